import {
  type CaseForStaff,
  type CaseStatus,
  caseStatuses,
  type RecordKind,
  recordKinds,
  recordRules,
} from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualDay } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp({ limits: { signInPer15Minutes: 100, writesPerMinute: 100_000 } })
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

type Before = [kind: string, details?: object]
const refused: Before = ['assessment-refused']
const appealed: Before[] = [refused, ['appeal-registered']]

/** What has to stand before each fact, and what the fact says besides its day. */
const examples: Record<RecordKind, { before?: Before[]; input?: object }> = {
  'exception-recorded': {
    input: {
      code: 'EXCEPTIONAL',
      duties: ['decide-to-assess'],
      evidenceKind: 'told-by-family',
      evidence: 'A death in the close family',
      toldFamilyOn: usualDay,
    },
  },
  'mediation-requested': { before: [refused] },
  'mediation-certificate': { before: [refused] },
  'mediation-held': { before: [refused, ['mediation-requested']] },
  'appeal-registered': { before: [refused] },
  'appeal-decided': { before: appealed, input: { outcome: 'overturned' } },
  'order-received': { before: appealed, input: { order: 'start-assessment' } },
  'order-carried-out': {
    before: [...appealed, ['order-received', { order: 'start-assessment' }]],
    input: { order: 'start-assessment' },
  },
  'review-meeting-held': {},
  'review-report-received': { before: [['review-meeting-held']] },
  'early-review-requested': {},
  'under-five-review-considered': {},
  'reassessment-requested': {},
  'reassessment-refused': {
    before: [['reassessment-requested']],
    input: { letter: { wentElsewhere: true } },
  },
  'phase-transfer-set': { input: { phase: 'primary-to-secondary', startsOn: '2027-09-01' } },
  'phase-place-named': {
    before: [['phase-transfer-set', { phase: 'primary-to-secondary', startsOn: '2027-09-01' }]],
  },
  'plan-transferred-in': { input: { lastReviewOn: '2026-03-02' } },
  'moved-in-letter-sent': { before: [['plan-transferred-in', { lastReviewOn: null }]] },
  'plan-transferred-out': {},
}

/** A case at a stage, with what the fact needs to stand before it. */
async function caseFor(kind: RecordKind, status: CaseStatus): Promise<string> {
  const isMovedIn = kind === 'plan-transferred-in'
  const { id } = await aCase(test.pool, {
    status,
    receivedOn: '2024-08-05',
    child: { birthOn: kind === 'under-five-review-considered' ? '2023-05-01' : '2015-05-01' },
    ...(kind === 'plan-transferred-out' && { columns: { plan_ceased_on: usualDay, cease_reason: 5 } }),
  })
  // A plan that came from another council was not issued here.
  if (isMovedIn)
    await test.pool.query("delete from case_events where case_id = $1 and kind = 'plan-issued'", [id])
  for (const [before, details = {}] of examples[kind].before ?? []) {
    await insertRow(test.pool, 'case_events', {
      id: newId(),
      case_id: id,
      kind: before,
      happened_on: '2026-11-20',
      recorded_at: '2026-11-20T15:00:00Z',
      recorded_by_kind: 'staff',
      details,
      is_visible_to_family: true,
    })
  }
  return id
}

const record = (id: string, kind: RecordKind) =>
  staff.post(`/api/staff/cases/${id}/records`, { kind, on: usualDay, version: 1, ...examples[kind].input })

async function eventsOf(id: string): Promise<string[]> {
  const { rows } = await test.pool.query<{ kind: string }>(
    'select kind from case_events where case_id = $1',
    [id],
  )
  return rows.map(({ kind }) => kind)
}

describe.each(recordKinds)('%s', (kind) => {
  const allowed = recordRules[kind].at
  const forbidden = caseStatuses.filter((status) => !allowed.includes(status))

  it.each(allowed)('can be recorded at %s', async (status) => {
    const id = await caseFor(kind, status)
    const answer = await record(id, kind)

    expect(answer.statusCode, answer.payload).toBe(200)
    const found = answer.json<CaseForStaff>()
    expect(found).toMatchObject({ status, version: 2 })
    expect(found.events.filter((event) => event.kind === kind)).toContainEqual(
      expect.objectContaining({ on: usualDay, isVisibleToFamily: true, canBeCorrected: true }),
    )
  })

  if (forbidden.length > 0)
    it.each(forbidden)('is refused at %s with a sentence, and nothing is written', async (status) => {
      const id = await caseFor(kind, status)
      const before = await eventsOf(id)
      const answer = await record(id, kind)

      expect(answer.statusCode, answer.payload).toBe(409)
      expect(answer.json().detail).toMatch(/^“.+” can’t be recorded at “.+”\.$/)
      expect(await eventsOf(id)).toEqual(before)
    })
})
