import type { CaseloadView } from '@send-hub/shared'
import { isLive } from './caseload-scope.ts'

/** The placeholders of the days, in the order in which a statement lists them. */
export interface DayPlaceholders {
  today: string
  soonLegalOn: string
  weekLegalOn: string
}

/**
 * How the lines of one view are found. A page of rows called `line` is picked by `from`, `where` and `order` first; only
 * those get `columns`, for which `more` may be joined. `cases c` is in every `from`, for whose cases they are.
 */
export interface ViewLines {
  line: 'c' | 'd' | 'r'
  from: string
  where: string
  order: string
  /** The case of a picked row. */
  caseId: string
  columns: string
  more: string
}

const ofDuty = `d.kind, d.subject_id as "subjectId", d.legal_on as "legalOn", d.act_by as "actBy", d.promised_on as "promisedOn"`
const ofDuties = {
  line: 'd',
  from: 'case_duties d join cases c on c.id = d.case_id',
  order: 'd.legal_on, d.case_id, d.kind, d.subject_id',
  caseId: 'd.case_id',
  more: '',
} as const

/** One line a case, with the first of its duties that the condition is true of and how many more there are. */
function firstDuty(isIn: (duty: string) => string): ViewLines {
  return {
    ...ofDuties,
    where: `${isIn('d')} and not exists (select from case_duties e where e.case_id = d.case_id and ${isIn('e')}
      and (e.legal_on, e.kind, e.subject_id) < (d.legal_on, d.kind, d.subject_id))`,
    columns: `${ofDuty}, (select count(*)::int - 1 from case_duties e where e.case_id = d.case_id and ${isIn('e')}) as "moreDuties"`,
  }
}

/** One line a duty. */
function eachDuty(where: string): ViewLines {
  return { ...ofDuties, where, columns: `${ofDuty}, 0 as "moreDuties"` }
}

/** What the council owes next on a case: beside lines that are cases, not duties. */
const nextDutyOfCase = `left join lateral (select * from case_duties n where n.case_id = c.id and n.is_councils
  order by n.legal_on, n.kind limit 1) d on true`

/** One line a case, with what the council owes next; the day of that is in the row, and its index gives the order. */
function eachCase(where: string, isIn: (duty: string) => string, kind = 'd.kind'): ViewLines {
  return {
    line: 'c',
    from: 'cases c',
    where,
    order: 'c.next_legal_on nulls last, c.id',
    caseId: 'c.id',
    more: nextDutyOfCase,
    columns: `${kind} as kind, d.subject_id as "subjectId", d.legal_on as "legalOn", d.act_by as "actBy",
      d.promised_on as "promisedOn",
      (select greatest(count(*)::int - 1, 0) from case_duties e where e.case_id = c.id and ${isIn('e')}) as "moreDuties"`,
  }
}

/** The newest draft: an earlier plan's comments are none on this one. */
const hasCommented = `exists (select from draft_comments k join case_events v on v.id = k.draft_event_id
  where k.case_id = c.id and k.sent_at is not null and (c.status = 'CONSULTING_SETTINGS' or v.happened_on >= c.status_since))`

const othersTimeRuns = (today: string) => `exists (select from case_duties w where w.case_id = c.id
  and w.kind in ('family-comments', 'setting-reply') and w.legal_on >= ${today})`

/** To be written, answered by the family, or with nobody any more whose time runs. */
export const draftWaits = (today: string): string => `(c.status = 'DRAFTING'
  or (c.status in ('DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'AMENDING_PLAN')
    and (${hasCommented} or not ${othersTimeRuns(today)})))`

export function viewLines(
  view: CaseloadView,
  { today, soonLegalOn, weekLegalOn }: DayPlaceholders,
): ViewLines {
  const owedUntil = (last: string) => (duty: string) =>
    `${duty}.is_councils and ${duty}.legal_on >= ${today} and ${duty}.legal_on <= ${last}`
  const isLate = (duty: string) => `${duty}.is_councils and ${duty}.legal_on < ${today}`
  switch (view) {
    case 'late':
      return eachCase(`c.next_legal_on < ${today}`, isLate)
    case 'this-week':
      return firstDuty(owedUntil(weekLegalOn))
    case 'about-to-be-late':
      return firstDuty(owedUntil(soonLegalOn))
    case 'advice-overdue':
      return eachDuty(`d.kind = 'advice' and d.legal_on < ${today} and ${isLive}`)
    case 'requests-open':
      return {
        line: 'r',
        from: 'family_requests r join cases c on c.id = r.case_id',
        where: `r.answered_at is null and ${isLive}`,
        columns: `r.kind, r.id as "subjectId", null::date as "legalOn", r.answer_by as "actBy", null::date as "promisedOn", 0 as "moreDuties"`,
        order: 'r.answer_by, r.id',
        caseId: 'r.case_id',
        more: '',
      }
    case 'drafts-waiting':
      return eachCase(
        draftWaits(today),
        (duty) => `${duty}.is_councils`,
        `case when c.status = 'DRAFTING' then 'to-write' when ${hasCommented} then 'commented' else 'time-over' end`,
      )
    case 'reviews':
      return eachDuty("d.kind = 'review'")
    case 'phase':
      return eachDuty("d.kind = 'phase-transfer'")
    case 'cases':
      return eachCase(isLive, (duty) => `${duty}.is_councils`)
  }
}
