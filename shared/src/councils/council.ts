/** Teams an enquiry or a case can stand with. */
export const teamCodes = [
  'hub',
  'assessment',
  'casework',
  'transport',
  'finance',
  'resolution',
  'complaints',
  'information-governance',
  'health',
  'inclusion',
  'social-care-front-door',
] as const
export type TeamCode = (typeof teamCodes)[number]

export type Team = {
  /** As staff know it. */
  name: string
  /** As families read it: never an abbreviation. */
  publicName: string
}

export type Area = { name: string; districts: readonly string[] }

/** All that differs from one council to the next. Everything here may be shown to the public. */
export type Council = {
  code: string
  /** Three digits that the Department for Education gives each local authority. */
  leaCode: string
  name: string
  /** Shown on pages, never in an email: it tells what the service is about. */
  serviceName: string
  hub: { phone: string; email: string; openingHours: string }
  /** The free, impartial information, advice and support service (SENDIASS). */
  adviceService: { name: string; fullName: string; url: string; phone: string }
  areas: readonly Area[]
  teams: Record<TeamCode, Team>
  links: { localOffer: string; complaints: string; privacy: string }
  /** CSS colours; `brand` and `link` carry white text, or stand on white, at 4.5 to 1 or better. */
  colours: { brand: string; brandDark: string; link: string; accent: string }
}

export function districtsOf(council: Council): string[] {
  return council.areas.flatMap((area) => area.districts)
}
