import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { staffMembers } from '../people/people.table.ts'
import { enquiries } from './enquiries.table.ts'

/** A call back that was agreed: two hours from `startsAtHour` on `slotOn`, Europe/London. A later slot is a new row. */
export const callbacks = pgTable(
  'callbacks',
  {
    id: uuid().primaryKey(),
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    phone: text().notNull(),
    slotOn: date({ mode: 'string' }).notNull(),
    startsAtHour: smallint().notNull(),
    /**
     * agreed, moved (a later slot took its place), spoke, given-up (three tries, and the family was told), cancelled,
     * missed (the slot passed and nobody of us had tried).
     */
    status: text().notNull().default('agreed'),
    agreedAt: timestamp({ withTimezone: true }).notNull(),
    /** Null: the family asked for it on its page. */
    agreedById: uuid().references(() => staffMembers.id),
    endedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('callbacks_enquiry_idx').on(t.enquiryId),
    uniqueIndex('callbacks_one_open_key').on(t.enquiryId).where(sql`${t.status} = 'agreed'`),
    index('callbacks_due_idx').on(t.slotOn, t.startsAtHour).where(sql`${t.status} = 'agreed'`),
    check('callbacks_hour_known', sql`${t.startsAtHour} in (9, 11, 13, 15)`),
    check(
      'callbacks_status_known',
      sql`${t.status} in ('agreed', 'moved', 'spoke', 'given-up', 'cancelled', 'missed')`,
    ),
    check('callbacks_ended', sql`(${t.status} = 'agreed') = (${t.endedAt} is null)`),
  ],
)

/** One try to ring somebody back, with what came of it. Append-only. */
export const callbackTries = pgTable(
  'callback_tries',
  {
    id: uuid().primaryKey(),
    callbackId: uuid()
      .notNull()
      .references(() => callbacks.id),
    enquiryId: uuid()
      .notNull()
      .references(() => enquiries.id),
    triedAt: timestamp({ withTimezone: true }).notNull(),
    /** Its half-day, Europe/London: a second try in the same one does not count. */
    triedOn: date({ mode: 'string' }).notNull(),
    half: text().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    outcome: text().notNull(),
    note: text().notNull(),
  },
  (t) => [
    index('callback_tries_callback_idx').on(t.callbackId),
    index('callback_tries_enquiry_idx').on(t.enquiryId),
    check('callback_tries_half_known', sql`${t.half} in ('am', 'pm')`),
    check(
      'callback_tries_outcome_known',
      sql`${t.outcome} in ('spoke', 'no-answer', 'left-message', 'wrong-number', 'not-good-now')`,
    ),
  ],
)
