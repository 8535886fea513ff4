import { z } from 'zod'
import { Day } from '../day.ts'

/** What of the record can be put right on request. `own-…`: details of the person who asks; `other`: no single field. */
export const correctableFields = [
  'child-forename',
  'child-surname',
  'child-preferred-name',
  'child-birth-date',
  'own-name',
  'own-phone',
  'own-address',
  'other',
] as const
export const CorrectableField = z
  .enum(correctableFields, 'Choose what is wrong')
  .meta({ id: 'CorrectableField' })
export type CorrectableField = z.infer<typeof CorrectableField>

/** Of the child, and so seen by everybody who may see the child. */
export const isAboutChild = (field: CorrectableField): boolean => field.startsWith('child-')
/** Of one adult alone: never shown to another. */
export const isAboutPerson = (field: CorrectableField): boolean => field.startsWith('own-')

/** What staff read. Families’ words are in data-rights-words.ts. */
export const correctableFieldWords: Record<CorrectableField, string> = {
  'child-forename': 'First name of the child',
  'child-surname': 'Surname of the child',
  'child-preferred-name': 'What the child is called',
  'child-birth-date': 'Birth date of the child',
  'own-name': 'Name',
  'own-phone': 'Phone number',
  'own-address': 'Postal address',
  other: 'Something else',
}

export const longestCorrection = 2_000

/** A family member says what is wrong, and what it should say, in their own words. */
export const NewRecordCorrection = z.object({
  field: CorrectableField,
  shouldSay: z
    .string()
    .trim()
    .min(1, 'Tell us what it should say')
    .max(longestCorrection, `Use ${longestCorrection.toLocaleString('en-GB')} characters or fewer`),
})
export type NewRecordCorrection = z.infer<typeof NewRecordCorrection>

const reason = z.string().trim().max(longestCorrection, 'Use 2,000 characters or fewer')

/** What staff decide. The reason is shown to who asked. */
export const DecideCorrection = z.object({
  decision: z.enum(['corrected', 'not-corrected'], 'Choose what you decide'),
  /** What the record says from now on: a birth date as YYYY-MM-DD, an address in lines. Empty: nothing. */
  newValue: z.string().trim().max(500, 'Use 500 characters or fewer').optional(),
  reason: reason.optional(),
})
export type DecideCorrection = z.infer<typeof DecideCorrection>

/** A mistake that staff saw themselves, put right in one go. */
export const StaffCorrection = z.object({
  field: CorrectableField.exclude(['other'], 'Choose what is wrong'),
  /** Whose details, for those of a person. */
  familyMemberId: z.uuid('Choose whose details they are').optional(),
  newValue: z.string().trim().max(500, 'Use 500 characters or fewer'),
  reason: reason.min(1, 'Say how you know'),
})
export type StaffCorrection = z.infer<typeof StaffCorrection>

/** As the person who asked sees it. */
export const CorrectionForFamily = z.object({
  id: z.uuid(),
  askedOn: Day,
  /** The last day for our answer. */
  dueOn: Day,
  field: CorrectableField,
  shouldSay: z.string(),
  /** Null while nobody has decided. */
  decision: z.enum(['corrected', 'not-corrected']).nullable(),
  decidedOn: Day.nullable(),
  newValue: z.string().nullable(),
  reason: z.string().nullable(),
})
export type CorrectionForFamily = z.infer<typeof CorrectionForFamily>
export const CorrectionsForFamily = z.object({ childName: z.string(), items: z.array(CorrectionForFamily) })

export const CorrectionForStaff = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  caseReference: z.string(),
  childName: z.string(),
  field: CorrectableField,
  /** Whose details, where they are not the child's. */
  aboutName: z.string().nullable(),
  /** Null: staff saw it themselves. */
  askedByName: z.string().nullable(),
  askedOn: Day,
  dueOn: Day,
  shouldSay: z.string(),
  /** What the record says today; null where it says nothing, and for what is no single field. */
  currentValue: z.string().nullable(),
  decision: z.enum(['corrected', 'not-corrected']).nullable(),
  decidedOn: Day.nullable(),
  decidedByName: z.string().nullable(),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  reason: z.string().nullable(),
})
export type CorrectionForStaff = z.infer<typeof CorrectionForStaff>
export const CorrectionsForStaff = z.object({ items: z.array(CorrectionForStaff), total: z.int() })

export const CorrectionParams = z.object({ correctionId: z.uuid() })
