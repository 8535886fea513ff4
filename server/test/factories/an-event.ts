import type { CaseEventKind } from '@send-hub/shared'
import { newId } from '../../src/platform/ids.ts'
import { type Db, insertRow } from './insert-row.ts'

/** One more event of a case, recorded at noon of its day. */
export async function anEvent(
  db: Db,
  caseId: string,
  kind: CaseEventKind,
  on: string,
  more: { details?: Record<string, unknown>; corrects?: string } = {},
): Promise<{ id: string }> {
  const id = newId()
  await insertRow(db, 'case_events', {
    id,
    case_id: caseId,
    kind,
    happened_on: on,
    recorded_at: `${on}T12:00:00Z`,
    recorded_by_kind: 'staff',
    details: more.details ?? {},
    corrects_event_id: more.corrects ?? null,
    is_visible_to_family: true,
  })
  return { id }
}
