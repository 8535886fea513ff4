import { randomUUID } from 'node:crypto'
import type { Absence, EnquiryRows, QueueCounts, SavedView, StaffTasks, TeamLoad } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { openAppPool } from '../../../platform/db/app-pool.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import { addStaffTask, endStaffTasks } from '../staff-tasks.ts'
import { workOnQueue } from './work-on-queue.ts'

let test: TestApp
let appPool: Pool
let hana: { id: string; email: string }
let tom: { id: string; email: string }
let mary: { id: string; email: string }
let hers: Visitor
let his: Visitor
let managers: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  appPool = openAppPool(test.database.appUrl, { max: 4 })
  hana = await aStaffMember(test.pool, { name: 'Hana Reid' })
  tom = await aStaffMember(test.pool, { name: 'Tom Adeyemi' })
  mary = await aStaffMember(test.pool, { name: 'Mary Quill', role: 'manager', team: 'casework' })
  await goTo(usualMoment)
})
afterAll(async () => {
  await appPool?.end()
  await test?.close()
})
beforeEach(async () => {
  for (const table of [
    'enquiry_events',
    'staff_tasks',
    'callbacks',
    'enquiry_drafts',
    'messages',
    'promises',
    'enquiries',
  ])
    await test.pool.query(`delete from ${table}`)
  await test.pool.query('delete from staff_absences; delete from saved_views')
  await test.pool.query('update staff_members set last_given_at = null, capacity = 20, takes_turns = true')
})

/** Another day: nobody is signed in any more then, so they sign in again. */
async function goTo(moment: string): Promise<void> {
  test.clock.set(moment)
  hers = await test.signInStaff(hana.email)
  his = await test.signInStaff(tom.email)
  managers = await test.signInStaff(mary.email)
}

const sql = async (text: string, values: unknown[] = []) => (await test.pool.query(text, values)).rows
const ownerOf = async (id: string) =>
  (await sql('select owner_id from enquiries where id = $1', [id]))[0]?.owner_id
const eventsOf = (id: string) =>
  sql(
    'select kind, staff_id as "staffId", details from enquiry_events where enquiry_id = $1 order by at, id',
    [id],
  )
const auditOf = (subjectId: string) =>
  sql('select action, actor_kind as actor from audit_entries where subject_id = $1 order by at, id', [
    subjectId,
  ])
const setOf = (id: string, set: string) => test.pool.query(`update enquiries set ${set} where id = $1`, [id])
const ids = async (who: Visitor, query: string) =>
  (await who.get(`/api/staff/enquiries?${query}`)).json<EnquiryRows>().items.map(({ id }) => id)
const counts = async (who: Visitor, queue = 'all') =>
  (await who.get(`/api/staff/enquiries/counts?queue=${queue}`)).json<QueueCounts>()

/** A child whose case one member of staff must not open. */
async function lockedFor(staffId: string) {
  const asker = await aFamilyMember(test.pool)
  const made = await aCase(test.pool, { sharedWith: [asker.id] })
  await insertRow(test.pool, 'staff_locks', {
    ...{ id: randomUUID(), child_id: made.childId, staff_member_id: staffId, reason: 'knows-family' },
    ...{ set_by_id: mary.id, set_at: '2026-11-20T09:00:00Z' },
  })
  return { caseId: made.id, familyMemberId: asker.id }
}

describe('the order of the queue', () => {
  it('puts a risk of harm before every promise, then the promises that are broken, then by day', async () => {
    const [far, broken, soon, harm] = [
      await anEnquiry(test.pool, { replyBy: '2026-12-04' }),
      await anEnquiry(test.pool, { replyBy: '2026-11-19' }),
      await anEnquiry(test.pool, { replyBy: '2026-11-24' }),
      await anEnquiry(test.pool, { replyBy: '2026-11-30', priority: 0 }),
    ]

    expect(await ids(hers, '')).toEqual([harm.id, broken.id, soon.id, far.id])
  })

  it('reads the order from the index, and counts without the table', async () => {
    const client = await appPool.connect()
    try {
      await client.query(
        `begin; select set_config('role', 'hub_staff', true), set_config('app.person', '${hana.id}', true),
         set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
      )
      const plan = async (text: string) =>
        (await client.query(`explain ${text}`)).rows.map((row) => row['QUERY PLAN']).join('\n')
      const waiting = `from enquiries e where e.status = 'waiting' and (e.snoozed_until is null or e.snoozed_until <= '2026-11-23')`

      const page = await plan(`select * ${waiting} order by (e.priority > 0), e.reply_by, e.id limit 50`)
      expect(page).toContain('Index Scan using enquiries_queue_idx')
      expect(page).not.toContain('Sort')
      for (const rare of ['', 'and e.priority < 2', 'and e.escalation > 0', 'and e.case_id is null'])
        expect(await plan(`select count(*) ${waiting} ${rare}`)).toContain('Index Only Scan')
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('keeps what is put aside out of sight until its day', async () => {
    const aside = await anEnquiry(test.pool)
    const back = await anEnquiry(test.pool)
    await setOf(aside.id, "snoozed_until = '2026-11-24'")
    await setOf(back.id, "snoozed_until = '2026-11-23'")

    expect(await ids(hers, '')).toEqual([back.id])
    expect(await ids(hers, 'status=snoozed')).toEqual([aside.id])
    expect(await counts(hers)).toMatchObject({ all: 1, snoozed: 1 })
  })

  it.each([
    ['priority=0', 'harm'],
    ['priority=urgent', 'harm'],
    ['channel=email', 'mail'],
    ['team=transport', 'bus'],
    ['escalated=yes', 'raised'],
    ['due=late', 'late'],
    ['due=today', 'now'],
  ])('narrowed by %s shows only that one', async (query, expected) => {
    const made = {
      harm: await anEnquiry(test.pool, { priority: 0 }),
      mail: await anEnquiry(test.pool),
      bus: await anEnquiry(test.pool, { team: 'transport' }),
      raised: await anEnquiry(test.pool),
      late: await anEnquiry(test.pool, { replyBy: '2026-11-20' }),
      now: await anEnquiry(test.pool, { replyBy: '2026-11-23' }),
    }
    await setOf(made.mail.id, "channel = 'email'")
    await setOf(made.raised.id, 'escalation = 1')

    expect(await ids(hers, query)).toEqual([made[expected as keyof typeof made].id])
  })

  it('can show those that are about no case', async () => {
    const asker = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool, { sharedWith: [asker.id] })
    await anEnquiry(test.pool, { caseId, familyMemberId: asker.id })
    const without = await anEnquiry(test.pool)

    expect(await ids(hers, 'unlinked=yes')).toEqual([without.id])
  })

  it('says on the line who asks, how often, whose draft is open and when we ring back', async () => {
    const school = await aFamilyMember(test.pool, { name: 'Mrs Rai' })
    const { id: caseId } = await aCase(test.pool, {})
    await anAccess(test.pool, { caseId, familyMemberId: school.id, role: 'school', level: 'status' })
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: school.id, ownerId: tom.id })
    await setOf(id, 'escalation = 1, contact_count = 3')
    await insertRow(test.pool, 'enquiry_drafts', {
      ...{
        enquiry_id: id,
        staff_id: tom.id,
        kind: 'message',
        body: 'Dear',
        updated_at: '2026-11-23T09:00:00Z',
      },
    })
    await insertRow(test.pool, 'callbacks', {
      ...{
        id: randomUUID(),
        enquiry_id: id,
        phone: '03069 990111',
        slot_on: '2026-11-23',
        starts_at_hour: 11,
      },
      ...{ agreed_at: '2026-11-23T09:00:00Z' },
    })

    const [row] = (await hers.get('/api/staff/enquiries')).json<EnquiryRows>().items
    expect(row).toMatchObject({
      ...{ askerRole: 'school', escalation: 1, contactCount: 3, draftsBy: ['Tom Adeyemi'], version: 1 },
      callBack: { on: '2026-11-23', startsAtHour: 11 },
      ownerIsAway: false,
    })
  })
})

describe('where the work is', () => {
  it('is counted as far as one may open it, beside each view', async () => {
    await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-20' })
    await anEnquiry(test.pool, { ownerId: tom.id, replyBy: '2026-11-23', priority: 1 })
    await anEnquiry(test.pool, { team: 'casework' })
    await anEnquiry(test.pool, { ...(await lockedFor(hana.id)) })
    await anEnquiry(test.pool, { status: 'answered', ownerId: hana.id })

    expect(await counts(hers)).toEqual({
      ...{ mine: 1, team: 2, all: 3, unassigned: 1, late: 1, today: 1, urgent: 1, escalated: 0 },
      ...{ unlinked: 3, snoozed: 0, tasks: 0 },
    })
    expect(await counts(his, 'mine')).toMatchObject({ all: 4, mine: 1, late: 0, today: 1 })
  })

  it('counts what each view lists', async () => {
    const { id: caseId } = await aCase(test.pool)
    const states = ['', "snoozed_until = '2026-11-24'", "snoozed_until = '2026-11-23'", 'escalation = 1']
    let made = 0
    for (const ownerId of [null, hana.id, tom.id])
      for (const replyBy of ['2026-11-20', '2026-11-23', '2026-11-25'])
        for (const state of states) {
          const link = { caseId: made % 2 ? caseId : null }
          const team = made % 3 ? 'hub' : 'casework'
          const { id } = await anEnquiry(test.pool, { ownerId, replyBy, priority: made % 5, team, ...link })
          if (state) await setOf(id, state)
          made += 1
        }
    const total = async (query: string) =>
      (await hers.get(`/api/staff/enquiries?pageSize=1&${query}`)).json<EnquiryRows>().total

    for (const queue of ['all', 'mine', 'team', 'unassigned']) {
      const counted = await counts(hers, queue)
      expect(counted[queue as 'all'], queue).toBe(await total(`queue=${queue}`))
      for (const [name, query] of Object.entries({
        ...{ late: 'due=late', today: 'due=today', urgent: 'priority=urgent', escalated: 'escalated=yes' },
        ...{ unlinked: 'unlinked=yes', snoozed: 'status=snoozed' },
      })) {
        const listed = await total(`queue=${queue}&${query}`)
        expect(listed, `${queue} ${name} is tried`).toBeGreaterThan(0)
        expect(counted[name as 'late'], `${queue} ${name}`).toBe(listed)
      }
    }
  })

  it('is counted to a thousand: one more stands for many', async () => {
    const { id } = await anEnquiry(test.pool, { replyBy: '2026-11-20' })
    await sql(
      `insert into enquiries select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
         'reference', 'ENQ-' || n, 'idempotency_key', null))).* from enquiries e, generate_series(1, 1200) n where e.id = $1`,
      [id],
    )

    expect(await counts(hers)).toMatchObject({ all: 1_001, late: 1_001, mine: 0, today: 0 })
  })

  it('is told to staff alone, and asked for a view there is not, refused', async () => {
    const parent = await test.signInFamily((await aFamilyMember(test.pool)).email)

    for (const path of ['counts', 'counts?queue=all'])
      expect((await test.stranger.get(`/api/staff/enquiries/${path}`)).statusCode).toBe(401)
    expect((await parent.get('/api/staff/enquiries/counts')).statusCode).toBe(401)
    expect((await hers.get('/api/staff/enquiries/counts?queue=everybody')).statusCode).toBe(400)
  })
})

describe('take next', () => {
  const next = async (who: Visitor) =>
    (await who.post('/api/staff/enquiries/take-next', {})).json<{ enquiryId: string | null }>().enquiryId

  it('gives the most urgent of my team that is nobody’s, and writes it down', async () => {
    await anEnquiry(test.pool, { team: 'transport', replyBy: '2026-11-18' })
    await anEnquiry(test.pool, { ownerId: tom.id, replyBy: '2026-11-18' })
    const later = await anEnquiry(test.pool, { replyBy: '2026-11-26' })
    const first = await anEnquiry(test.pool, { replyBy: '2026-11-24' })

    expect(await next(hers)).toBe(first.id)
    expect(await ownerOf(first.id)).toBe(hana.id)
    expect(await eventsOf(first.id)).toEqual([{ kind: 'taken', staffId: hana.id, details: { next: true } }])
    expect(await auditOf(first.id)).toEqual([{ action: 'enquiry-taken', actor: 'staff' }])
    expect(await next(hers)).toBe(later.id)
    expect(await next(hers)).toBeNull()
  })

  it('takes a risk of harm of any team first', async () => {
    await anEnquiry(test.pool, { replyBy: '2026-11-18' })
    const harm = await anEnquiry(test.pool, { team: 'transport', priority: 0 })

    expect(await next(hers)).toBe(harm.id)
  })

  it('never gives what I must not open, nor what is put aside', async () => {
    const closed = await anEnquiry(test.pool, await lockedFor(hana.id))
    const aside = await anEnquiry(test.pool)
    await setOf(aside.id, "snoozed_until = '2026-11-27'")

    expect(await next(hers)).toBeNull()
    expect(await next(his)).toBe(closed.id)
  })

  it('gives two who press at once two different ones, and nobody the same twice', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => anEnquiry(test.pool)))

    const taken = await Promise.all(Array.from({ length: 12 }, (_, n) => next(n % 2 ? hers : his)))
    // Who finds every row in somebody's hand gets none, and asks again.
    for (let more = await next(hers); more; more = await next(hers)) taken.push(more)
    const got = taken.filter((id) => id !== null)
    expect(new Set(got).size).toBe(got.length)
    expect(new Set(got)).toEqual(new Set(made.map(({ id }) => id)))
    expect(await sql('select 1 from enquiries where owner_id is null')).toEqual([])
  })
})

describe('share out', () => {
  const share = (who: Visitor, team = 'hub') => who.post('/api/staff/enquiries/share-out', { team })

  it('gives by turns, goes on where it stopped, and writes each down', async () => {
    const made: string[] = []
    for (let n = 0; n < 5; n++) made.push((await anEnquiry(test.pool, { replyBy: `2026-11-2${n + 4}` })).id)

    expect((await share(hers)).json()).toEqual({ given: 5, left: 0 })
    const owners = await Promise.all(made.map(ownerOf))
    expect(owners.filter((id) => id === hana.id).length + owners.filter((id) => id === tom.id).length).toBe(5)
    expect(new Set([owners[0], owners[1]]).size).toBe(2)
    expect([owners[2], owners[3], owners[4]]).toEqual([owners[0], owners[1], owners[0]])
    expect(await eventsOf(made[0] ?? '')).toMatchObject([
      { kind: 'given', staffId: hana.id, details: { by: 'turns' } },
    ])
    const sixth = await anEnquiry(test.pool)
    await share(hers)
    expect(await ownerOf(sixth.id)).toBe(owners[1])
  })

  it('passes over who is away, takes no turns, left or has enough', async () => {
    const gone = await aStaffMember(test.pool, { name: 'Gone Away', isActive: false })
    await insertRow(test.pool, 'staff_absences', {
      ...{ id: randomUUID(), staff_id: hana.id, from_on: '2026-11-23', to_on: '2026-11-23' },
      ...{ recorded_by_id: hana.id, recorded_at: '2026-11-20T09:00:00Z' },
    })
    await test.pool.query('update staff_members set capacity = 2 where id = $1', [tom.id])
    const made = await Promise.all(Array.from({ length: 3 }, () => anEnquiry(test.pool)))

    expect((await share(managers)).json()).toEqual({ given: 2, left: 1 })
    const owners = await Promise.all(made.map(({ id }) => ownerOf(id)))
    expect(owners.filter((id) => id === tom.id)).toHaveLength(2)
    expect(owners).not.toContain(gone.id)
  })

  it('never gives a case to whom it is locked; and who shares out gives only what they may open', async () => {
    await test.pool.query('update staff_members set takes_turns = false where id = $1', [tom.id])
    const locked = await anEnquiry(test.pool, await lockedFor(hana.id))

    expect((await share(managers)).json()).toEqual({ given: 0, left: 1 })
    await test.pool.query('update staff_members set takes_turns = true')
    expect((await share(hers)).json()).toEqual({ given: 0, left: 0 })
    expect((await share(managers)).json()).toEqual({ given: 1, left: 0 })
    expect(await ownerOf(locked.id)).toBe(tom.id)
  })

  it('pressed by two at once stays fair and gives nothing twice', async () => {
    await Promise.all(Array.from({ length: 20 }, () => anEnquiry(test.pool)))

    const results = await Promise.all([share(hers), share(his), share(managers)])
    expect(results.reduce((sum, one) => sum + one.json<{ given: number }>().given, 0)).toBe(20)
    const rows = await sql('select owner_id, count(*)::int as n from enquiries group by owner_id')
    expect(rows.map(({ n }) => n)).toEqual([10, 10])
  })

  it('is done by the hub itself, each minute, in the teams that want it', async () => {
    const { id } = await anEnquiry(test.pool)
    const other = await anEnquiry(test.pool, { team: 'casework' })
    const work = { pool: appPool, clock: test.clock, shouldStop: () => false }

    await workOnQueue({ ...work, council: { sharesOutByItself: [] } })
    expect(await ownerOf(id)).toBeNull()
    expect(await workOnQueue({ ...work, council: { sharesOutByItself: ['hub'] } })).toEqual({
      ...{ passedOn: 0, given: 1, woken: 0 },
    })
    expect([hana.id, tom.id]).toContain(await ownerOf(id))
    expect(await ownerOf(other.id)).toBeNull()
    expect(await eventsOf(id)).toMatchObject([{ kind: 'given', staffId: null }])
  })

  it('takes a team that exists, from staff', async () => {
    expect((await share(hers, 'gardening')).statusCode).toBe(400)
    expect((await share(test.stranger)).statusCode).toBe(401)
  })
})

describe('what was put aside until a day', () => {
  it('comes back as something to do once, where nobody waits for us; its owner’s, else the team’s', async () => {
    const mine = await anEnquiry(test.pool, { status: 'answered', ownerId: hana.id })
    const later = await anEnquiry(test.pool, { status: 'answered' })
    await setOf(mine.id, "snoozed_until = '2026-11-23'")
    await setOf(later.id, "snoozed_until = '2026-11-24'")
    const run = () =>
      workOnQueue({
        ...{ pool: appPool, clock: test.clock, shouldStop: () => false, council: { sharesOutByItself: [] } },
      })

    const [one, other] = await Promise.all([run(), run()])
    expect(one.woken + other.woken).toBe(1)
    expect((await run()).woken).toBe(0)
    const tasks = await sql("select enquiry_id, for_staff_id from staff_tasks where kind = 'look-again'")
    expect(tasks).toEqual([{ enquiry_id: mine.id, for_staff_id: hana.id }])
    expect(await eventsOf(mine.id)).toMatchObject([{ kind: 'woken', staffId: null }])
  })
})

describe('days away', () => {
  const record = (who: Visitor, body: object) => who.post('/api/staff/absences', body)
  const days = { fromOn: '2026-11-23', toOn: '2026-11-27' }
  const work = () =>
    workOnQueue({
      ...{ pool: appPool, clock: test.clock, shouldStop: () => false, council: { sharesOutByItself: [] } },
    })

  it('that have begun hand on at once what is promised for them, and leave what is not', async () => {
    const due = await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-27' })
    const late = await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-20' })
    const after = await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-30' })

    const answer = await record(hers, { ...days, coveredById: mary.id })
    expect(answer.statusCode, answer.payload).toBe(201)
    expect(answer.json()).toMatchObject({ passedOn: 2 })
    expect(await ownerOf(due.id)).toBe(mary.id)
    expect(await ownerOf(late.id)).toBe(mary.id)
    expect(await ownerOf(after.id)).toBe(hana.id)
    expect(await eventsOf(due.id)).toEqual([
      { kind: 'covered-for', staffId: null, details: { from: hana.id, to: mary.id } },
    ])
    expect(await auditOf(hana.id)).toContainEqual({ action: 'absence-recorded', actor: 'staff' })
    expect(await auditOf(due.id)).toEqual([{ action: 'enquiry-handed-over', actor: 'system' }])
  })

  it('show what stays theirs in the queue of who covers, until they are back', async () => {
    const { id } = await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-30' })
    await record(hers, { ...days, coveredById: tom.id })

    expect(await ids(his, 'queue=mine')).toEqual([id])
    expect((await counts(his)).mine).toBe(1)
    const [row] = (await his.get('/api/staff/enquiries')).json<EnquiryRows>().items
    expect(row).toMatchObject({ ownerName: 'Hana Reid', ownerIsAway: true })
    await goTo('2026-11-28T09:00:00Z')
    expect(await ids(his, 'queue=mine')).toEqual([])
    await goTo(usualMoment)
  })

  it('give back to the team where nobody covers, or who covers is away or must not open it', async () => {
    const closed = await anEnquiry(test.pool, {
      ...{ ...(await lockedFor(tom.id)), ownerId: hana.id, replyBy: '2026-11-24' },
    })
    const open = await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-24' })
    await record(hers, { ...days, coveredById: tom.id })
    expect(await ownerOf(closed.id)).toBeNull()
    expect(await ownerOf(open.id)).toBe(tom.id)

    await record(his, days)
    expect(await ownerOf(open.id)).toBeNull()
  })

  it('that come later are begun by the hub on their first day, and end by themselves', async () => {
    const { id } = await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-25' })
    const later = { fromOn: '2026-11-24', toOn: '2026-11-25', coveredById: tom.id }
    expect((await record(hers, later)).json()).toMatchObject({ passedOn: 0 })
    await work()
    expect(await ownerOf(id)).toBe(hana.id)

    await goTo('2026-11-24T06:00:00Z')
    expect((await work()).passedOn).toBe(1)
    expect(await ownerOf(id)).toBe(tom.id)
    expect((await work()).passedOn).toBe(0)
    await goTo('2026-11-26T06:00:00Z')
    const back = await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-26' })
    await work()
    expect(await ownerOf(back.id)).toBe(hana.id)
    await goTo(usualMoment)
  })

  it('never end for whoever left: what they owned goes back to the team', async () => {
    const gone = await aStaffMember(test.pool, { isActive: false })
    const { id } = await anEnquiry(test.pool, { ownerId: gone.id, replyBy: '2027-03-01' })

    await work()
    expect(await ownerOf(id)).toBeNull()
  })

  it('are recorded by oneself, or by a manager for others, and seen by all', async () => {
    expect((await record(his, { ...days, staffId: hana.id })).statusCode).toBe(403)
    expect((await record(managers, { ...days, staffId: hana.id })).statusCode).toBe(201)

    const list = async (who: Visitor) =>
      (await who.get('/api/staff/absences')).json<{ items: Absence[] }>().items
    expect(await list(his)).toMatchObject([{ name: 'Hana Reid', mayEnd: false }])
    const [one] = await list(hers)
    expect(one).toMatchObject({ fromOn: '2026-11-23', coveredBy: null, mayEnd: true })
    expect((await his.post(`/api/staff/absences/${one?.id}/end`, {})).statusCode).toBe(404)
    expect((await hers.post(`/api/staff/absences/${one?.id}/end`, {})).statusCode).toBe(204)
    expect((await hers.post(`/api/staff/absences/${one?.id}/end`, {})).statusCode).toBe(404)
    expect(await list(his)).toEqual([])
  })

  it.each([
    [{ fromOn: '2026-11-25', toOn: '2026-11-24' }, 'The last day must be the same as or after the first day'],
    [{ fromOn: '2026-11-16', toOn: '2026-11-20' }, 'The last day must be today or later'],
    [
      { ...{ fromOn: '2026-11-23', toOn: '2026-11-24' }, coveredById: randomUUID() },
      'Choose a colleague who works here',
    ],
    [{ fromOn: 'Monday', toOn: '2026-11-24' }, ''],
  ])('for %j says what is wrong', async (body, words) => {
    const answer = await record(hers, body)

    expect(answer.statusCode).toBe(400)
    expect(answer.payload).toContain(words)
  })

  it('can’t overlap, nor be covered by oneself', async () => {
    expect((await record(hers, { ...days, coveredById: hana.id })).statusCode).toBe(400)
    await record(hers, days)
    expect((await record(hers, { fromOn: '2026-11-27', toOn: '2026-11-30' })).payload).toContain(
      'recorded already',
    )
  })
})

describe('what each colleague has', () => {
  it('is shown to managers alone, with who is late, full or away', async () => {
    await anEnquiry(test.pool, { ownerId: hana.id, replyBy: '2026-11-20' })
    await anEnquiry(test.pool, { ownerId: hana.id })
    await anEnquiry(test.pool, { replyBy: '2026-11-20' })
    await hers.post('/api/staff/absences', { fromOn: '2026-11-23', toOn: '2026-11-24' })

    const load = (await managers.get('/api/staff/team')).json<TeamLoad>()
    expect(load.items.find(({ id }) => id === hana.id)).toMatchObject({
      ...{ open: 1, late: 0, capacity: 20, takesTurns: true, awayUntil: '2026-11-24' },
    })
    expect(load.unowned).toEqual([{ team: 'hub', open: 2, late: 2 }])
    expect((await hers.get('/api/staff/team')).statusCode).toBe(403)
    expect((await test.stranger.get('/api/staff/team')).statusCode).toBe(401)
  })

  it('is set by a manager', async () => {
    const set = (who: Visitor, body: object, id = tom.id) => who.post(`/api/staff/team/${id}`, body)

    expect((await set(managers, { capacity: 5, takesTurns: false })).statusCode).toBe(204)
    expect(
      await sql('select capacity, takes_turns as turns from staff_members where id = $1', [tom.id]),
    ).toEqual([{ capacity: 5, turns: false }])
    expect((await set(hers, { capacity: 5, takesTurns: false })).statusCode).toBe(403)
    expect((await set(managers, { capacity: 501, takesTurns: true })).statusCode).toBe(400)
    expect((await set(managers, { capacity: 1, takesTurns: true }, randomUUID())).statusCode).toBe(404)
  })
})

describe('a saved view', () => {
  const save = (who: Visitor, body: object) => who.post('/api/staff/saved-views', body)
  const list = async (who: Visitor) =>
    (await who.get('/api/staff/saved-views')).json<{ items: SavedView[] }>().items

  it('keeps the filters under a name, for oneself or for all', async () => {
    await save(hers, { name: 'Late buses', query: 'topic=TRANSPORT&due=late', isShared: true })
    await save(hers, { name: 'Only mine', query: 'queue=mine' })

    expect(await list(his)).toMatchObject([
      { name: 'Late buses', query: 'topic=TRANSPORT&due=late', isMine: false, ownerName: 'Hana Reid' },
    ])
    expect((await list(hers)).map(({ name }) => name)).toEqual(['Late buses', 'Only mine'])
  })

  it.each([
    ['https://elsewhere.example/', ''],
    ['queue=mine&next=//elsewhere.example&search=sealed&query=Okafor', 'queue=mine'],
    ['topic=WEATHER&due=late&page=7', 'due=late'],
    ['status=waiting&sort=reply-by', ''],
  ])('of %j keeps %j: nothing but a view', async (query, kept) => {
    await save(hers, { name: 'A view', query })

    expect(await list(hers)).toMatchObject([{ query: kept }])
  })

  it('is renamed, shared and deleted by its owner alone', async () => {
    await save(hers, { name: 'Late', query: 'due=late', isShared: true })
    const [view] = await list(hers)
    const path = `/api/staff/saved-views/${view?.id}`

    expect((await his.post(path, { name: 'Mine now', isShared: false })).statusCode).toBe(404)
    expect((await his.delete(path)).statusCode).toBe(404)
    expect((await hers.post(path, { name: 'Overdue', isShared: false })).statusCode).toBe(204)
    expect(await list(his)).toEqual([])
    expect(await list(hers)).toMatchObject([{ name: 'Overdue', isShared: false }])
    expect((await hers.delete(path)).statusCode).toBe(204)
    expect(await list(hers)).toEqual([])
  })

  it('has a name, is somebody’s of staff, and there are not endlessly many', async () => {
    expect((await save(hers, { name: ' ', query: '' })).statusCode).toBe(400)
    expect((await save(test.stranger, { name: 'A', query: '' })).statusCode).toBe(401)
    for (let n = 0; n < 30; n++) expect((await save(hers, { name: `V${n}`, query: '' })).statusCode).toBe(201)
    expect((await save(hers, { name: 'One more', query: '' })).statusCode).toBe(409)
  })
})

describe('a task', () => {
  const asHub = () => contextFor(appPool, test.clock, { kind: 'system', id: null })
  const add = async (task: Partial<Parameters<typeof addStaffTask>[2]>) => {
    const ctx = asHub()
    await ctx.tx((tx) =>
      addStaffTask(tx, ctx, { kind: 'promise-missed', causeKey: randomUUID(), team: 'hub', ...task }),
    )
  }
  const list = async (who: Visitor, whose: string) =>
    (await who.get(`/api/staff/tasks?whose=${whose}`)).json<StaffTasks>()

  it('is there once while it is open, and again when its cause comes back', async () => {
    const ctx = asHub()
    await add({ causeKey: 'same' })
    await add({ causeKey: 'same' })
    expect((await list(hers, 'team')).total).toBe(1)

    await ctx.tx((tx) => endStaffTasks(tx, ctx, 'same', 'gone'))
    expect((await list(hers, 'team')).total).toBe(0)
    await add({ causeKey: 'same' })
    expect((await list(hers, 'team')).total).toBe(1)
    expect(await sql('select outcome, done_by_id from staff_tasks where done_at is not null')).toEqual([
      { outcome: 'gone', done_by_id: null },
    ])
  })

  it('is mine, my team’s or anybody’s, what is due first', async () => {
    const { id, reference } = await anEnquiry(test.pool)
    await add({ causeKey: 'later', dueOn: '2026-11-30' })
    await add({ causeKey: 'mine', forStaffId: hana.id, dueOn: '2026-11-20', enquiryId: id })
    await add({ causeKey: 'toms', forStaffId: tom.id })
    await add({ causeKey: 'others', team: 'casework' })

    expect((await list(hers, 'mine')).items).toMatchObject([
      { isMine: true, isLate: true, enquiry: { id, reference }, forName: 'Hana Reid' },
    ])
    expect((await list(hers, 'team')).items.map(({ dueOn }) => dueOn)).toEqual(['2026-11-20', '2026-11-30'])
    expect((await list(hers, 'all')).total).toBe(4)
    expect((await counts(hers)).tasks).toBe(2)
  })

  it('about what one must not open is not there', async () => {
    const { id } = await anEnquiry(test.pool, await lockedFor(hana.id))
    await add({ enquiryId: id })

    expect((await list(hers, 'all')).total).toBe(0)
    const [task] = (await list(his, 'all')).items
    expect((await hers.post(`/api/staff/tasks/${task?.id}/done`, { outcome: 'Seen' })).statusCode).toBe(404)
  })

  it('ends once, with what came of it', async () => {
    await add({})
    const [task] = (await list(hers, 'team')).items
    const end = (who: Visitor, outcome: string) => who.post(`/api/staff/tasks/${task?.id}/done`, { outcome })

    expect((await end(hers, ' ')).statusCode).toBe(400)
    expect((await end(test.stranger, 'Done')).statusCode).toBe(401)
    expect((await end(hers, 'Rang, new address written down')).statusCode).toBe(204)
    expect((await end(his, 'Me too')).statusCode).toBe(404)
    expect(await auditOf(task?.id ?? '')).toEqual([{ action: 'staff-task-done', actor: 'staff' }])
  })
})
