import { z } from 'zod'
import { AccessLevel, AccessRole } from '../access/access-roles.ts'
import { RestrictionKind } from '../access/restrictions.ts'
import { Day } from '../day.ts'
import { CapacityOfCase } from './people-capacity.ts'
import { RestrictionOfCase } from './people-restrictions.ts'

const text = (most: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer`)
const Confirmed = z.boolean().default(false)

/** Somebody whom the hub does not know yet. Without an email they can't sign in, and get letters by post. */
export const NewPersonOfCase = z.object({
  name: text(200, 'Enter the name'),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .pipe(z.email('Enter an email address in the correct format, like name@example.com'))
    .optional(),
  phone: z.string().trim().max(40).optional(),
  addressLines: z.array(z.string().trim().min(1).max(40)).max(6, 'An address may have 6 lines').optional(),
})
export type NewPersonOfCase = z.infer<typeof NewPersonOfCase>

const what = {
  role: AccessRole,
  /** As they say it: mother, foster carer; of a school, the job: SENCO. */
  relationship: text(60, 'Say who they are to the child'),
  /** Of a school or other setting: its name. */
  settingName: z.string().trim().max(100).optional(),
  /** Null: nobody has checked. */
  hasParentalResponsibility: z.boolean().nullable(),
  level: AccessLevel,
  /** What was seen: who they are, and that they may. */
  evidence: text(500, 'Say what you have checked: who they are, and that they may see this'),
  /** Not before today; today if left out. */
  startsOn: Day.optional(),
  /** The last day; no end if left out. Of a helper: twelve months at most. */
  endsOn: Day.nullish(),
  /** Of a helper: whose consent it rests on, and how it was given. */
  consentedById: z.uuid().optional(),
  consentHow: z.string().trim().max(200).optional(),
  /** Staff compared child and person before anything was given. */
  isCompared: Confirmed,
  /** Staff with the power read the restrictions on this child, and go on. */
  isRestrictionRead: Confirmed,
}

/** Who may see a case from now on, and on what evidence: somebody the hub knows, or somebody new. */
export const NewAccess = z.object({
  familyMemberId: z.uuid().optional(),
  person: NewPersonOfCase.optional(),
  ...what,
})
export type NewAccess = z.infer<typeof NewAccess>

/** The old access ends at once, and this one begins. */
export const ChangedAccess = z.object(what).omit({ startsOn: true })
export type ChangedAccess = z.infer<typeof ChangedAccess>

/** Why access is taken away. */
export const accessEndReasons = [
  'asked',
  'consent-ended',
  'no-longer-involved',
  'pupil-left',
  'safety',
  'mistake',
] as const
export const AccessEndReason = z.enum(accessEndReasons, 'Choose why their access ends')
export type AccessEndReason = z.infer<typeof AccessEndReason>

export const accessEndReasonWords: Record<AccessEndReason, string> = {
  asked: 'They asked for it',
  'consent-ended': 'The consent it rests on ended',
  'no-longer-involved': 'They no longer work with or care for the child',
  'pupil-left': 'The pupil left the school',
  safety: 'For somebody’s safety',
  mistake: 'It was given by mistake',
}

export const EndedAccess = z.object({ reason: AccessEndReason })
export type EndedAccess = z.infer<typeof EndedAccess>

export const AccessParams = z.object({ caseId: z.uuid(), accessId: z.uuid() })

/** What is compared before anything is given: is this the right person for this child? */
export const AccessCompared = z.object({
  child: z.object({ name: z.string(), birthOn: Day }),
  person: z.object({
    name: z.string(),
    email: z.string().nullable(),
    /** The other cases that this person may see or could see, as far as whoever asks may know of them. */
    otherCases: z.array(z.object({ reference: z.string(), childName: z.string(), relationship: z.string() })),
  }),
  role: AccessRole,
  level: AccessLevel,
  startsOn: Day,
  endsOn: Day.nullable(),
  /** Restrictions on this child that stand in the way, unless whoever asks may go on and says so. */
  restrictions: z.array(RestrictionKind),
})
export type AccessCompared = z.infer<typeof AccessCompared>

export const AccessGiven = z.object({ accessId: z.uuid() })
export type AccessGiven = z.infer<typeof AccessGiven>

/** People the hub knows, to choose from. In a body: names and addresses never stand in an address. */
export const PersonSearch = z.object({ query: text(100, 'Enter a name or an email address') })
export type PersonSearch = z.infer<typeof PersonSearch>
export const PeopleFound = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string().nullable(),
      cases: z.array(z.object({ reference: z.string(), childName: z.string() })),
    }),
  ),
})
export type PeopleFound = z.infer<typeof PeopleFound>

/** `runs`: today. `later`: from a day to come. `ended`: its last day is over. `taken-back`: at once, by somebody. */
export const accessStandings = ['runs', 'later', 'ended', 'taken-back'] as const

export const PersonOfCase = z.object({
  accessId: z.uuid(),
  familyMemberId: z.uuid(),
  name: z.string(),
  /** Null also while the child's address is hidden. */
  email: z.string().nullable(),
  phone: z.string().nullable(),
  role: AccessRole,
  relationship: z.string(),
  hasParentalResponsibility: z.boolean().nullable(),
  level: AccessLevel,
  evidence: z.string(),
  consentedBy: z.string().nullable(),
  startsOn: Day,
  endsOn: Day.nullable(),
  grantedOn: Day,
  grantedBy: z.string().nullable(),
  standing: z.enum(accessStandings),
  /** A restriction stands in the way: they see nothing and hear nothing. */
  isHeldBack: z.boolean(),
  takenBackOn: Day.nullable(),
  takenBackBy: z.string().nullable(),
  takenBackWhy: AccessEndReason.nullable(),
})
export type PersonOfCase = z.infer<typeof PersonOfCase>

/** Everybody who has or had access to a case, and what keeps people from it. For staff alone. */
export const PeopleOfCase = z.object({
  id: z.uuid(),
  reference: z.string(),
  child: z.object({ name: z.string(), birthOn: Day }),
  /** Those with access today first. */
  people: z.array(PersonOfCase),
  restrictions: z.array(RestrictionOfCase),
  capacity: z.array(CapacityOfCase),
  /** Nobody may act for this child here: somebody has to be found. */
  mayNobodyAct: z.boolean(),
  isAddressHidden: z.boolean(),
  /** Whoever asks sets and clears restrictions and locks. */
  mayRestrict: z.boolean(),
})
export type PeopleOfCase = z.infer<typeof PeopleOfCase>

/** The pupil is no longer at this school: what its staff could see ends at once. */
export const PupilLeft = z.object({ endedFor: z.int() })
export type PupilLeft = z.infer<typeof PupilLeft>

/** What is hidden on the screens of a child whose address is hidden, for whoever pressed "Show". */
export const ShownAddress = z.object({
  postcode: z.string().nullable(),
  district: z.string().nullable(),
  settings: z.array(z.string()),
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      postalAddress: z.array(z.string()),
    }),
  ),
})
export type ShownAddress = z.infer<typeof ShownAddress>
