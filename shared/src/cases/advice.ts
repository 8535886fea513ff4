import { z } from 'zod'
import { Day } from '../day.ts'

/** Whose advice the council seeks for an assessment. Source: SEND Regulations 2014, reg 6(1). */
export const adviceKinds = [
  'family',
  'setting',
  'psychology',
  'health',
  'social-care',
  'sensory',
  'youth-justice',
  'other',
] as const
export const AdviceKind = z.enum(adviceKinds).meta({ id: 'AdviceKind' })
export type AdviceKind = z.infer<typeof AdviceKind>

/** The five that every assessment needs: asked in one press. Source: SEND Regulations 2014, reg 6(1)(a) to (e). */
export const usualAdvice = [
  'family',
  'setting',
  'psychology',
  'health',
  'social-care',
] as const satisfies readonly AdviceKind[]

/** The law gives bodies six weeks. A family is never late: what it tells us has no legal day. */
export function hasLegalDay(kind: AdviceKind): boolean {
  return kind !== 'family'
}

export const chaseWays = ['phone', 'email', 'letter', 'meeting', 'escalated'] as const
export const ChaseWay = z.enum(chaseWays, 'Choose how you chased it').meta({ id: 'ChaseWay' })
export type ChaseWay = z.infer<typeof ChaseWay>

export const settingAnswers = ['can-meet-needs', 'cannot-meet-needs', 'full', 'other'] as const
export const SettingAnswer = z
  .enum(settingAnswers, 'Choose what the school or college said')
  .meta({ id: 'SettingAnswer' })
export type SettingAnswer = z.infer<typeof SettingAnswer>

/** `in-late`: it came, after its day. `missing`: the decision was made without it, so nobody waits any more. */
export const ReportState = z.enum(['waiting', 'late', 'in', 'in-late', 'missing'])
export type ReportState = z.infer<typeof ReportState>

const version = z.coerce.number().int()
const line = (most: number) => z.string().trim().max(most, `Use ${most} characters or fewer`)

/** A person's title, an email address or a phone number: the family reads this line, so it names a profession. */
const namesPerson = /\b(dr|mr|mrs|ms|miss|mx|prof|professor)\b\.?\s+\S|@|\d{4}/i

const contact = {
  contactName: line(120).optional(),
  contactPhone: line(40).optional(),
  contactEmail: z.email('Enter an email address, like name@example.com').max(200).optional(),
}

export const NewAdviceRequest = z.object({
  kind: z.enum(adviceKinds, 'Choose who is asked'),
  /** As the family reads it. */
  askedOf: line(80)
    .min(2, 'Say who is asked: a profession or a service')
    .refine((text) => !namesPerson.test(text), 'Name the profession, not the person: the family reads this'),
  ...contact,
})
export type NewAdviceRequest = z.infer<typeof NewAdviceRequest>

export const NewAdviceRequests = z.object({
  requests: z.array(NewAdviceRequest).min(1, 'Choose at least one report to ask for').max(12),
  askedOn: Day,
  version,
})
export type NewAdviceRequests = z.infer<typeof NewAdviceRequests>

export const AdviceParams = z.object({ caseId: z.uuid(), adviceId: z.uuid() })
export const AdviceArrived = z.object({ on: Day, version })
export type AdviceArrived = z.infer<typeof AdviceArrived>
export const UndoArrival = z.object({ version })

export const NewAdviceChase = z.object({
  on: Day,
  how: ChaseWay,
  /** Staff's own: the family reads when and how, never this. */
  note: line(1_000).optional(),
  version,
})
export type NewAdviceChase = z.infer<typeof NewAdviceChase>

export const AdviceContact = z.object({ ...contact, version })
export type AdviceContact = z.infer<typeof AdviceContact>

/** The family reads either: that asking was a mistake, or that the report is no longer needed. */
export const CancelAdvice = z.object({
  reason: z.enum(['not-needed', 'by-mistake'], 'Choose why'),
  version,
})
export type CancelAdvice = z.infer<typeof CancelAdvice>

export const NewSettingsAsked = z.object({
  settings: z
    .array(
      z.object({
        name: line(160).min(2, 'Give the name of the school or college'),
        urn: z
          .string()
          .regex(/^\d{6}$/, 'A URN has six digits')
          .optional(),
      }),
    )
    .min(1, 'Name at least one school or college')
    .max(30, 'Ask at most 30 at a time'),
  askedOn: Day,
  /** Also records the step that the case is with settings now. */
  movesCase: z.boolean().default(false),
  version,
})
export type NewSettingsAsked = z.infer<typeof NewSettingsAsked>

export const SettingParams = z.object({ caseId: z.uuid(), settingId: z.uuid() })
export const SettingAnswered = z.object({
  on: Day,
  answer: SettingAnswer,
  note: line(1_000).optional(),
  version,
})
export type SettingAnswered = z.infer<typeof SettingAnswered>
