import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { children, familyMembers, staffMembers } from '../people/people.table.ts'

/**
 * One request for an EHC needs assessment and what became of it. The current state only: the same
 * transaction writes the event that explains every change (case_events).
 */
export const cases = pgTable(
  'cases',
  {
    id: uuid().primaryKey(),
    reference: text().notNull().default(sql`next_reference('SEN')`),
    childId: uuid()
      .notNull()
      .references(() => children.id),
    status: text().notNull(),
    statusSince: date({ mode: 'string' }).notNull(),
    team: text().notNull(),
    officerId: uuid().references(() => staffMembers.id),
    /** The calendar day the council received the request: day 0 of every limit. */
    receivedOn: date({ mode: 'string' }).notNull(),
    /** SEN2 codes: 1 young person or parent, 2 school or other setting, 3 health, 4 social care, 5 other. */
    requestSource: smallint(),
    /** SEN2 codes: Y assess, N refuse, A not yet decided, W withdrawn, H decided before the collection year. */
    requestOutcome: text().notNull().default('A'),
    requestOutcomeOn: date({ mode: 'string' }),
    /** SEN2 codes: Y issue a plan, N no plan, A not yet decided, W withdrawn, H decided before. Null: no assessment. */
    assessmentOutcome: text(),
    assessmentOutcomeOn: date({ mode: 'string' }),
    /** An exception to the 20-week limit applies (SEN2 Week20). It excuses; it never moves the date. */
    hasWeek20Exception: boolean().notNull().default(false),
    planStartedOn: date({ mode: 'string' }),
    planCeasedOn: date({ mode: 'string' }),
    /** SEN2 CeaseReason 1 to 9. */
    ceaseReason: smallint(),
    /** The return listed this as an active plan on its census day. */
    isActivePlan: boolean().notNull().default(false),
    /** The next duty still to do and its legal day, as the clock last reckoned it; late when that day is past. */
    nextDuty: text(),
    nextLegalOn: date({ mode: 'string' }),
    /** All SEN2 items of this request as the last return gave them: to be given back, and to tell what the next one says newly. */
    returnItems: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The day of the last review's decision as that return gave it; in a column of its own because families read it. */
    lastReviewOn: date({ mode: 'string' }).generatedAlwaysAs(
      sql`make_date(left(return_items->'activePlan'->>'lastReview', 4)::int, substr(return_items->'activePlan'->>'lastReview', 6, 2)::int, right(return_items->'activePlan'->>'lastReview', 2)::int)`,
    ),
    /** Reference, name and UPN in one place for the search index; kept by a trigger. */
    searchText: text().notNull().default(''),
    version: integer().notNull().default(1),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique('cases_reference_key').on(t.reference),
    unique('cases_child_received_key').on(t.childId, t.receivedOn),
    index('cases_next_legal_idx').on(t.nextLegalOn, t.id),
    index('cases_status_idx').on(t.status, t.nextLegalOn),
    index('cases_officer_idx').on(t.officerId),
    check(
      'cases_status_known',
      sql`${t.status} in ('DECIDING_TO_ASSESS', 'ASSESSING', 'REFUSED_TO_ASSESS', 'DECIDING_TO_ISSUE', 'NOT_ISSUING', 'DRAFTING', 'DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'FINAL_ISSUED', 'IN_REVIEW', 'AMENDING_PLAN', 'REASSESSING', 'CEASING_PLAN', 'PLAN_CEASED', 'CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED')`,
    ),
    check('cases_request_outcome_known', sql`${t.requestOutcome} in ('Y', 'N', 'A', 'W', 'H')`),
    check('cases_assessment_outcome_known', sql`${t.assessmentOutcome} in ('Y', 'N', 'A', 'W', 'H')`),
    check('cases_cease_reason_known', sql`${t.ceaseReason} between 1 and 9`),
  ],
)

/** Append-only history of a case. A mistake is corrected by a new event that names the old one. */
export const caseEvents = pgTable(
  'case_events',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    kind: text().notNull(),
    /** The legal day it happened on, Europe/London. */
    happenedOn: date({ mode: 'string' }).notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
    recordedByKind: text().notNull(),
    recordedById: uuid(),
    fromStatus: text(),
    toStatus: text(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    correctsEventId: uuid(),
    isVisibleToFamily: boolean().notNull(),
    /** The one family member it is about, who alone may see it; null: everyone with access. */
    familyMemberId: uuid().references(() => familyMembers.id),
  },
  (t) => [
    index('case_events_case_idx').on(t.caseId, t.happenedOn),
    // What is counted across all plans: reviews completed, places named.
    index('case_events_of_plans_idx')
      .on(t.kind, t.happenedOn)
      .where(
        sql`${t.kind} in ('review-kept-plan', 'review-to-amend', 'review-to-cease', 'phase-transfer-set', 'phase-place-named')`,
      ),
    uniqueIndex('case_events_corrects_key')
      .on(t.correctsEventId)
      .where(sql`${t.correctsEventId} is not null`),
  ],
)

/** Who may see a case, at what level, from when to when, on what evidence. No row: nothing. */
export const caseAccess = pgTable(
  'case_access',
  {
    id: uuid().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => cases.id),
    familyMemberId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    relationship: text().notNull(),
    /** See accessRoles: what rights somebody can have at all. `relationship` is only the word for it. */
    role: text().notNull().default('parent'),
    hasParentalResponsibility: boolean(),
    level: text().notNull(),
    evidence: text().notNull(),
    /** Whose consent it rests on: it ends when theirs does. */
    consentedById: uuid().references(() => familyMembers.id),
    startsOn: date({ mode: 'string' }).notNull(),
    /** Last day of access; null while it lasts. */
    endsOn: date({ mode: 'string' }),
    grantedByKind: text().notNull(),
    grantedById: uuid(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Taken back at this moment, whatever its days say. */
    revokedAt: timestamp({ withTimezone: true }),
    revokedByKind: text(),
    revokedById: uuid(),
    /** See accessEndReasons; null where it follows from something else. */
    revokedWhy: text(),
    /** Written by triggers alone: a restriction on the child stands in its way (migrations/0005). */
    heldBack: boolean().notNull().default(false),
  },
  (t) => [
    uniqueIndex('case_access_person_case_key')
      .on(t.familyMemberId, t.caseId, t.startsOn)
      .where(sql`${t.revokedAt} is null`),
    index('case_access_case_idx').on(t.caseId),
    index('case_access_consent_idx').on(t.consentedById).where(sql`${t.consentedById} is not null`),
    check(
      'case_access_role_known',
      sql`${t.role} in ('parent', 'carer', 'young-person', 'alternative-person', 'social-worker', 'virtual-school', 'advocate', 'advice-service', 'solicitor', 'school', 'councillor')`,
    ),
    check('case_access_revoked_by_someone', sql`(${t.revokedAt} is null) = (${t.revokedByKind} is null)`),
    check('case_access_level_known', sql`${t.level} in ('none', 'status', 'status+documents', 'act')`),
  ],
)
