import type { CaseStatus, StepKind, TeamCode } from '@send-hub/shared'
import { findCaseRecord } from '../../src/features/cases/cases.store.ts'
import { reckonCase } from '../../src/features/cases/index.ts'
import { addWeeks } from '../../src/platform/calendar/index.ts'
import type { Tx } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { usualDay } from '../test-clock.ts'
import { aChild } from './a-child.ts'
import { anAccess } from './an-access.ts'
import { type LifeStep, stageAfter, usualLives } from './case-lives.ts'
import { type Db, insertRow } from './insert-row.ts'

export interface CaseMade {
  id: string
  reference: string
  childId: string
  version: number
  receivedOn: string
}

export interface CaseWanted {
  id?: string
  status?: CaseStatus
  /** If left out, such that the last step was a week before `today`: a case on time. */
  receivedOn?: string
  /** The day the next duty is reckoned on. */
  today?: string
  child?: Parameters<typeof aChild>[1]
  /** Another request for the same child. */
  childId?: string
  team?: TeamCode
  officerId?: string | null
  hasWeek20Exception?: boolean
  /** Family members who may act on it. */
  sharedWith?: string[]
  /** Columns as they should stand, whatever the life says. */
  columns?: Record<string, unknown>
}

/** A case at a stage, with the events of a usual life up to there and its next duty reckoned. */
export async function aCase(db: Db, wanted: CaseWanted = {}): Promise<CaseMade> {
  const { id = newId(), status = 'DECIDING_TO_ASSESS', today = usualDay } = wanted
  const life: readonly LifeStep[] = usualLives[status]
  const receivedOn = wanted.receivedOn ?? addWeeks(today, -((life.at(-1)?.[1] ?? 0) + 1))
  const steps = life.map(([kind, weeks]) => ({ kind, on: earlier(addWeeks(receivedOn, weeks), today) }))
  const childId = wanted.childId ?? (await aChild(db, wanted.child)).id

  const row = await insertRow(db, 'cases', {
    id,
    child_id: childId,
    status,
    status_since: steps.at(-1)?.on ?? receivedOn,
    team: wanted.team ?? 'assessment',
    officer_id: wanted.officerId ?? null,
    received_on: receivedOn,
    request_source: 1,
    has_week20_exception: wanted.hasWeek20Exception ?? false,
    ...outcomesOf(steps),
    ...wanted.columns,
  })
  await writeEvents(db, id, receivedOn, steps)
  for (const familyMemberId of wanted.sharedWith ?? []) await anAccess(db, { caseId: id, familyMemberId })
  await reckonNextDuty(db, id, today)
  return { id, reference: String(row.reference), childId, version: 1, receivedOn }
}

/** Keeps the next duty in the row, as every write of the application does. */
export async function reckonNextDuty(db: Db, caseId: string, today: string = usualDay): Promise<void> {
  const tx = {
    rows: async ({ text }: { text: string }, values: unknown[]) => (await db.query(text, values)).rows,
  }
  const record = await findCaseRecord(tx as unknown as Tx, caseId)
  const next = record && reckonCase(record, today).next
  await db.query('update cases set next_duty = $2, next_legal_on = $3 where id = $1', [
    caseId,
    next?.kind ?? null,
    next?.legalDate ?? null,
  ])
}

interface Step {
  kind: StepKind
  on: string
}

async function writeEvents(db: Db, caseId: string, receivedOn: string, steps: Step[]): Promise<void> {
  let from: CaseStatus | null = null
  for (const { kind, on } of [{ kind: 'request-received' as const, on: receivedOn }, ...steps]) {
    const to: CaseStatus = kind === 'request-received' ? 'DECIDING_TO_ASSESS' : stageAfter(kind)
    await insertRow(db, 'case_events', {
      id: newId(),
      case_id: caseId,
      kind,
      happened_on: on,
      recorded_at: `${on}T12:00:00Z`,
      recorded_by_kind: 'system',
      from_status: from,
      to_status: to,
      is_visible_to_family: true,
    })
    from = to
  }
}

/** The outcomes and days in the row, by the SEN2 codes. */
function outcomesOf(steps: Step[]): Record<string, unknown> {
  const on = (kind: Step['kind']) => steps.find((step) => step.kind === kind)?.on
  const agreedOn = on('assessment-agreed')
  const refusedOn = on('assessment-refused')
  const issuedOn = on('plan-issued')
  const noPlanOn = on('plan-refused')
  const ceasedOn = on('plan-ceased')
  return {
    ...(agreedOn && { request_outcome: 'Y', request_outcome_on: agreedOn, assessment_outcome: 'A' }),
    ...(refusedOn && { request_outcome: 'N', request_outcome_on: refusedOn }),
    ...(noPlanOn && { assessment_outcome: 'N', assessment_outcome_on: noPlanOn }),
    ...(issuedOn && {
      assessment_outcome: 'Y',
      assessment_outcome_on: issuedOn,
      plan_started_on: issuedOn,
      is_active_plan: !ceasedOn,
    }),
    ...(ceasedOn && { plan_ceased_on: ceasedOn, cease_reason: 2 }),
  }
}

const earlier = (one: string, other: string): string => (one < other ? one : other)
