import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
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
    /** Keyed hash of the address typed, for the limits per address. */
    addressHash: text().notNull(),
    /** The address itself, sealed with a key of the hub: only the worker looks up whose it is, so asking takes the same for all. */
    sealedAddress: text(),
    /** When the worker looked the address up; null: it has not yet. */
    lookedUpAt: timestamp({ withTimezone: true }),
    familyMemberId: uuid().references(() => familyMembers.id),
    staffMemberId: uuid().references(() => staffMembers.id),
    /** What joining by a letter leads to, once the address is proved. */
    invitationId: uuid().references((): AnyPgColumn => invitations.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    tries: integer().notNull().default(0),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('sign_in_attempts_address_idx').on(t.addressHash, t.createdAt),
    index('sign_in_attempts_waiting_idx').on(t.createdAt).where(sql`${t.lookedUpAt} is null`),
  ],
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
    /** `signed-out`, `elsewhere` (from the list of sessions), `replaced` (signed in anew), `reused`, `provider`, `rights`: why it ended. */
    revokedWhy: text(),
    /** "Chrome on Android", for the list of sessions. */
    device: text().notNull().default(''),
    deviceHash: text(),
    /** Goes up with each renewal of the cookie; an old cookie that comes back after the new one was used is a stolen one. */
    generation: integer().notNull().default(0),
    /** The last generation that a browser has shown to have received. */
    confirmedGeneration: integer().notNull().default(0),
    /** Of the last renewal; what the list of sessions calls "last used". */
    renewedAt: timestamp({ withTimezone: true }),
    secondFactorAt: timestamp({ withTimezone: true }),
    /** `sid` of the identity provider, so that it can end the session. */
    providerSid: text(),
    /** The provider's ID token, sealed: given back when signing out there. */
    sealedIdToken: text(),
  },
  (t) => [
    index('sessions_provider_idx').on(t.providerSid).where(sql`${t.providerSid} is not null`),
    index('sessions_family_member_idx').on(t.familyMemberId),
    index('sessions_staff_member_idx').on(t.staffMemberId),
    check(
      'sessions_one_person',
      sql`(${t.actorKind} = 'family' and ${t.familyMemberId} is not null and ${t.staffMemberId} is null) or (${t.actorKind} = 'staff' and ${t.staffMemberId} is not null and ${t.familyMemberId} is null)`,
    ),
  ],
)

/** A browser that somebody signed in with before: signing in from another one is told. */
export const knownDevices = pgTable(
  'known_devices',
  {
    id: uuid().primaryKey(),
    familyMemberId: uuid().references(() => familyMembers.id),
    staffMemberId: uuid().references(() => staffMembers.id),
    /** Keyed hash of the random name in the browser's device cookie. */
    deviceHash: text().notNull(),
    device: text().notNull(),
    firstSeenAt: timestamp({ withTimezone: true }).notNull(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    unique('known_devices_person_key').on(t.deviceHash, t.familyMemberId, t.staffMemberId).nullsNotDistinct(),
    index('known_devices_family_member_idx').on(t.familyMemberId),
    index('known_devices_staff_member_idx').on(t.staffMemberId),
    check('known_devices_one_person', sql`num_nonnulls(${t.familyMemberId}, ${t.staffMemberId}) = 1`),
  ],
)

/** Passkeys of family members: the public half only. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey(),
    familyMemberId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    credentialId: text().notNull(),
    /** COSE public key, base64url. */
    publicKey: text().notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull().default(sql`'{}'`),
    label: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique('passkeys_credential_key').on(t.credentialId),
    index('passkeys_family_member_idx').on(t.familyMemberId),
  ],
)

/** One question put to the holder of a second factor; it works once, for a few minutes, in its own session. */
export const factorChallenges = pgTable('factor_challenges', {
  id: uuid().primaryKey(),
  sessionId: uuid()
    .notNull()
    .references(() => sessions.id),
  /** `passkey-add`, `passkey`, `text-add`, `text`. */
  kind: text().notNull(),
  /** The WebAuthn challenge, or the mobile number that a code went to. */
  value: text().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
  tries: integer().notNull().default(0),
  usedAt: timestamp({ withTimezone: true }),
})

/** A new email address that waits for the codes sent to both addresses. */
export const emailChanges = pgTable(
  'email_changes',
  {
    id: uuid().primaryKey(),
    familyMemberId: uuid()
      .notNull()
      .references(() => familyMembers.id),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id),
    newEmail: text().notNull(),
    /** When the worker looked whether the address is free; null: it has not yet. */
    lookedUpAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    tries: integer().notNull().default(0),
    doneAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('email_changes_family_member_idx').on(t.familyMemberId),
    index('email_changes_session_idx').on(t.sessionId),
    index('email_changes_waiting_idx').on(t.createdAt).where(sql`${t.lookedUpAt} is null`),
    check('email_changes_email_lower', sql`${t.newEmail} = lower(${t.newEmail})`),
  ],
)

/**
 * A letter, or a helper's slip, with a code that opens one case to one person, together with a fact that they know.
 * Only a keyed hash of the code is kept. What it gives is written into case_access when it is used.
 */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    /** The case; no reference, because cases stand to the right of access. */
    caseId: uuid().notNull(),
    /** The person it is for, who is on record without a sign-in; null for a helper whom a family member invites. */
    familyMemberId: uuid().references(() => familyMembers.id),
    name: text().notNull(),
    codeHash: text().notNull(),
    role: text().notNull(),
    relationship: text().notNull(),
    hasParentalResponsibility: boolean(),
    level: text().notNull(),
    evidence: text().notNull(),
    /** Last day of the access it gives; null: no end. */
    accessEndsOn: date({ mode: 'string' }),
    /** Whoever it is for can't read the inbox we know any more, and may give another address with this code. */
    mayReplaceEmail: boolean().notNull().default(false),
    consentedById: uuid().references(() => familyMembers.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    createdByKind: text().notNull(),
    createdById: uuid(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** Wrong facts given with the right code; at five the code is dead, and a phone call is the way on. */
    tries: integer().notNull().default(0),
    usedAt: timestamp({ withTimezone: true }),
    usedById: uuid().references(() => familyMembers.id),
    withdrawnAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique('invitations_code_key').on(t.codeHash),
    index('invitations_case_idx').on(t.caseId),
    check('invitations_level_known', sql`${t.level} in ('status', 'status+documents', 'act')`),
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

/** Logout tokens of the identity provider that were acted on: none works twice. Only a hash of what names each is kept. */
export const usedLogoutTokens = pgTable('used_logout_tokens', {
  tokenHash: text().primaryKey(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
})

/** Random keys made at migration: they sign cookies and derive codes. No application role can read them. */
export const hubSecrets = pgTable('hub_secrets', {
  name: text().primaryKey(),
  value: text().notNull(),
})
