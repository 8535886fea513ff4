import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aCase,
  aFamilyMember,
  anAccess,
  anEnquiry,
  aStaffMember,
  type CaseMade,
} from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { openPool, type Pool } from './pool.ts'

/**
 * What the database itself lets each role do, with no WHERE of ours in the way. Who reads which rows of every table:
 * reads-of-families.api.test.ts and reads-of-staff.api.test.ts.
 */

let database: TestDatabase
let pool: Pool
let amina: { id: string }
let daniel: { id: string }
let theirs: CaseMade
let others: CaseMade
let asked: { amina: string; daniel: string; stranger: string }

type Role = 'hub_family' | 'hub_staff' | 'hub_system'

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url)
  // Two parents of one child, each with a question; and another family with theirs.
  amina = await aFamilyMember(pool)
  daniel = await aFamilyMember(pool, { name: 'Daniel Okafor' })
  const stranger = await aFamilyMember(pool, { name: 'Zofia Nowak' })
  const officer = await aStaffMember(pool)
  theirs = await aCase(pool, { status: 'ASSESSING', sharedWith: [amina.id, daniel.id] })
  others = await aCase(pool, { status: 'ASSESSING', sharedWith: [stranger.id] })
  const question = async (caseId: string, familyMemberId: string) => {
    const { id } = await anEnquiry(pool, { caseId, familyMemberId })
    await insertRow(pool, 'messages', {
      id: randomUUID(),
      enquiry_id: id,
      kind: 'note',
      author_kind: 'staff',
      author_staff_id: officer.id,
      author_name: 'Priya Shah',
      body: 'For colleagues only',
      written_at: '2026-11-23T11:00:00Z',
    })
    return id
  }
  asked = {
    amina: await question(theirs.id, amina.id),
    daniel: await question(theirs.id, daniel.id),
    stranger: await question(others.id, stranger.id),
  }
  for (const made of [theirs, others]) {
    await insertRow(pool, 'case_events', {
      id: randomUUID(),
      case_id: made.id,
      kind: 'note-added',
      happened_on: '2026-11-20',
      recorded_at: '2026-11-20T10:00:00Z',
      recorded_by_kind: 'staff',
      is_visible_to_family: false,
    })
    await insertRow(pool, 'promises', {
      id: randomUUID(),
      case_id: made.id,
      duty: 'final-plan',
      due_on: '2027-01-10',
      made_at: '2026-11-20T10:00:00Z',
      owner_name: 'Priya',
    })
    await boardOf(made.id, officer.id)
    await insertRow(pool, 'case_duties', {
      ...{ case_id: made.id, kind: 'final-plan', subject_id: made.id, is_councils: true },
      ...{ legal_on: '2027-01-10', act_by: '2027-01-08' },
    })
  }
  for (const [caseId, personId] of [
    [theirs.id, amina.id],
    [theirs.id, daniel.id],
    [others.id, stranger.id],
  ] as const) {
    await draftOf(caseId, personId)
    await documentTo(caseId, personId, officer.id)
  }
  await letterTo(theirs.id, amina.id)
  await letterTo(theirs.id, daniel.id)
  await letterTo(others.id, stranger.id)
  for (const { id } of [amina, daniel, stranger]) {
    await insertRow(pool, 'notifications', {
      id: randomUUID(),
      event_key: id,
      kind: 'case-updated',
      family_member_id: id,
      template_version: 1,
      created_at: '2026-11-20T10:00:00Z',
      due_at: '2026-11-20T10:00:00Z',
    })
  }
  await insertRow(pool, 'audit_entries', {
    id: randomUUID(),
    at: '2026-11-20T10:00:00Z',
    actor_kind: 'family',
    actor_id: amina.id,
    action: 'family-wrote',
    subject_kind: 'enquiry',
  })
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

/** A letter to one adult about the decision to assess. */
async function letterTo(caseId: string, familyMemberId: string): Promise<void> {
  await pool.query(
    `insert into letters (id, case_id, event_id, kind, family_member_id, content, template_version, is_by_post, sent_on,
       created_at) select $3, case_id, id, kind, $2, '{}', 1, false, happened_on, recorded_at
     from case_events where case_id = $1 and kind = 'assessment-agreed'`,
    [caseId, familyMemberId, randomUUID()],
  )
}

/** What one adult wrote about a draft and asked for, and the history of it. */
async function draftOf(caseId: string, personId: string): Promise<void> {
  const { rows } = await pool.query(
    "select id from case_events where case_id = $1 and kind = 'assessment-agreed'",
    [caseId],
  )
  const common = { id: randomUUID(), case_id: caseId, family_member_id: personId }
  const draft = { ...common, draft_event_id: rows[0].id }
  await insertRow(pool, 'draft_comments', { ...draft, updated_at: '2026-11-20T10:00:00Z' })
  await insertRow(pool, 'family_requests', {
    ...{ ...draft, kind: 'more-time', asked_at: '2026-11-20T10:00:00Z', answer_by: '2026-11-24' },
  })
  await insertRow(pool, 'case_events', {
    ...{ ...common, kind: 'more-time-requested', happened_on: '2026-11-20', is_visible_to_family: true },
    ...{ recorded_at: '2026-11-20T10:00:00Z', recorded_by_kind: 'family', recorded_by_id: personId },
  })
}

/** A document that an officer released to one adult. */
async function documentTo(caseId: string, personId: string, officerId: string): Promise<void> {
  const at = '2026-11-20T10:00:00Z'
  await insertRow(pool, 'documents', {
    ...{ id: randomUUID(), case_id: caseId, kind: 'advice', title: 'Report', file_name: 'Report.pdf' },
    ...{ media_type: 'application/pdf', byte_size: 1, sha256: '', storage_key: randomUUID() },
    ...{ uploaded_by_staff_id: officerId, uploaded_at: at, scan_status: 'clean', scan_due_at: at },
    ...{ released_at: at, released_by_id: officerId, family_member_id: personId },
  })
}

/** A report asked for and chased, and a school asked, with all that only staff may know. */
async function boardOf(caseId: string, officerId: string): Promise<void> {
  const report = await insertRow(pool, 'advice_requests', {
    ...{ id: randomUUID(), case_id: caseId, kind: 'health', asked_of: 'Health service' },
    ...{ asked_on: '2026-11-18', contact_name: 'Helen Marsh', contact_phone: '03069 990321' },
  })
  await insertRow(pool, 'advice_chases', {
    ...{ id: randomUUID(), case_id: caseId, advice_request_id: report.id, staff_id: officerId },
    ...{ chased_on: '2026-11-20', how: 'phone', note: 'Off sick' },
  })
  await insertRow(pool, 'setting_consultations', {
    ...{ id: randomUUID(), case_id: caseId, setting_name: 'Hillside School', asked_on: '2026-11-18' },
    ...{ answered_on: '2026-11-20', answer: 'full', note: 'Until July' },
  })
}

/** Runs one statement as a role, for a person on a day, and takes it back. */
async function as(
  role: Role,
  sql: string,
  values: unknown[] = [],
  more: { person?: string; today?: string; before?: string } = {},
) {
  const { person = amina.id, today = '2026-11-23', before } = more
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', $2, true), set_config('role', $3, true)",
      [person, today, role],
    )
    if (before) await client.query(before)
    return await client.query(sql, values)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const refused = async (role: Role, sql: string, values: unknown[] = []) => {
  const error = await as(role, sql, values).then(
    () => null,
    (fault: unknown) => fault,
  )
  expect(error, `${role}: ${sql}`).toBeInstanceOf(pg.DatabaseError)
  // 42501: not permitted, by a missing grant or by a policy.
  expect((error as pg.DatabaseError).code, `${role}: ${sql}`).toBe('42501')
}

/** The columns of a table that a role may read. */
async function readableColumns(role: Role, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
     and has_column_privilege($2, attrelid, attnum, 'select') order by attnum`,
    [table, role],
  )
  return rows.map(({ name }) => name)
}

async function tables(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  )
  return rows.map(({ name }) => name)
}

/** Runs `work` with the access of the first parent ended on that day. */
async function withAccessUntil(day: string, work: () => Promise<void>): Promise<void> {
  const end = (on: string | null) =>
    pool.query('update case_access set ends_on = $2 where family_member_id = $1', [amina.id, on])
  await end(day)
  try {
    await work()
  } finally {
    await end(null)
  }
}

/** Everything a family member's connection can read of a table. */
async function readAll(table: string, more: { person?: string; today?: string } = {}) {
  const columns = await readableColumns('hub_family', table)
  if (columns.length === 0) return null
  return (await as('hub_family', `select ${columns.join(', ')} from ${table}`, [], more)).rows
}

describe('a family member’s connection, reading without any WHERE', () => {
  it('gets nothing that belongs to the other parent of the same child', async () => {
    for (const table of await tables()) {
      const seen = JSON.stringify(await readAll(table))
      expect(seen ?? '', table).not.toContain(daniel.id)
      expect(seen ?? '', table).not.toContain(asked.daniel)
    }
  })

  it('gets nothing before the day access begins, nothing after the day it ends', async () => {
    const { id } = await aFamilyMember(pool)
    await anAccess(pool, {
      caseId: theirs.id,
      familyMemberId: id,
      startsOn: '2026-06-01',
      endsOn: '2026-11-22',
    })
    const casesOn = async (today: string) => (await readAll('cases', { person: id, today }))?.length
    const childrenOn = async (today: string) => (await readAll('children', { person: id, today }))?.length

    expect(await casesOn('2026-05-31')).toBe(0)
    expect(await casesOn('2026-06-01')).toBe(1)
    expect(await casesOn('2026-11-22')).toBe(1)
    expect(await casesOn('2026-11-23')).toBe(0)
    expect(await childrenOn('2026-11-23')).toBe(0)
  })

  const ofCase = [
    ...['advice_chases', 'advice_requests', 'case_access', 'case_events', 'cases', 'children', 'documents'],
    ...['draft_comments', 'family_requests', 'letters', 'promises', 'setting_consultations'],
  ]

  it('gets nothing any more of what was its own once access has ended', async () => {
    await withAccessUntil('2026-11-22', async () => {
      // What was promised about a question stays with the question.
      for (const table of ofCase.filter((name) => name !== 'promises')) {
        expect(await readAll(table), table).toEqual([])
      }
    })
  })

  it('gets no document, letter or word of an appeal where only the status is shared', async () => {
    const { id } = await aFamilyMember(pool)
    await anAccess(pool, { caseId: theirs.id, familyMemberId: id, level: 'status' })
    await documentTo(theirs.id, id, (await aStaffMember(pool)).id)
    await letterTo(theirs.id, id)
    for (const kind of ['document-released', 'mediation-requested', 'appeal-registered', 'order-received']) {
      await insertRow(pool, 'case_events', {
        ...{ id: randomUUID(), case_id: theirs.id, kind, happened_on: '2026-11-01' },
        ...{ recorded_at: '2026-11-20T10:00:00Z', recorded_by_kind: 'staff', is_visible_to_family: true },
      })
    }

    expect(await readAll('documents', { person: id })).toEqual([])
    expect(await readAll('letters', { person: id })).toEqual([])
    const kinds = (person: string) =>
      as('hub_family', 'select kind from case_events order by kind', [], { person }).then(({ rows }) =>
        rows.map(({ kind }) => kind),
      )
    expect(await kinds(id)).toEqual(['assessment-agreed', 'request-received'])
    expect(await kinds(daniel.id)).toEqual(
      expect.arrayContaining([
        'appeal-registered',
        'document-released',
        'mediation-requested',
        'order-received',
      ]),
    )
  })

  it('gets nothing at level none', async () => {
    const { id } = await aFamilyMember(pool)
    await anAccess(pool, { caseId: theirs.id, familyMemberId: id, level: 'none' })

    for (const table of ofCase) {
      expect(await readAll(table, { person: id }), table).toEqual([])
    }
  })

  it('gets nothing when nobody is named', async () => {
    for (const table of await tables()) {
      expect((await readAll(table, { person: '', today: '' })) ?? [], table).toEqual([])
    }
  })

  it('gets no postcode, UPN, officer, search text or staff’s items of the return', async () => {
    expect(await readableColumns('hub_family', 'children')).toEqual([
      'id',
      'surname',
      'forename',
      'preferred_name',
      'birth_on',
    ])
    const ofCases = await readableColumns('hub_family', 'cases')
    // What is owed next is reckoned from what everybody did: it moves when another parent is given more time.
    for (const hidden of [
      ...['officer_id', 'return_items', 'search_text', 'request_source', 'next_duty', 'next_legal_on'],
    ]) {
      expect(ofCases).not.toContain(hidden)
    }
    expect(await readableColumns('hub_family', 'case_events')).not.toContain('recorded_by_id')
  })
})

describe('a family member’s connection, on the board of reports', () => {
  it('gets no contact, note, officer, school or answer', async () => {
    expect(await readableColumns('hub_family', 'advice_requests')).toEqual([
      ...['id', 'case_id', 'kind', 'asked_of', 'asked_on', 'arrived_on', 'cancelled_on'],
    ])
    expect(await readableColumns('hub_family', 'advice_chases')).toEqual([
      ...['id', 'advice_request_id', 'case_id', 'chased_on', 'how'],
    ])
    expect(await readableColumns('hub_family', 'setting_consultations')).toEqual([
      ...['id', 'case_id', 'asked_on', 'answered_on'],
    ])
    for (const hidden of ['contact_name', 'contact_phone', 'contact_email']) {
      await refused('hub_family', `select ${hidden} from advice_requests`)
    }
    await refused('hub_family', 'select note from advice_chases')
    await refused('hub_family', 'select setting_name from setting_consultations')
  })

  it('changes and adds nothing', async () => {
    await refused('hub_family', "update advice_requests set arrived_on = '2026-11-23'")
    await refused('hub_family', "update setting_consultations set answered_on = '2026-11-23'")
    await refused(
      'hub_family',
      `insert into advice_requests (id, case_id, kind, asked_of, asked_on)
       values (gen_random_uuid(), $1, 'health', 'X', '2026-11-23')`,
      [theirs.id],
    )
    await refused(
      'hub_family',
      `insert into advice_chases (id, case_id, advice_request_id, chased_on, how)
       select gen_random_uuid(), case_id, id, '2026-11-23', 'phone' from advice_requests where case_id = $1`,
      [theirs.id],
    )
  })
})

describe('a family member’s connection, writing', () => {
  const enquiryRow = `insert into enquiries (id, case_id, family_member_id, contact_name, channel, topics, priority,
    opened_at, waiting_since, reply_by, team) values (gen_random_uuid(), $1, $2, 'X', $3, '{STATUS}', 3, now(), now(),
    '2026-11-30', 'hub')`
  const messageRow = `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_name, body,
    written_at) values (gen_random_uuid(), $1, $2, $3, $4, 'X', 'Y', now())`

  it('opens a question in its own name about its own case', async () => {
    const { rowCount } = await as('hub_family', enquiryRow, [theirs.id, amina.id, 'web'])
    expect(rowCount).toBe(1)
  })

  it('opens none in another name, about another case, by another channel', async () => {
    await refused('hub_family', enquiryRow, [theirs.id, daniel.id, 'web'])
    await refused('hub_family', enquiryRow, [others.id, amina.id, 'web'])
    await refused('hub_family', enquiryRow, [theirs.id, amina.id, 'phone'])
  })

  it('opens none where it may only look', async () => {
    const looker = await aFamilyMember(pool)
    await anAccess(pool, { caseId: theirs.id, familyMemberId: looker.id, level: 'status' })

    await expect(
      as('hub_family', enquiryRow, [theirs.id, looker.id, 'web'], { person: looker.id }),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('writes a message in its own thread, as itself', async () => {
    const { rowCount } = await as('hub_family', messageRow, [asked.amina, 'message', 'family', amina.id])
    expect(rowCount).toBe(1)
  })

  it('writes none in another’s thread, as staff, as another, or as a note', async () => {
    await refused('hub_family', messageRow, [asked.daniel, 'message', 'family', amina.id])
    await refused('hub_family', messageRow, [asked.amina, 'message', 'staff', null])
    await refused('hub_family', messageRow, [asked.amina, 'message', 'family', daniel.id])
    await refused('hub_family', messageRow, [asked.amina, 'note', 'family', amina.id])
  })

  it('changes no row of another, and not the owner, team or asker of its own', async () => {
    const touched = await as('hub_family', "update enquiries set status = 'waiting', reply_by = '2026-12-24'")
    expect(touched.rowCount).toBe(1)
    for (const change of [
      `owner_id = '${randomUUID()}'`,
      `family_member_id = '${daniel.id}'`,
      "team = 'finance'",
    ]) {
      await refused('hub_family', `update enquiries set ${change}`)
    }
  })

  it('promises nothing about a case, in nobody else’s thread, and no mail to others', async () => {
    const promise = `insert into promises (id, enquiry_id, case_id, due_on, made_at, owner_name)
      values (gen_random_uuid(), $1, $2, '2027-01-01', now(), 'X')`
    await refused('hub_family', promise, [null, theirs.id])
    await refused('hub_family', promise, [asked.daniel, null])
    await refused(
      'hub_family',
      `insert into notifications (id, event_key, kind, family_member_id, template_version, created_at, due_at)
       values (gen_random_uuid(), 'k', 'case-updated', $1, 1, now(), now())`,
      [daniel.id],
    )
  })

  it('gives itself no more time, and answers nothing it asked for', async () => {
    const request = (column: string, value: unknown): [string, unknown[]] => [
      `insert into family_requests (id, case_id, family_member_id, kind, asked_at, answer_by, ${column})
         values (gen_random_uuid(), $1, $2, 'meeting', now(), '2026-11-25', $3)`,
      [theirs.id, amina.id, value],
    ]

    expect((await as('hub_family', ...request('words', 'Please'))).rowCount).toBe(1)
    for (const [column, value] of [
      ['extended_to', '2027-06-30'],
      ['answer_words', 'Yes'],
      ['answered_by_name', 'Priya'],
      ['answered_by_id', amina.id],
    ] as const) {
      await refused('hub_family', ...request(column, value))
    }
  })

  it('leaves in the history only what it does today', async () => {
    const event = `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, recorded_by_id,
      is_visible_to_family, family_member_id, corrects_event_id)
      values (gen_random_uuid(), $1, 'evidence-received', $2, now(), 'family', $3, $4, $3, $5)`
    const { rows } = await pool.query('select id from case_events where case_id = $1 limit 1', [theirs.id])

    expect((await as('hub_family', event, [theirs.id, '2026-11-23', amina.id, true, null])).rowCount).toBe(1)
    await refused('hub_family', event, [theirs.id, '2026-11-22', amina.id, true, null])
    await refused('hub_family', event, [theirs.id, '2026-11-23', amina.id, false, null])
    await refused('hub_family', event, [theirs.id, '2026-11-23', amina.id, true, rows[0].id])
    await refused('hub_family', event, [others.id, '2026-11-23', amina.id, true, null])
  })

  it('notes of its own letter that it was opened, and never takes that back', async () => {
    const open = 'update letters set first_read_at = now()'

    expect((await as('hub_family', open)).rowCount).toBe(1)
    await refused('hub_family', 'update letters set first_read_at = null')
    await refused('hub_family', "update letters set content = '{}'")
    await withAccessUntil('2026-11-22', async () => {
      expect((await as('hub_family', open)).rowCount).toBe(0)
    })
  })

  it('leaves no trace in another name', async () => {
    await refused(
      'hub_family',
      `insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind)
       values (gen_random_uuid(), now(), 'staff', $1, 'case-moved', 'case')`,
      [amina.id],
    )
  })

  it('changes nothing of cases, children, access, events, promises or people', async () => {
    for (const change of [
      "cases set status = 'FINAL_ISSUED'",
      "children set forename = 'X'",
      "case_access set level = 'act'",
      "case_events set kind = 'plan-issued'",
      "promises set due_on = '2030-01-01'",
      "family_members set email = 'x@y.example'",
      "notifications set status = 'stopped'",
      "messages set body = 'X'",
    ]) {
      await refused('hub_family', `update ${change}`)
    }
  })
})

describe('the three roles of the application', () => {
  const roles: Role[] = ['hub_family', 'hub_staff', 'hub_system']

  it('own nothing, are no superusers, can’t sign in, and row-level security binds them', async () => {
    const { rows } = await pool.query(
      `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
       from pg_roles r where rolname = any($1) order by 1`,
      [roles],
    )

    for (const row of rows) {
      expect(row).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 })
      expect(row).toMatchObject({ rolcreaterole: false, rolcreatedb: false })
    }
    expect(rows).toHaveLength(3)
  })

  it('meet row-level security on every table', async () => {
    const { rows } = await pool.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity",
    )
    expect(rows).toEqual([])
  })

  it.each(roles)('%s can’t switch row-level security off', async (role) => {
    await refused(role, 'alter table cases disable row level security')
    await refused(role, 'drop policy staff_all on cases')
    await refused(role, 'create table mine (id int)')
  })

  it('get an error, not all rows, when they ask for no row-level security', async () => {
    await expect(
      as('hub_family', 'select id from cases', [], { before: 'set local row_security = off' }),
    ).rejects.toMatchObject({ code: '42501' })
  })

  /**
   * What is reckoned anew, who is named (by those with the power), what signing in leaves behind, what was only being
   * written or looked at, and mails that became no enquiry (of which policies say which: the-hub.api.test.ts).
   */
  const tidied: Record<Role, readonly string[]> = {
    hub_family: [],
    hub_staff: [
      ...['case_duties', 'named_staff', 'enquiry_presence', 'enquiry_drafts', 'message_files', 'saved_views'],
    ],
    hub_system: [
      ...['case_duties', 'case_snapshots', 'sign_in_attempts', 'sessions', 'known_devices', 'passkeys'],
      ...['factor_challenges', 'email_changes', 'used_logout_tokens', 'enquiry_presence', 'enquiry_drafts'],
      ...['inbound_mails', 'staff_tasks'],
    ],
  }

  it.each(roles)('%s deletes nothing of what was recorded', async (role) => {
    for (const table of await tables()) {
      if (!tidied[role].includes(table)) await refused(role, `delete from ${table}`)
      await refused(role, `truncate ${table} cascade`)
    }
  })

  it.each(roles)('%s can’t rewrite the history: events, messages, letters and the audit', async (role) => {
    await refused(role, "update audit_entries set action = 'X'")
    await refused(role, "update case_events set kind = 'X'")
    await refused(role, "update messages set body = 'X'")
    await refused(role, "update letters set content = '{}'")
  })

  it.each(roles)('%s can’t read the keys of the hub', async (role) => {
    await refused(role, 'select * from hub_secrets')
    await refused(role, "update hub_secrets set value = 'x'")
  })

  it('hub_staff can’t reach sessions, sign-ins or tokens, nor give itself an account', async () => {
    for (const table of ['sessions', 'sign_in_attempts', 'service_tokens']) {
      await refused('hub_staff', `select * from ${table}`)
    }
    expect((await as('hub_staff', "update staff_members set role = 'manager'")).rowCount).toBe(0)
    await refused('hub_staff', 'select provider_subject from staff_members')
    await refused('hub_staff', "update family_members set email = 'x@y.example'")
  })
})
