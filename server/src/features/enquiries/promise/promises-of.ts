import {
  escalationLevels,
  type PromiseForStaff,
  type PromiseOutcome,
  type PromisesForFamily,
  type PromisesForStaff,
  type TopicCode,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { refusalToPause } from './pause.ts'
import type { Standing } from './promise.store.ts'

/** One day that was promised, as the record has it; days in Europe/London. */
export interface PromiseRecord {
  dueOn: Day
  ownerName: string
  madeOn: Day
  keptOn: Day | null
  pausedOn: Day | null
  isMissed: boolean
  isReplaced: boolean
}

/** What became of a promise. One that was missed stays missed, whatever came after it. */
export function outcomeOf(promise: PromiseRecord, today: Day): PromiseOutcome {
  const { dueOn, keptOn, pausedOn, isMissed, isReplaced } = promise
  if (isMissed) return 'missed'
  const countsUntil = pausedOn ?? keptOn
  if (keptOn) return countsUntil && countsUntil <= dueOn ? 'kept' : 'kept-late'
  if (isReplaced) return 'changed'
  if (pausedOn) return 'paused'
  return dueOn < today ? 'missed' : 'open'
}

const onDay = (column: string) => `(${column} at time zone 'Europe/London')::date`

const rows = `(select coalesce(json_agg(json_build_object('dueOn', p.due_on, 'ownerName', p.owner_name,
    'madeOn', ${onDay('p.made_at')}, 'keptOn', ${onDay('p.kept_at')}, 'pausedOn', ${onDay('p.paused_at')},
    'isMissed', p.missed_at is not null, 'isReplaced', p.replaced_at is not null) order by p.made_at, p.id), '[]')
  from promises p where p.enquiry_id = e.id) as promises`

const toViews = (promises: PromiseRecord[], today: Day): PromiseForStaff[] =>
  promises.map((promise) => ({
    dueOn: promise.dueOn,
    madeOn: promise.madeOn,
    ownerName: promise.ownerName,
    outcome: outcomeOf(promise, today),
  }))

/** SQL: the last promised day of an enquiry that was missed and not answered since. */
export const missedByOf = (enquiryId: string): string =>
  `(select max(p.due_on) from promises p where p.enquiry_id = ${enquiryId} and p.missed_at is not null
     and p.made_at > coalesce((select max(k.kept_at) from promises k where k.enquiry_id = ${enquiryId}), '-infinity'))`

interface FamilyRow {
  missedBy: Day | null
  promises: PromiseRecord[]
  escalation: number
  pausedOn: Day | null
  contactCount: number
}

/** Every day that this family was promised, broken ones too, and who has the question now. */
export const promisesForFamily: PagePart<PromisesForFamily, FamilyContext> = {
  query: `select ${rows}, e.escalation, ${onDay('e.paused_since')} as "pausedOn", e.contact_count as "contactCount",
     ${missedByOf('e.id')} as "missedBy" from enquiries e where e.id = $3 and e.family_member_id = $1`,
  toView: ([row]: FamilyRow[], { today }) => ({
    days: toViews(row?.promises ?? [], today),
    missedBy: row?.missedBy ?? null,
    heldBy: escalationLevels[row?.escalation ?? 0] ?? 'owner',
    pausedOn: row?.pausedOn ?? null,
    contactCount: row?.contactCount ?? 1,
  }),
}

interface StaffRow extends Pick<Standing, 'status' | 'priority' | 'topics' | 'pauses' | 'pausedDaysLeft'> {
  topics: TopicCode[]
  promises: PromiseRecord[]
  escalation: number
  pausedOn: Day | null
}

/** The same for staff, with whether it may be paused. */
export const promisesForStaff: PagePart<PromisesForStaff, StaffContext> = {
  query: `select ${rows}, e.status, e.priority, e.topics, e.escalation, ${onDay('e.paused_since')} as "pausedOn",
     e.paused_days_left as "pausedDaysLeft", (select count(*) from promises p where p.enquiry_id = e.id and p.paused_at is not null
       and p.made_at > coalesce((select max(k.kept_at) from promises k where k.enquiry_id = e.id), '-infinity')) as pauses
   from enquiries e where e.id = $3`,
  toView: ([row]: StaffRow[], { today }) => ({
    days: toViews(row?.promises ?? [], today),
    heldBy: escalationLevels[row?.escalation ?? 0] ?? 'owner',
    pausedOn: row?.pausedOn ?? null,
    daysLeft: row?.pausedDaysLeft ?? null,
    cannotPause: row ? (refusalToPause(row) ?? null) : null,
  }),
}
