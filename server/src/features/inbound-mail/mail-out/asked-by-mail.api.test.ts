import { kent, replyAboveLine, type StaffTasks } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { type MailBothWays, startMailBothWays } from '../../../../test/mail/mail-both-ways.ts'
import { hubAddress } from '../../../../test/mail/mail-filing.ts'
import { aBounce } from '../../../../test/mail/reports.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { threadOfMessageId } from '../../../platform/mail-thread-id.ts'

let test: TestApp
let officer: { email: string }
let staff: Visitor
let post: MailBothWays
const me = 'sam@family.example'
const question = 'Which bus does Kim take now?'
/** Monday 23 November: the promise is for the Thursday, so three working days are left. */
const asked = '2026-11-23T10:00:00Z'
const fiveDaysOn = '2026-11-30T08:00:00Z'
const tenDaysOn = '2026-12-07T08:00:00Z'

beforeAll(async () => {
  test = await buildTestApp()
  officer = await aStaffMember(test.pool)
  post = await startMailBothWays(test)
})
beforeEach(async () => {
  await on(asked)
  await test.pool.query(
    'truncate staff_tasks, enquiry_events, inbound_mails, messages, promises, enquiries, notifications cascade',
  )
  post.mail.taken.length = 0
})
afterAll(async () => {
  await post?.close()
  await test?.close()
})

/** A session of staff ends within the days that these tests pass over. */
async function on(moment: string) {
  test.clock.set(moment)
  staff = await test.signInStaff(officer.email)
}

const rowsOf = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await test.pool.query<Row>(sql, values)).rows

async function aQuestion(email = 'Sam@Family.Example') {
  return anEnquiry(test.pool, {
    ...{ openedAt: '2026-11-20T10:00:00Z', replyBy: '2026-11-26', contactName: 'Sam Reed' },
    ...{ channel: 'web', contact: { phone: '03069 990222', email }, body: 'Why has Kim no taxi?' },
  })
}

async function ask(id: string, more: object = { reachesBy: 'email', mailTo: me }) {
  const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
  const form = { body: question, version, requestKey: newId(), ...more }
  expect((await staff.post(`/api/staff/enquiries/${id}/pause`, form)).statusCode).toBe(200)
}

/** A question of somebody without an account, to whom we put one of ours by email. */
async function anAsked() {
  const made = await aQuestion()
  await ask(made.id)
  await post.deliver()
  return made
}

async function workOn(moment: string) {
  await on(moment)
  await post.work()
  await post.deliver()
}

const reminders = () =>
  rowsOf<{ status: string; sealedTo: string; values: object }>(
    `select status, sealed_to as "sealedTo", values from notifications where kind = 'still-asks-by-email'`,
  )
const standing = async (id: string) =>
  (await rowsOf('select status, reply_by as "replyBy" from enquiries where id = $1', [id]))[0]
/** Of the tasks that nothing came: whether they say that nobody reminded who asked. */
const areNotReminded = async (enquiryId: string) =>
  (await staff.get('/api/staff/tasks?whose=all'))
    .json<StaffTasks>()
    .items.filter(({ enquiry, kind }) => enquiry?.id === enquiryId && kind === 'no-word-from-family')
    .map(({ isNotTold }) => isNotTold)

describe('our question by email', () => {
  it('is the words, who asks, how to answer, and nothing of what they had asked', async () => {
    const { id } = await anAsked()

    expect(post.mail.taken).toMatchObject([
      { to: 'Sam@family.example', subject: 'We have a question for you' },
    ])
    const [first, words, signature, how, where] = post.mail.taken[0]?.text.trim().split('\n\n') ?? []
    expect([first, words]).toEqual([replyAboveLine, question])
    expect(signature).toContain('Hub')
    expect(how).toBe(
      `We can reply once you have told us. To tell us, answer this email. If it can’t wait, phone us on ${kent.hub.phone}, ${kent.hub.openingHours}.`,
    )
    expect(where).toBe('How to reach us:')
    expect(post.mail.taken[0]?.html).not.toMatch(/Sam|Reed|taxi/)
    expect(post.mail.taken[0]?.headers).toMatchObject({ 'reply-to': hubAddress })
    expect(threadOfMessageId(test.secrets.mailThread, post.mail.taken[0]?.messageId ?? '')?.enquiryId).toBe(
      id,
    )
    expect(await rowsOf('select status, sealed_to, values from notifications')).toEqual([
      { status: 'sent', sealed_to: '', values: {} },
    ])
    expect(await standing(id)).toEqual({ status: 'paused', replyBy: null })
  })

  it.each([
    ['it is spam', "status = 'spam', paused_since = null, paused_days_left = null, closed_at = now()", 0],
    ['it is a risk of harm, and staff are told', 'priority = 0', 1],
    ['it was linked to a case, and staff are told', 'case_id = (select id from cases limit 1)', 1],
  ])('does not go once %s', async (_, change, times) => {
    await aCase(test.pool)
    const { id } = await aQuestion()
    await ask(id)
    await test.pool.query(`update enquiries set ${change} where id = $1`, [id])

    await post.deliver()

    expect(post.mail.taken).toEqual([])
    expect(await rowsOf('select status, sealed_to from notifications')).toEqual([
      { status: 'stopped', sealed_to: '' },
    ])
    await post.deliver()
    const told =
      "select from staff_tasks where enquiry_id = $1 and kind = 'words-not-sent' and done_at is null"
    expect(await rowsOf(told, [id])).toHaveLength(times)
    const notes =
      "select from messages where enquiry_id = $1 and kind = 'note' and body like '%did not go out%'"
    expect(await rowsOf(notes, [id])).toHaveLength(times)
  })

  it('is answered by email: the answer joins the thread and ends the pause, with the days that were left', async () => {
    const { id } = await anAsked()
    await on('2026-11-25T10:00:00Z')
    const headers = [`In-Reply-To: ${post.mail.taken[0]?.messageId}`]
    const other = await post.file({ from: 'other@family.example', headers, content: 'The 12.' })
    expect(other.enquiryId).not.toBe(id)
    expect(await standing(id)).toEqual({ status: 'paused', replyBy: null })

    const filed = await post.file({ from: me, headers, content: 'The 34.' })

    expect(filed).toMatchObject({ outcome: 'joined', enquiryId: id })
    expect(await rowsOf('select body, sender_proof from messages where id = $1', [filed.messageId])).toEqual([
      { body: 'The 34.', sender_proof: 'signed' },
    ])
    expect(await standing(id)).toEqual({ status: 'waiting', replyBy: '2026-11-30' })
  })
})

it('a machine that answers our question for them does not end the pause', async () => {
  const { id } = await anAsked()
  const headers = [`In-Reply-To: ${post.mail.taken[0]?.messageId}`, 'Auto-Submitted: auto-replied']

  expect(await post.file({ from: me, headers, content: 'I am away.' })).not.toMatchObject({
    outcome: 'joined',
  })

  expect(await standing(id)).toEqual({ status: 'paused', replyBy: null })
})

describe('the reminder', () => {
  it('goes by email once after five working days: the day, the reference, and nothing of what we asked', async () => {
    const { id, reference } = await anAsked()
    await workOn('2026-11-27T08:00:00Z')
    expect(await reminders()).toEqual([])
    post.mail.taken.length = 0

    await on(fiveDaysOn)
    await Promise.all([post.work(), post.work(), post.work()])
    const [queued] = await reminders()
    expect(post.addresses.unseal(queued?.sealedTo ?? '')).toBe(me)
    expect(queued?.values).toEqual({ reference, askedOn: 'Monday 23 November 2026' })
    await post.deliver()
    await workOn('2026-12-01T08:00:00Z')

    expect(post.mail.taken).toMatchObject([{ to: me, subject: 'We are waiting to hear from you' }])
    expect(post.mail.taken[0]?.text).toContain('We asked you a question by email on Monday 23 November 2026')
    expect(post.mail.taken[0]?.text).toContain(reference)
    expect(post.mail.taken[0]?.html).not.toMatch(/Sam|Reed|Kim|taxi|bus/)
    expect(threadOfMessageId(test.secrets.mailThread, post.mail.taken[0]?.messageId ?? '')?.enquiryId).toBe(
      id,
    )
    expect(await reminders()).toEqual([{ status: 'sent', sealedTo: '', values: {} }])

    await workOn(tenDaysOn)
    expect(post.mail.taken).toHaveLength(1)
    expect(await areNotReminded(id)).toEqual([false])
  })

  it('is answered by email, which ends the pause too', async () => {
    const { id } = await anAsked()
    await workOn(fiveDaysOn)
    const headers = [`In-Reply-To: ${post.mail.taken[1]?.messageId}`]

    expect(await post.file({ from: me, headers, content: 'The 34.' })).toMatchObject({ enquiryId: id })

    expect(await standing(id)).toMatchObject({ status: 'waiting' })
  })

  it.each([
    ['they have answered', "status = 'waiting', reply_by = '2026-12-03', waiting_since = now()"],
    ['we have answered', "status = 'answered'"],
    ['it is spam', "status = 'spam', closed_at = now()"],
    ['it was closed', "status = 'closed', closed_at = now()"],
    ['it is a risk of harm', 'priority = 0'],
    ['it was linked to a case', 'case_id = (select id from cases limit 1)'],
    [
      'it was linked to a person',
      'family_member_id = (select id from family_members limit 1), contact = null',
    ],
  ])('that still waits does not go once %s', async (_, change) => {
    await aCase(test.pool)
    await aFamilyMember(test.pool)
    const { id } = await anAsked()
    post.mail.taken.length = 0
    await on(fiveDaysOn)
    await post.work()
    const isOver = change.startsWith('status') ? ', paused_since = null, paused_days_left = null' : ''
    await test.pool.query(`update enquiries set ${change}${isOver} where id = $1`, [id])

    await post.deliver()

    expect(post.mail.taken).toEqual([])
    expect(await reminders()).toEqual([{ status: 'stopped', sealedTo: '', values: {} }])
  })

  it('does not go while somebody has yet to read words that sound like harm', async () => {
    const { id } = await anAsked()
    await test.pool.query(
      `insert into staff_tasks (id, kind, cause_key, team, enquiry_id, created_at)
       select gen_random_uuid(), 'words-of-harm', 'words-of-harm:' || id, 'hub', id, now() from enquiries where id = $1`,
      [id],
    )

    await workOn(fiveDaysOn)

    expect(await reminders()).toEqual([])
  })

  it('does not go to who heard our question in another way: the task after ten days says so', async () => {
    const { id } = await aQuestion()
    await ask(id, { reachesBy: 'told' })

    await workOn(fiveDaysOn)
    await workOn(tenDaysOn)

    expect(post.mail.taken).toEqual([])
    expect(await areNotReminded(id)).toEqual([true])
  })

  it('does not go where our question came back: the task says so', async () => {
    const { id } = await anAsked()
    const report = { about: post.mail.taken[0]?.messageId ?? '', recipient: me }
    expect(await post.file(aBounce(report), '')).toMatchObject({ outcome: 'bounce', enquiryId: id })

    await workOn(fiveDaysOn)
    await workOn(tenDaysOn)

    expect(await reminders()).toEqual([])
    expect(await areNotReminded(id)).toEqual([true])
  })

  it('does not go where our question never left', async () => {
    const { id } = await aQuestion()
    await ask(id)
    await test.pool.query("update notifications set status = 'failed'")

    await workOn(fiveDaysOn)
    await workOn(tenDaysOn)

    expect(await reminders()).toEqual([])
    expect(await areNotReminded(id)).toEqual([true])
  })

  it('is left out, and the task says so, where the worker stood still until the wait was over', async () => {
    const { id } = await anAsked()

    await workOn(tenDaysOn)

    expect(await reminders()).toEqual([])
    expect(await areNotReminded(id)).toEqual([true])
  })

  it('is one of the three that the hub writes to an address by itself on a day', async () => {
    for (let n = 0; n < 4; n++) await anAsked()

    await on(fiveDaysOn)
    await Promise.all([post.work(), post.work()])

    expect(await reminders()).toHaveLength(3)
  })
})

it('somebody with an account has the notice and the reminder as before, and no such email', async () => {
  const amina = await aFamilyMember(test.pool)
  const { id: caseId } = await aCase(test.pool, { sharedWith: [amina.id] })
  const { id } = await anEnquiry(test.pool, {
    ...{ caseId, familyMemberId: amina.id, openedAt: '2026-11-20T10:00:00Z', replyBy: '2026-11-26' },
  })
  await ask(id, {})

  await workOn(fiveDaysOn)
  await workOn(tenDaysOn)

  expect(
    await rowsOf('select kind, family_member_id, sealed_to from notifications order by created_at'),
  ).toEqual(
    ['enquiry-asks', 'enquiry-still-asks'].map((kind) => ({
      ...{ kind, family_member_id: amina.id, sealed_to: null },
    })),
  )
  expect(await areNotReminded(id)).toEqual([false])
})
