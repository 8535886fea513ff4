import { kent } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { type TestClock, testClock } from '../../../../test/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts'
import { openPool, type Pool } from '../../../platform/db/pool.ts'
import { newId } from '../../../platform/ids.ts'
import { type PromiseWork, workOnPromises } from './work-on-promises.ts'

let database: TestDatabase
let pool: Pool
let clock: TestClock
let amina: { id: string }
let caseId: string
let priya: { id: string }
let helen: { id: string }
let omar: { id: string }

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { max: 6 })
})
beforeEach(async () => {
  clock = testClock('2026-11-24T07:00:00Z')
  await pool.query(
    `truncate staff_tasks, staff_absences, enquiry_events, messages, promises, enquiries, notifications, case_access,
       case_events, cases, children, restrictions, staff_members cascade`,
  )
  amina = await aFamilyMember(pool)
  caseId = (await aCase(pool, { sharedWith: [amina.id] })).id
  priya = await aStaffMember(pool, { team: 'casework' })
  helen = await aStaffMember(pool, { name: 'Helen Marsh', role: 'manager', team: 'casework' })
  omar = await aStaffMember(pool, { name: 'Omar Aziz', role: 'manager', team: 'hub' })
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const work = (more: Partial<PromiseWork> = {}) => workOnPromises({ pool, clock, council: kent, ...more })
/** Asked on Monday 16 November, promised for Monday the 23rd, if not said otherwise. */
const aQuestion = (more: Parameters<typeof anEnquiry>[1] = {}) =>
  anEnquiry(pool, {
    ...{ caseId, familyMemberId: amina.id, team: 'casework', ownerId: priya.id },
    ...{ openedAt: '2026-11-16T10:00:00Z', replyBy: '2026-11-23', ...more },
  })

async function enquiry(id: string) {
  const { rows } = await pool.query(
    `select status, reply_by as "replyBy", escalation, owner_id as "ownerId", version, snoozed_until as "snoozedUntil"
     from enquiries where id = $1`,
    [id],
  )
  return rows[0]
}
async function promises(id: string) {
  const { rows } = await pool.query(
    `select due_on as "dueOn", owner_name as by, missed_at is not null as missed, replaced_at is not null as replaced,
       warned_at is not null as warned from promises where enquiry_id = $1 order by made_at, due_on`,
    [id],
  )
  return rows
}
async function events(id: string): Promise<string[]> {
  const { rows } = await pool.query('select kind from enquiry_events where enquiry_id = $1 order by kind', [
    id,
  ])
  return rows.map(({ kind }) => kind)
}
async function tasks(kind?: string) {
  const { rows } = await pool.query(
    `select kind, for_staff_id as for, team, done_at is not null as done, due_on as "dueOn" from staff_tasks
     where $1::text is null or kind = $1 order by created_at, kind, for_staff_id`,
    [kind ?? null],
  )
  return rows
}
async function mails(kind: string) {
  const { rows } = await pool.query(
    'select coalesce(family_member_id, staff_member_id) as to, case_id as case from notifications where kind = $1 order by 1',
    [kind],
  )
  return rows
}
async function wordsOfHub(id: string): Promise<string[]> {
  const { rows } = await pool.query(
    "select body from messages where enquiry_id = $1 and author_kind = 'system' order by written_at",
    [id],
  )
  return rows.map(({ body }) => body)
}

describe('a promised day that passed', () => {
  it('is noted at seven the next morning: the family reads that we missed it, the new day, and who has it', async () => {
    const { id } = await aQuestion()
    clock.set('2026-11-24T06:59:00Z')
    expect((await work()).missed).toBe(0)
    clock.set('2026-11-24T07:00:00Z')

    expect((await work()).missed).toBe(1)

    expect(await wordsOfHub(id)).toEqual([
      'We missed it. We said that we would answer you by Monday 23 November 2026, and we did not. We are sorry.\n\n' +
        'We will answer by Tuesday 1 December 2026. A senior officer now has your question.\n\n' +
        'You do not need to ask again. If this is urgent, phone us.',
    ])
    expect(await mails('enquiry-late')).toEqual([{ to: amina.id, case: caseId }])
    expect(await enquiry(id)).toMatchObject({
      status: 'waiting',
      replyBy: '2026-12-01',
      escalation: 1,
      ownerId: priya.id,
      version: 2,
    })
    expect(await promises(id)).toEqual([
      { dueOn: '2026-11-23', by: 'Hub', missed: true, replaced: true, warned: false },
      { dueOn: '2026-12-01', by: 'Helen, Casework team', missed: false, replaced: false, warned: false },
    ])
    expect(await events(id)).toEqual(['escalated', 'promise-missed', 'promise-renewed'])
  })

  it('gives the senior a task and an email, and tells the owner', async () => {
    await aQuestion()

    await work()

    expect(await tasks()).toEqual([
      { kind: 'escalated-to-you', for: helen.id, team: 'casework', done: false, dueOn: '2026-12-01' },
      { kind: 'promise-missed', for: priya.id, team: 'casework', done: false, dueOn: '2026-12-01' },
    ])
    expect(await mails('enquiry-escalated')).toEqual([{ to: helen.id, case: null }])
  })

  it('becomes the senior’s own where nobody had taken it', async () => {
    const { id } = await aQuestion({ ownerId: null })

    await work()

    expect(await enquiry(id)).toMatchObject({ ownerId: helen.id })
    expect((await tasks()).map(({ kind }) => kind)).toEqual(['escalated-to-you'])
  })

  it('goes to another manager the second time, and no higher the third', async () => {
    const { id } = await aQuestion()
    await work()
    clock.set('2026-12-02T08:00:00Z')
    await work()
    expect(await enquiry(id)).toMatchObject({ escalation: 2, replyBy: '2026-12-09' })
    expect((await wordsOfHub(id))[1]).toContain('A manager now has your question.')
    expect((await tasks('escalated-to-you')).map(({ for: to, done }) => [to, done])).toEqual([
      [helen.id, true],
      [omar.id, false],
    ])

    clock.set('2026-12-10T08:00:00Z')
    await work()

    expect(await enquiry(id)).toMatchObject({ escalation: 2, replyBy: '2026-12-17' })
    expect((await promises(id)).filter(({ missed }) => missed)).toHaveLength(3)
    expect(await mails('enquiry-late')).toHaveLength(3)
  })

  it('is said once for a worker that was down over a weekend and longer', async () => {
    const { id } = await aQuestion({ replyBy: '2026-11-20' })
    clock.set('2026-11-26T09:00:00Z')

    await work()
    await work()

    expect(await wordsOfHub(id)).toHaveLength(1)
    expect(await enquiry(id)).toMatchObject({ replyBy: '2026-12-03' })
  })

  it.each([
    [4, '2026-12-01'],
    [3, '2026-12-01'],
    [2, '2026-11-26'],
    [1, '2026-11-24'],
    [0, '2026-11-24'],
  ])(
    'at P%i is followed by the sooner of its own target and the ladder’s five days',
    async (priority, day) => {
      const { id } = await aQuestion({ priority })

      await work()

      expect(await enquiry(id)).toMatchObject({ replyBy: day })
    },
  )

  it('counts no bank holiday on the ladder, and begins at seven in London in summer too', async () => {
    const { id } = await aQuestion({ replyBy: '2026-12-23' })
    clock.set('2026-12-24T08:00:00Z')
    await work()
    expect(await enquiry(id)).toMatchObject({ replyBy: '2027-01-05' })

    const summer = await aQuestion({ replyBy: '2027-03-26' })
    clock.set('2027-03-28T05:59:00Z')
    await work()
    expect(await wordsOfHub(summer.id)).toEqual([])
    clock.set('2027-03-28T06:00:00Z')
    await work()
    expect(await wordsOfHub(summer.id)).toHaveLength(1)
  })

  it('is nobody’s who was never promised: not answered, paused, closed or spam, nor one that still has its day', async () => {
    for (const status of ['answered', 'closed'] as const) await aQuestion({ status })
    const today = await aQuestion({ replyBy: '2026-11-24' })

    expect((await work()).missed).toBe(0)
    expect(await events(today.id)).toEqual([])
  })
})

describe('who hears that we missed it', () => {
  it.each([
    ['whose access has ended', `update case_access set ends_on = '2026-11-20'`],
    ['after a death', `update cases set status = 'CLOSED_DECEASED'`],
    [
      'under a safeguarding hold',
      `insert into restrictions (id, child_id, kind, note, set_at, set_by_id)
       select gen_random_uuid(), child_id, 'SAFEGUARDING_HOLD', 'Ask', now(), (select id from staff_members limit 1) from cases`,
    ],
  ])('is not somebody %s, while staff are told all the same', async (_who, change) => {
    const { id } = await aQuestion()
    await pool.query(change)

    await work()

    expect(await wordsOfHub(id)).toEqual([])
    expect(await mails('enquiry-late')).toEqual([])
    expect(await events(id)).toContain('promise-missed')
    expect(await tasks('escalated-to-you')).toHaveLength(1)
  })

  it('is nobody without an account whom we can’t write to: staff read that they must be told', async () => {
    const { id } = await aQuestion({ familyMemberId: null, caseId: null })

    await work()

    expect(await wordsOfHub(id)).toEqual([])
    expect(await enquiry(id)).toMatchObject({ escalation: 1 })
    const { rows } = await pool.query("select details ->> 'isNotTold' as told from staff_tasks")
    expect(rows).toEqual([{ told: 'true' }, { told: 'true' }])
  })
})

describe('work that is cut short or doubled', () => {
  it('two workers at once say it once', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => aQuestion()))

    const done = await Promise.all([work(), work(), work()])

    expect(done.reduce((sum, { missed }) => sum + missed, 0)).toBe(6)
    for (const { id } of made) expect(await wordsOfHub(id)).toHaveLength(1)
    expect(await mails('enquiry-late')).toHaveLength(6)
  })

  it('leaves out what it cannot work on, says which, and goes on with the others', async () => {
    const broken = await aQuestion()
    const whole = await aQuestion()
    await pool.query(
      `alter table staff_tasks add constraint broken check (enquiry_id is distinct from '${broken.id}')`,
    )
    const faults: string[] = []

    const { missed } = await work({ batchSize: 1, onFault: (id) => faults.push(id) })

    expect(missed).toBe(1)
    expect(faults).toEqual([broken.id])
    expect(await events(broken.id)).toEqual([])
    expect(await events(whole.id)).toContain('promise-missed')
    await pool.query('alter table staff_tasks drop constraint broken')
  })

  it('leaves one that somebody is answering just now to the next turn', async () => {
    const { id } = await aQuestion()
    const officer = await pool.connect()
    await officer.query('begin')
    await officer.query('select from enquiries where id = $1 for update', [id])
    expect((await work()).missed).toBe(0)
    await officer.query(
      "update enquiries set status = 'answered', reply_by = null, waiting_since = null where id = $1",
      [id],
    )
    await officer.query('commit')
    officer.release()

    expect((await work()).missed).toBe(0)
    expect(await wordsOfHub(id)).toEqual([])
  })

  it('stops between two when it is told to', async () => {
    await aQuestion()
    await aQuestion()
    let asked = 0

    expect((await work({ shouldStop: () => asked++ === 4 })).missed).toBe(1)
  })
})

describe('a promise that is near', () => {
  it('is told its owner from nine on the working day before, once: a task, an event and an email', async () => {
    const { id } = await aQuestion({ replyBy: '2026-11-30' })
    clock.set('2026-11-27T08:59:00Z')
    expect((await work()).warned).toBe(0)
    clock.set('2026-11-27T09:00:00Z')

    expect((await work()).warned).toBe(1)
    expect((await work()).warned).toBe(0)

    expect(await tasks()).toEqual([
      { kind: 'promise-near', for: priya.id, team: 'casework', done: false, dueOn: '2026-11-30' },
    ])
    expect(await mails('promise-near')).toEqual([{ to: priya.id, case: null }])
    expect(await events(id)).toEqual(['promise-warned'])
    expect((await promises(id))[0]).toMatchObject({ warned: true, missed: false })
  })

  it('is one email a person a day, whatever the number of promises', async () => {
    for (let n = 0; n < 4; n++) await aQuestion({ replyBy: '2026-11-25' })
    clock.set('2026-11-24T10:00:00Z')

    expect((await work()).warned).toBe(4)
    expect(await mails('promise-near')).toHaveLength(1)
  })

  it('is told who covers for an owner that is away, and the team where nobody owns it', async () => {
    const cover = await aStaffMember(pool, { name: 'Tom Reed', team: 'hub' })
    await insertRow(pool, 'staff_absences', {
      id: newId(),
      staff_id: priya.id,
      from_on: '2026-11-23',
      to_on: '2026-11-27',
      covered_by_id: cover.id,
      recorded_by_id: priya.id,
      recorded_at: '2026-11-20T10:00:00Z',
    })
    const second = await aStaffMember(pool, { name: 'Ana Cole', team: 'casework' })
    await aQuestion({ replyBy: '2026-11-25' })
    await aQuestion({ replyBy: '2026-11-25', ownerId: null })
    clock.set('2026-11-24T10:00:00Z')

    await work()

    const told = (await tasks('promise-near')).map(({ for: to }) => to)
    expect(new Set(told)).toEqual(new Set([cover.id, null]))
    const mailed = (await mails('promise-near')).map(({ to }) => to)
    expect(new Set(mailed)).toEqual(new Set([cover.id, second.id, helen.id]))
  })

  it('at P1 is told at 13:00 of the same day; at P0 never, which has its own watch', async () => {
    await aQuestion({ priority: 1, openedAt: '2026-11-24T09:00:00Z', replyBy: '2026-11-24' })
    await aQuestion({ priority: 0, openedAt: '2026-11-24T12:50:00Z', replyBy: '2026-11-24' })
    clock.set('2026-11-24T12:59:00Z')
    expect((await work()).warned).toBe(0)
    clock.set('2026-11-24T13:00:00Z')

    expect((await work()).warned).toBe(1)
  })
})

describe('a promise that stands still', () => {
  async function aPaused(pausedAt: string) {
    const made = await aQuestion()
    await pool.query(
      `update enquiries set status = 'paused', reply_by = null, waiting_since = null, paused_since = $2, paused_days_left = 3
       where id = $1`,
      [made.id, pausedAt],
    )
    await pool.query('update promises set paused_at = $2 where enquiry_id = $1', [made.id, pausedAt])
    return made
  }

  it('reminds the family after five working days, once, and asks us what to do after ten; it is never closed', async () => {
    const { id } = await aPaused('2026-11-09T10:00:00Z')
    clock.set('2026-11-15T09:00:00Z')
    expect((await work()).reminded).toBe(0)
    clock.set('2026-11-16T09:00:00Z')
    expect((await work()).reminded).toBe(1)
    expect((await work()).reminded).toBe(0)
    expect(await mails('enquiry-still-asks')).toEqual([{ to: amina.id, case: caseId }])
    expect(await tasks()).toEqual([])

    clock.set('2026-11-23T09:00:00Z')
    expect((await work()).reminded).toBe(1)
    expect((await work()).reminded).toBe(0)

    expect(await mails('enquiry-still-asks')).toHaveLength(1)
    expect(await tasks()).toMatchObject([{ kind: 'no-word-from-family', for: priya.id }])
    expect(await enquiry(id)).toMatchObject({ status: 'paused', escalation: 0 })
  })

  it('is not missed and not warned of, however long it stands', async () => {
    await aPaused('2026-11-20T10:00:00Z')

    expect(await work()).toMatchObject({ missed: 0, warned: 0 })
  })
})

describe('a risk of harm', () => {
  it('that is not handed over within 30 minutes is every manager’s, once, at any hour', async () => {
    const { id } = await aQuestion({
      priority: 0,
      openedAt: '2026-11-21T23:00:00Z',
      replyBy: '2026-11-21',
      topics: ['SAFEGUARDING'],
    })
    clock.set('2026-11-21T23:29:00Z')
    expect((await work()).notHandedOver).toBe(0)
    clock.set('2026-11-21T23:30:00Z')

    expect((await work()).notHandedOver).toBe(1)
    expect((await work()).notHandedOver).toBe(0)

    const told = (await tasks('safeguarding-not-handed')).map(({ for: to }) => to)
    expect(new Set(told)).toEqual(new Set([helen.id, omar.id]))
    expect(await mails('enquiry-escalated')).toHaveLength(2)
    expect(await events(id)).toEqual([])
  })

  it('is theirs also where its team was asked to hand it over when it was made P0', async () => {
    const { id } = await aQuestion({ priority: 0, openedAt: '2026-11-24T06:00:00Z', replyBy: '2026-11-24' })
    await insertRow(pool, 'staff_tasks', {
      ...{ id: newId(), kind: 'safeguarding-not-handed', cause_key: `safeguarding-not-handed:${id}` },
      ...{ team: 'casework', enquiry_id: id, created_at: '2026-11-24T06:01:00Z' },
    })

    expect((await work()).notHandedOver).toBe(1)
    expect((await work()).notHandedOver).toBe(0)
  })

  it('is theirs also where somebody saw it after we had answered, and nobody of the team rang', async () => {
    const { id } = await aQuestion({ priority: 0, openedAt: '2026-11-23T06:00:00Z', replyBy: '2026-11-24' })
    await pool.query(
      "update enquiries set status = 'answered', reply_by = null, waiting_since = null where id = $1",
      [id],
    )
    expect((await work()).notHandedOver).toBe(0)
    await insertRow(pool, 'staff_tasks', {
      ...{ id: newId(), kind: 'safeguarding-not-handed', cause_key: `safeguarding-not-handed:${id}` },
      ...{ team: 'casework', enquiry_id: id, created_at: '2026-11-24T06:01:00Z' },
    })

    expect((await work()).notHandedOver).toBe(1)
    expect((await work()).notHandedOver).toBe(0)
  })

  it('that was handed over is not', async () => {
    const { id } = await aQuestion({ priority: 0, openedAt: '2026-11-24T06:00:00Z', replyBy: '2026-11-24' })
    await insertRow(pool, 'enquiry_events', {
      id: newId(),
      enquiry_id: id,
      kind: 'handed-to-safeguarding',
      at: '2026-11-24T06:20:00Z',
    })

    expect((await work()).notHandedOver).toBe(0)
  })
})
