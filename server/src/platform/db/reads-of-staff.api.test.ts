import type { StaffPower } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAccess, type CaseMade } from '../../../test/factories/index.ts'
import { inOrder, Ledger } from '../../../test/row-security/ledger.ts'
import { readAllAs, readableColumns, type Seen } from '../../../test/row-security/read-as.ts'
import { putCase } from '../../../test/row-security/rows-of-case.ts'
import { putRest } from '../../../test/row-security/rows-of-nobody.ts'
import { putPerson } from '../../../test/row-security/rows-of-person.ts'
import { putBrokenGlass, putLock, putStaff, type StaffPut } from '../../../test/row-security/rows-of-staff.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { newId } from '../ids.ts'
import { openAppPool } from './app-pool.ts'
import { openPool, type Pool } from './pool.ts'
import { inTransaction, statement } from './transaction.ts'

/**
 * What row-level security alone lets each kind of staff see of every table, with every WHERE left out. Sam is the child
 * whom some are locked out from; Lou is locked for everybody who is not named; nobody is locked out from Noor.
 */

/** Tables that no connection of staff, or of another system, reads at all. */
const closed = [
  ...['email_changes', 'factor_challenges', 'hub_secrets', 'known_devices', 'passkeys', 'service_tokens'],
  ...['sign_in_attempts', 'used_logout_tokens'],
]

/** Tables of which everybody at work sees every row, but of children they are locked out from. */
const open = [
  ...['advice_chases', 'advice_requests', 'bulk_orders', 'callback_tries', 'callbacks', 'capacity_decisions'],
  ...['case_access', 'case_duties', 'case_events', 'case_snapshots', 'cases', 'child_districts', 'children'],
  ...['complaints', 'daily_runs', 'documents', 'draft_comments', 'enquiries', 'enquiry_drafts'],
  ...['enquiry_events', 'enquiry_feedback', 'enquiry_presence', 'family_members', 'family_requests'],
  ...['import_faults', 'import_runs', 'inbound_mails', 'invitations', 'letters', 'message_files', 'messages'],
  ...['named_staff', 'notifications', 'offered_answers', 'parent_consents', 'promises', 'record_corrections'],
  ...['restrictions', 'rights_transfers', 'saved_replies', 'setting_consultations', 'snapshot_runs'],
  ...['staff_absences', 'staff_members', 'staff_tasks'],
]

/** Tables of which each sees their own rows, or what a power of theirs opens. */
const narrow = {
  access_request_items: 'data-protection',
  access_requests: 'data-protection',
  audit_entries: 'data-protection',
  audit_seals: 'data-protection',
  broken_glass: 'safeguarding',
  erasures: 'data-protection',
  legal_holds: 'data-protection',
  saved_views: null,
  sessions: null,
  staff_locks: 'safeguarding',
} as const satisfies Record<string, StaffPower | null>

const childOfPerson: Record<string, string> = { Amina: 'Sam', Carla: 'Noor', Zofia: 'Noor', Leila: 'Lou' }

/** Whose record a row belongs to, by the word for it. */
function childOf(label: string): string | undefined {
  const [who = ''] = label.replace(/^to /, '').split(/[:+]/)
  return childOfPerson[who] ?? who
}

interface Kind {
  who: string
  role?: 'hub' | 'manager'
  powers?: StaffPower[]
  lockedFrom: string[]
  /** Of the tables that are narrow, what they see. */
  sees?: Seen
}

const glasses = ['glass of Pia', 'glass of Theo']
const dataProtection = (children: string[]): Seen => {
  const people = Object.keys(childOfPerson).filter((name) => children.includes(childOfPerson[name] ?? ''))
  return {
    ...{ access_requests: people, access_request_items: people, audit_seals: ['of nobody'] },
    audit_entries: ['of nobody', ...children.flatMap((name) => [`${name}: case`, `${name}: document`])],
    erasures: children.map((name) => `${name}: staff`),
    legal_holds: children.map((name) => `${name}: staff`),
  }
}

const kinds: Kind[] = [
  { who: 'Ola, who answers enquiries', lockedFrom: ['Lou'] },
  { who: 'Max, a manager', role: 'manager', lockedFrom: ['Lou'], sees: { broken_glass: glasses } },
  {
    ...{ who: 'Suri, who looks after safeguarding', powers: ['safeguarding'], lockedFrom: ['Lou'] },
    sees: {
      broken_glass: glasses,
      staff_locks: ['Sam: lock of Kai', 'Sam: lock of Pia', 'Sam: lock of Theo', 'Sam: lock of Uma'],
    },
  },
  {
    ...{ who: 'Dev, who looks after data protection', powers: ['data-protection'], lockedFrom: ['Lou'] },
    sees: dataProtection(['Sam', 'Noor']),
  },
  { who: 'Ann, who looks after accounts', powers: ['accounts'], lockedFrom: ['Lou'] },
  { who: 'Ines, who is named for Lou', lockedFrom: [] },
  { who: 'Kai, a relative of Sam', lockedFrom: ['Lou', 'Sam'] },
  {
    ...{ who: 'Uma, a relative with every power', powers: ['safeguarding', 'data-protection', 'accounts'] },
    ...{ lockedFrom: ['Lou', 'Sam'] },
    sees: { ...dataProtection(['Noor']), broken_glass: glasses },
  },
  {
    who: 'Pia, a relative who broke the glass',
    lockedFrom: ['Lou'],
    sees: { broken_glass: ['glass of Pia'] },
  },
  {
    ...{ who: 'Theo, a relative whose glass is closed again', lockedFrom: ['Lou', 'Sam'] },
    sees: { broken_glass: ['glass of Theo'] },
  },
]
const relatives = ['Kai', 'Uma', 'Pia', 'Theo']

const nameOf = (who: string) => who.split(',')[0] ?? who

let database: TestDatabase
let app: Pool
let ledger: Ledger
let sam: CaseMade
const staff = new Map<string, StaffPut>()
const member = (who: string) => staff.get(nameOf(who)) as StaffPut

beforeAll(async () => {
  database = await createTestDatabase()
  app = openAppPool(database.appUrl, { max: 1 })
  ledger = await new Ledger(openPool(database.url, { max: 1 })).open()
  await putRest(ledger)
  const officer = await putStaff(ledger, 'Priya', { isActive: false })
  staff.set('Priya', officer)
  for (const { who, ...more } of kinds) staff.set(nameOf(who), await putStaff(ledger, nameOf(who), more))
  sam = await putCase(ledger, 'Sam', officer.id)
  const children: Record<string, CaseMade> = { Sam: sam }
  for (const name of ['Noor', 'Lou']) children[name] = await putCase(ledger, name, officer.id)
  for (const [name, child] of Object.entries(childOfPerson)) {
    const { id } = await putPerson(ledger, name, children[child] as CaseMade, officer.id)
    if (name === 'Carla') await anAccess(ledger.pool, { caseId: sam.id, familyMemberId: id })
  }
  await ledger.name('Sam: Carla', 'case_access', 'case_id = $1', [sam.id])
  const lou = (children.Lou as CaseMade).childId
  await ledger.put('Lou: staff', 'named_staff', {
    ...{ child_id: lou, staff_member_id: member('Ines').id, named_at: '2026-11-20', named_by_id: officer.id },
  })
  await putLock(ledger, 'Lou: lock', { childId: lou, staffId: null, byId: officer.id })
  for (const name of relatives) {
    const lock = { childId: sam.childId, staffId: member(name).id, byId: officer.id }
    await putLock(ledger, `Sam: lock of ${name}`, lock)
  }
  const glass = { childId: sam.childId, expiresAt: '2026-11-23T10:00:01Z' }
  await putBrokenGlass(ledger, 'glass of Pia', { ...glass, staffId: member('Pia').id })
  await putBrokenGlass(ledger, 'glass of Theo', {
    ...{ ...glass, staffId: member('Theo').id, expiresAt: '2026-11-23T10:00:00Z' },
  })
})
afterAll(async () => {
  await app?.end()
  await ledger?.pool.end()
  await database?.drop()
})

/** Every row of the open tables but those of locked children; what nobody of staff reads: words that are not sent yet. */
async function expected(lockedFrom: string[], more: Seen): Promise<Seen> {
  const seen: Seen = {}
  for (const table of open) {
    const labels = (await ledger.allLabels(table)).filter(
      (label) =>
        !lockedFrom.includes(childOf(label) ?? '') &&
        !(table === 'draft_comments' && label.endsWith(': typed')),
    )
    if (labels.length > 0) seen[table] = labels
  }
  for (const [table, labels] of Object.entries(more)) seen[table] = inOrder(labels)
  return seen
}

const sharedViews = () => [...staff.keys()].map((name) => `${name}: shared`)

/** That a document was opened is for everybody who sends documents to see. */
const readOfPapers = (lockedFrom: string[]): Seen => ({
  audit_entries: ['Sam', 'Noor', 'Lou']
    .filter((name) => !lockedFrom.includes(name))
    .map((name) => `${name}: document`),
})

describe('every table of the database', () => {
  it('is on one of the three lists', async () => {
    const columns = await readableColumns(ledger.pool, 'hub_staff')

    expect([...columns.keys()]).toEqual(inOrder([...closed, ...open, ...Object.keys(narrow)]))
    expect([...columns].flatMap(([table, { length }]) => (length === 0 ? [table] : []))).toEqual(closed)
  })

  it('has a row here of the child whom some are locked out from, if it tells of children at all', async () => {
    const { rows } = await ledger.pool.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns
       where table_schema = 'public' and column_name in ('case_id', 'child_id', 'family_member_id', 'enquiry_id') order by 1`,
    )
    const told = rows.map(({ name }) => name).filter((name) => open.includes(name))

    expect(told.length).toBeGreaterThan(20)
    for (const table of told) {
      expect((await ledger.allLabels(table)).map(childOf), table).toContain('Sam')
    }
  })
})

describe('without any WHERE', () => {
  it.each(kinds)(
    '$who sees no child they are locked out from, and what their powers open',
    async ({ who, lockedFrom, sees = {} }) => {
      const { name, actor } = member(who)

      expect(await readAllAs({ app, ledger }, actor)).toEqual(
        await expected(lockedFrom, {
          ...{
            ...readOfPapers(lockedFrom),
            saved_views: [name, ...sharedViews()],
            sessions: [name],
            ...sees,
          },
        }),
      )
    },
  )

  it('another system sees what staff see, and no child that is locked for those who are not named', async () => {
    expect(await readAllAs({ app, ledger }, { kind: 'staff', staffId: null })).toEqual(
      await expected(['Lou'], { ...readOfPapers(['Lou']), saved_views: sharedViews() }),
    )
  })

  it('somebody who does not work here any more opens no transaction', async () => {
    await expect(readAllAs({ app, ledger }, member('Priya').actor)).rejects.toMatchObject({
      kind: 'sign-in-required',
    })
  })

  it('the system sees every row but the keys of the hub', async () => {
    const seen: Seen = {}
    for (const table of ledger.tables.filter((name) => name !== 'hub_secrets')) {
      seen[table] = await ledger.allLabels(table)
    }

    expect(await readAllAs({ app, ledger }, { kind: 'system' })).toEqual(seen)
  })
})

describe('whoever is locked out', () => {
  const at = { now: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23' }
  const asKai = (name: string, text: string, values: unknown[] = []) =>
    inTransaction(app, member('Kai').actor, at, (tx) =>
      tx.rows<Record<string, unknown>>(statement(`test.${name}`, text), values),
    )

  it('changes nothing of the child, however much they change', async () => {
    const touched = await asKai('touch', `update cases set team = 'assessment' returning child_id`)
    const enquiries = await asKai(
      'touch-enquiries',
      'update enquiries set version = version + 1 returning case_id',
    )

    expect(touched.map(({ child_id }) => child_id)).not.toContain(sam.childId)
    expect(touched).toHaveLength(1)
    expect(enquiries.map(({ case_id }) => case_id)).not.toContain(sam.id)
  })

  it.each([
    [
      'case_events',
      `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, is_visible_to_family)
       values ($2, $1, 'note-added', '2026-11-23', now(), 'staff', false)`,
    ],
    [
      'enquiries',
      `insert into enquiries (id, case_id, contact_name, channel, topics, priority, opened_at, waiting_since, reply_by, team)
       values ($2, $1, 'X', 'phone', '{STATUS}', 3, now(), now(), '2026-11-30', 'hub')`,
    ],
    [
      'advice_requests',
      `insert into advice_requests (id, case_id, kind, asked_of, asked_on) values ($2, $1, 'health', 'X', '2026-11-23')`,
    ],
    [
      'case_duties',
      `insert into case_duties (case_id, kind, subject_id, is_councils, legal_on, act_by)
       values ($1, 'draft', $2, true, '2027-01-10', '2027-01-08')`,
    ],
  ])('writes no row of the child into %s', async (table, text) => {
    await expect(asKai(`insert-${table}`, text, [sam.id, newId()])).rejects.toMatchObject({ code: '42501' })
  })
})
