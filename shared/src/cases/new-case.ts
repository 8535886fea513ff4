import { z } from 'zod'
import { AccessLevel } from '../access/access-roles.ts'
import { Day } from '../day.ts'

const text = (most: number, missing: string) => z.string().trim().min(1, missing).max(most)
const optionalText = (most: number) => z.string().trim().max(most).optional()
/** In lower case; an address belongs to one person. */
const Email = z.string().trim().toLowerCase().pipe(z.email('Enter an email address, like name@example.com'))

export const NewChild = z.object({
  forename: text(100, 'Enter the first name'),
  surname: text(100, 'Enter the surname'),
  /** What the family wants us to call the child. */
  preferredName: optionalText(100),
  birthOn: Day,
  sex: z.enum(['F', 'M']).optional(),
  upn: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]\d{11}[0-9A-Z]$/, 'A UPN is a letter and twelve digits')
    .optional(),
  postcode: optionalText(10),
  district: optionalText(60),
})
export type NewChild = z.infer<typeof NewChild>

/** Somebody who may see the case, at what level, and on what evidence. Nobody has access by being a parent. */
export const NewPerson = z.object({
  /** Somebody the hub knows already; the name and address then stay as they are. */
  familyMemberId: z.uuid().optional(),
  name: text(200, 'Enter the name'),
  email: Email.optional(),
  phone: optionalText(40),
  /** As the family says it: mother, foster carer, young person. */
  relationship: text(60, 'Say who they are to the child'),
  /** Null: not known. */
  hasParentalResponsibility: z.boolean().nullable(),
  level: AccessLevel,
  /** What was seen: who they are, and that they may. */
  evidence: text(500, 'Say what you have seen that allows it'),
})
export type NewPerson = z.infer<typeof NewPerson>

/** How a case begins: a request for an assessment, or a plan that another council made. */
export const caseBases = ['request', 'plan-moved-in'] as const

export const NewCase = z.object({
  basis: z.enum(caseBases, 'Choose how this case begins'),
  /** A child the hub knows already. */
  childId: z.uuid().optional(),
  child: NewChild.optional(),
  /** Staff looked at the children who are alike, and it is none of them. */
  isAnotherChild: z.boolean().optional(),
  /** The day the council received the request, or became responsible for the plan. */
  receivedOn: Day,
  /** SEN2 codes: 1 young person or parent, 2 school or other setting, 3 health, 4 social care, 5 other. */
  requestSource: z.coerce.number().int().min(1).max(5).optional(),
  officerId: z.uuid().optional(),
  people: z.array(NewPerson).max(6),
  /** Of a plan from another council: the day it began, the day of the last review there, and who that council is. */
  planStartedOn: Day.optional(),
  lastReviewOn: Day.optional(),
  fromCouncil: z
    .string()
    .regex(/^\d{3}$/, 'The number of a council has three digits')
    .optional(),
})
export type NewCase = z.infer<typeof NewCase>

export const CaseOpened = z.object({ id: z.uuid(), reference: z.string() })
export type CaseOpened = z.infer<typeof CaseOpened>

/** What is asked about somebody before they are entered a second time. In a body, never in an address. */
export const AlikeSearch = z.object({
  surname: z.string().trim().min(1).max(100),
  birthOn: Day,
  upn: z.string().trim().toUpperCase().max(20).optional(),
  emails: z.array(z.string().trim().toLowerCase().max(320)).max(6).default([]),
})
export type AlikeSearch = z.infer<typeof AlikeSearch>

export const Alike = z.object({
  children: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      birthOn: Day,
      postcode: z.string().nullable(),
      hasSameUpn: z.boolean(),
      cases: z.array(z.object({ id: z.uuid(), reference: z.string(), stage: z.string() })),
    }),
  ),
  people: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string() })),
})
export type Alike = z.infer<typeof Alike>

/** Who asked, by the codes of the SEN2 return. */
export const requestSourceWords = [
  { code: 1, text: 'The young person or a parent' },
  { code: 2, text: 'A school or other setting' },
  { code: 3, text: 'A health service' },
  { code: 4, text: 'Social care' },
  { code: 5, text: 'Somebody else' },
] as const
