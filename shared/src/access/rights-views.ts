import { z } from 'zod'
import { CameBy } from '../cases/came-by.ts'
import { Day } from '../day.ts'
import { Paging } from '../paging.ts'
import { AccessLevel } from './access-roles.ts'

/** What a reader is told of the rights passing to the young person; a paragraph each. */
export const RightsForFamily = z
  .object({
    heading: z.string(),
    paragraphs: z.array(z.string()),
    /** The reader says what the parents may see. */
    mayChoose: z.boolean(),
  })
  .meta({ id: 'RightsForFamily' })
export type RightsForFamily = z.infer<typeof RightsForFamily>

export const ParentParams = z.object({ caseId: z.uuid(), parentId: z.uuid() })

/** A young person's answer about one parent. */
export const ParentAnswer = z.object({ level: AccessLevel })
export type ParentAnswer = z.infer<typeof ParentAnswer>

/** The same, given to staff by phone, on paper or in person. */
export const ParentAnswerTold = ParentAnswer.extend({ toldBy: CameBy })
export type ParentAnswerTold = z.infer<typeof ParentAnswerTold>

export const ParentOfCase = z.object({
  id: z.uuid(),
  name: z.string(),
  relationship: z.string(),
  /** What they may see today. */
  level: AccessLevel,
  /** The newest answer; null: none yet. */
  answer: AccessLevel.nullable(),
})
export type ParentOfCase = z.infer<typeof ParentOfCase>

/** Parents and carers of a young person, for whoever says what they may see. */
export const ParentsForYoungPerson = z.object({
  caseId: z.uuid(),
  childName: z.string(),
  /** The young person reads; else somebody who decides it for them. */
  isAboutReader: z.boolean(),
  /** What is answered works from this day on. */
  changesOn: Day,
  hasChanged: z.boolean(),
  parents: z.array(ParentOfCase),
})
export type ParentsForYoungPerson = z.infer<typeof ParentsForYoungPerson>

/** `to-ask`: a parent waits for an answer. `no-account`: the young person can't answer here. */
export const rightsLists = ['to-ask', 'no-account'] as const
export const RightsSearch = Paging.extend({ show: z.enum(rightsLists).default('to-ask') })
export type RightsSearch = z.infer<typeof RightsSearch>

export const YoungPersonToAsk = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  /** The first day the rights are the young person's. */
  passesOn: Day,
  /** From when their answer counts; null while nobody has been warned. */
  changesOn: Day.nullable(),
  hasChanged: z.boolean(),
  /** `none`: not on record, or without access. `no-email`: can't sign in. */
  account: z.enum(['yes', 'no-email', 'none']),
  parents: z.array(ParentOfCase),
})
export type YoungPersonToAsk = z.infer<typeof YoungPersonToAsk>
export const YoungPeopleToAsk = z.object({ items: z.array(YoungPersonToAsk), total: z.number().int() })
export type YoungPeopleToAsk = z.infer<typeof YoungPeopleToAsk>
