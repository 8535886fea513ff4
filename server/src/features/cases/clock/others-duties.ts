import type { CaseStatus, Duty } from '@send-hub/shared'
import { type Day, earliest, latest } from '../../../platform/calendar/index.ts'
import type { AdviceAsked, CaseFacts } from './case-facts.ts'
import { isClosedEarly, legalDateIfAny, owedFrom, type Reckoning, timeFor } from './reckoning.ts'

/** What those asked for advice owe, and the time that the family and settings have. */
export function othersDuties(reckoning: Reckoning): (Duty | null)[] {
  return [
    ...reckoning.facts.advice.map((asked) => advice(asked, reckoning)),
    settingReply(reckoning),
    familyComments(reckoning),
  ]
}

/**
 * Six weeks for each report. Late advice is told apart from a late council.
 * Source: SEND Regulations 2014, reg 8.
 */
function advice(asked: AdviceAsked, reckoning: Reckoning): Duty | null {
  if (asked.cancelledOn) return null
  const progress = {
    isDone: asked.arrivedOn !== null,
    metOn: asked.arrivedOn,
    endedOn: notAwaitedSince(asked, reckoning.facts),
    hasEnded: !isAwaited(asked, reckoning.facts),
  }
  return owedFrom('advice', 'advice', asked.askedOn, progress, reckoning, asked.id)
}

/** A report is waited for until there is the decision that it was asked for; one asked for later, while the plan is written. */
function isAwaited({ askedOn }: AdviceAsked, { status, planDecisionOn, reassessments }: CaseFacts): boolean {
  if (status === 'REASSESSING') return askedOn >= (reassessments.at(-1)?.startedOn ?? askedOn)
  if (status === 'DRAFTING') return planDecisionOn !== null && askedOn >= planDecisionOn
  return status === 'ASSESSING' || status === 'DECIDING_TO_ISSUE'
}

function notAwaitedSince({ askedOn }: AdviceAsked, facts: CaseFacts): Day | null {
  const ends = [facts.noPlanToldOn, facts.planDecisionOn, facts.finalIssuedOn, facts.closedOn]
  const afterwards = [...ends, ...facts.reassessments.map(({ endedOn }) => endedOn)]
  return earliest(afterwards.filter((day) => day !== null && day >= askedOn) as Day[])
}

const consulting: readonly CaseStatus[] = [
  'DRAFTING',
  'DRAFT_WITH_FAMILY',
  'CONSULTING_SETTINGS',
  'IN_REVIEW',
  'AMENDING_PLAN',
  'REASSESSING',
]

/** Settings are expected to answer by then; the council goes on without them. Source: Code of Practice 9.83. */
function settingReply(reckoning: Reckoning): Duty | null {
  const { settings, settingsConsultedOn, status } = reckoning.facts
  const waiting = settings.filter(({ answeredOn }) => answeredOn === null)
  const asked = (waiting.length > 0 ? waiting : settings).map(({ askedOn }) => askedOn)
  const from = latest(settings.length > 0 ? asked : settingsConsultedOn)
  const by = from && legalDateIfAny('setting-reply', from, reckoning)
  if (!by) return null

  const isAnswered = settings.length > 0 && waiting.length === 0
  const metOn = isAnswered ? latest(settings.map(({ answeredOn }) => answeredOn as Day)) : null
  const isOpen = reckoning.today <= by && consulting.includes(status)
  return timeFor('setting-reply', by, { metOn, isOpen }, reckoning)
}

const commenting: readonly CaseStatus[] = ['DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'AMENDING_PLAN']

/**
 * The family's time for the newest draft or the newest changes. The final plan waits for it.
 * Source: SEND Regulations 2014, regs 13(1) and 22(2)(c); an officer may give more time, never less.
 */
function familyComments(reckoning: Reckoning): Duty | null {
  const { facts, today } = reckoning
  const changesOn = facts.amendments.at(-1)?.noticeOn ?? null
  const draftOn = latest(facts.draftServedOn)
  const servedOn = changesOn ?? draftOn
  const rule = changesOn ? 'family-comments-on-changes' : 'family-comments'
  const legalDate = servedOn && legalDateIfAny(rule, servedOn, reckoning)
  if (!legalDate) return null

  const by = latest([legalDate, facts.commentsExtendedTo ?? legalDate]) as Day
  const repliedOn = facts.draftCommentsOn
  const isOpen = today <= by && commenting.includes(facts.status) && !isClosedEarly(facts)
  const metOn = repliedOn && repliedOn >= servedOn ? repliedOn : null
  return timeFor('family-comments', by, { metOn, isOpen }, reckoning)
}
