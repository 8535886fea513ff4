import { type AppealForFamily, appealParagraphs, type Council, formatDayLong } from '@send-hub/shared'
import { needsCertificate } from './clock/index.ts'
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
