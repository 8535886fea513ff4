import {
  type AccessLevel,
  type AccessRole,
  consentMonths,
  helperRoles,
  isWithin,
  widestLevel,
} from '@send-hub/shared'
import { addMonths, type Day, formatDay } from '../../../platform/calendar/index.ts'
import { invalid } from '../../../platform/errors.ts'

/** What staff want to give, as far as the rules look at it. */
export interface WantedAccess {
  role: AccessRole
  relationship: string
  settingName?: string | undefined
  level: AccessLevel
  startsOn?: string | undefined
  endsOn?: string | null | undefined
  consentedById?: string | undefined
  consentHow?: string | undefined
  evidence: string
}

/** The terms that go into the record. */
export interface AccessTerms {
  relationship: string
  evidence: string
  startsOn: Day
  endsOn: Day | null
  consentedById: string | null
}

type Consenter = { role: AccessRole; level: AccessLevel; endsOn: Day | null }

export const isHelper = (role: AccessRole): boolean => (helperRoles as readonly AccessRole[]).includes(role)

/** Those who may consent to help: they have rights of their own, or act for whoever has. */
const mayConsent: readonly AccessRole[] = ['parent', 'carer', 'young-person', 'alternative-person']

/**
 * What may be given, by the rules of each role; the terms as they are kept.
 * `consenter`: what whoever consented may see today, and until when; undefined for nobody.
 * @throws validation-failed naming the field
 */
export function accessTerms(wanted: WantedAccess, today: Day, consenter: Consenter | undefined): AccessTerms {
  const { role, level } = wanted
  if (role === 'alternative-person') {
    throw invalid('/role', 'Record the decision about capacity: it gives this access with it, for its time')
  }
  if (!isWithin(level, widestLevel[role])) {
    throw invalid('/level', 'This is more than somebody in this role may see. Choose less')
  }
  if (role === 'school' && !wanted.settingName) {
    throw invalid('/settingName', 'Enter the name of the school or setting')
  }
  const startsOn = wanted.startsOn ?? today
  if (startsOn < today) throw invalid('/startsOn', 'Access can’t begin before today')
  const { consentedById, consentHow, endsOn } = isHelper(role)
    ? consentTerms(wanted, startsOn, consenter)
    : { consentedById: null, consentHow: '', endsOn: wanted.endsOn ?? null }
  if (endsOn !== null && endsOn < startsOn) {
    throw invalid('/endsOn', 'The last day must be on or after the first')
  }
  return {
    relationship: role === 'school' ? `${wanted.relationship}, ${wanted.settingName}` : wanted.relationship,
    evidence: consentHow ? `${wanted.evidence}\nConsent: ${consentHow}` : wanted.evidence,
    ...{ startsOn, endsOn, consentedById },
  }
}

/** Consent is somebody's own, runs out, and gives no more than they have, and no longer. */
function consentTerms(
  { consentedById, consentHow, level, endsOn }: WantedAccess,
  startsOn: Day,
  consenter: Consenter | undefined,
) {
  if (!consentedById) throw invalid('/consentedById', 'Choose who consented')
  if (!consentHow) throw invalid('/consentHow', 'Say how the consent was given')
  if (!consenter || !mayConsent.includes(consenter.role) || consenter.level !== 'act') {
    throw invalid(
      '/consentedById',
      'This person can’t consent to it: they may not act on this case themselves',
    )
  }
  if (!isWithin(level, consenter.level)) {
    throw invalid('/level', 'This is more than whoever consented may see. Choose less')
  }
  const longest = addMonths(startsOn, consentMonths)
  if (endsOn && endsOn > longest) {
    throw invalid('/endsOn', `Consent lasts ${consentMonths} months at most. Then it is asked for again`)
  }
  const lastOfConsenter = consenter.endsOn ?? longest
  if (startsOn > lastOfConsenter || (endsOn && endsOn > lastOfConsenter)) {
    const day = formatDay(lastOfConsenter)
    throw invalid(
      '/endsOn',
      `Whoever consented may see this case until ${day} only. Choose that day or before`,
    )
  }
  const usualEnd = lastOfConsenter.localeCompare(longest) < 0 ? lastOfConsenter : longest
  return { consentedById, consentHow, endsOn: endsOn ?? usualEnd }
}
