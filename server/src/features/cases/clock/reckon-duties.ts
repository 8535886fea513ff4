import type { CaseStatus, Duty, DutyKind } from '@send-hub/shared'
import { type BankHolidays, type Day, latest, previousWorkingDay } from '../../../platform/calendar/index.ts'
import type { CaseFacts } from './case-facts.ts'
import { lateness, type Progress } from './duty-progress.ts'
import { exceptionFor } from './exceptions.ts'
import { standingPromise } from './promises.ts'
import { lastDayToComply, type RuleKind, type TimeLimit, timeLimitOn } from './rules.ts'

type Reckoning = { facts: CaseFacts; today: Day; rules: readonly TimeLimit[]; holidays: BankHolidays }

/**
 * What is owed on a case: by which day of the law, done or late by how much, excused or promised anew.
 * In the order of the process. Weeks are calendar weeks from the day of receipt; nothing moves a legal date.
 * Source: SEND Regulations 2014, regs 5, 10, 13 and 44; Code of Practice 9.83 for settings.
 * @throws RangeError when no time limit was in force on the day a count starts
 */
export function reckonDuties(
  facts: CaseFacts,
  today: Day,
  rules: readonly TimeLimit[],
  holidays: BankHolidays,
): Duty[] {
  const reckoning = { facts, today, rules, holidays }
  return [
    decideToAssess(reckoning),
    tellNoPlan(reckoning),
    finalPlan(reckoning),
    familyComments(reckoning),
    settingReply(reckoning),
  ].filter((duty) => duty !== null)
}

const closedEarly: readonly CaseStatus[] = ['CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED']

function decideToAssess(reckoning: Reckoning): Duty {
  const { status, receivedOn, assessDecisionOn, assessOutcome } = reckoning.facts
  const isDone = assessOutcome !== null || !['DECIDING_TO_ASSESS', ...closedEarly].includes(status)
  return owedByCouncil(
    'decide-to-assess',
    'decide-to-assess',
    receivedOn,
    isDone,
    assessDecisionOn,
    reckoning,
  )
}

/** Stands only while the answer could still be no, or was no: a family that gets a plan was owed no such letter. */
function tellNoPlan(reckoning: Reckoning): Duty | null {
  const { status, receivedOn, planDecisionOn, noPlanToldOn, assessOverturnedOn } = reckoning.facts
  // An overturned refusal whose day is not on record (an imported case) starts no count that we could know.
  const isCountUnknown = reckoning.facts.assessOutcome === 'no' && !assessOverturnedOn
  const isOpen = status === 'ASSESSING' || status === 'DECIDING_TO_ISSUE'
  const couldBeNo = !planDecisionOn && isOpen && !isCountUnknown
  const wasNo = status === 'NOT_ISSUING' || noPlanToldOn !== null
  if (!couldBeNo && !wasNo) return null

  const rule = assessOverturnedOn ? 'tell-no-plan-after-overturned-refusal' : 'tell-no-plan'
  return owedByCouncil('tell-no-plan', rule, assessOverturnedOn ?? receivedOn, wasNo, noPlanToldOn, reckoning)
}

/** Not owed once the answer was no, unless that no was overturned. */
function finalPlan(reckoning: Reckoning): Duty | null {
  const { facts } = reckoning
  const isRefused =
    facts.status === 'REFUSED_TO_ASSESS' || (facts.assessOutcome === 'no' && !facts.assessOverturnedOn)
  const isNoPlan =
    facts.status === 'NOT_ISSUING' || (facts.noPlanToldOn !== null && !facts.noPlanOverturnedOn)
  const isDone =
    facts.finalIssuedOn !== null || facts.status === 'FINAL_ISSUED' || facts.status === 'PLAN_CEASED'
  if (!isDone && (isRefused || isNoPlan)) return null

  const { rule, from } = finalPlanRule(facts)
  return owedByCouncil('final-plan', rule, from, isDone, facts.finalIssuedOn, reckoning)
}

function finalPlanRule(facts: CaseFacts): { rule: RuleKind; from: Day } {
  if (facts.noPlanOverturnedOn) {
    return { rule: 'final-plan-after-overturned-no-plan', from: facts.noPlanOverturnedOn }
  }
  if (facts.assessOverturnedOn) {
    return { rule: 'final-plan-after-overturned-refusal', from: facts.assessOverturnedOn }
  }
  return { rule: 'final-plan', from: facts.receivedOn }
}

/** The family's time for the newest draft. The final plan waits for it. */
function familyComments(reckoning: Reckoning): Duty | null {
  const servedOn = latest(reckoning.facts.draftServedOn)
  if (!servedOn) return null
  const repliedOn = reckoning.facts.draftCommentsOn
  return windowFor(
    'family-comments',
    servedOn,
    repliedOn && repliedOn >= servedOn ? repliedOn : null,
    reckoning,
  )
}

/** Settings are expected to answer by then; the council goes on without them. */
function settingReply(reckoning: Reckoning): Duty | null {
  const consultedOn = latest(reckoning.facts.settingsConsultedOn)
  return consultedOn ? windowFor('setting-reply', consultedOn, null, reckoning) : null
}

function owedByCouncil(
  kind: DutyKind,
  rule: RuleKind,
  from: Day,
  isDone: boolean,
  metOn: Day | null,
  reckoning: Reckoning,
): Duty {
  const { facts, today } = reckoning
  const legalDate = legalDateOf(rule, from, reckoning)
  const hasEnded = closedEarly.includes(facts.status)
  const progress: Progress = { isDone, metOn, endedOn: facts.closedOn, hasEnded }
  const promise = standingPromise(kind, facts)
  return {
    kind,
    subjectId: null,
    ...lateness(legalDate, progress, today),
    legalDate,
    actBy: previousWorkingDay(legalDate, reckoning.holidays),
    exception: exceptionFor(kind, facts),
    promisedDate: promise?.promisedOn ?? null,
    reason: promise?.reason ?? null,
  }
}

/** Time that somebody else has. Nobody is ever late on it. */
function windowFor(
  kind: 'family-comments' | 'setting-reply',
  from: Day,
  metOn: Day | null,
  reckoning: Reckoning,
): Duty {
  const legalDate = legalDateOf(kind, from, reckoning)
  const { status } = reckoning.facts
  const isOpen =
    reckoning.today <= legalDate && (status === 'DRAFT_WITH_FAMILY' || status === 'CONSULTING_SETTINGS')
  return {
    kind,
    subjectId: null,
    state: metOn ? 'met' : isOpen ? 'window' : 'ended',
    legalDate,
    actBy: previousWorkingDay(legalDate, reckoning.holidays),
    metOn,
    lateByDays: 0,
    exception: null,
    promisedDate: null,
    reason: null,
  }
}

function legalDateOf(rule: RuleKind, from: Day, { rules, holidays }: Reckoning): Day {
  return lastDayToComply(timeLimitOn(rule, from, rules), from, holidays)
}
