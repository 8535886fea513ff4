import { randomUUID } from 'node:crypto'
import type { EnquiryForFamily, EnquiryForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

// The usual moment is Monday 23 November 2026, 10:00.
let test: TestApp
let amina: { id: string; email: string }
let priya: { id: string; email: string }
let staff: Visitor
let caseId: string
let enquiry: { id: string; reference: string }

beforeAll(async () => {
  test = await buildTestApp()
  amina = await aFamilyMember(test.pool)
  priya = await aStaffMember(test.pool)
  caseId = (await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })).id
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  staff = await test.signInStaff(priya.email)
  enquiry = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id, openedAt: '2026-11-20T10:00:00Z' })
})
afterAll(() => test?.close())

const act = (name: string, body: object, id = enquiry.id) =>
  staff.post(`/api/staff/enquiries/${id}/${name}`, body)
const read = async (id = enquiry.id) =>
  (await staff.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>()
async function done(name: string, body: object = {}, id = enquiry.id): Promise<EnquiryForStaff> {
  const answer = await act(name, { version: (await read(id)).version, ...body }, id)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json<EnquiryForStaff>()
}
async function refused(name: string, body: object = {}, id = enquiry.id) {
  const answer = await act(name, { version: (await read(id)).version, ...body }, id)
  expect(answer.statusCode, answer.payload).toBeGreaterThanOrEqual(400)
  const { status, detail, errors } = answer.json<{
    status: number
    detail: string
    errors?: { pointer: string; detail: string }[]
  }>()
  return { status, says: errors?.[0] ? `${errors[0].pointer} ${errors[0].detail}` : detail }
}
const events = ({ events: all }: EnquiryForStaff) => all.map(({ kind }) => kind)
const detailsOf = (view: EnquiryForStaff, kind: string) =>
  view.events.findLast((one) => one.kind === kind)?.details
const tasks = async (id = enquiry.id) =>
  (
    await test.pool.query<{ kind: string; team: string; done: boolean }>(
      'select kind, team, done_at is not null as done from staff_tasks where enquiry_id = $1 order by kind',
      [id],
    )
  ).rows
const traces = async (id = enquiry.id) =>
  (
    await test.pool.query<{ action: string }>(
      "select action from audit_entries where subject_id = $1 and action <> 'enquiry-read' order by id",
      [id],
    )
  ).rows.map(({ action }) => action)
const mails = async (id = enquiry.id) =>
  (
    await test.pool.query<{ kind: string; status: string }>(
      `select kind, status from notifications where event_key like $1 || '%' or event_key in
         (select id::text from messages where enquiry_id = $1::uuid) order by created_at`,
      [id],
    )
  ).rows
const handOver = {
  ...{ handedTo: 'Duty desk, Ms Hall', phonedOn: '2026-11-23', phonedAt: '09:50' },
  ...{ theirReference: 'CSC-1', said: 'Told them what she wrote.' },
}

describe('topics', () => {
  it('move the enquiry to the team of the first, while nobody has decided whose it is', async () => {
    const view = await done('topics', { topics: ['TRANSPORT', 'STATUS'] })

    expect(view.triage.topics).toEqual(['TRANSPORT', 'STATUS'])
    expect(view.team).toBe('transport')
    expect(detailsOf(view, 'topics-changed')).toEqual({
      from: ['STATUS'],
      to: ['TRANSPORT', 'STATUS'],
      team: 'transport',
    })
    expect(await traces()).toEqual(['enquiry-topics-changed'])
  })

  it('leave it with whoever has it', async () => {
    await done('take')

    expect((await done('topics', { topics: ['TRANSPORT'] })).team).toBe('hub')
  })

  it('leave it with the team that somebody gave it to', async () => {
    await done('team', { team: 'casework' })

    expect((await done('topics', { topics: ['TRANSPORT'] })).team).toBe('casework')
  })

  it('that are more urgent raise it and bring the day forward; a second team hears of it once', async () => {
    const view = await done('topics', { topics: ['STATUS', 'OUT_OF_SCHOOL'] })

    expect(view).toMatchObject({ priority: 1, replyBy: '2026-11-23', team: 'hub' })
    expect(view.triage.isPriorityConfirmed).toBe(false)
    expect(detailsOf(view, 'priority-changed')).toEqual({ from: 'P3', to: 'P1', because: 'topics' })
    await done('topics', { topics: ['STATUS'] })
    await done('topics', { topics: ['STATUS', 'OUT_OF_SCHOOL'] })
    expect(await tasks()).toEqual([{ kind: 'also-yours', team: 'inclusion', done: false }])
  })

  it('that go or are less urgent never lower it or put it off', async () => {
    await done('topics', { topics: ['OUT_OF_SCHOOL'] })

    expect(await done('topics', { topics: ['PHASE'] })).toMatchObject({ priority: 1, replyBy: '2026-11-23' })
  })

  it('are one to five, each once', async () => {
    expect((await refused('topics', { topics: [] })).status).toBe(400)
    expect((await refused('topics', { topics: ['STATUS', 'STATUS'] })).status).toBe(400)
    const six = ['STATUS', 'DRAFT', 'PHASE', 'REVIEW', 'HEALTH', 'MOVE']
    expect((await refused('topics', { topics: six })).status).toBe(400)
  })
})

describe('priority', () => {
  it('is raised without a reason, and the promised day comes forward, never back', async () => {
    const view = await done('priority', { priority: 'P1', trigger: 'exclusion-risk' })

    expect(view).toMatchObject({ priority: 1, replyBy: '2026-11-23' })
    expect(view.triage.isPriorityConfirmed).toBe(true)
    expect(detailsOf(view, 'priority-changed')).toEqual({ from: 'P3', to: 'P1', trigger: 'exclusion-risk' })
    expect(view.promised.days.map(({ dueOn }) => dueOn)).toEqual(['2026-11-30', '2026-11-23'])
  })

  it('is lowered only with a reason, and the family keeps its day', async () => {
    expect(await refused('priority', { priority: 'P4' })).toEqual({
      status: 400,
      says: '/reason Say why it can wait longer',
    })
    const view = await done('priority', { priority: 'P4', reason: 'Asks about next year' })

    expect(view).toMatchObject({ priority: 4, replyBy: '2026-11-30' })
    expect(detailsOf(view, 'priority-changed')).toMatchObject({ reason: 'Asks about next year' })
  })

  it('that topics brought is confirmed by choosing it again', async () => {
    await done('topics', { topics: ['OUT_OF_SCHOOL'] })

    expect((await done('priority', { priority: 'P1' })).triage.isPriorityConfirmed).toBe(true)
  })

  it('of something answered changes no promise', async () => {
    await done('replies', { body: 'By Friday.', requestKey: crypto.randomUUID() })

    expect(await done('priority', { priority: 'P1' })).toMatchObject({
      status: 'answered',
      replyBy: null,
      priority: 1,
    })
  })

  it('fits its trigger', async () => {
    expect((await refused('priority', { priority: 'P2', trigger: 'exclusion-risk' })).says).toContain(
      '/priority',
    )
  })

  it('is not changed on an older version', async () => {
    await done('priority', { priority: 'P2' })

    expect((await act('priority', { version: 1, priority: 'P1' })).statusCode).toBe(409)
  })
})

describe('a suggestion', () => {
  beforeEach(async () => {
    enquiry = await anEnquiry(test.pool, {
      ...{ caseId, familyMemberId: amina.id, body: 'He was kicked out of school. Also the draft is wrong.' },
    })
  })

  it('is shown with the very words, and changes nothing by itself', async () => {
    const { triage, priority } = await read()

    expect(priority).toBe(3)
    expect(triage.suggestion).toMatchObject({
      ...{ topics: ['OUT_OF_SCHOOL', 'DRAFT', 'STATUS'], priority: 'P1', trigger: 'exclusion-risk' },
      why: expect.arrayContaining([expect.objectContaining({ words: 'kicked out' })]),
    })
  })

  it('is used by one press of a person, who confirms it so, and is gone then', async () => {
    const view = await done('suggestion', {
      ...{ topics: ['OUT_OF_SCHOOL', 'DRAFT'], priority: 'P1', trigger: 'exclusion-risk' },
    })

    expect(view).toMatchObject({ priority: 1, team: 'casework', replyBy: '2026-11-23' })
    expect(view.triage).toMatchObject({ isPriorityConfirmed: true, suggestion: null })
  })

  it('never lowers anything', async () => {
    await done('priority', { priority: 'P1' })

    expect((await refused('suggestion', { topics: ['DRAFT'], priority: 'P2' })).status).toBe(409)
  })

  it('of harm ends when a person has read it and says why it is none, and comes again with new words', async () => {
    enquiry = await anEnquiry(test.pool, {
      ...{ caseId, familyMemberId: amina.id, body: 'I could kill myself for losing the form.' },
    })
    expect((await read()).triage.suggestion?.priority).toBe('P0')
    expect((await refused('priority', { priority: 'P3' })).status).toBe(409)

    const view = await done('priority', { priority: 'P3', reason: 'A way of speaking; rang her' })

    expect(view.triage.suggestion).toBeNull()
    expect(detailsOf(view, 'priority-changed')).toEqual({
      ...{ from: 'P3', to: 'P3', reason: 'A way of speaking; rang her' },
    })
    test.clock.set('2026-11-23T11:00:00Z')
    const family = await test.signInFamily(amina.email)
    await family.post(`/api/family/enquiries/${enquiry.id}/messages`, {
      ...{ body: 'I want to die.', requestKey: randomUUID() },
    })
    staff = await test.signInStaff(priya.email)
    expect((await read()).triage.suggestion?.priority).toBe('P0')
  })
})

describe('a risk of harm', () => {
  it('can neither be lowered nor closed nor called spam before social care was told; then it can', async () => {
    await done('priority', { priority: 'P0', trigger: 'abuse' })
    expect(await tasks()).toEqual([{ kind: 'safeguarding-not-handed', team: 'hub', done: false }])
    const close = { reason: 'no-answer-owed', words: 'Handed over' }
    for (const [name, body] of [
      ['priority', { priority: 'P2', reason: 'Settled' }],
      ['close', close],
      ['spam', { isSure: true }],
    ] as const) {
      expect((await refused(name, body)).says).toContain('Phone children’s social care first')
    }

    const view = await done('safeguarding', handOver)

    expect(view.triage.handedOverAt).toBe('2026-11-23T10:00:00.000Z')
    expect(detailsOf(view, 'handed-to-safeguarding')).toEqual({
      ...{ to: 'Duty desk, Ms Hall', phonedAt: '2026-11-23T09:50:00.000Z' },
      ...{ theirReference: 'CSC-1', said: 'Told them what she wrote.' },
    })
    expect(await tasks()).toEqual([{ kind: 'safeguarding-not-handed', team: 'hub', done: true }])
    expect((await done('close', close)).status).toBe('closed')
  })

  it('is no task that somebody ticks off: the recorded hand-over ends it', async () => {
    await done('priority', { priority: 'P0' })
    const { rows } = await test.pool.query(
      "select id from staff_tasks where enquiry_id = $1 and kind = 'safeguarding-not-handed'",
      [enquiry.id],
    )
    const tick = () => staff.post(`/api/staff/tasks/${rows[0].id}/done`, { outcome: 'Done' })

    expect((await tick()).statusCode).toBe(409)
    await done('safeguarding', handOver)
    expect((await tick()).statusCode).toBe(404)
  })

  it('is not answered by words to the family: it stays in the queue until social care was told', async () => {
    await done('priority', { priority: 'P0' })
    const told = { requestKey: randomUUID(), body: 'Somebody will ring you today.' }

    expect((await done('replies', told)).status).toBe('waiting')
    await done('safeguarding', handOver)
    expect((await done('replies', { ...told, requestKey: randomUUID() })).status).toBe('answered')
  })

  it('that comes up anew is handed over anew', async () => {
    await done('priority', { priority: 'P0' })
    await done('safeguarding', handOver)
    await done('priority', { priority: 'P2', reason: 'Social care has it' })
    test.clock.set('2026-11-23T11:00:00Z')
    staff = await test.signInStaff(priya.email)
    await done('priority', { priority: 'P0' })

    expect((await read()).triage.handedOverAt).toBeNull()
  })

  it('was rung about before it is written down', async () => {
    expect((await refused('safeguarding', { ...handOver, phonedAt: '10:01' })).says).toContain('/phonedAt')
    expect((await refused('safeguarding', { ...handOver, said: ' ' })).status).toBe(400)
  })

  it('leaves nothing of the hand-over for the family, nor in the audit but that it was', async () => {
    await done('safeguarding', handOver)
    const family = await test.signInFamily(amina.email)
    const page = await family.get(`/api/family/enquiries/${enquiry.id}`)
    const { rows } = await test.pool.query(
      'select details::text as details from audit_entries where subject_id = $1',
      [enquiry.id],
    )

    expect(page.statusCode).toBe(200)
    expect(page.payload).not.toMatch(/Duty desk|CSC-1|Told them/)
    expect(JSON.stringify(rows)).not.toMatch(/Duty desk|CSC-1|Told them/)
  })
})

describe('whose it is', () => {
  it('a team gets it without an owner, and its note is internal', async () => {
    await done('take')
    const view = await done('team', { team: 'transport', note: 'Only the taxi is open' })

    expect(view).toMatchObject({ team: 'transport', ownerId: null })
    expect(view.messages.at(-1)).toMatchObject({ kind: 'note', body: 'For Transport: Only the taxi is open' })
    expect((await refused('team', { team: 'transport' })).status).toBe(409)
  })

  it('is given back to its team', async () => {
    await done('take')

    expect(await done('give-back')).toMatchObject({ team: 'hub', ownerId: null })
    expect((await refused('give-back')).says).toContain('Nobody has it')
  })
})

describe('putting aside', () => {
  it('goes until a working day, at most the promised one, and ends by hand', async () => {
    expect((await done('snooze', { until: '2026-11-27' })).snoozedUntil).toBe('2026-11-27')
    expect((await done('wake')).snoozedUntil).toBeNull()
    expect(events(await read()).slice(-2)).toEqual(['snoozed', 'woken'])
  })

  it.each([
    ['2026-11-23', 'after today'],
    ['2026-11-28', 'a working day'],
    ['2026-12-01', 'no later than'],
  ])('not until %s', async (until, why) => {
    expect((await refused('snooze', { until })).says).toContain(why)
  })

  it('an answered one rests for up to six months', async () => {
    await done('replies', { body: 'By Friday.', requestKey: crypto.randomUUID() })

    expect((await done('snooze', { until: '2027-05-20' })).snoozedUntil).toBe('2027-05-20')
    expect((await refused('snooze', { until: '2027-05-25' })).says).toContain('within 6 months')
  })

  it('is never for what is urgent', async () => {
    await done('priority', { priority: 'P1' })

    expect((await refused('snooze', { until: '2026-11-24' })).status).toBe(409)
  })

  it('ends when the family writes', async () => {
    await done('snooze', { until: '2026-11-27' })
    const family = await test.signInFamily(amina.email)
    await family.post(`/api/family/enquiries/${enquiry.id}/messages`, {
      body: 'Hello?',
      requestKey: crypto.randomUUID(),
    })

    const view = await read()
    expect(view.snoozedUntil).toBeNull()
    expect(events(view)).toContain('woken')
  })
})

describe('spam', () => {
  it('of somebody on a case needs a second yes; nobody is owed anything then and no mail leaves', async () => {
    expect((await refused('spam')).says).toContain('/isSure')
    await done('replies', { body: 'By Friday.', requestKey: crypto.randomUUID() })
    expect(await mails()).toEqual([{ kind: 'enquiry-answered', status: 'waiting' }])
    const view = await done('spam', { isSure: true })

    expect(view).toMatchObject({ status: 'spam', replyBy: null })
    expect(await mails()).toEqual([{ kind: 'enquiry-answered', status: 'stopped' }])
    const family = await test.signInFamily(amina.email)
    const theirs = (await family.get(`/api/family/enquiries/${enquiry.id}`)).json<EnquiryForFamily>()
    expect(theirs.status).toBe('closed')
  })

  it('taken back waits as it did, for the day it was promised', async () => {
    const { waitingSince } = await read()
    await done('spam', { isSure: true })

    expect(await done('not-spam')).toMatchObject({ status: 'waiting', replyBy: '2026-11-30', waitingSince })
  })

  it('of a stranger needs one yes', async () => {
    const { id } = await anEnquiry(test.pool)

    expect((await done('spam', {}, id)).status).toBe('spam')
  })
})

describe('closing and opening again', () => {
  it('while they wait takes a reason that says why, and words', async () => {
    expect((await refused('close', { reason: 'done' })).says).toContain('/reason They still wait')
    expect((await refused('close', { reason: 'no-answer-owed' })).says).toContain('/words')
    expect((await refused('close', { reason: 'they-did-not-write', words: 'x' })).says).toContain('/reason')
    expect((await done('close', { reason: 'no-answer-owed', words: 'Thanks only' })).status).toBe('closed')
    expect(await mails()).toEqual([{ kind: 'case-updated', status: 'waiting' }])
  })

  it('an answer by phone keeps the promise', async () => {
    const view = await done('close', { reason: 'answered-by-phone', words: 'Told her: Friday' })

    expect(view.promised.days.at(-1)?.outcome).toBe('kept')
    const { rows } = await test.pool.query('select first_answered_at from enquiries where id = $1', [
      enquiry.id,
    ])
    expect(rows).toEqual([{ first_answered_at: new Date(usualMoment) }])
  })

  it('a call back that is agreed is made first, unless the reason says why not', async () => {
    await test.pool.query(
      `insert into callbacks (id, enquiry_id, phone, slot_on, starts_at_hour, agreed_at)
       values (gen_random_uuid(), $1, '03069 990111', '2026-11-24', 9, now())`,
      [enquiry.id],
    )
    expect((await refused('close', { reason: 'duplicate' })).says).toContain('call back is agreed')
    await done('close', { reason: 'asker-withdrew', words: 'Sorted it at school' })

    const { rows } = await test.pool.query('select status from callbacks where enquiry_id = $1', [enquiry.id])
    expect(rows).toEqual([{ status: 'cancelled' }])
  })

  it('staff open it again with a new day, and the family is told', async () => {
    await done('close', { reason: 'duplicate' })
    const view = await done('reopen', { reason: 'One letter was forgotten' })

    expect(view).toMatchObject({ status: 'waiting', replyBy: '2026-11-30' })
    expect(events(view)).toContain('reopened')
    expect((await refused('reopen', { reason: 'Again' })).status).toBe(409)
  })
})

describe('a second team', () => {
  it('hears of a question that a family asks about being out of school', async () => {
    const family = await test.signInFamily(amina.email)
    const asked = await family.post(`/api/family/cases/${caseId}/enquiries`, {
      ...{
        topic: 'OUT_OF_SCHOOL',
        body: 'He is at home all day.',
        requestKey: crypto.randomUUID(),
        isNewMatter: true,
      },
    })

    expect(asked.statusCode, asked.payload).toBe(201)
    expect(await tasks(asked.json<{ id: string }>().id)).toEqual([
      { kind: 'also-yours', team: 'inclusion', done: false },
    ])
  })
})
