import type { Retention } from '../data-rights/retention.ts'
import type { Day } from '../day.ts'

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

/** People outside the council whom a family can turn to. */
export type Service = { name: string; phone: string; email: string; url: string }

/** All that differs from one council to the next. Everything here may be shown to the public. */
export type Council = {
  code: string
  /** Three digits that the Department for Education gives each local authority. */
  leaCode: string
  name: string
  /** Shown on pages, never in an email: it tells what the service is about. */
  serviceName: string
  hub: { phone: string; email: string; openingHours: string }
  /** How many calls one two-hour slot has room for, and on how many working days ahead, today counted, slots are offered. */
  callBacks: { perSlot: number; workingDays: number }
  /** Where children's social care takes a risk of harm by phone; `urgentPhone` at night and on days off. */
  frontDoor: { name: string; phone: string; openingHours: string; urgentPhone: string }
  /** The free, impartial information, advice and support service (SENDIASS). */
  adviceService: { name: string; fullName: string; url: string; phone: string }
  /**
   * What decision letters must name. No decision that can be appealed is sent while one of these is null or incomplete.
   * Source: SEND Regulations 2014, reg 32; Children and Families Act 2014 s57.
   */
  mediation: Service | null
  disagreementResolution: Service | null
  tribunal: { name: string; phone: string; url: string } | null
  /** How long it keeps what: docs/decisions/0022. */
  retention: Retention
  /** Where letters come from, without the council's name; a line each. */
  postalAddress: readonly string[]
  areas: readonly Area[]
  teams: Record<TeamCode, Team>
  /** The teams whose unowned enquiries the hub gives to colleagues by turns; in all others somebody presses a button. */
  sharesOutByItself: readonly TeamCode[]
  /** Who answers for people's data, as the privacy notice names them. */
  dataProtection: {
    officer: string
    phone: string
    email: string
    /** At the Information Commissioner. */
    registration: string
  }
  /** The accessibility statement: its days, and how soon somebody who reports a fault gets an answer. */
  statements: { preparedOn: Day; reviewedOn: Day; answerWorkingDays: number }
  links: { localOffer: string; complaints: string; privacy: string }
  /** CSS colours; `brand` and `link` carry white text, or stand on white, at 4.5 to 1 or better. */
  colours: { brand: string; brandDark: string; link: string; accent: string }
}

export function districtsOf(council: Council): string[] {
  return council.areas.flatMap((area) => area.districts)
}
