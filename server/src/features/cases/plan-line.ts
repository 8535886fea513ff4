import type { CaseForFamily, Duty, DutyKind } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import type { ReckonedCase } from './reckon-case.ts'

/** One mark before its state is known. `isDone` may be true without a day on record. */
export interface Mark {
  key: string
  label: string
  on: Day | null
  isDone: boolean
  duty?: Duty | undefined
  /** Where no duty says by when. */
  by?: Day | null
}

type PlanLine = { subject: Exclude<CaseForFamily['timelineOf'], 'twenty-weeks'>; marks: Mark[] }

/** What a plan goes through now, as marks in order: a review, changes, or a new assessment. Null at other stages. */
export function planLineOf(reckoned: ReckonedCase): PlanLine | null {
  const { record, facts } = reckoned
  const amendment = record.status === 'AMENDING_PLAN' ? facts.amendments.at(-1) : undefined
  if (record.status === 'REASSESSING' || amendment?.isReassessment) return newAssessment(reckoned)
  if (record.status === 'IN_REVIEW') return { subject: 'review', marks: reviewMarks(reckoned) }
  if (!amendment) return null
  const changes = changeMarks(reckoned, 'amended-plan', 'We send the changed plan')
  if (amendment.meetingOn) return { subject: 'review', marks: [...reviewMarks(reckoned), ...changes] }
  const notice = done('notice', 'We sent you the changes', amendment.noticeOn)
  return { subject: 'changes', marks: [notice, ...changes] }
}

function reviewMarks({ facts, duties, today }: ReckonedCase): Mark[] {
  const review = facts.reviews.at(-1)
  const meetingOn = review?.meetingOn ?? null
  const isPast = meetingOn !== null && meetingOn < today
  const by = (kind: DutyKind) => duties.find((duty) => duty.kind === kind)
  return [
    { ...mark('meeting', 'The meeting about the plan', isPast ? meetingOn : null), by: meetingOn },
    mark('report', 'The report of the meeting comes in', review?.reportOn ?? null, by('review-report')),
    mark('decision', 'We tell you what we decide', review?.decidedOn ?? null, by('review-decision')),
  ]
}

function newAssessment(reckoned: ReckonedCase): PlanLine {
  const { facts } = reckoned
  const amendment = facts.amendments.at(-1)
  const draftOn = amendment?.isReassessment && !amendment.endedOn ? amendment.noticeOn : null
  return {
    subject: 'new-assessment',
    marks: [
      done('agreed', 'We said yes to a new assessment', facts.reassessments.at(-1)?.startedOn ?? null),
      mark('draft', 'We send you the new draft', draftOn),
      ...changeMarks(reckoned, 'reassessed-plan', 'We send you the plan', draftOn !== null),
    ],
  }
}

/** The family's time to comment, then the plan. */
function changeMarks(
  { duties, today }: ReckonedCase,
  kind: DutyKind,
  label: string,
  isServed = true,
): Mark[] {
  const comments = isServed ? duties.find((duty) => duty.kind === 'family-comments') : undefined
  const isOver = comments !== undefined && (comments.metOn !== null || comments.legalDate < today)
  const plan = duties.find((duty) => duty.kind === kind)
  return [
    { ...mark('comments', 'You check the changes', comments?.metOn ?? null, comments), isDone: isOver },
    mark('final', label, plan?.metOn ?? null, plan),
  ]
}

const done = (key: string, label: string, on: Day | null): Mark => ({ key, label, on, isDone: true })

const mark = (key: string, label: string, on: Day | null, duty?: Duty): Mark => ({
  ...{ key, label, on, duty },
  isDone: on !== null,
})
