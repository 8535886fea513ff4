import {
  type AppealableDecisionKind,
  type AppealForFamily,
  appealParagraphs,
  type CaseStatus,
  type Council,
  formatDayLong,
} from '@send-hub/shared'
import { needsCertificate } from './clock/index.ts'
import type { CaseReader } from './reader-of-case.ts'
import type { ReckonedCase } from './reckon-case.ts'

/**
 * The right to appeal whose time ends first, for a reader who has it; null without such a decision, after its time, and
 * once the appeal is registered.
 */
export function appealForFamily(
  { duties, facts, today }: ReckonedCase,
  council: Council,
): AppealForFamily | null {
  const window = duties
    .filter(({ kind, state }) => kind === 'appeal' && state === 'window')
    .toSorted((one, other) => (one.legalDate < other.legalDate ? -1 : 1))[0]
  const decision = facts.decisions.find(({ id }) => id === window?.subjectId)
  if (!window || !decision) return null

  const contact = duties.find(
    ({ kind, subjectId }) => kind === 'contact-mediation' && subjectId === decision.id,
  )
  const contactBy = contact && !contact.metOn ? contact.legalDate : null
  const isNeeded = needsCertificate(decision)
  return {
    appealBy: window.legalDate,
    contactMediationBy: contactBy,
    needsCertificate: isNeeded,
    paragraphs: appealParagraphs({
      decision: decision.kind,
      appealBy: formatDayLong(window.legalDate),
      needsCertificate: isNeeded,
      hasCertificate: facts.certificatesOn.some((on) => on >= decision.on),
      contactMediationBy: contactBy && formatDayLong(contactBy),
      isContactOverdue: contactBy !== null && contactBy < today,
      adviceService: council.adviceService.name,
    }),
  }
}

/** The decision that brought a case to its stage; a plan can be followed by any. */
const decisionOfStage: Partial<Record<CaseStatus, AppealableDecisionKind | 'any'>> = {
  REFUSED_TO_ASSESS: 'refused-to-assess',
  NOT_ISSUING: 'refused-plan',
  FINAL_ISSUED: 'any',
  CEASING_PLAN: 'cease',
  PLAN_CEASED: 'cease',
}

/**
 * Whether a reader without a day of ours may still appeal, so that only their letter can say: the decision came in
 * without its day, or its time runs and nobody checked their parental responsibility. Never once the time is over.
 */
export function mayAppealByLetter({ record, facts, duties }: ReckonedCase, reader: CaseReader): boolean {
  const wanted = decisionOfStage[record.status]
  if (!wanted || reader.cannotAppeal || facts.isAppealRunning) return false
  const decisions = facts.decisions.filter(({ kind }) => wanted === 'any' || kind === wanted)
  const isRunning = duties.some(({ kind, state }) => kind === 'appeal' && state === 'window')
  return decisions.length === 0 || (isRunning && !reader.mayAppeal)
}
