import { kent, replyAboveLine, type StaffTasks } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import type { MailWanted } from '../../../../test/mail/eml.ts'
import { type MailBothWays, startMailBothWays } from '../../../../test/mail/mail-both-ways.ts'
import { hubAddress } from '../../../../test/mail/mail-filing.ts'
import { aBounce } from '../../../../test/mail/reports.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { threadOfMessageId } from '../../../platform/mail-thread-id.ts'

let test: TestApp
let officer: { email: string }
let staff: Visitor
let post: MailBothWays
/** Seven has passed on the day after Monday 23 November, for which `aQuestion` was promised an answer. */
const nextMorning = '2026-11-24T08:00:00Z'

beforeAll(async () => {
  test = await buildTestApp()
  officer = await aStaffMember(test.pool)
  post = await startMailBothWays(test)
})
beforeEach(async () => {
  test.clock.set(nextMorning)
  staff = await test.signInStaff(officer.email)
  await test.pool.query(
    'truncate staff_tasks, enquiry_events, inbound_mails, messages, promises, enquiries, notifications cascade',
  )
  post.mail.taken.length = 0
})
afterAll(async () => {
  await post?.close()
  await test?.close()
})

const rowsOf = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await test.pool.query<Row>(sql, values)).rows

/** Somebody without an account asked, and was promised an answer for Monday 23 November. */
function aQuestion({
  email = 'Sam@Family.Example',
  ...wanted
}: Parameters<typeof anEnquiry>[1] & { email?: string | null } = {}) {
  return anEnquiry(test.pool, {
    ...{ openedAt: '2026-11-16T10:00:00Z', replyBy: '2026-11-23', contactName: 'Sam Reed' },
    ...{ channel: 'web', contact: { phone: '03069 990222', ...(email && { email }) } },
    ...{ body: 'Why has Kim no taxi?', ...wanted },
  })
}

interface Queued {
  id: string
  sealedTo: string
  values: Record<string, string>
}
const queued = (enquiryId: string) =>
  rowsOf<Queued>(
    `select id, sealed_to as "sealedTo", values from notifications
     where kind = 'late-by-email' and event_key like $1 || ':%' order by created_at`,
    [enquiryId],
  )
const wordsOfHub = async (enquiryId: string) =>
  (
    await rowsOf<{ body: string }>(
      "select body from messages where enquiry_id = $1 and kind = 'message' and author_kind = 'system' order by written_at",
      [enquiryId],
    )
  ).map(({ body }) => body)
/** What staff read of a missed day in their tasks: whether nobody told who asked. */
const areNotTold = async (enquiryId: string) =>
  (await staff.get('/api/staff/tasks?whose=all'))
    .json<StaffTasks>()
    .items.filter(({ enquiry }) => enquiry?.id === enquiryId)
    .filter(({ kind }) => kind === 'promise-missed' || kind === 'escalated-to-you')
    .map(({ isNotTold }) => isNotTold)

describe('who has no account, once a promised day has passed', () => {
  it('gets one email: sorry, the new day, the reference, how to write back, and nothing of what they asked', async () => {
    const { id, reference } = await aQuestion()

    await post.work()
    await post.deliver()

    expect(post.mail.taken).toMatchObject([
      { to: 'sam@family.example', subject: 'We are late, and we are sorry' },
    ])
    expect(post.mail.taken[0]?.text.trim().split('\n\n')).toEqual([
      replyAboveLine,
      'We said that we would answer you by Monday 23 November 2026, and we did not. We are sorry.',
      'We will answer you by Tuesday 1 December 2026. You don’t have to do anything.',
      `Your reference is ${reference}. To tell us more, answer this email. If it can’t wait, phone us on ${kent.hub.phone}, ${kent.hub.openingHours}.`,
      'If you did not ask us anything, ignore this email. How to reach us:',
      'http://hub.test',
      kent.name,
    ])
    expect(post.mail.taken[0]?.html).not.toMatch(/Sam|Reed|Kim|taxi/)
    expect(post.mail.taken[0]?.headers).toMatchObject({
      'reply-to': hubAddress,
      'auto-submitted': 'auto-generated',
    })
    expect(threadOfMessageId(test.secrets.mailThread, post.mail.taken[0]?.messageId ?? '')?.enquiryId).toBe(
      id,
    )
  })

  it('has their address sealed in the outbox, and nowhere once the mail has gone', async () => {
    const { id, reference } = await aQuestion()

    await post.work()

    const [waiting] = await queued(id)
    expect(post.addresses.unseal(waiting?.sealedTo ?? '')).toBe('sam@family.example')
    expect(waiting?.values).toEqual({
      ...{ reference, saidBy: 'Monday 23 November 2026', newBy: 'Tuesday 1 December 2026' },
    })
    expect(JSON.stringify(await rowsOf('select * from notifications'))).not.toMatch(/@family/i)
    await post.deliver()
    expect(await queued(id)).toMatchObject([{ sealedTo: '', values: {} }])
    const traces = await rowsOf(
      "select details from audit_entries where action = 'promise-missed' and subject_id = $1",
      [id],
    )
    expect(traces).toEqual([{ details: { dueOn: '2026-11-23', newDueOn: '2026-12-01', byEmail: true } }])
  })

  it('is told in the thread, where staff read that it went by email; it is no answer', async () => {
    const { id } = await aQuestion()

    await post.work()

    const thread = (await staff.get(`/api/staff/enquiries/${id}`)).json()
    expect(thread.messages.at(-1)).toMatchObject({ kind: 'message', authorKind: 'system', authorName: 'Hub' })
    expect(thread.messages.at(-1).body).toBe(
      'We missed it. We said that we would answer you by Monday 23 November 2026, and we did not. We are sorry.\n\n' +
        'We will answer by Tuesday 1 December 2026.\n\n' +
        'You do not need to ask again. If this is urgent, phone us.\n\nWe sent you this by email.',
    )
    expect(
      await rowsOf('select status, reply_by, first_answered_at from enquiries where id = $1', [id]),
    ).toEqual([{ status: 'waiting', reply_by: '2026-12-01', first_answered_at: null }])
    expect(await rowsOf('select from promises where kept_at is not null')).toEqual([])
    expect(await areNotTold(id)).toEqual([false])
  })

  it('is told once, however often the work runs and by however many workers', async () => {
    const made = await Promise.all(
      Array.from({ length: 5 }, (_, n) => aQuestion({ email: `sam${n}@family.example` })),
    )

    await Promise.all([post.work(), post.work(), post.work()])
    await post.work()

    for (const { id } of made) {
      expect(await queued(id)).toHaveLength(1)
      expect(await wordsOfHub(id)).toHaveLength(1)
    }
  })

  it('is told again, with the next day, when that is missed too', async () => {
    const { id } = await aQuestion()
    await post.work()
    await post.deliver()
    test.clock.set('2026-12-02T08:00:00Z')

    await post.work()
    await post.deliver()

    expect(post.mail.taken[1]?.text.split('\n\n').slice(1, 3)).toEqual([
      'We said that we would answer you by Tuesday 1 December 2026, and we did not. We are sorry.',
      'We will answer you by Wednesday 9 December 2026. You don’t have to do anything.',
    ])
    expect(await wordsOfHub(id)).toHaveLength(2)
  })

  it('is told wherever staff wrote the address down', async () => {
    for (const channel of ['phone', 'post', 'drop-in', 'email'] as const) {
      const { id } = await aQuestion({ channel, email: `by-${channel}@family.example` })
      await post.work()

      expect(await queued(id), channel).toHaveLength(1)
    }
  })
})

describe('a missed day that nobody told them of is not named', () => {
  const unsaid = 'We should have answered you by now, and we have not. We are sorry.'
  const firstWords = () => post.mail.taken.map(({ text }) => text.trim().split('\n\n')[1])
  const versionOf = async (id: string) =>
    (await rowsOf<{ version: number }>('select version from enquiries where id = $1', [id]))[0]?.version

  it('where staff brought it forward', async () => {
    test.clock.set(usualMoment)
    staff = await test.signInStaff(officer.email)
    const { id } = await aQuestion({ openedAt: usualMoment, replyBy: '2026-11-30' })
    const raised = { version: await versionOf(id), priority: 'P1' }
    expect((await staff.post(`/api/staff/enquiries/${id}/priority`, raised)).statusCode).toBe(200)
    test.clock.set('2026-11-26T08:00:00Z')

    await post.work()
    await post.deliver()

    expect(firstWords()).toEqual([unsaid])
    expect(post.mail.taken[0]?.text).toContain('We will answer you by Thursday 26 November 2026.')
    expect(await wordsOfHub(id)).toEqual([expect.stringMatching(/^We should have answered you by now/)])
  })

  it('where they wrote a letter', async () => {
    await aQuestion({ channel: 'post' })

    await post.work()
    await post.deliver()

    expect(firstWords()).toEqual([unsaid])
  })

  it('where staff reopened it', async () => {
    const { id } = await aQuestion()
    await test.pool.query('update promises set replaced_at = now() where enquiry_id = $1', [id])
    await test.pool.query(
      "update enquiries set status = 'closed', closed_at = now(), reply_by = null, waiting_since = null where id = $1",
      [id],
    )
    const again = { version: await versionOf(id), reason: 'Closed by mistake' }
    const reopened = await staff.post(`/api/staff/enquiries/${id}/reopen`, again)
    expect(reopened.statusCode, reopened.payload).toBe(200)
    test.clock.set('2026-12-03T08:00:00Z')

    await post.work()
    await post.deliver()

    expect(firstWords()).toEqual([unsaid])
  })

  it('where the email with that day never went', async () => {
    const { id } = await aQuestion()
    await post.work()
    await test.pool.query("update notifications set status = 'failed'")
    test.clock.set('2026-12-02T08:00:00Z')

    await post.work()
    await post.deliver()

    expect(firstWords()).toEqual([unsaid])
    expect((await wordsOfHub(id)).at(-1)).toMatch(/^We should have answered/)
  })
})

describe('who has no account is not written to, and staff read that they must be told,', () => {
  it.each([
    ['without an email address', { email: null }, null],
    ['about a risk of harm', { topics: ['STATUS', 'SAFEGUARDING'] as const }, null],
    ['at the first priority', { priority: 0 }, null],
    [
      'while somebody has yet to read words that sound like harm',
      {},
      `insert into staff_tasks (id, kind, cause_key, team, enquiry_id, created_at)
       select gen_random_uuid(), 'words-of-harm', 'words-of-harm:' || id, 'hub', id, now() from enquiries where id = $1`,
    ],
    [
      'where mail to them came back',
      {},
      `insert into staff_tasks (id, kind, cause_key, team, enquiry_id, created_at)
       select gen_random_uuid(), 'check-address', 'check-address:' || id, 'hub', id, now() from enquiries where id = $1`,
    ],
    [
      'where mail to that address on a record came back',
      { email: 'gone@family.example' },
      `insert into family_members (id, name, email, mail_stopped_at, created_at)
       select gen_random_uuid(), 'Gone', 'gone@family.example', now(), now() where $1::uuid is not null`,
    ],
  ])('%s', async (_, { topics, ...more }: Record<string, unknown>, change) => {
    const { id } = await aQuestion({ ...more, ...(topics ? { topics: [...(topics as ['STATUS'])] } : {}) })
    if (change) await test.pool.query(change, [id])

    expect((await post.work()).missed).toBe(1)

    expect(await queued(id)).toEqual([])
    expect(await wordsOfHub(id)).toEqual([])
    expect(await areNotTold(id)).toEqual([true])
  })

  it('once the enquiry is linked to a case', async () => {
    const { id } = await aQuestion({ caseId: (await aCase(test.pool)).id })

    await post.work()

    expect(await queued(id)).toEqual([])
    expect(await areNotTold(id)).toEqual([true])
  })

  it('for the fourth missed day of one address on one day', async () => {
    const made = []
    for (let n = 0; n < 4; n++) made.push(await aQuestion({ email: n % 2 ? 'MANY@new.example' : undefined }))
    await test.pool.query(`update enquiries set contact = '{"email": "many@new.example"}'`)

    await Promise.all([post.work(), post.work()])
    await post.work()

    const told = await Promise.all(made.map(async ({ id }) => (await queued(id)).length))
    expect(told.toSorted()).toEqual([0, 1, 1, 1])
    const untold = made[told.indexOf(0)]?.id ?? ''
    expect(await areNotTold(untold)).toEqual([true])

    test.clock.set('2026-12-02T08:00:00Z')
    await test.pool.query(
      "update enquiries set status = 'answered', reply_by = null, waiting_since = null where id <> $1",
      [untold],
    )
    await post.work()
    expect(await queued(untold)).toHaveLength(1)
  })
})

it('spam is nobody’s to say sorry for', async () => {
  const { id } = await aQuestion()
  await test.pool.query(
    "update enquiries set status = 'spam', reply_by = null, waiting_since = null, closed_at = now() where id = $1",
    [id],
  )

  expect((await post.work()).missed).toBe(0)
  expect(await queued(id)).toEqual([])
})

it('somebody with an account has the notice as before, and no such email', async () => {
  const amina = await aFamilyMember(test.pool)
  const { id: caseId } = await aCase(test.pool, { sharedWith: [amina.id] })
  const { id } = await aQuestion({ caseId, familyMemberId: amina.id })

  await post.work()

  expect(await rowsOf('select kind, family_member_id, sealed_to from notifications')).toEqual([
    { kind: 'enquiry-late', family_member_id: amina.id, sealed_to: null },
  ])
  expect(await wordsOfHub(id)).toEqual([expect.not.stringContaining('by email')])
  expect(await areNotTold(id)).toEqual([false])
})

it.each([
  ['it was answered', "status = 'answered', reply_by = null, waiting_since = null"],
  ['it is spam', "status = 'spam', reply_by = null, waiting_since = null, closed_at = now()"],
  ['it is a risk of harm', 'priority = 0'],
  ['it was linked to a case', 'case_id = (select id from cases limit 1)'],
  ['it was linked to a person', 'family_member_id = (select id from family_members limit 1), contact = null'],
])('a mail that still waits does not go once %s', async (_, change) => {
  await aCase(test.pool)
  await aFamilyMember(test.pool)
  const { id } = await aQuestion()
  await post.work()
  await test.pool.query(`update enquiries set ${change} where id = $1`, [id])

  await post.deliver()

  expect(post.mail.taken).toEqual([])
  expect(await rowsOf('select status, sealed_to from notifications')).toEqual([
    { status: 'stopped', sealed_to: '' },
  ])
})

it('a mail that was refused for good is a task and a note in the thread, and no more goes there', async () => {
  const { id } = await aQuestion()
  await post.work()
  post.mail.answer = { to: () => 550 }
  await post.deliver()
  post.mail.answer = {}

  expect(await rowsOf("select status from notifications where kind = 'late-by-email'")).toEqual([
    { status: 'failed' },
  ])
  expect(
    await rowsOf(
      "select enquiry_id, due_on from staff_tasks where kind = 'check-address' and done_at is null",
    ),
  ).toEqual([{ enquiry_id: id, due_on: '2026-11-24' }])
  expect(await rowsOf("select body from messages where enquiry_id = $1 and kind = 'note'", [id])).toEqual([
    { body: expect.stringContaining('came back, so they have not read it') },
  ])
  test.clock.set('2026-12-02T08:00:00Z')
  await post.work()
  expect(await queued(id)).toHaveLength(1)
})

it('who asked on the web, and whose receipt came back, is not written to again', async () => {
  test.clock.set(usualMoment)
  const question = { name: 'Sam Reed', email: 'Typo@family.example', phone: '', body: 'Why has Kim no taxi?' }
  await test.stranger.post('/api/questions', { ...question, requestKey: newId() })
  await post.deliver()
  const report = { about: post.mail.taken[0]?.messageId ?? '', recipient: 'typo@family.example' }
  expect(await post.file(aBounce({ ...report, recipient: 'other@family.example' }), '')).toMatchObject({
    outcome: 'bounce-unknown',
  })
  expect(await post.file(aBounce(report), '')).toMatchObject({ outcome: 'bounce' })
  test.clock.set('2026-12-01T08:00:00Z')

  expect((await post.work()).missed).toBe(1)
  await post.deliver()
  expect(post.mail.taken.map(({ subject }) => subject)).toEqual(['We have your message'])
})

it('a mail that still waits does not go once another came back from that address', async () => {
  await aQuestion()
  await post.work()
  await post.deliver()
  await aQuestion()
  await post.work()
  const report = { about: post.mail.taken[0]?.messageId ?? '', recipient: 'sam@family.example' }
  expect(await post.file(aBounce(report), '')).toMatchObject({ outcome: 'bounce' })

  await post.deliver()

  expect(post.mail.taken).toHaveLength(1)
})

it('a mail that waited until the day in it was missed too does not go: the next one does', async () => {
  await aQuestion()
  await post.work()
  test.clock.set('2026-12-02T08:00:00Z')
  await post.work()

  await post.deliver()

  expect(post.mail.taken.map(({ text }) => text.split('\n\n').slice(1, 3))).toEqual([
    [
      'We should have answered you by now, and we have not. We are sorry.',
      'We will answer you by Wednesday 9 December 2026. You don’t have to do anything.',
    ],
  ])
})

describe('an answer to such a mail', () => {
  it('joins the thread, known by the id that only they got', async () => {
    const { id } = await aQuestion()
    await post.work()
    await post.deliver()
    const headers = [`In-Reply-To: ${post.mail.taken[0]?.messageId}`]
    const filed = await post.file({ from: 'sam@family.example', headers, content: 'Thank you.' })

    expect(filed).toMatchObject({ outcome: 'joined', enquiryId: id })
    expect(await rowsOf('select body, sender_proof from messages where id = $1', [filed.messageId])).toEqual([
      { body: 'Thank you.', sender_proof: 'signed' },
    ])
    const other = await post.file({ from: 'other@family.example', headers, content: 'Me too.' })
    expect(other.enquiryId).not.toBe(id)
  })

  it('that says nobody is there stops the next one, until somebody has looked', async () => {
    const { id } = await aQuestion()
    await post.work()
    await post.deliver()
    const report = { about: post.mail.taken[0]?.messageId ?? '', recipient: 'sam@family.example' }
    expect(await post.file(aBounce(report), '')).toMatchObject({ outcome: 'bounce', enquiryId: id })
    const second = await aQuestion({ replyBy: '2026-12-01' })
    test.clock.set('2026-12-02T08:00:00Z')

    await post.work()

    expect(await queued(id)).toHaveLength(1)
    expect(await queued(second.id)).toEqual([])
  })
})

describe('who wrote an email', () => {
  /** A mail of Monday 23 November, and the morning after the day that was promised for it. */
  async function missedAfter(wanted: MailWanted[], with_: Parameters<MailBothWays['file']>[2] = {}) {
    test.clock.set(usualMoment)
    const filed = []
    for (const one of wanted) {
      filed.push(await post.file(one, undefined, with_))
      test.clock.pass({ minutes: 10 })
    }
    test.clock.set('2026-12-01T08:00:00Z')
    await post.work()
    return Promise.all(filed.map(async ({ enquiryId }) => (await queued(enquiryId)).length))
  }
  const from = 'Pat <pat@new.example>'
  const forged = { headers: ['Authentication-Results: mx.council.example; dmarc=fail'] }

  it('and was thanked for it is told', async () => {
    expect(await missedAfter([{ from }])).toEqual([1])
  })

  it('is told of a second matter too, which is not thanked for within the hour', async () => {
    expect(
      await missedAfter([
        { from, subject: 'The bus' },
        { from, subject: 'The plan of Lou' },
      ]),
    ).toEqual([1, 1])
  })

  it('is not told of a mail that our mail server takes for forged, though they were thanked for their own', async () => {
    expect(await missedAfter([{ from, ...forged }])).toEqual([0])
    expect(await missedAfter([{ from: 'kit@new.example' }, { from: 'kit@new.example', ...forged }])).toEqual([
      1, 0,
    ])
  })

  it('is not told where so many wrote that nobody was thanked', async () => {
    expect(await missedAfter([{ from }, { from: 'lee@new.example' }], { thanksPerHour: 1 })).toEqual([1, 0])
  })

  it('is not told where a machine sent it, nor once staff have split that off', async () => {
    test.clock.set(usualMoment)
    staff = await test.signInStaff(officer.email)
    const machine = 'no-reply@shop.example'
    const { enquiryId: id } = await post.file({ from: machine, subject: 'Your order' })
    const [of] = await rowsOf<{ reference: string }>('select reference from enquiries where id = $1', [id])
    const { messageId } = await post.file({
      from: machine,
      subject: `Re: ${of?.reference}`,
      content: 'It is late',
    })
    const [{ version } = { version: 0 }] = await rowsOf<{ version: number }>(
      'select version from enquiries where id = $1',
      [id],
    )
    const input = { version, messageIds: [messageId], topics: ['STATUS'] }
    expect((await staff.post(`/api/staff/enquiries/${id}/split`, input)).statusCode).toBe(200)
    test.clock.set('2026-12-01T08:00:00Z')

    expect((await post.work()).missed).toBe(2)
    expect(await rowsOf("select 1 from notifications where kind = 'late-by-email'")).toEqual([])
  })

  it('is not told where a machine sent it', async () => {
    expect(await missedAfter([{ from: 'no-reply@shop.example' }])).toEqual([0])
  })
})
