import { detailsOf } from '@send-hub/shared'
import type { CaseEventRecord, CaseRecord } from './case-record.ts'
import type { CaseFacts, RecordedOrder } from './clock/index.ts'

type PlanFacts = Pick<
  CaseFacts,
  | 'reviews'
  | 'amendments'
  | 'reassessmentRequests'
  | 'reassessments'
  | 'underFiveConsideredOn'
  | 'transferredIn'
  | 'transferredOut'
  | 'phaseTransfers'
  | 'placesNamedOn'
>
type Writable<List> = List extends readonly (infer Item)[]
  ? { -readonly [Key in keyof Item]: Item[Key] }[]
  : never

/** The life of a plan, read from the events that stand, oldest first. */
export function planFacts(
  { status }: Pick<CaseRecord, 'status'>,
  events: readonly CaseEventRecord[],
  orders: readonly RecordedOrder[],
): PlanFacts {
  const changes = changesOf(events, orders)
  const movedAway =
    status === 'CLOSED_MOVED' ? events.findLast(({ kind }) => kind === 'moved-away') : undefined
  return {
    reviews: reviewsOf(events),
    ...changes,
    underFiveConsideredOn: lastOn(events, 'under-five-review-considered'),
    transferredIn: transferredIn(events),
    transferredOut: movedAway
      ? {
          learntOn: movedAway.on,
          sentOn: lastOn(events, 'plan-transferred-out'),
          isKnown: movedAway.recordedByKind !== 'system',
        }
      : null,
    phaseTransfers: events.flatMap(({ kind, details }) => {
      const set = kind === 'phase-transfer-set' ? detailsOf(kind, details) : null
      return set ? [set] : []
    }),
    placesNamedOn: events.filter(({ kind }) => kind === 'phase-place-named').map(({ on }) => on),
  }
}

/** A review runs from its arrangement, or from the meeting where nobody arranged it here, to the council's decision. */
function reviewsOf(events: readonly CaseEventRecord[]): PlanFacts['reviews'] {
  const reviews: (Writable<PlanFacts['reviews']>[number] & { isHeld: boolean })[] = []
  const running = () => {
    const last = reviews.at(-1)
    if (last && !last.decidedOn) return last
    const next = { meetingOn: null, reportOn: null, decidedOn: null, isHeld: false }
    reviews.push(next)
    return next as (typeof reviews)[number]
  }
  for (const { kind, on, details } of events) {
    switch (kind) {
      case 'review-arranged': {
        const review = running()
        if (!review.isHeld) review.meetingOn = detailsOf(kind, details)?.meetingOn ?? review.meetingOn
        break
      }
      case 'review-meeting-held': {
        const review = running()
        review.meetingOn = on
        review.isHeld = true
        break
      }
      case 'review-report-received': {
        // A school’s report that comes after the decision is still that review’s.
        const last = reviews.at(-1)
        const review = last && !last.reportOn ? last : running()
        review.reportOn = on
        break
      }
      case 'review-kept-plan':
      case 'review-to-amend':
      case 'review-to-cease':
        running().decidedOn = on
    }
  }
  return reviews
}

/** Notices of changes and re-assessments, with what ended each. */
function changesOf(events: readonly CaseEventRecord[], orders: readonly RecordedOrder[]) {
  const amendments: Writable<PlanFacts['amendments']> = []
  const reassessmentRequests: Writable<PlanFacts['reassessmentRequests']> = []
  const reassessments: Writable<PlanFacts['reassessments']> = []
  let meetingOn: string | null = null
  const propose = (noticeOn: string, ofMeetingOn: string | null, isReassessment: boolean) =>
    amendments.push({ noticeOn, meetingOn: ofMeetingOn, isReassessment, endedOn: null })
  const end = (on: string, isPlanSent: boolean) => {
    const amendment = amendments.at(-1)
    if (amendment && !amendment.endedOn) amendment.endedOn = on
    const reassessment = reassessments.at(-1)
    if (reassessment && !reassessment.endedOn) {
      reassessment.endedOn = on
      reassessment.planSentOn = isPlanSent ? on : null
    }
  }
  const answer = (on: string) => {
    for (const request of reassessmentRequests) request.answeredOn ??= on
  }
  for (const { kind, on, details } of events) {
    switch (kind) {
      case 'review-arranged':
        meetingOn = detailsOf(kind, details)?.meetingOn ?? null
        break
      case 'review-meeting-held':
        meetingOn = on
        break
      case 'review-to-amend':
        propose(on, meetingOn, false)
        meetingOn = null
        break
      case 'review-kept-plan':
      case 'review-to-cease':
        meetingOn = null
        break
      case 'amendment-proposed':
        propose(on, null, false)
        break
      case 'reassessment-requested':
        reassessmentRequests.push({ on, answeredOn: null })
        break
      case 'reassessment-refused':
        answer(on)
        break
      case 'reassessment-agreed':
        answer(on)
        reassessments.push({
          startedOn: orderedOn(events, orders, on) ?? on,
          endedOn: null,
          planSentOn: null,
        })
        break
      case 'reassessment-draft-served':
        propose(on, null, true)
        break
      case 'plan-amended':
        end(on, true)
        break
      case 'amendment-dropped':
      case 'reassessment-kept-plan':
      case 'reassessment-to-cease':
        end(on, false)
    }
  }
  return { amendments, reassessmentRequests, reassessments }
}

/** The Tribunal's order to assess again after our no: the weeks run from it. */
function orderedOn(events: readonly CaseEventRecord[], orders: readonly RecordedOrder[], agreedOn: string) {
  const refusedOn = events.findLast(({ kind, on }) => kind === 'reassessment-refused' && on <= agreedOn)?.on
  if (!refusedOn) return null
  const order = orders.find((each) => each.order === 'start-assessment' && each.on >= refusedOn)
  return order && order.on <= agreedOn ? order.on : null
}

function transferredIn(events: readonly CaseEventRecord[]): PlanFacts['transferredIn'] {
  const event = events.findLast(({ kind }) => kind === 'plan-transferred-in')
  if (!event) return null
  const lastReviewOn = detailsOf('plan-transferred-in', event.details)?.lastReviewOn ?? null
  return { on: event.on, lastReviewOn, letterSentOn: lastOn(events, 'moved-in-letter-sent') }
}

function lastOn(events: readonly CaseEventRecord[], wanted: CaseEventRecord['kind']): string | null {
  return events.findLast(({ kind }) => kind === wanted)?.on ?? null
}
