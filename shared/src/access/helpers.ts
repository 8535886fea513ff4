import { z } from 'zod'
import { Day } from '../day.ts'
import { AccessLevel, AccessRole, helperRoles } from './access-roles.ts'

export const HelperRole = z.enum(helperRoles, 'Choose who they are').meta({ id: 'HelperRole' })
export type HelperRole = z.infer<typeof HelperRole>

/** What a helper can be let see; letting in somebody to see nothing is not letting them in. */
export const HelperLevel = AccessLevel.exclude(['none'], 'Choose what they can see').meta({
  id: 'HelperLevel',
})
export type HelperLevel = z.infer<typeof HelperLevel>

/** Somebody whom a family lets in to help. */
export const NewHelper = z.object({
  role: HelperRole,
  name: z
    .string()
    .trim()
    .min(1, 'Enter their name')
    .max(100, 'Use 100 characters or fewer for the name')
    .regex(/^\P{Cc}*$/u, 'A name is one line'),
  level: HelperLevel,
  /** The last day they can see it. */
  endsOn: Day,
  /** Whoever lets them in has read what it means, and agrees. */
  isAgreed: z.literal(true, 'Tick the box to say that you agree'),
})
export type NewHelper = z.infer<typeof NewHelper>

/** The code is shown once, to be handed over by whoever lets them in. */
export const HelperInvited = z.object({ name: z.string(), code: z.string(), worksUntil: Day })
export type HelperInvited = z.infer<typeof HelperInvited>

/** Who sees a case, as far as one reader may know it. */
export const CasePeopleForFamily = z.object({
  caseId: z.uuid(),
  childName: z.string(),
  isAboutReader: z.boolean(),
  me: z.object({ name: z.string(), relationship: z.string(), level: HelperLevel }),
  /** Whose helper the reader is; null for the family. */
  helps: z.object({ name: z.string(), until: Day.nullable() }).nullable(),
  /** Those whom the reader let in. */
  helpers: z.array(
    z.object({
      accessId: z.uuid(),
      name: z.string(),
      role: AccessRole,
      level: HelperLevel,
      until: Day.nullable(),
    }),
  ),
  /** Codes that nobody has used yet. */
  codes: z.array(
    z.object({
      invitationId: z.uuid(),
      name: z.string(),
      role: AccessRole,
      level: HelperLevel,
      worksUntil: Day,
    }),
  ),
  /** A school and a social worker, by role; the name only where it gives nothing away. */
  others: z.array(z.object({ role: AccessRole, name: z.string().nullable() })),
  /** What the reader may let others see; null: they can't let anyone in. */
  mayGive: z.object({ levels: z.array(HelperLevel), latestEnd: Day }).nullable(),
})
export type CasePeopleForFamily = z.infer<typeof CasePeopleForFamily>

export const HelperParams = z.object({ caseId: z.uuid(), accessId: z.uuid() })
export const HelperCodeParams = z.object({ caseId: z.uuid(), invitationId: z.uuid() })

/** For families. */
export const helperRoleWords: Record<HelperRole, { name: string; hint: string }> = {
  advocate: { name: 'Someone who supports me', hint: 'A friend, a relative, a charity or an advocate' },
  'advice-service': { name: 'A free advice service', hint: 'Someone there who helps you' },
  solicitor: { name: 'A solicitor', hint: 'Or someone else who gives you legal help' },
  councillor: { name: 'A councillor or MP', hint: 'They can see how far it is, and the dates. No more.' },
}

/** `means`: to the family that lets somebody in. `own`: to the helper. */
export const helperLevelWords: Record<HelperLevel, { name: string; means: string; own: string }> = {
  status: {
    name: 'How far it is, and the dates',
    means: 'They see the stage, the dates and what has happened. They see no documents or letters.',
    own: 'You see the stage, the dates and what has happened. You see no documents or letters.',
  },
  'status+documents': {
    name: 'How far it is, the dates, and the documents',
    means:
      'They see the stage, the dates and what has happened. They see the documents that we share with the whole family too. These can have private facts about health and needs. They do not see your letters or your messages.',
    own: 'You see the stage, the dates and what has happened. You also see the documents that we share with the whole family. Keep them safe. You do not see the family’s letters or messages.',
  },
  act: {
    name: 'Everything that I can see, and help me do things here',
    means:
      'They see what is shared with the whole family. They can ask us questions, send us documents and tell us about a draft. They cannot appeal for you. They do not see your letters or your messages.',
    own: 'You see what is shared with the whole family. You can ask us questions, send us documents and tell us about a draft. You cannot appeal for the family. You do not see their letters or messages.',
  },
}

/** What a helper never gets, whatever they may see. */
export const helperNever =
  'A helper never sees your address, phone number or email here. They never see who else can see this.'

/** Others who may see a case, as families call them. */
export const otherSeersWords: Partial<Record<AccessRole, { ofChild: string; own: string }>> = {
  school: { ofChild: 'Your child’s school', own: 'Your school or college' },
  'social-worker': { ofChild: 'Your child’s social worker', own: 'Your social worker' },
  'virtual-school': { ofChild: 'The Virtual School', own: 'The Virtual School' },
}
