import {
  type Duty,
  hasEnded,
  isOwedByCouncil,
  type MissedPromise,
  type ToldAbout,
  type ToldDetails,
} from '@send-hub/shared'
import {
  addDays,
  type Day,
  daysBetween,
  latest,
  subtractWorkingDays,
  workingDayOnOrAfter,
} from '../../../platform/calendar/index.ts'
import { draftRound } from '../draft/draft-round.ts'
import { personWindow } from '../draft/person-window.ts'
import type { ReckonedCase } from '../reckon-case.ts'
import { hasAppealRight } from './appeal-right.ts'
import type { DailyCase } from './daily-case.ts'
import { nextKeepInTouchOn } from './keep-in-touch.ts'
import { openAdviceOf } from './open-advice.ts'
import { waitingFor } from './waiting-for.ts'

/** One thing that the family, or one person of it, is told. */
export type Told = {
  /** The request for advice it is about, where a case has several duties of a kind. */
  subjectId: string | null
  /** Null: everyone with access. */
  familyMemberId: string | null
} & ({ kind: 'family-told'; details: ToldDetails } | { kind: 'promise-missed'; details: MissedPromise })

/** How long before its day each thing is told. Source: domain, section 7. */
export const tellBefore = {
  lateInWorkingDays: 10,
  draftClosesInDays: [5, 1],
  reviewInDays: [56, 14],
  phaseTransferInDays: [28, 21, 14, 7],
  appealInDays: [14, 7, 2],
} as const

/** These have reminders of their own, long before they could be late. */
const remindedOtherwise: readonly Duty['kind'][] = ['review', 'phase-transfer']

/**
 * What is told of a case on a day of the daily work. `today` is the day on which it is really told: later than `day`
 * where a missed day is caught up. A reminder of a day that is past by then is worth nothing; what was told today
 * already is not told again. Nothing after a death, nothing of a case that has ended.
 */
export function tellToday(found: DailyCase, reckoned: ReckonedCase, day: Day, today: Day): Told[] {
  if (found.childHasDied || hasEnded(found.status) || found.people.length === 0) return []
  const news = [
    ...reckoned.duties.flatMap((duty) => ofDuty(duty, found, day)),
    ...adviceOverdue(found, reckoned, day),
    ...draftCloses(found, day),
    ...appealNear(found, reckoned, day),
  ].filter((told) => !isStale(told, today) && !wasTold(told, found, today))
  const isNewsForAll = news.some(({ familyMemberId }) => familyMemberId === null)
  return isNewsForAll ? news : [...news, ...keepInTouch(reckoned, day)]
}

function ofDuty(duty: Duty, found: DailyCase, day: Day): Told[] {
  if (!isOwedByCouncil(duty.kind) || (duty.state !== 'due' && duty.state !== 'late')) return []
  return [...promiseMissed(duty, day), ...lateness(duty, day), ...reminders(duty, found, day)]
}

/** The day after a promised day passed undone. */
function promiseMissed({ kind, subjectId, promisedDate, legalDate }: Duty, day: Day): Told[] {
  if (!promisedDate || addDays(promisedDate, 1) !== day) return []
  const details = { duty: kind, promisedOn: promisedDate, legalDate }
  return [{ kind: 'promise-missed', subjectId, familyMemberId: null, details }]
}

function lateness(duty: Duty, day: Day): Told[] {
  const { kind, legalDate } = duty
  if (addDays(legalDate, 1) === day) return [toAll(duty, 'late')]
  const isWarned = subtractWorkingDays(legalDate, tellBefore.lateInWorkingDays) === day
  return isWarned && !remindedOtherwise.includes(kind) ? [toAll(duty, 'going-to-be-late')] : []
}

function reminders(duty: Duty, { status }: DailyCase, day: Day): Told[] {
  const left = daysBetween(day, duty.legalDate)
  if (duty.kind === 'review' && status !== 'IN_REVIEW') {
    return isOneOf(tellBefore.reviewInDays, left) ? [toAll(duty, 'review-due')] : []
  }
  if (duty.kind !== 'phase-transfer') return []
  const isTold = isOneOf(tellBefore.phaseTransferInDays, left) || startsOfMonths(duty.legalDate).includes(day)
  return isTold ? [toAll(duty, 'phase-transfer')] : []
}

/** The first working days of September, November and January before a transfer's legal day. */
function startsOfMonths(legalDate: Day): Day[] {
  const year = Number(legalDate.slice(0, 4))
  return [`${year - 1}-09-01`, `${year - 1}-11-01`, `${year}-01-01`]
    .map((first) => workingDayOnOrAfter(first))
    .filter((day) => day < legalDate)
}

/**
 * The day after they were due: those that were asked for again, and those that were not. Who was asked is told by
 * profession, never by name.
 */
function adviceOverdue(found: DailyCase, { duties }: ReckonedCase, day: Day): Told[] {
  const due = duties.filter(({ kind, legalDate }) => kind === 'advice' && addDays(legalDate, 1) === day)
  const late = openAdviceOf(found).filter(({ id }) => due.some(({ subjectId }) => subjectId === id))
  const legalDate = addDays(day, -1)
  return [late.filter(({ chasedOn }) => chasedOn), late.filter(({ chasedOn }) => !chasedOn)].flatMap(
    (reports) => {
      if (reports.length === 0) return []
      const chasedOn = latest(reports.flatMap((report) => report.chasedOn ?? []))
      const advice = [...new Set(reports.map(({ kind }) => kind))]
      const details: ToldDetails = { about: 'advice-overdue', duty: 'advice', legalDate, advice }
      if (chasedOn) details.chasedOn = chasedOn
      return [{ kind: 'family-told' as const, subjectId: null, familyMemberId: null, details }]
    },
  )
}

/** To each who may comment and has not: their own days are left, which may be more than another's. */
function draftCloses(found: DailyCase, day: Day): Told[] {
  const round = draftRound(found)
  if (!round?.isWithFamily) return []
  return found.people.flatMap(({ id, level }) => {
    const hasCommented = found.comments.some(
      ({ draftEventId, familyMemberId }) => familyMemberId === id && round.draftIds.includes(draftEventId),
    )
    const requests = found.requests
      .filter(({ familyMemberId }) => familyMemberId === id)
      .map((asked) => ({ ...asked, answeredAt: asked.answeredAt ? new Date(asked.answeredAt) : null }))
    const { commentBy, daysLeft, isOpen } = personWindow(round, requests, day)
    if (level !== 'act' || hasCommented || !isOpen || !isOneOf(tellBefore.draftClosesInDays, daysLeft))
      return []
    const details = { about: 'draft-closes', duty: 'family-comments', legalDate: commentBy } as const
    return [{ kind: 'family-told' as const, subjectId: null, familyMemberId: id, details }]
  })
}

/** Only to people with a right to appeal. */
function appealNear(found: DailyCase, { duties }: ReckonedCase, day: Day): Told[] {
  return duties.flatMap((duty) => {
    if (duty.state !== 'window' || (duty.kind !== 'appeal' && duty.kind !== 'contact-mediation')) return []
    if (!isOneOf(tellBefore.appealInDays, daysBetween(day, duty.legalDate))) return []
    const about = duty.kind === 'appeal' ? 'appeal-near' : 'mediation-near'
    return found.people
      .filter((person) => hasAppealRight(person, found, day))
      .map(({ id }) => ({ ...toAll(duty, about), familyMemberId: id }))
  })
}

/** Where everybody heard nothing for as long as we said we would let it be. */
function keepInTouch(reckoned: ReckonedCase, day: Day): Told[] {
  const due = nextKeepInTouchOn(reckoned)
  if (!due || due > day) return []
  const { isLate } = reckoned
  const details = { about: 'keep-in-touch', isLate, ...waitingFor(reckoned) } as const
  return [{ kind: 'family-told', subjectId: null, familyMemberId: null, details }]
}

function toAll({ kind, subjectId, legalDate }: Duty, about: ToldAbout) {
  const details: ToldDetails = { about, duty: kind, legalDate }
  return { kind: 'family-told' as const, subjectId, familyMemberId: null, details }
}

const reminding: readonly ToldAbout[] = [
  'going-to-be-late',
  'draft-closes',
  'review-due',
  'phase-transfer',
  'appeal-near',
  'mediation-near',
]

function isStale(told: Told, today: Day): boolean {
  if (told.kind !== 'family-told' || !reminding.includes(told.details.about)) return false
  return told.details.legalDate !== undefined && told.details.legalDate < today
}

/** Days that are caught up together would say the same twice. */
function wasTold(told: Told, { events }: DailyCase, today: Day): boolean {
  return events.some(
    ({ kind, on, details }) =>
      kind === told.kind &&
      on === today &&
      details.duty === told.details.duty &&
      details.legalDate === told.details.legalDate &&
      (details.chasedOn === undefined) === (chasedOnOf(told) === undefined) &&
      (told.kind === 'promise-missed' || details.about === told.details.about),
  )
}

const chasedOnOf = (told: Told) => (told.kind === 'family-told' ? told.details.chasedOn : undefined)

const isOneOf = (days: readonly number[], left: number) => days.includes(left)
