import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { familyMembers, staffMembers } from '../people/people.table.ts'

/**
 * One request for a sign-in code, known address or not. The code itself is never stored: it is
 * derived from the id with the hub's secret.
 */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: uuid().primaryKey(),
    actorKind: text().notNull(),
    /** Keyed hash of the address typed, for the limit per address. */
    addressHash: text().notNull(),
    familyMemberId: uuid().references(() => familyMembers.id),
    staffMemberId: uuid().references(() => staffMembers.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    tries: integer().notNull().default(0),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('sign_in_attempts_address_idx').on(t.addressHash, t.createdAt)],
)

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    actorKind: text().notNull(),
    familyMemberId: uuid().references(() => familyMembers.id),
    staffMemberId: uuid().references(() => staffMembers.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('sessions_family_member_idx').on(t.familyMemberId),
    index('sessions_staff_member_idx').on(t.staffMemberId),
    check(
      'sessions_one_person',
      sql`(${t.actorKind} = 'family' and ${t.familyMemberId} is not null and ${t.staffMemberId} is null) or (${t.actorKind} = 'staff' and ${t.staffMemberId} is not null and ${t.familyMemberId} is null)`,
    ),
  ],
)

/** Tokens of other systems; only the SHA-256 of each is kept. */
export const serviceTokens = pgTable(
  'service_tokens',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    tokenHash: text().notNull(),
    scopes: text().array().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [unique('service_tokens_hash_key').on(t.tokenHash)],
)

/** Random keys made at migration: they sign cookies and derive codes. No application role can read them. */
export const hubSecrets = pgTable('hub_secrets', {
  name: text().primaryKey(),
  value: text().notNull(),
})
