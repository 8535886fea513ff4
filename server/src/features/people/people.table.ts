import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

/** Children and young people, from birth to 25. One row a human being; never deleted by the application. */
export const children = pgTable(
  'children',
  {
    id: uuid().primaryKey(),
    upn: text(),
    uln: text(),
    /** Why there is no UPN, by the SEN2 codes UN1 to UN10. */
    upnUnknown: text(),
    surname: text().notNull(),
    forename: text().notNull(),
    /** What the family wants us to call the child; shown everywhere in place of the forename. */
    preferredName: text(),
    birthOn: date({ mode: 'string' }).notNull(),
    sex: text(),
    ethnicity: text(),
    postcode: text(),
    district: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('children_upn_key').on(t.upn).where(sql`${t.upn} is not null`),
    index('children_name_birth_idx').on(t.surname, t.forename, t.birthOn),
  ],
)

/** Where a child lived, for figures of an earlier day; written by a trigger. */
export const childDistricts = pgTable(
  'child_districts',
  {
    childId: uuid()
      .notNull()
      .references(() => children.id),
    district: text(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.childId, t.since] })],
)

/** Parents, carers and young people who may sign in. `email` is kept in lower case; null means no sign-in. */
export const familyMembers = pgTable(
  'family_members',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    email: text(),
    phone: text(),
    /** A mobile number that its owner confirmed with a code: for second-factor codes by text, nothing else. */
    textNumber: text(),
    preferredLanguage: text().notNull().default('en'),
    /** They chose to get whole answers by email; otherwise an email says only that there is one. */
    repliesByEmail: boolean().notNull().default(false),
    /** Mail came back: nothing but codes they ask for goes to the address until somebody has checked it. */
    mailStoppedAt: timestamp({ withTimezone: true }),
    /** Lines of the address that letters go to, with line breaks. Never shown to another person. */
    postalAddress: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('family_members_email_key').on(t.email).where(sql`${t.email} is not null`),
    index('family_members_name_phone_idx').on(t.name, t.phone),
    check('family_members_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

export const staffMembers = pgTable(
  'staff_members',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    role: text().notNull(),
    team: text().notNull(),
    /** What the role alone does not give: see staffPowers. */
    powers: text().array().notNull().default(sql`'{}'`),
    /** `sub` of the identity provider, once somebody has signed in through it. */
    providerSubject: text(),
    /** Role or powers came from the provider's claims: when those come without any, the account gives nothing. */
    rightsFromClaims: boolean().notNull().default(false),
    isActive: boolean().notNull().default(true),
    /** How many open enquiries are given to them at most, and whether they are given any by turns. */
    capacity: smallint().notNull().default(20),
    takesTurns: boolean().notNull().default(true),
    /** When they were last given one: who waited longest is next. */
    lastGivenAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('staff_members_email_key').on(t.email),
    uniqueIndex('staff_members_subject_key')
      .on(t.providerSubject)
      .where(sql`${t.providerSubject} is not null`),
    check('staff_members_email_lower', sql`${t.email} = lower(${t.email})`),
    check('staff_members_capacity_known', sql`${t.capacity} between 0 and 500`),
    check('staff_members_role_known', sql`${t.role} in ('hub', 'officer', 'manager')`),
    check(
      'staff_members_powers_known',
      sql`${t.powers} <@ array['safeguarding', 'data-protection', 'accounts']`,
    ),
  ],
)
