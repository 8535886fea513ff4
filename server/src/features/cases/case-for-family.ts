import {
  type CaseCard,
  type CaseForFamily,
  type Council,
  caseEventWords,
  caseWords,
  type Duty,
  exceptionReasons,
  exceptionWords,
  formatDay,
  hasEnded,
  type TimelineMark,
  type TimelineStep,
  timelineMarkOf,
  timelineMarks,
} from '@send-hub/shared'
import { type Day, daysBetween } from '../../platform/calendar/index.ts'
import { standingEvents } from './case-record.ts'
import type { SharedCase } from './cases.store.ts'
import { datesForWords } from './clock/index.ts'
import { earlierPromises, lateDuty, lateForFamily } from './late-for-family.ts'
import { type ReckonedCase, reckonCase } from './reckon-case.ts'

/** The case as its family reads it, field by field; without what other features add. */
export function caseForFamily(
  record: SharedCase,
  council: Council,
  today: Day,
): Omit<CaseForFamily, 'enquiries' | 'asking'> {
  const reckoned = reckonCase(record, today)
  const { phone, email, openingHours } = council.hub
  const advice = council.adviceService
  return {
    id: record.id,
    reference: record.reference,
    childName: record.childFirstName,
    status: record.status,
    stage: stageWords(reckoned, council),
    keyDate: keyDate(reckoned, today),
    late: lateForFamily(reckoned, council, today),
    exception: exceptionForFamily(reckoned),
    earlierPromises: earlierPromises(reckoned, today),
    timeline: timelineOf(reckoned),
    history: standingEvents(record.events)
      .map((event) => ({ id: event.id, on: event.on, text: caseEventWords[event.kind].family }))
      .reverse(),
    contact: { team: council.teams[record.team].publicName, phone, email, hours: openingHours },
    advice: { name: advice.name, about: advice.fullName, phone: advice.phone, url: advice.url },
    seenBy: [{ name: record.readerName, relationship: record.relationship, isYou: true }],
  }
}

/** The case as a card on "Your children". */
export function cardForFamily(record: SharedCase, newReplies: number, today: Day): CaseCard {
  const reckoned = reckonCase(record, today)
  const date = keyDate(reckoned, today)
  return {
    id: record.id,
    reference: record.reference,
    childName: record.childFirstName,
    title: caseWords[record.status].title,
    isYourTurn: caseWords[record.status].isFamilysTurn,
    isLate: reckoned.isLate,
    nextDate: date && { label: date.label, day: date.day },
    newReplies,
  }
}

/** The stage in words, with only the dates that are still to come. */
export function stageWords({ record, duties }: ReckonedCase, council: Council): CaseForFamily['stage'] {
  const words = caseWords[record.status]
  const facts = {
    childFirstName: record.childFirstName,
    adviceService: council.adviceService.name,
    team: council.teams[record.team].publicName,
    requestedOn: formatDay(record.receivedOn),
    hadPlan: record.planStartedOn !== null,
    ...datesForWords(duties),
  }
  return {
    title: words.title,
    now: words.now(facts),
    next: words.next(facts),
    youCanDo: words.youCanDo(facts),
    who: words.who(facts),
  }
}

const keyDateLabels = {
  'decide-to-assess': 'We tell you if we will assess by',
  'tell-no-plan': 'If the answer is no, we tell you by',
  'final-plan': 'We send the final plan by',
} as const

const promisedLabels = {
  'decide-to-assess': 'We now expect to tell you if we will assess by',
  'tell-no-plan': 'We now expect to decide about a plan by',
  'final-plan': 'We now expect to send the final plan by',
} as const satisfies Record<keyof typeof keyDateLabels, string>

/** The one date that matters now: the family's own, else ours; of a late step only a date still promised. */
function keyDate(reckoned: ReckonedCase, today: Day): CaseForFamily['keyDate'] {
  const { record, duties, next } = reckoned
  const comments = duties.find((duty) => duty.kind === 'family-comments')
  if (record.status === 'DRAFT_WITH_FAMILY' && comments?.state === 'window') {
    return dateOn('Tell us by', comments.legalDate, today, true)
  }
  const late = lateDuty(reckoned)
  if (late) {
    return late.promisedDate && late.promisedDate >= today
      ? dateOn(promisedLabels[late.kind as keyof typeof promisedLabels], late.promisedDate, today, false)
      : null
  }
  if (!next) return null
  const label = keyDateLabels[next.kind as keyof typeof keyDateLabels]
  return dateOn(label, next.legalDate, today, false)
}

const dateOn = (label: string, day: Day, today: Day, isYourTurn: boolean) => ({
  label,
  day,
  daysLeft: daysBetween(today, day),
  isYourTurn,
})

/** An exception excuses; it is told while the step it excuses is still to be done. */
function exceptionForFamily({ record, duties }: ReckonedCase): string | null {
  const open = duties.filter((duty) => duty.state === 'due' || duty.state === 'late')
  const excused = open.find((duty) => duty.exception !== null)
  if (excused?.exception) return exceptionWords(exceptionReasons[excused.exception])
  const isFlagged = record.hasWeek20Exception && open.some((duty) => duty.kind === 'final-plan')
  // The return tells that an exception applies, but not which.
  return isFlagged
    ? 'The law lets us take longer here. It does not let us stop. Ask us for the reason.'
    : null
}

const markLabels = {
  request: 'We got the request',
  assessment: 'We decide whether to assess',
  'plan-decision': 'We decide about a plan',
  draft: 'You check the draft',
  final: 'We send the final plan',
} as const satisfies Record<TimelineMark, string>

/** While there is no draft to check, the family is not the one who is waited for. */
const draftToWrite = 'We write the draft, then you check it'

/** The 20 weeks as marks, in order. Where the answer was no or the case ended, only what was done. */
function timelineOf(reckoned: ReckonedCase): TimelineStep[] {
  const { record, facts } = reckoned
  const at = timelineMarkOf[record.status]
  const reached = at === null ? -1 : timelineMarks.indexOf(at)
  const isOver =
    hasEnded(record.status) || record.status === 'REFUSED_TO_ASSESS' || record.status === 'NOT_ISSUING'
  const doneOn: Record<TimelineMark, Day | null> = {
    request: record.receivedOn,
    assessment: facts.assessDecisionOn,
    'plan-decision': facts.planDecisionOn ?? facts.noPlanToldOn,
    // While it is the family's turn, checking the draft is what happens now.
    draft: record.status === 'DRAFT_WITH_FAMILY' ? null : (facts.draftServedOn.at(-1) ?? null),
    final: facts.finalIssuedOn,
  }
  const steps = timelineMarks.map((key, index) => {
    const duty = dutyOfMark(reckoned.duties, key)
    const isDone = doneOn[key] !== null || duty?.state === 'not-recorded' || (!isOver && index < reached)
    return {
      key,
      label: key === 'draft' && facts.draftServedOn.length === 0 ? draftToWrite : markLabels[key],
      state: stateOf(isDone, duty),
      on: doneOn[key],
      by: duty?.legalDate ?? null,
    }
  })
  const shown: TimelineStep[] = isOver ? steps.filter((step) => step.state.startsWith('done')) : steps
  const current = shown.find((step) => !step.state.startsWith('done'))
  if (current?.state === 'later') current.state = 'now'
  return shown
}

function dutyOfMark(duties: readonly Duty[], mark: TimelineMark): Duty | undefined {
  const kinds = {
    request: null,
    assessment: 'decide-to-assess',
    'plan-decision': 'tell-no-plan',
    draft: null,
    final: 'final-plan',
  }
  return duties.find((duty) => duty.kind === kinds[mark])
}

function stateOf(isDone: boolean, duty: Duty | undefined): TimelineStep['state'] {
  if (isDone) return duty?.state === 'met-late' ? 'done-late' : 'done'
  return duty?.state === 'late' ? 'late' : 'later'
}
