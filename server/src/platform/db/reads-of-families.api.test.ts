import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aStaffMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { inOrder, Ledger } from '../../../test/row-security/ledger.ts'
import { readAllAs, readableColumns, type Seen } from '../../../test/row-security/read-as.ts'
import { putCase } from '../../../test/row-security/rows-of-case.ts'
import { putRest } from '../../../test/row-security/rows-of-nobody.ts'
import { type AccessWanted, type PersonPut, putPerson } from '../../../test/row-security/rows-of-person.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { newId } from '../ids.ts'
import { openAppPool } from './app-pool.ts'
import { openPool, type Pool } from './pool.ts'
import { inTransaction, statement } from './transaction.ts'

/**
 * What row-level security alone lets each kind of reader see of every table, with every WHERE left out. Three children:
 * Sam, of whom everybody here knows or knew; Noor, of another family; and Kit, whose safeguarding holds everybody back.
 */

/** Tables that no family's connection reads at all. */
const closed = [
  ...[
    'access_request_items',
    'audit_entries',
    'audit_seals',
    'broken_glass',
    'bulk_orders',
    'capacity_decisions',
  ],
  ...['case_duties', 'case_snapshots', 'child_districts', 'daily_runs', 'email_changes', 'erasures'],
  ...['enquiry_drafts', 'enquiry_presence'],
  ...['factor_challenges', 'hub_secrets', 'import_faults', 'import_runs', 'inbound_mails', 'invitations'],
  ...['known_devices', 'legal_holds', 'named_staff', 'offered_answers', 'restrictions', 'saved_replies'],
  ...['saved_views', 'service_tokens', 'sign_in_attempts', 'snapshot_runs', 'staff_absences', 'staff_locks'],
  ...['staff_members', 'staff_tasks', 'used_logout_tokens'],
]

/** Tables of which a family's connection reads some columns: the lists below say which rows. */
const open = [
  ...[
    'access_requests',
    'advice_chases',
    'advice_requests',
    'callback_tries',
    'callbacks',
    'case_access',
    'case_events',
    'cases',
    'children',
  ],
  ...['complaints', 'documents', 'draft_comments', 'enquiries', 'enquiry_events', 'enquiry_feedback'],
  ...['family_members', 'family_requests', 'letters', 'message_files', 'messages'],
  ...['notifications', 'parent_consents', 'passkeys', 'promises', 'record_corrections', 'rights_transfers'],
  ...['sessions', 'setting_consultations'],
]

/** One's own questions, and all of them that is one's own to see. */
const questions = (words: string[]): Seen => ({
  callback_tries: words,
  callbacks: words,
  complaints: words,
  enquiries: words,
  enquiry_events: words,
  enquiry_feedback: words,
  message_files: words,
  messages: words,
})

/** One's own account, one's own copy, and what one asked about no case at all. */
const account = (me: string): Seen => ({
  access_requests: [me],
  ...questions([`${me}: about no case`]),
  family_members: [me],
  notifications: [me],
  passkeys: [me],
  promises: [`${me}: about no case`],
  sessions: [me],
})

/** Whoever may see where the case stands: the case, its dates, and one's own words about it. */
const status = (me: string, child = 'Sam'): Seen => ({
  ...account(me),
  ...questions([me, `${me}: about no case`]),
  advice_chases: [child, `${child}: school`],
  advice_requests: [child, `${child}: school`],
  case_access: [me],
  case_events: [me, child, `${child}: delay`],
  cases: [child],
  children: [child],
  draft_comments: [me, `${me}: typed`],
  family_requests: [me],
  parent_consents: [me],
  promises: [me, `${me}: about no case`, child],
  record_corrections: [me],
  rights_transfers: [child],
  setting_consultations: [child],
})

/** Whoever may read papers, too: what was released to all or to them, what they sent, their letters, and appeals. */
const documents = (me: string, child = 'Sam'): Seen => ({
  ...status(me, child),
  case_events: [me, child, `${child}: appeal`, `${child}: delay`],
  documents: [me, child, `to ${me}`],
  letters: [me],
})

/** Helpers and social workers: no day on which somebody else's rights pass. */
const withoutRights = ({ rights_transfers: _, ...seen }: Seen): Seen => seen

/** A school: its own report, and the steps that a school is told of. */
const school = (me: string, child = 'Sam'): Seen => {
  const { advice_chases: _chases, setting_consultations: _others, ...seen } = withoutRights(status(me, child))
  return {
    ...seen,
    advice_requests: [`${child}: school`],
    case_events: [child],
    promises: [me, `${me}: about no case`],
  }
}

interface Kind {
  who: string
  access: AccessWanted
  sees: (me: string) => Seen
  child?: 'Noor' | 'Kit'
}

const kinds: Kind[] = [
  { who: 'Amina, a parent', access: {}, sees: documents },
  { who: 'Daniel, the other parent', access: {}, sees: documents },
  { who: 'Zofia, a parent of another child', access: {}, child: 'Noor', sees: (me) => documents(me, 'Noor') },
  { who: 'Idris, whose access ended yesterday', access: { endsOn: '2026-11-22' }, sees: account },
  { who: 'Tess, whose access ends today', access: { endsOn: '2026-11-23' }, sees: documents },
  { who: 'Ravi, whose access begins tomorrow', access: { startsOn: '2026-11-24' }, sees: account },
  {
    who: 'Cora, whose access was revoked',
    access: { revokedAt: new Date('2026-11-23T09:59:00Z') },
    sees: account,
  },
  { who: 'Olga, who was refused', access: { level: 'none' }, sees: account },
  { who: 'Finn, who may see the status', access: { level: 'status' }, sees: status },
  { who: 'Gwen, who may read papers', access: { level: 'status+documents' }, sees: documents },
  { who: 'Yusuf, the young person', access: { role: 'young-person' }, sees: documents },
  { who: 'Wren, who acts for them', access: { role: 'alternative-person' }, sees: documents },
  {
    ...{ who: 'Mabel, the social worker', access: { role: 'social-worker' } },
    sees: (me) => withoutRights(documents(me)),
  },
  { who: 'Nils, of the school', access: { role: 'school', level: 'status' }, sees: school },
  {
    ...{ who: 'Rosa, of another school', access: { role: 'school', level: 'status' }, child: 'Noor' },
    sees: (me) => school(me, 'Noor'),
  },
  { who: 'Hana, held back with everybody', access: {}, child: 'Kit', sees: heldBack },
]

/** Whoever is held back has no copy of the record either. */
function heldBack(me: string): Seen {
  const { access_requests: _, ...seen } = account(me)
  return seen
}

/** Who helps on somebody's word, and whose word that was. */
const helpers = [
  { who: 'Petra, who helps Amina', of: 'Amina', sees: (me: string) => withoutRights(documents(me)) },
  { who: 'Saul, who helped Amina until yesterday', of: 'Amina', endsOn: '2026-11-22', sees: account },
  { who: 'Vera, who helps Bruno', of: 'Bruno', sees: account },
  { who: 'Emil, who helps Cora', of: 'Cora', revokedAt: new Date('2026-11-23T09:59:00Z'), sees: account },
]

const nameOf = (who: string) => who.split(',')[0] ?? who

let database: TestDatabase
let app: Pool
let ledger: Ledger
const people = new Map<string, PersonPut>()
const person = (who: string) => people.get(nameOf(who)) as PersonPut

beforeAll(async () => {
  database = await createTestDatabase()
  app = openAppPool(database.appUrl, { max: 1 })
  ledger = await new Ledger(openPool(database.url, { max: 1 })).open()
  const { id: officerId } = await aStaffMember(ledger.pool)
  await putRest(ledger)
  const children = {
    Sam: await putCase(ledger, 'Sam', officerId),
    Noor: await putCase(ledger, 'Noor', officerId),
    Kit: await putCase(ledger, 'Kit', officerId),
  }
  const put = async (who: string, child: keyof typeof children, access: AccessWanted) =>
    people.set(nameOf(who), await putPerson(ledger, nameOf(who), children[child], officerId, access))
  for (const { who, access, child = 'Sam' } of kinds) await put(who, child, access)
  await put('Bruno, whom Sam must not meet', 'Sam', {})
  for (const { who, of, endsOn = '2027-06-30', revokedAt } of helpers) {
    const level = 'status+documents'
    await put(who, 'Sam', { role: 'advocate', level, endsOn, revokedAt, consentedById: person(of).id })
  }
  const restriction = { id: newId(), note: 'Court', set_at: '2026-11-20T10:00:00Z', set_by_id: officerId }
  await insertRow(ledger.pool, 'restrictions', {
    ...{
      ...restriction,
      child_id: children.Sam.childId,
      kind: 'NO_CONTACT',
      family_member_id: person('Bruno').id,
    },
  })
  await insertRow(ledger.pool, 'restrictions', {
    ...{ ...restriction, id: newId(), child_id: children.Kit.childId, kind: 'SAFEGUARDING_HOLD' },
  })
})
afterAll(async () => {
  await app?.end()
  await ledger?.pool.end()
  await database?.drop()
})

const sorted = (seen: Seen): Seen =>
  Object.fromEntries(Object.entries(seen).map(([table, labels]) => [table, inOrder(labels)]))

describe('every table of the database', () => {
  it('is on one of the two lists', async () => {
    const columns = await readableColumns(ledger.pool, 'hub_family')

    expect([...columns.keys()]).toEqual(inOrder([...closed, ...open]))
    expect([...columns].flatMap(([table, { length }]) => (length > 0 ? [table] : []))).toEqual(open)
  })

  it.each([
    [
      'documents',
      'sha256 storage_key uploaded_by_staff_id uploaded_by_family_member_id released_at released_by_id',
    ],
    ['documents', 'family_member_id received_from_id came_by opened_by_staff_at names_child other_children'],
    [
      'enquiries',
      'owner_id contact priority search_text idempotency_key recorded_by_staff_id first_answered_at',
    ],
    ['enquiries', 'reopened_count snoozed_until urgent_because legal_basis'],
    ['messages', 'author_staff_id author_family_member_id recorded_by_staff_id sender_proof'],
    ['promises', 'owner_id reminded_at silence_noted_at warned_at'],
    ['enquiry_events', 'staff_id details'],
    ['callbacks', 'agreed_by_id'],
    ['callback_tries', 'staff_id note half'],
    ['enquiry_feedback', 'family_member_id'],
    ['message_files', 'uploaded_by_staff_id uploaded_by_family_member_id sha256 names_child other_children'],
    ['family_members', 'mail_stopped_at'],
    ['notifications', 'kind case_id values sealed_to last_error'],
    ['draft_comments', 'entered_by_id'],
    ['family_requests', 'answered_by_id entered_by_id'],
    ['letters', 'posted_on posted_by_id template_version'],
    ['record_corrections', 'about_id old_value decided_by_id'],
    ['case_access', 'evidence granted_by_id consented_by_id revoked_by_id revoked_why'],
    ['parent_consents', 'told_by entered_by_id young_person_id'],
    ['sessions', 'device_hash generation provider_sid sealed_id_token'],
    ['passkeys', 'credential_id public_key'],
  ])('keeps of %s to itself: %s', async (table, hidden) => {
    const columns = (await readableColumns(ledger.pool, 'hub_family')).get(table)
    const { rows } = await ledger.pool.query(
      `select attname from pg_attribute where attrelid = $1::regclass and attname = any($2)`,
      [table, hidden.split(' ')],
    )

    expect(rows).toHaveLength(hidden.split(' ').length)
    for (const column of hidden.split(' ')) expect(columns).not.toContain(column)
  })

  it('has a row here that somebody may not see', async () => {
    const shown = Object.keys(documents('X'))
    for (const table of open) {
      expect((await ledger.allLabels(table)).length, table).toBeGreaterThan(2)
      expect(shown, table).toContain(table)
    }
  })
})

describe('without any WHERE', () => {
  it.each(kinds)('$who sees what is theirs', async ({ who, sees }) => {
    const { name, actor } = person(who)

    expect(sorted(await readAllAs({ app, ledger }, actor))).toEqual(sorted(sees(name)))
  })

  it('Bruno, with whom there must be no contact, sees his account alone', async () => {
    expect(sorted(await readAllAs({ app, ledger }, person('Bruno').actor))).toEqual(sorted(heldBack('Bruno')))
  })

  it.each(helpers)('$who sees what was agreed to', async ({ who, sees }) => {
    const { name, actor } = person(who)

    expect(sorted(await readAllAs({ app, ledger }, actor))).toEqual(sorted(sees(name)))
  })

  it('a helper sees no more once whoever agreed has lost their own access', async () => {
    const before = await ledger.pool.query('select revoked_at from case_access where family_member_id = $1', [
      person('Petra').id,
    ])
    expect(before.rows).toEqual([{ revoked_at: null }])
    await ledger.pool.query(
      "update case_access set revoked_at = '2026-11-23T09:00:00Z', revoked_by_kind = 'staff' where family_member_id = $1",
      [person('Amina').id],
    )

    expect(sorted(await readAllAs({ app, ledger }, person('Petra').actor))).toEqual(sorted(account('Petra')))
    expect(sorted(await readAllAs({ app, ledger }, person('Amina').actor))).toEqual(sorted(account('Amina')))
  })

  it('a connection on which nobody is named sees nothing at all', async () => {
    const nobody = statement(
      'test.nobody',
      `select set_config('role', 'hub_family', true), set_config('app.person', '', true)`,
    )
    const at = { now: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23' }
    for (const table of open) {
      const columns = (await readableColumns(ledger.pool, 'hub_family')).get(table)
      const everything = statement(`test.nobody-${table}`, `select ${columns?.join(', ')} from ${table}`)
      const rows = await inTransaction(app, { kind: 'system' }, at, async (tx) => {
        await tx.rows(nobody)
        return tx.rows(everything)
      })
      expect(rows, table).toEqual([])
    }
  })

  it('a session that is over opens no transaction', async () => {
    await ledger.pool.query(
      "update sessions set revoked_at = '2026-11-23T09:00:00Z' where family_member_id = $1",
      [person('Gwen').id],
    )

    await expect(readAllAs({ app, ledger }, person('Gwen').actor)).rejects.toMatchObject({
      kind: 'sign-in-required',
    })
  })
})
