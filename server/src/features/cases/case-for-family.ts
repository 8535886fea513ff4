import {
  type AccessRole,
  type CaseCard,
  type CaseForFamily,
  type CaseWordFacts,
  type Council,
  caseWords,
  exceptionReasons,
  exceptionReasonsForYoungPerson,
  exceptionWords,
  formatDay,
  formatDayLong,
  helperRoles,
  isOwedByCouncil,
} from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { eventsForFamily } from './acts/events-for-family.ts'
import type { SharedAdvice } from './advice/advice.store.ts'
import { assessmentFrom, isCounted } from './advice/advice-rules.ts'
import { boardForFamily, settingsOf } from './advice/board-for-family.ts'
import { historyForFamily } from './advice/history-for-family.ts'
import { appealForFamily, mayAppealByLetter } from './appeal-for-family.ts'
import { alsoHappening } from './beside-stage.ts'
import type { CaseRecord } from './case-record.ts'
import type { SharedCase } from './cases.store.ts'
import { datesForWords } from './clock/index.ts'
import { isTimeToComment, keyDate } from './key-date.ts'
import { earlierPromises, lateForFamily } from './late-for-family.ts'
import { anyParent, type CaseReader, readerOf } from './reader-of-case.ts'
import { type ReckonedCase, reckonCase } from './reckon-case.ts'
import { timelineForFamily } from './timeline-for-family.ts'
import { whoseRight } from './told-of-appeal.ts'

/** The case as its family reads it, field by field; without what other features add. */
export function caseForFamily(
  record: SharedCase,
  advice: readonly SharedAdvice[],
  council: Council,
  today: Day,
): Omit<
  CaseForFamily,
  | 'enquiries'
  | 'documents'
  | 'letters'
  | 'draft'
  | 'asking'
  | 'rights'
  | 'seenBy'
  | 'helps'
  | 'offersSecondCheck'
  | 'hasCorrectionAnswer'
> {
  const reckoned = reckonCase(record, today)
  const reader = readerOf(record, today)
  const { phone, email, openingHours } = council.hub
  const { adviceService } = council
  return {
    id: record.id,
    reference: record.reference,
    childName: record.childFirstName,
    status: record.status,
    isAboutReader: reader.isAboutReader,
    showsLooked: mayReadWhoLooked(record),
    stage: stageWords(reckoned, council, reader),
    keyDate: keyDate(reckoned, reader),
    late: lateForFamily(reckoned, council, today, reader.isAboutReader),
    exception: exceptionForFamily(reckoned, reader),
    earlierPromises: earlierPromises(reckoned, today),
    alsoHappening: alsoHappening(reckoned),
    appeal: reader.mayAppeal ? appealForFamily(reckoned, council) : null,
    mayAppealByLetter: mayAppealByLetter(reckoned, reader),
    appealIsOf: appealIsOf(reckoned, record, reader, council),
    ...timelineForFamily(reckoned),
    ...boardForFamily(reckoned, advice),
    history: historyForFamily(eventsForFamily(record.events), advice).reverse(),
    contact: { team: council.teams[record.team].publicName, phone, email, hours: openingHours },
    advice: {
      name: adviceService.name,
      about: adviceService.fullName,
      phone: adviceService.phone,
      url: adviceService.url,
    },
  }
}

/** As looked_at() in migrations/0005 says. */
const mayReadWhoLooked = ({ level, role }: SharedCase) => level !== 'status' && role !== 'school'

/** Without its days: they are for whoever has the right. */
function appealIsOf(
  reckoned: ReckonedCase,
  { role, level, birthOn }: SharedCase,
  reader: CaseReader,
  council: Council,
): CaseForFamily['appealIsOf'] {
  const mayRead = level === 'act' || level === 'status+documents'
  if (!mayRead || !reader.cannotAppeal || !appealForFamily(reckoned, council)) return null
  return whoseRight(role, birthOn, reckoned.today)
}

/** The case as a card on "Your children". */
export function cardForFamily(record: SharedCase, newReplies: number, today: Day): CaseCard {
  const reckoned = reckonCase(record, today)
  const date = keyDate(reckoned, readerOf(record, today))
  return {
    id: record.id,
    reference: record.reference,
    childName: record.childFirstName,
    isHelping: (helperRoles as readonly AccessRole[]).includes(record.role),
    isAboutReader: record.role === 'young-person',
    title: caseWords[record.status].title,
    isYourTurn: isYourTurn(reckoned),
    isLate: reckoned.isLate,
    nextDate: date && { label: date.label, day: date.day },
    newReplies,
  }
}

/** Changes to a plan wait for the family only while its time to comment runs; a draft does until it is answered. */
function isYourTurn(reckoned: ReckonedCase): boolean {
  const { status } = reckoned.record
  return caseWords[status].isFamilysTurn && (status !== 'AMENDING_PLAN' || isTimeToComment(reckoned))
}

/** The stage in words, with only the dates that are still to come, and an appeal's for those who have the right. */
export function stageWords(
  reckoned: ReckonedCase,
  council: Council,
  reader: CaseReader = anyParent,
): CaseForFamily['stage'] {
  const { record, duties } = reckoned
  const words = caseWords[record.status]
  const appeal = reader.mayAppeal ? appealForFamily(reckoned, council) : null
  const facts = {
    childFirstName: record.childFirstName,
    isAboutReader: reader.isAboutReader,
    adviceService: council.adviceService.name,
    team: council.teams[record.team].publicName,
    requestedOn: formatDay(record.receivedOn),
    hadPlan: record.planStartedOn !== null,
    appealBy: appeal && formatDayLong(appeal.appealBy),
    cannotAppeal: !appeal && !mayAppealByLetter(reckoned, reader),
    ...countsForWords(record),
    ...meetingForWords(reckoned),
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

/** How many have answered of those asked, in the assessment or about the plan that is made now. */
function countsForWords(record: CaseRecord): Pick<CaseWordFacts, 'advice' | 'settings'> {
  const from = assessmentFrom(record)
  const reports = record.adviceRequests.filter((asked) => isCounted(asked, from))
  return {
    advice: { asked: reports.length, answered: reports.filter(({ arrivedOn }) => arrivedOn).length },
    settings: settingsOf(record),
  }
}

function meetingForWords({ facts, today }: ReckonedCase): Pick<CaseWordFacts, 'meetingOn' | 'meetingWasOn'> {
  const review = facts.reviews.at(-1)
  const meetingOn = review && !review.decidedOn ? review.meetingOn : null
  if (!meetingOn) return {}
  const day = formatDayLong(meetingOn)
  return meetingOn >= today ? { meetingOn: day } : { meetingWasOn: day }
}

/** An exception excuses; it is told while the step it excuses is still to be done. */
function exceptionForFamily({ record, duties }: ReckonedCase, { isAboutReader }: CaseReader): string | null {
  const open = duties.filter(
    ({ kind, state }) => isOwedByCouncil(kind) && (state === 'due' || state === 'late'),
  )
  const excused = open.find((duty) => duty.exception !== null)
  const reasons = isAboutReader ? exceptionReasonsForYoungPerson : exceptionReasons
  if (excused?.exception) return exceptionWords(reasons[excused.exception])
  const isFlagged = record.hasWeek20Exception && open.some((duty) => duty.kind === 'final-plan')
  // The return tells that an exception applies, but not which.
  return isFlagged
    ? 'The law lets us take longer here. It does not let us stop. Ask us for the reason.'
    : null
}
