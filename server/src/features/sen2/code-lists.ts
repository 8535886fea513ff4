/** The SEN2 return's own code lists (2025 guide, with the request sources and settings of 2026). */
export const SEXES = ['F', 'M'] as const
/** Why a person has no UPN. */
export const UPN_UNKNOWN_REASONS = ['UN1', 'UN2', 'UN3', 'UN5', 'UN8', 'UN9', 'UN10'] as const
/** 1 young person or parent, 2 school or other setting, 3 health, 4 social care, 5 other. */
export const REQUEST_SOURCES = ['1', '2', '3', '4', '5'] as const
/** Y yes, N no, A not yet decided, W withdrawn, H decided before this collection year. */
export const OUTCOMES = ['Y', 'N', 'A', 'W', 'H'] as const
/**
 * 1 reached the greatest age, 2 needs met, 3 higher education, 4 paid work, 5 moved to another authority,
 * 6 no longer engages, 7 left England, 8 deceased, 9 other.
 */
export const CEASE_REASONS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
/** Where a person is taught when it is not one school with a URN. */
export const SEN_SETTINGS = ['OLA', 'OPA', 'EHE', 'EYP', 'OTH', 'NEET', 'NIEC', 'NIEO'] as const
export const SEN_TYPES = [
  'SPLD',
  'MLD',
  'SLD',
  'PMLD',
  'SEMH',
  'SLCN',
  'HI',
  'VI',
  'MSI',
  'PD',
  'ASD',
  'DS',
  'OTH',
] as const

export type Sex = (typeof SEXES)[number]
export type UpnUnknownReason = (typeof UPN_UNKNOWN_REASONS)[number]
export type RequestSource = (typeof REQUEST_SOURCES)[number]
export type Outcome = (typeof OUTCOMES)[number]
export type CeaseReason = (typeof CEASE_REASONS)[number]
export type SenSetting = (typeof SEN_SETTINGS)[number]
export type SenType = (typeof SEN_TYPES)[number]
