import { z } from 'zod'
import { Day } from '../day.ts'
import { type AuditAction, auditActionWords } from './audit-words.ts'

const actions = Object.keys(auditActionWords) as [AuditAction, ...AuditAction[]]

/** What is searched for; ids and codes only, so that no name stands in an address or in the audit of the search. */
export const AuditSearch = z.object({
  /** A member of staff. */
  staff: z.uuid().optional(),
  familyMember: z.uuid().optional(),
  /** All cases of this child. */
  child: z.uuid().optional(),
  case: z.uuid().optional(),
  action: z.enum(actions, 'Choose an act from the list').optional(),
  /** The first and the last day, Europe/London. */
  from: Day.optional(),
  to: Day.optional(),
  /** Only entries before this one: the mark that a page before gave. */
  before: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z_[0-9a-f-]{36}$/)
    .optional(),
})
export type AuditSearch = z.infer<typeof AuditSearch>

export const auditPageSize = 50
/** The most entries in one file. */
export const mostAuditRows = 20_000

export const AuditEntryView = z.object({
  id: z.uuid(),
  at: z.string(),
  actorKind: z.enum(['family', 'staff', 'service', 'system']),
  /** Null for the hub itself and for other systems, and where a record is gone. */
  actorName: z.string().nullable(),
  actorId: z.uuid().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
  reference: z.string().nullable(),
  childName: z.string().nullable(),
  /** Codes and ids. */
  details: z.record(z.string(), z.unknown()),
})
export type AuditEntryView = z.infer<typeof AuditEntryView>

/** Newest first. `older`: the mark of the last entry, where there are more. */
export const AuditEntries = z.object({ items: z.array(AuditEntryView), older: z.string().nullable() })
export type AuditEntries = z.infer<typeof AuditEntries>

/** Names become ids here, by a form and not in an address. */
export const AuditLookup = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'Enter an email address with 254 characters or fewer')
    .optional(),
  reference: z.string().trim().max(30, 'Enter the reference of a case, like SEN-7K3M-Q').optional(),
})
export type AuditLookup = z.infer<typeof AuditLookup>
export const AuditFound = z.object({
  familyMemberId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
  childId: z.uuid().nullable(),
})
export type AuditFound = z.infer<typeof AuditFound>

/** Whose acts can be asked for, those who have left included, and the names of what is searched for. */
export const AuditPeople = z.object({
  staff: z.array(z.object({ id: z.uuid(), name: z.string(), isActive: z.boolean() })),
  familyMember: z.string().nullable(),
  case: z.string().nullable(),
  child: z.string().nullable(),
})
export type AuditPeople = z.infer<typeof AuditPeople>
