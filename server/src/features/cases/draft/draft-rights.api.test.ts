import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCase, aFamilyMember, anAccess, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts'
import { openPool, type Pool } from '../../../platform/db/pool.ts'

/** What the database itself lets each parent do with a draft, with no WHERE of ours in the way. */

let database: TestDatabase
let pool: Pool
let amina: string
let daniel: string
let looker: string
let caseId: string
let otherCase: string
let draftId: string

const moment = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url)
  amina = (await aFamilyMember(pool)).id
  daniel = (await aFamilyMember(pool)).id
  looker = (await aFamilyMember(pool)).id
  const stranger = (await aFamilyMember(pool)).id
  caseId = (await aCase(pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [amina, daniel] })).id
  otherCase = (await aCase(pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [stranger] })).id
  await anAccess(pool, { caseId, familyMemberId: looker, level: 'status' })
  const { rows } = await pool.query(
    "select id from case_events where case_id = $1 and kind = 'draft-served'",
    [caseId],
  )
  draftId = rows[0].id
  for (const person of [amina, daniel]) {
    await comments(person, moment)
    await comments(person, null)
    await insertRow(pool, 'family_requests', {
      id: randomUUID(),
      case_id: caseId,
      family_member_id: person,
      draft_event_id: draftId,
      kind: 'meeting',
      asked_at: moment,
      answer_by: '2026-11-25',
    })
    await insertRow(pool, 'case_events', {
      id: randomUUID(),
      case_id: caseId,
      kind: 'meeting-requested',
      happened_on: '2026-11-23',
      recorded_at: moment,
      recorded_by_kind: 'family',
      recorded_by_id: person,
      is_visible_to_family: true,
      family_member_id: person,
    })
  }
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const comments = (person: string, sentAt: string | null) =>
  insertRow(pool, 'draft_comments', {
    id: randomUUID(),
    case_id: caseId,
    draft_event_id: draftId,
    family_member_id: person,
    sections: { B: `Of ${person}` },
    sent_at: sentAt,
    updated_at: moment,
  })

/** Runs one statement as a role, for a person, and takes it back. */
async function as(role: string, person: string, sql: string, values: unknown[] = []) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', '2026-11-23', true), set_config('role', $2, true)",
      [person, role],
    )
    return await client.query(sql, values)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function refused(role: string, person: string, sql: string, values: unknown[] = []) {
  const error = await as(role, person, sql, values).then(
    () => null,
    (fault: unknown) => fault,
  )
  expect(error, `${role}: ${sql}`).toBeInstanceOf(pg.DatabaseError)
  // 42501: not permitted, by a missing grant or by a policy.
  expect((error as pg.DatabaseError).code, `${role}: ${sql}`).toBe('42501')
}

const newComments = `insert into draft_comments (id, case_id, draft_event_id, family_member_id, sections, updated_at)
  values (gen_random_uuid(), $1, $2, $3, '{}', now())`
const newRequest = `insert into family_requests (id, case_id, family_member_id, kind, asked_at, answer_by, answer, answered_at)
  values (gen_random_uuid(), $1, $2, 'more-time', now(), '2026-11-25', $3, $4)`
const enteredComments = `insert into draft_comments (id, case_id, draft_event_id, family_member_id, sent_at, updated_at, came_by,
  entered_by_id) values (gen_random_uuid(), $1, $2, $3, $4, now(), 'phone', $5)`
const enteredRequest = `insert into family_requests (id, case_id, family_member_id, kind, asked_at, answer_by, came_by, entered_by_id)
  values (gen_random_uuid(), $1, $2, 'more-time', now(), '2026-11-25', 'phone', $3)`
const newEvent = `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, recorded_by_id,
  is_visible_to_family, family_member_id, to_status)
  values (gen_random_uuid(), $1, $2, '2026-11-23', now(), $3, $4, true, $5, $6)`

describe('of two parents, each', () => {
  it('reads their own comments, requests and events, and none of the other’s', async () => {
    for (const [me, other] of [
      [amina, daniel],
      [daniel, amina],
    ] as const) {
      const mine = await as('hub_family', me, 'select family_member_id, sections from draft_comments')
      const asked = await as('hub_family', me, 'select family_member_id from family_requests')
      const events = await as(
        'hub_family',
        me,
        "select family_member_id from case_events where kind = 'meeting-requested'",
      )

      expect(mine.rows).toHaveLength(2)
      expect(asked.rows).toEqual([{ family_member_id: me }])
      expect(events.rows).toEqual([{ family_member_id: me }])
      expect(JSON.stringify(mine.rows)).not.toContain(other)
    }
  })

  it('changes what they typed, and nothing that was sent or is the other’s', async () => {
    const changed = await as(
      'hub_family',
      amina,
      `update draft_comments set sections = '{"B": "New"}', updated_at = now()`,
    )

    expect(changed.rowCount).toBe(1)
    for (const change of [
      `family_member_id = '${daniel}'`,
      `case_id = '${otherCase}'`,
      'id = gen_random_uuid()',
    ]) {
      await refused('hub_family', amina, `update draft_comments set ${change}`)
    }
    await refused('hub_family', amina, 'delete from draft_comments')
  })

  it('writes only in their own name, about their own case, and answers nothing', async () => {
    const asked = await as('hub_family', amina, newRequest, [caseId, amina, null, null])

    expect(asked.rowCount).toBe(1)
    await refused('hub_family', amina, newComments, [caseId, draftId, daniel])
    await refused('hub_family', amina, newComments, [otherCase, draftId, amina])
    await refused('hub_family', amina, newRequest, [caseId, daniel, null, null])
    await refused('hub_family', amina, newRequest, [otherCase, amina, null, null])
    await refused('hub_family', amina, newRequest, [caseId, amina, 'agreed', moment])
    await refused('hub_family', amina, "update family_requests set answer = 'agreed', answered_at = now()")
  })

  it('leaves in the history only what is theirs to leave, and moves no case', async () => {
    const left = await as('hub_family', amina, newEvent, [
      caseId,
      'more-time-requested',
      'family',
      amina,
      amina,
      null,
    ])

    expect(left.rowCount).toBe(1)
    for (const row of [
      ['plan-issued', 'family', amina, amina, null],
      ['more-time-requested', 'family', amina, amina, 'FINAL_ISSUED'],
      ['more-time-requested', 'staff', amina, amina, null],
      ['more-time-requested', 'family', daniel, daniel, null],
      ['more-time-requested', 'family', amina, null, null],
    ]) {
      await refused('hub_family', amina, newEvent, [caseId, ...row])
    }
    await refused('hub_family', amina, newEvent, [
      otherCase,
      'more-time-requested',
      'family',
      amina,
      amina,
      null,
    ])
  })
})

describe('somebody who may only look', () => {
  it('reads nothing of the draft and writes nothing', async () => {
    for (const table of ['draft_comments', 'family_requests']) {
      expect((await as('hub_family', looker, `select id from ${table}`)).rows, table).toEqual([])
    }
    await refused('hub_family', looker, newComments, [caseId, draftId, looker])
    await refused('hub_family', looker, newRequest, [caseId, looker, null, null])
    await refused('hub_family', looker, newEvent, [
      caseId,
      'meeting-requested',
      'family',
      looker,
      looker,
      null,
    ])
  })
})

describe('staff', () => {
  it('read what was sent, never what is still being typed, and change neither', async () => {
    const { id } = await aStaffMember(pool)
    const seen = await as('hub_staff', id, 'select sent_at from draft_comments')

    expect(seen.rows).toHaveLength(2)
    expect(seen.rows.every(({ sent_at }) => sent_at !== null)).toBe(true)
    await refused('hub_staff', id, "update draft_comments set sections = '{}'")
    await refused('hub_staff', id, newComments, [caseId, draftId, amina])
    await refused('hub_staff', id, newRequest, [caseId, amina, null, null])
  })

  it('enter what a family member told them in their own name alone, and only as sent', async () => {
    const { id } = await aStaffMember(pool)
    const colleague = (await aStaffMember(pool)).id
    const written = await as('hub_staff', id, enteredComments, [caseId, draftId, amina, moment, id])
    const asked = await as('hub_staff', id, enteredRequest, [caseId, amina, id])

    expect([written.rowCount, asked.rowCount]).toEqual([1, 1])
    await refused('hub_staff', id, enteredComments, [caseId, draftId, amina, moment, colleague])
    await refused('hub_staff', id, enteredRequest, [caseId, amina, colleague])
    await expect(
      as('hub_system', '', enteredComments, [caseId, draftId, amina, null, id]),
    ).rejects.toMatchObject({ constraint: 'draft_comments_entered' })
  })

  it('take back what staff entered, never what a family sent, and change no word of either', async () => {
    const { id } = await aStaffMember(pool)
    await pool.query(enteredComments, [caseId, draftId, amina, moment, id])
    const taken = await as(
      'hub_staff',
      id,
      'update draft_comments set taken_back_at = now() returning entered_by_id',
    )

    expect(taken.rows).toEqual([{ entered_by_id: id }])
    for (const change of ["sections = '{}'", 'sent_at = now()', 'family_member_id = gen_random_uuid()']) {
      await refused('hub_staff', id, `update draft_comments set ${change}`)
    }
    await pool.query('update draft_comments set taken_back_at = now() where entered_by_id = $1', [id])
    const mine = await as('hub_family', amina, 'select came_by from draft_comments')
    expect(mine.rows.map(({ came_by }) => came_by)).toEqual([null, null])
    await refused('hub_family', amina, 'select entered_by_id from draft_comments')
  })
})

describe('a family', () => {
  it('can’t pretend that staff entered something', async () => {
    const { id } = await aStaffMember(pool)

    await refused('hub_family', amina, enteredComments, [caseId, draftId, amina, moment, id])
    await refused('hub_family', amina, enteredRequest, [caseId, amina, id])
    await refused('hub_family', amina, 'update draft_comments set taken_back_at = now()')
  })
})

describe('one person', () => {
  it('has one sheet being written, and one open request of a kind', async () => {
    await expect(comments(amina, null)).rejects.toMatchObject({ code: '23505' })
    await expect(
      insertRow(pool, 'family_requests', {
        id: randomUUID(),
        case_id: caseId,
        family_member_id: amina,
        kind: 'meeting',
        asked_at: moment,
        answer_by: '2026-11-25',
      }),
    ).rejects.toMatchObject({ code: '23505' })
  })
})
