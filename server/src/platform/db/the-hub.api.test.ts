import { randomUUID } from 'node:crypto'
import { enquiryEventKinds, familyEnquiryEvents } from '@send-hub/shared'
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
import { usualMoment } from '../../../test/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts'
import { openPool, type Pool } from './pool.ts'

/**
 * What the database itself lets each role write of enquiries and all that hangs on them. What each reads without any WHERE:
 * reads-of-families.api.test.ts and reads-of-staff.api.test.ts.
 */

const at = usualMoment
const day = '2026-11-23'

let database: TestDatabase
let pool: Pool
let sam: CaseMade
let lou: CaseMade
const ids = { amina: '', daniel: '', school: '', helen: '', priya: '', kai: '' }
/** Questions of both parents of Sam, of Lou's mother, and of her about no case. */
const asked = { amina: '', daniel: '', lou: '', helen: '' }
const message = { amina: '', daniel: '' }

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url)
  ids.amina = (await aFamilyMember(pool)).id
  ids.daniel = (await aFamilyMember(pool, { name: 'Daniel Okafor' })).id
  ids.school = (await aFamilyMember(pool, { name: 'Nils Berg' })).id
  ids.helen = (await aFamilyMember(pool, { name: 'Helen Vandersloot', phone: '03069 990444' })).id
  ids.priya = (await aStaffMember(pool)).id
  ids.kai = (await aStaffMember(pool)).id
  sam = await aCase(pool, { status: 'ASSESSING', sharedWith: [ids.amina, ids.daniel] })
  lou = await aCase(pool, { child: { forename: 'Louella', postcode: 'CT1 9ZZ' }, sharedWith: [ids.helen] })
  await anAccess(pool, { caseId: sam.id, familyMemberId: ids.school, role: 'school', level: 'status' })
  const question = async (familyMemberId: string, caseId?: string) =>
    (await anEnquiry(pool, { familyMemberId, ...(caseId && { caseId }), body: 'a harpsichord' })).id
  asked.amina = await question(ids.amina, sam.id)
  asked.daniel = await question(ids.daniel, sam.id)
  asked.lou = await question(ids.helen, lou.id)
  asked.helen = await question(ids.helen)
  message.amina = asked.amina
  message.daniel = asked.daniel
  // Nobody who is not named opens Lou, and nobody is.
  await insertRow(pool, 'staff_locks', {
    ...{ id: randomUUID(), child_id: lou.childId, reason: 'relative', set_at: at, set_by_id: ids.priya },
  })
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

type Role = 'hub_family' | 'hub_staff' | 'hub_system'

/** Runs statements one after the other as a role and a person, gives what the last one answers, and takes all back. */
async function as(role: Role, person: string, ...statements: [string, unknown[]?][]) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', $2, true), set_config('role', $3, true)",
      [person, day, role],
    )
    let result: pg.QueryResult | undefined
    for (const [sql, values] of statements) result = await client.query(sql, values)
    return result as pg.QueryResult
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const asFamily = (person: string, sql: string, values: unknown[] = []) =>
  as('hub_family', person, [sql, values])
const asStaff = (sql: string, values: unknown[] = [], person = ids.priya) =>
  as('hub_staff', person, [sql, values])

/** 42501: not permitted, by a missing grant, a policy or a trigger of ours. */
async function refused(work: Promise<unknown>, about = '') {
  const error = await work.then(
    () => null,
    (fault: unknown) => fault,
  )
  expect(error, about).toBeInstanceOf(pg.DatabaseError)
  expect([(error as pg.DatabaseError).code, (error as Error).message], about).toEqual([
    '42501',
    expect.any(String),
  ])
}

const rowsOf = async (work: Promise<pg.QueryResult>) => (await work).rowCount

const eventRow = `insert into enquiry_events (id, enquiry_id, kind, at, staff_id)
  values (gen_random_uuid(), $1, 'taken', now(), $2)`
const fileRow = `insert into message_files (id, enquiry_id, message_id, file_name, media_type, byte_size, sha256, storage_key,
    uploaded_by_staff_id, uploaded_by_family_member_id, uploaded_at, scan_status, scan_due_at)
  values (gen_random_uuid(), $1, $2, 'X.pdf', 'application/pdf', 1, '', gen_random_uuid()::text, $3, $4, now(), $5, now())`
const callRow = `insert into callbacks (id, enquiry_id, phone, slot_on, starts_at_hour, agreed_at, agreed_by_id)
  values (gen_random_uuid(), $1, '03069 990222', '2026-11-24', 9, now(), $2)`
const complaintRow = `insert into complaints (enquiry_id, stage, received_on, acknowledge_by)
  values ($1, 1, '2026-11-23', '2026-11-30')`

describe('a family', () => {
  it('reads of what was done the kinds that are theirs to see, and no others', async () => {
    for (const kind of enquiryEventKinds) {
      await insertRow(pool, 'enquiry_events', { id: randomUUID(), enquiry_id: asked.amina, kind, at })
    }
    const kindsFor = async (person: string) =>
      new Set((await asFamily(person, 'select kind from enquiry_events')).rows.map(({ kind }) => kind))

    expect(await kindsFor(ids.amina)).toEqual(new Set(familyEnquiryEvents))
    expect(await kindsFor(ids.daniel)).toEqual(new Set())
  })

  it('writes no event, complaint, call back, try, task, feedback, draft or count, in whoever’s enquiry', async () => {
    for (const enquiry of [asked.amina, asked.daniel]) {
      await refused(asFamily(ids.amina, eventRow, [enquiry, null]), 'event')
      await refused(asFamily(ids.amina, complaintRow, [enquiry]), 'complaint')
      await refused(asFamily(ids.amina, callRow, [enquiry, null]), 'call back')
    }
    for (const table of [
      ...['callback_tries', 'staff_tasks', 'enquiry_feedback', 'enquiry_drafts', 'enquiry_presence'],
      ...['offered_answers', 'inbound_mails', 'saved_replies', 'saved_views', 'staff_absences'],
    ]) {
      await refused(asFamily(ids.amina, `insert into ${table} default values`), table)
    }
    for (const change of [
      ...["callbacks set status = 'cancelled', ended_at = now()", "complaints set outcome = 'upheld'"],
      ...["enquiry_events set kind = 'closed'", "message_files set scan_status = 'clean'"],
      ...['enquiries set escalation = 2', 'enquiries set merged_into_id = id', 'enquiries set priority = 0'],
      ...["messages set sender_proof = 'signed'", 'family_members set replies_by_email = true'],
    ]) {
      await refused(asFamily(ids.amina, `update ${change}`), change)
    }
  })

  it('adds a file to a message of its own, to be checked, and to no other', async () => {
    const add = (
      enquiry: string,
      to: string | null,
      by: string | null,
      status = 'waiting',
      staff: string | null = null,
    ) => asFamily(ids.amina, fileRow, [enquiry, to, staff, by, status])
    await insertRow(pool, 'messages', {
      ...{ id: '00000000-0000-7000-8000-000000000001', enquiry_id: asked.amina, kind: 'message' },
      ...{ author_kind: 'staff', author_name: 'Priya', body: 'An answer', written_at: at },
    })

    expect(await rowsOf(add(asked.amina, message.amina, ids.amina))).toBe(1)
    await refused(add(asked.daniel, message.daniel, ids.amina), 'the other parent’s')
    await refused(
      add(asked.amina, message.daniel, ids.amina),
      'the other parent’s message in its own enquiry',
    )
    await refused(add(asked.amina, '00000000-0000-7000-8000-000000000001', ids.amina), 'an answer of staff')
    await refused(add(asked.amina, null, ids.amina), 'no message')
    await refused(add(asked.amina, message.amina, ids.daniel), 'in another name')
    await refused(add(asked.amina, message.amina, null, 'waiting', ids.priya), 'as staff')
    await refused(add(asked.amina, message.amina, ids.amina, 'clean'), 'as checked')
  })

  const enquiry = (more: Record<string, unknown>): [string, unknown[]] => {
    const row = {
      ...{ id: randomUUID(), case_id: sam.id, contact_name: 'X', channel: 'web', topics: ['STATUS'] },
      ...{ priority: 3, opened_at: at, waiting_since: at, reply_by: '2026-11-30', team: 'hub', ...more },
    }
    const names = Object.keys(row)
    return [
      `insert into enquiries (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    ]
  }
  const forSchool = { topics: ['PROFESSIONAL'], legal_basis: 'consent', school_reason: 'X' }

  it('asks as itself: not as a school, not as written down by us, not as part of another, and no owner is chosen', async () => {
    const ask = (more: object) => asFamily(ids.amina, ...enquiry({ family_member_id: ids.amina, ...more }))

    expect(await rowsOf(ask({}))).toBe(1)
    expect(await rowsOf(ask({ case_id: null }))).toBe(1)
    for (const more of [
      ...[forSchool, { ...forSchool, case_id: null }, { ...forSchool, topics: ['STATUS'] }],
      ...[{ recorded_by_staff_id: ids.priya }, { owner_id: ids.priya }, { case_id: lou.id }],
      { merged_into_id: asked.amina, status: 'closed', waiting_since: null, reply_by: null },
    ]) {
      await refused(ask(more), JSON.stringify(more))
    }
  })

  it('that is a school asks about its own pupil, with its reason, and nothing else', async () => {
    const ask = (more: object) => asFamily(ids.school, ...enquiry({ family_member_id: ids.school, ...more }))

    expect(await rowsOf(ask(forSchool))).toBe(1)
    for (const more of [{}, { ...forSchool, topics: ['STATUS'] }, { ...forSchool, case_id: lou.id }]) {
      await refused(ask(more), JSON.stringify(more))
    }
    await refused(ask({ topics: ['PROFESSIONAL'] }), 'no basis')
    await refused(
      asFamily(ids.school, ...enquiry({ ...forSchool, family_member_id: ids.amina })),
      'as a parent',
    )
  })

  it('writes by its own page: no proof of a sender, no other channel, nobody who wrote it down', async () => {
    const write = (more: Record<string, unknown> = {}) => {
      const [name, value] = Object.entries(more)[0] ?? ['channel', null]
      return asFamily(
        ids.amina,
        `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_name, body, written_at, ${name})
         values (gen_random_uuid(), $1, 'message', 'family', $2, 'X', 'Y', now(), $3)`,
        [asked.amina, ids.amina, value],
      )
    }

    expect(await rowsOf(write())).toBe(1)
    for (const more of [
      { channel: 'email' },
      { sender_proof: 'signed' },
      { recorded_by_staff_id: ids.priya },
    ]) {
      await refused(write(more), JSON.stringify(more))
    }
  })
})

describe('staff', () => {
  it('write what they did in their own name', async () => {
    const tryRow = `insert into callback_tries (id, callback_id, enquiry_id, tried_at, tried_on, half, staff_id, outcome, note)
      values (gen_random_uuid(), $1, $2, now(), '2026-11-23', 'am', $3, 'no-answer', '')`
    const call = await insertRow(pool, 'callbacks', {
      ...{
        id: randomUUID(),
        enquiry_id: asked.amina,
        phone: '1',
        slot_on: day,
        starts_at_hour: 9,
        agreed_at: at,
      },
    })
    const presence = `insert into enquiry_presence (enquiry_id, staff_id, tab, is_writing, seen_at)
      values ($1, $2, gen_random_uuid(), false, now())`
    const absence = `insert into staff_absences (id, staff_id, from_on, to_on, recorded_by_id, recorded_at)
      values (gen_random_uuid(), $1, '2026-12-01', '2026-12-02', $2, now())`

    for (const [name, sql, mine, other] of [
      ['event', eventRow, [asked.amina, ids.priya], [asked.amina, ids.kai]],
      ['event of the hub', eventRow, [asked.amina, ids.priya], [asked.amina, null]],
      ['try', tryRow, [call.id, asked.amina, ids.priya], [call.id, asked.amina, ids.kai]],
      [
        'try of another enquiry',
        tryRow,
        [call.id, asked.amina, ids.priya],
        [call.id, asked.daniel, ids.priya],
      ],
      ['call', callRow, [asked.daniel, ids.priya], [asked.daniel, ids.kai]],
      ['presence', presence, [asked.amina, ids.priya], [asked.amina, ids.kai]],
      ['absence', absence, [ids.kai, ids.priya], [ids.priya, ids.kai]],
      [
        'file',
        fileRow,
        [asked.amina, null, ids.priya, null, 'waiting'],
        [asked.amina, null, ids.kai, null, 'waiting'],
      ],
      [
        ...['family’s file', fileRow, [asked.amina, message.amina, null, null, 'waiting']],
        [asked.amina, message.amina, null, ids.amina, 'waiting'],
      ],
      [
        ...['checked file', fileRow, [asked.amina, null, ids.priya, null, 'unscanned']],
        [asked.amina, null, ids.priya, null, 'clean'],
      ],
      [
        ...[
          'file with a message of another enquiry',
          fileRow,
          [asked.amina, message.amina, ids.priya, null, 'waiting'],
        ],
        [asked.amina, message.daniel, ids.priya, null, 'waiting'],
      ],
    ] as [string, string, unknown[], unknown[]][]) {
      expect(await rowsOf(asStaff(sql, mine)), name).toBe(1)
      await refused(asStaff(sql, other), name)
    }
  })

  it('send the files that they chose themselves, once, with a message of that enquiry', async () => {
    const chosen = await insertRow(pool, 'message_files', {
      ...{
        id: randomUUID(),
        enquiry_id: asked.amina,
        file_name: 'X',
        media_type: 'X',
        byte_size: 1,
        sha256: '',
      },
      ...{ storage_key: randomUUID(), uploaded_by_staff_id: ids.priya, uploaded_at: at },
      ...{ scan_status: 'clean', scan_due_at: at },
    })
    const send = 'update message_files set message_id = $2 where id = $1'

    expect(await rowsOf(asStaff(send, [chosen.id, message.amina]))).toBe(1)
    await refused(asStaff(send, [chosen.id, message.daniel]))
    expect(await rowsOf(asStaff(send, [chosen.id, message.amina], ids.kai))).toBe(0)
    expect(await rowsOf(asStaff('delete from message_files where id = $1', [chosen.id], ids.kai))).toBe(0)
    await pool.query('update message_files set message_id = $2 where id = $1', [chosen.id, message.amina])
    expect(await rowsOf(asStaff(send, [chosen.id, message.amina]))).toBe(0)
    expect(await rowsOf(asStaff('delete from message_files'))).toBe(0)
    await refused(asStaff("update message_files set scan_status = 'clean'"))
  })

  it('end a task once, and nobody ends it in another name', async () => {
    const task = (doneAt: string | null) =>
      insertRow(pool, 'staff_tasks', {
        ...{ id: randomUUID(), kind: 'promise-near', cause_key: randomUUID(), team: 'hub', created_at: at },
        done_at: doneAt,
      })
    const [open, done] = [await task(null), await task(at)]
    const end = (id: unknown, by: string) =>
      asStaff('update staff_tasks set done_at = now(), done_by_id = $2 where id = $1', [id, by])

    expect(await rowsOf(end(open.id, ids.priya))).toBe(1)
    await refused(end(open.id, ids.kai))
    expect(await rowsOf(end(done.id, ids.priya))).toBe(0)
    await refused(asStaff("update staff_tasks set details = '{}'"))
  })

  it('keep their own drafts: a reader says what they think of it, and changes no word', async () => {
    const key = 'enquiry_id = $1 and staff_id = $2'
    await insertRow(pool, 'enquiry_drafts', {
      ...{ enquiry_id: asked.amina, staff_id: ids.priya, kind: 'message', body: 'Dear', updated_at: at },
      ...{ review_asked_at: at, reviewer_id: ids.kai },
    })
    const set = (change: string, by: string) =>
      asStaff(`update enquiry_drafts set ${change} where ${key}`, [asked.amina, ids.priya], by)
    const verdict = (by: string) => `verdict = 'ok', reviewed_at = now(), reviewed_by_id = '${by}'`

    expect(await rowsOf(set("body = 'Dear Amina', version = 2", ids.priya))).toBe(1)
    expect(await rowsOf(set(verdict(ids.kai), ids.kai))).toBe(1)
    await refused(set(`${verdict(ids.kai)}, body = 'X'`, ids.kai), 'a reader’s words')
    await refused(set(`${verdict(ids.kai)}, reviewer_id = null`, ids.kai), 'another reader')
    await refused(set(verdict(ids.priya), ids.kai), 'in another name')
    await refused(set(verdict(ids.kai), ids.priya), 'the writer’s own verdict, in another name')
    await refused(set(verdict(ids.priya), ids.priya), 'the writer’s own verdict')
    const other = (await aStaffMember(pool)).id
    expect(await rowsOf(set(verdict(other), other))).toBe(0)
    expect(await rowsOf(asStaff('delete from enquiry_drafts', [], ids.kai))).toBe(0)

    const draft = `insert into enquiry_drafts (enquiry_id, staff_id, kind, body, updated_at, verdict)
      values ($1, $2, 'note', 'X', now(), $3)`
    expect(await rowsOf(asStaff(draft, [asked.amina, ids.priya, null]))).toBe(1)
    await refused(asStaff(draft, [asked.amina, ids.kai, null]), 'a draft of another')
    await refused(asStaff(draft, [asked.amina, ids.priya, 'ok']), 'a draft with its verdict')
  })

  it('keep their own views of the queue', async () => {
    const view = { name: 'X', query: '', is_shared: true, created_at: at }
    await insertRow(pool, 'saved_views', { id: randomUUID(), owner_id: ids.kai, ...view })

    expect(await rowsOf(asStaff('select from saved_views'))).toBe(1)
    expect(await rowsOf(asStaff("update saved_views set name = 'Y'"))).toBe(0)
    expect(await rowsOf(asStaff('delete from saved_views'))).toBe(0)
    await refused(
      asStaff(
        `insert into saved_views (id, owner_id, name, query, created_at) values (gen_random_uuid(), $1, 'X', '', now())`,
        [ids.kai],
      ),
    )
  })
})

describe('whoever is locked out of a child', () => {
  it('writes nothing on an enquiry about the child, nor on one of somebody whom the hub knows from there alone', async () => {
    for (const enquiry of [asked.lou, asked.helen]) {
      await refused(asStaff(eventRow, [enquiry, ids.priya]), 'event')
      await refused(asStaff(complaintRow, [enquiry]), 'complaint')
      await refused(asStaff(callRow, [enquiry, ids.priya]), 'call')
      await refused(asStaff(fileRow, [enquiry, null, ids.priya, null, 'waiting']), 'file')
      await refused(
        asStaff(
          `insert into enquiry_drafts (enquiry_id, staff_id, kind, body, updated_at) values ($1, $2, 'note', 'X', now())`,
          [enquiry, ids.priya],
        ),
        'draft',
      )
      await refused(
        asStaff(
          `insert into staff_tasks (id, kind, cause_key, team, enquiry_id, created_at)
           values (gen_random_uuid(), 'promise-near', 'x', 'hub', $1, now())`,
          [enquiry],
        ),
        'task',
      )
    }
  })

  it('changes nothing of theirs either with a statement that reads nothing', async () => {
    const { rows } = await pool.query(
      "select count(*)::int as n from family_members where name like 'Helen%'",
    )
    const everybody = await pool.query('select count(*)::int as n from family_members')
    const enquiries = await pool.query('select count(*)::int as n from enquiries')

    expect(rows[0].n).toBe(1)
    expect(await rowsOf(asStaff('update family_members set mail_stopped_at = null'))).toBe(
      everybody.rows[0].n - 1,
    )
    expect(await rowsOf(asStaff('update enquiries set snoozed_until = null'))).toBe(enquiries.rows[0].n - 2)
  })

  const finds: [string, string, unknown[]][] = [
    ['find_callers by name', 'select * from find_callers($1, $2)', ['name', ['vandersloot']]],
    ['find_callers by the child’s name', 'select * from find_callers($1, $2)', ['name', ['louella']]],
    ['find_callers by phone', 'select * from find_callers($1, $2)', ['phone', ['03069990444']]],
    ['find_callers by postcode', 'select * from find_callers($1, $2)', ['postcode', ['CT19ZZ']]],
  ]

  it.each(finds)('finds nobody: %s', async (_, sql, values) => {
    const unlocked = 'update staff_locks set cleared_at = set_at'

    expect((await asStaff(sql, values)).rows).toEqual([])
    await pool.query(unlocked)
    expect((await asStaff(sql, values)).rows.length).toBeGreaterThan(0)
    await pool.query('update staff_locks set cleared_at = null')
  })

  it('finds them by no reference or address, and none of their words', async () => {
    const { rows } = await pool.query(
      `select (select reference from cases where id = $1) as "ofCase", (select reference from enquiries where id = $2) as "ofEnquiry",
         (select email from family_members where id = $3) as email`,
      [lou.id, asked.helen, ids.helen],
    )
    const { ofCase, ofEnquiry, email } = rows[0]
    const callers = async (by: string, word: string) =>
      (await asStaff('select * from find_callers($1, $2)', [by, [word]])).rows

    expect([await callers('reference', ofCase), await callers('reference', ofEnquiry)]).toEqual([[], []])
    expect(await callers('email', email)).toEqual([])
    const found = (
      await asStaff("select enquiry_id from find_messages(to_tsquery('english', 'harpsichord'), 50)")
    ).rows
    expect(new Set(found.map(({ enquiry_id }) => enquiry_id))).toEqual(new Set([asked.amina, asked.daniel]))
    expect((await asStaff("select * from find_enquiries(array['%louella%'], 50)")).rows).toEqual([])
    expect(
      (await asStaff('select * from find_enquiries($1, 50)', [[`%${ofEnquiry.toLowerCase()}%`]])).rows,
    ).toEqual([])
  })

  it('finds nothing that she wrote from her own address before anybody linked it', async () => {
    const email = (await pool.query('select email from family_members where id = $1', [ids.helen])).rows[0]
      .email
    const by = { contactName: 'Wilma Quist', channel: 'email', contact: { email } } as const
    const { id } = await anEnquiry(pool, { ...by, body: 'a theremin' })
    const enquiry = (await pool.query('select reference from enquiries where id = $1', [id])).rows[0]
    const all: [string, unknown[]][] = [
      ["select * from find_messages(to_tsquery('english', 'theremin'), 50)", []],
      ["select * from find_enquiries(array['%quist%'], 50)", []],
      ['select * from find_callers($1, $2)', ['name', ['quist']]],
      ['select * from find_callers($1, $2)', ['reference', [enquiry.reference]]],
    ]

    for (const [sql, values] of all) expect((await asStaff(sql, values)).rows, `${sql} ${values}`).toEqual([])
    await pool.query('update staff_locks set cleared_at = set_at')
    for (const [sql, values] of all) expect((await asStaff(sql, values)).rows, sql).toHaveLength(1)
    await pool.query('update staff_locks set cleared_at = null')
    await pool.query(
      "update enquiries set status = 'closed', reply_by = null, waiting_since = null where id = $1",
      [id],
    )
  })

  it('is not told whose address it is, but of mails that became no enquiry sees none of hers', async () => {
    const { rows } = await pool.query('select email from family_members where id = $1', [ids.helen])
    const mail = (from: string) =>
      insertRow(pool, 'inbound_mails', {
        ...{
          id: randomUUID(),
          dedupe_key: randomUUID(),
          storage_key: randomUUID(),
          byte_size: 1,
          received_at: at,
        },
        ...{ came_by: 'lmtp', envelope_to: 'send@hub.example', envelope_from: '', sender: from, due_at: at },
        ...{ status: 'filed', outcome: 'spam' },
      })
    await mail(rows[0].email)
    const other = await mail('somebody@mail.example')

    expect((await asStaff('select id from inbound_mails')).rows).toEqual([{ id: other.id }])
    expect(await rowsOf(asStaff('update inbound_mails set seen_at = now()'))).toBe(1)
  })
})

describe('the hub itself', () => {
  it('removes of mails those that became no enquiry, and of tasks those about a mail', async () => {
    const mail = (more: object) =>
      insertRow(pool, 'inbound_mails', {
        ...{
          id: randomUUID(),
          dedupe_key: randomUUID(),
          storage_key: randomUUID(),
          byte_size: 1,
          received_at: at,
        },
        ...{ came_by: 'lmtp', envelope_to: 'send@hub.example', envelope_from: '', due_at: at, ...more },
      })
    await pool.query('delete from inbound_mails')
    await mail({ status: 'filed', outcome: 'new-enquiry', enquiry_id: asked.amina })
    await mail({ status: 'received' })
    const unreadable = await mail({ status: 'unreadable' })
    await insertRow(pool, 'staff_tasks', {
      ...{ id: randomUUID(), kind: 'read-mail', cause_key: 'x', team: 'hub', created_at: at },
      inbound_mail_id: unreadable.id,
    })

    const removed = await as('hub_system', '', ['delete from inbound_mails returning id'])
    expect(removed.rows).toEqual([{ id: unreadable.id }])
    expect(await rowsOf(as('hub_system', '', ['delete from staff_tasks']))).toBe(1)
    for (const table of ['enquiry_events', 'complaints', 'callbacks', 'message_files', 'offered_answers']) {
      await refused(as('hub_system', '', [`delete from ${table}`]), table)
    }
  })

  it('counts answers that were enough of nobody: no column leads to a person, an enquiry or a moment', async () => {
    const { rows } = await pool.query(
      `select column_name as name from information_schema.columns where table_name = 'offered_answers' order by ordinal_position`,
    )

    expect(rows.map(({ name }) => name)).toEqual(['id', 'offered_on', 'topic', 'stage', 'outcome'])
  })
})
