import { type InboundMailRows, type MailFlood, mostMailsPerHour } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember, aStaffMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { aMail, type MailWanted } from '../../../test/mail/eml.ts'
import { mailFilingOf } from '../../../test/mail/mail-filing.ts'
import { anOutOfOffice } from '../../../test/mail/reports.ts'
import { answersBy } from '../../../test/mail/shapes.ts'
import { anAskerOfMails } from '../../../test/mail/thousand-families.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'
import { fileMails, type MailFiling, receiveMail } from './index.ts'

let test: TestApp
let filing: MailFiling
let staff: Visitor
let me: { id: string }
beforeAll(async () => {
  test = await buildTestApp()
  filing = mailFilingOf(test)
  const member = await aStaffMember(test.pool)
  me = member
  staff = await test.signInStaff(member.email)
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

const rows = async <Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await test.pool.query(sql, values)).rows
const someone = () => `${newId()}@flood.example`
const proven = ['Authentication-Results: mx.council.example; dmarc=pass']
const sayingHarm = 'He wants to kill himself.'

/** Keeps so many mails of one address, each about something else; not filed yet. */
async function keep(from: string, many = 1, more: MailWanted = {}): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < many; n += 1) {
    const raw = aMail({ from, subject: `Matter ${newId()}`, messageId: `<${newId()}@mail.example>`, ...more })
    const arrived = {
      raw,
      envelopeFrom: from || 'x@other.example',
      envelopeTo: 'hub@council.example',
      cameBy: 'lmtp' as const,
    }
    ids.push((await receiveMail(filing, arrived)).id)
  }
  return ids
}
const outcomes = async (ids: string[]) =>
  (
    await rows<{ outcome: string }>(
      'select outcome from inbound_mails where id = any($1) order by array_position($1, id)',
      [ids],
    )
  ).map(({ outcome }) => outcome)
/** Keeps and files so many: what became of each. */
async function write(from: string, many = 1, more: MailWanted = {}): Promise<string[]> {
  const ids = await keep(from, many, more)
  await fileMails(filing)
  return outcomes(ids)
}
const times = (many: number, outcome: string) => Array.from({ length: many }, () => outcome)
const enquiriesOf = async (from: string) =>
  (await rows("select id from enquiries where contact ->> 'email' = $1", [from])).length
const floodOf = async (from: string, who = staff): Promise<MailFlood | undefined> =>
  (await who.get('/api/staff/mail-floods'))
    .json<{ items: MailFlood[] }>()
    .items.find(({ sender }) => sender === from)
const mustFlood = async (from: string): Promise<MailFlood> => {
  const flood = await floodOf(from)
  if (!flood) throw new Error('Nothing was held back')
  return flood
}
const listed = async (query: string) =>
  (await staff.get(`/api/staff/inbound-mails?pageSize=100&${query}`)).json<InboundMailRows>().items
const waitingForLocks = async () =>
  (await rows("select 1 from pg_locks where locktype = 'advisory' and not granted and classid = 887")).length
const tasksOf = (from: string) =>
  rows<{ kind: string; isOpen: boolean; outcome: string | null }>(
    `select t.kind, t.done_at is null as "isOpen", t.outcome from staff_tasks t join inbound_mails i on i.id = t.inbound_mail_id
     where i.sender = $1 and t.kind in ('mail-flood', 'words-of-harm') order by t.created_at, t.id`,
    [from],
  )
/** As many as are taken, and so many more that are held back. */
const flood = (from: string, held = 1, more: MailWanted = {}) => write(from, mostMailsPerHour + held, more)

describe('many mails of one sender', () => {
  it('are held back after the thirtieth within an hour, and everybody else is heard', async () => {
    const from = someone()

    expect(await flood(from, 3)).toEqual([...times(30, 'new-enquiry'), ...times(3, 'flood')])
    expect(await enquiriesOf(from)).toBe(30)
    expect(await write(someone())).toEqual(['new-enquiry'])
  })

  it('are taken again an hour later', async () => {
    const from = someone()
    await flood(from)
    test.clock.pass({ minutes: 59 })
    expect(await write(from)).toEqual(['flood'])
    test.clock.pass({ minutes: 2 })

    expect(await write(from)).toEqual(['new-enquiry'])
  })

  it('count from when they came, however late they are filed', async () => {
    const from = someone()
    const early = await keep(from, 20)
    test.clock.pass({ hours: 3 })
    const late = await keep(from, 20)
    await fileMails(filing)

    expect(await outcomes([...early, ...late])).toEqual(times(40, 'new-enquiry'))
  })

  it('count one by one where several workers file them at once', async () => {
    const from = someone()
    const ids = await keep(from, 40)
    await Promise.all([fileMails(filing), fileMails(filing), fileMails(filing)])

    const became = await outcomes(ids)
    expect(became.filter((outcome) => outcome === 'new-enquiry')).toHaveLength(30)
    expect(became.filter((outcome) => outcome === 'flood')).toHaveLength(10)
    expect(await tasksOf(from)).toHaveLength(1)
  })

  it('count as of one sender when they name none', async () => {
    const ids = await keep('', 31)
    await fileMails(filing)

    expect(await outcomes(ids)).toEqual([...times(30, 'new-enquiry'), 'flood'])
  })

  it('become one task, and nobody is thanked for what was held back', async () => {
    const from = someone()
    await flood(from, 5)

    expect(await tasksOf(from)).toEqual([{ kind: 'mail-flood', isOpen: true, outcome: null }])
    expect(
      await rows('select 1 from inbound_mails where sender = $1 and acknowledged_at is not null', [from]),
    ).toHaveLength(1)
    expect(
      await rows(
        'select 1 from inbound_mails where sender = $1 and flood_id is not null and (acknowledged_at is not null or enquiry_id is not null)',
        [from],
      ),
    ).toEqual([])
  })

  it('that anybody may have written hold back none that is proven', async () => {
    const from = someone()
    await flood(from)

    expect(await write(from, 1, { headers: proven })).toEqual(['new-enquiry'])
  })

  it('that are proven are held back by their own count', async () => {
    const from = someone()

    expect(await flood(from, 1, { headers: proven })).toEqual([...times(30, 'new-enquiry'), 'flood'])
    expect(await mustFlood(from)).toMatchObject({ isSenderProven: true, count: 1 })
  })
})

describe('an answer of who asked', () => {
  const asker = () => anAskerOfMails(test.pool, { threadKey: filing.threadKey, domain: 'hub.test' })
  const answering = ({ signedId }: { signedId: string }): MailWanted => ({
    ...{ headers: [`In-Reply-To: ${signedId}`], content: answersBy.gmail('Thank you.') },
  })

  it('joins beyond the thirtieth, and is held back after the sixtieth', async () => {
    const person = await asker()

    expect(await write(person.email, 61, answering(person))).toEqual([...times(60, 'joined'), 'flood'])
    expect(await tasksOf(person.email)).toHaveLength(1)
  })

  it('joins whatever others send under their address', async () => {
    const person = await asker()
    await flood(person.email, 40)

    expect(await write(person.email, 1, answering(person))).toEqual(['joined'])
  })

  it('by a machine is noted no more than thirty times', async () => {
    const person = await asker()
    const ids: string[] = []
    for (let n = 0; n < 31; n += 1) {
      const messageId = `<${newId()}@m.example>`
      const raw = anOutOfOffice({ from: person.email, answers: person.signedId, messageId })
      const of = { envelopeFrom: '', envelopeTo: 'hub@council.example', cameBy: 'lmtp' as const }
      ids.push((await receiveMail(filing, { raw, ...of })).id)
    }
    await fileMails(filing)

    expect(await outcomes(ids)).toEqual([...times(30, 'noted-automatic'), 'flood'])
  })
})

it('what staff made an enquiry of does not count, whatever the hub took it for', async () => {
  const from = someone()
  const ids = await keep(from, 30, { headers: ['X-Spam-Flag: YES'] })
  await fileMails(filing)
  expect(await outcomes(ids)).toEqual(times(30, 'spam'))
  for (const id of ids) await staff.post(`/api/staff/inbound-mails/${id}/enquiry`, {})

  expect(await outcomes(ids)).toEqual(times(30, 'new-enquiry'))
  expect(await write(from)).toEqual(['new-enquiry'])
})

describe('words of harm', () => {
  it('among too many are taken as ever, with the task that somebody reads them', async () => {
    const from = someone()
    await flood(from)
    const [id] = await keep(from, 1, { content: sayingHarm })
    await fileMails(filing)

    expect(await outcomes([id as string])).toEqual(['new-enquiry'])
    expect(
      await rows(
        `select t.kind from staff_tasks t join inbound_mails i on i.enquiry_id = t.enquiry_id
         where i.id = $1 and t.kind = 'words-of-harm' and t.done_at is null`,
        [id],
      ),
    ).toHaveLength(1)
  })

  it('in every mail of a flood end at sixty: held back in sight, with one task, and never put aside with the rest', async () => {
    const from = someone()
    const harm = { content: sayingHarm }
    expect(await write(from, 62, harm)).toEqual([...times(60, 'new-enquiry'), ...times(2, 'flood-harm')])
    await write(from, 2)
    expect((await tasksOf(from)).map(({ kind }) => kind)).toEqual(['words-of-harm', 'mail-flood'])
    const inSight = (await listed('')).filter(({ sender }) => sender === from)
    expect(inSight.map(({ outcome }) => outcome)).toEqual(times(2, 'flood-harm'))

    const { id, heldUntil, ...shown } = await mustFlood(from)
    expect(shown).toMatchObject({ count: 4, mayBeHarm: 2 })
    const seen = await staff.post(`/api/staff/mail-floods/${id}/seen`, { until: heldUntil })
    expect(seen.json()).toEqual({ seen: 2, left: 2 })
    expect(await tasksOf(from)).toEqual([
      { kind: 'words-of-harm', isOpen: true, outcome: null },
      { kind: 'mail-flood', isOpen: false, outcome: 'seen' },
    ])

    for (const one of inSight) await staff.post(`/api/staff/inbound-mails/${one.id}/seen`, {})
    expect((await tasksOf(from)).every(({ isOpen }) => !isOpen)).toBe(true)
    expect(await floodOf(from)).toBeUndefined()
  })
})

describe('what was held back', () => {
  it('is listed as one flood, and one by one where that is asked for', async () => {
    const from = someone()
    await flood(from, 2)
    const { id, ...shown } = await mustFlood(from)

    expect(shown).toEqual({
      ...{ sender: from, isSenderProven: false, count: 2, mayBeHarm: 0 },
      ...{ firstAt: '2026-11-23T10:00:00.000Z', lastAt: '2026-11-23T10:00:00.000Z' },
      heldUntil: '2026-11-23T10:00:00.000Z',
    })
    expect((await listed('')).filter(({ sender }) => sender === from)).toEqual([])
    expect(await listed(`flood=${id}`)).toEqual(
      times(2, 'flood').map((outcome) => expect.objectContaining({ outcome, sender: from, floodId: id })),
    )
    expect((await listed('show=all')).filter(({ sender }) => sender === from)).toHaveLength(2)
  })

  it('becomes an enquiry one by one, whole, and does not count against its sender', async () => {
    const from = someone()
    await flood(from, 2)
    const { id } = await mustFlood(from)
    const [one, other] = await listed(`flood=${id}`)
    const made = await staff.post(`/api/staff/inbound-mails/${one?.id}/enquiry`, {})

    expect(made.statusCode, made.payload).toBe(201)
    expect(await enquiriesOf(from)).toBe(31)
    expect(
      await rows("select 1 from audit_entries where action = 'mail-recorded' and subject_id = $1", [one?.id]),
    ).toHaveLength(1)
    expect(await tasksOf(from)).toMatchObject([{ isOpen: true }])
    await staff.post(`/api/staff/inbound-mails/${other?.id}/enquiry`, {})
    expect(await tasksOf(from)).toMatchObject([{ isOpen: false, outcome: 'recorded' }])
    test.clock.pass({ minutes: 61 })
    expect(await write(from, 30)).toEqual(times(30, 'new-enquiry'))
  })

  it('is put aside in one act, each with its trace, and stays among all', async () => {
    const from = someone()
    await flood(from, 3)
    const { id, heldUntil } = await mustFlood(from)
    const answer = await staff.post(`/api/staff/mail-floods/${id}/seen`, { until: heldUntil })

    expect(answer.statusCode, answer.payload).toBe(200)
    expect(answer.json()).toEqual({ seen: 3, left: 0 })
    expect(
      await rows(
        `select a.actor_id as "by" from audit_entries a join inbound_mails i on i.id = a.subject_id
         where a.action = 'mail-seen' and i.flood_id = $1`,
        [id],
      ),
    ).toEqual(times(3, me.id).map((by) => ({ by })))
    expect(await floodOf(from)).toBeUndefined()
    expect(await tasksOf(from)).toEqual([{ kind: 'mail-flood', isOpen: false, outcome: 'seen' }])
    expect(await listed(`flood=${id}&show=all`)).toHaveLength(3)
    const again = await staff.post(`/api/staff/mail-floods/${id}/seen`, { until: heldUntil })
    expect(again.json()).toEqual({ seen: 0, left: 0 })
  })

  it('is not put aside unseen where its worker began before, and waited for another one', async () => {
    const from = someone()
    await flood(from)
    await keep(from)
    const other = await test.pool.connect()
    await other.query('begin')
    await other.query('select pg_advisory_xact_lock(887, hashtext($1))', [from])
    const working = fileMails(filing)
    await vi.waitUntil(async () => (await waitingForLocks()) > 0)
    test.clock.pass({ minutes: 1 })
    await other.query('update inbound_mails set filed_at = $2 where sender = $1 and flood_id is not null', [
      ...[from, test.clock.now()],
    ])
    test.clock.pass({ minutes: 1 })
    await other.query('commit')
    other.release()
    await working
    const [first, second] = await rows<{ filedAt: Date }>(
      'select filed_at as "filedAt" from inbound_mails where sender = $1 and flood_id is not null order by id',
      [from],
    )

    expect(second?.filedAt.getTime()).toBeGreaterThan(first?.filedAt.getTime() ?? Infinity)
  })

  it('is put aside no further than was on the screen', async () => {
    const from = someone()
    await flood(from)
    const { id, heldUntil } = await mustFlood(from)
    test.clock.pass({ minutes: 1 })
    await write(from)
    const answer = await staff.post(`/api/staff/mail-floods/${id}/seen`, { until: heldUntil })

    expect(answer.json()).toEqual({ seen: 1, left: 1 })
    expect(await tasksOf(from)).toMatchObject([{ isOpen: true }])
  })

  it('after the last was dealt with is a flood, and a task, of its own', async () => {
    const from = someone()
    await flood(from)
    const first = await mustFlood(from)
    await staff.post(`/api/staff/mail-floods/${first.id}/seen`, { until: first.heldUntil })
    await write(from)

    expect((await mustFlood(from)).id).not.toBe(first.id)
    expect(await tasksOf(from)).toMatchObject([{ isOpen: false }, { isOpen: true }])
  })

  it('is nobody’s to see or to decide but staff’s', async () => {
    const from = someone()
    await flood(from)
    const { id, heldUntil } = await mustFlood(from)
    const family = await test.signInFamily((await aFamilyMember(test.pool)).email)
    const act = (who: Visitor) => who.post(`/api/staff/mail-floods/${id}/seen`, { until: heldUntil })

    expect((await act(family)).statusCode).toBe(401)
    expect((await family.get('/api/staff/mail-floods')).statusCode).toBe(401)
    expect((await act(test.stranger)).statusCode).toBe(401)
    expect((await test.stranger.get('/api/staff/mail-floods')).statusCode).toBe(401)
    expect((await mustFlood(from)).count).toBe(1)
  })

  it('of somebody who is locked for a member of staff is not there for them', async () => {
    const person = await anAskerOfMails(test.pool, { threadKey: filing.threadKey, domain: 'hub.test' })
    await flood(person.email)
    const { id, heldUntil } = await mustFlood(person.email)
    const [{ child } = { child: '' }] = await rows<{ child: string }>(
      'select c.child_id as child from cases c join enquiries e on e.case_id = c.id where e.id = $1',
      [person.enquiryId],
    )
    const relative = await aStaffMember(test.pool)
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: newId(), child_id: child, staff_member_id: relative.id, reason: 'relative' },
      ...{ set_at: test.clock.now(), set_by_id: me.id },
    })
    const locked = await test.signInStaff(relative.email)

    expect(await floodOf(person.email, locked)).toBeUndefined()
    const act = await locked.post(`/api/staff/mail-floods/${id}/seen`, { until: heldUntil })
    expect(act.statusCode).toBe(404)
    expect((await mustFlood(person.email)).count).toBe(1)
  })

  it.each([
    ['no moment', {}, 400],
    ['no moment that is one', { until: 'today' }, 400],
    ['a flood that is none', { until: '2026-11-23T10:00:00Z' }, 404],
  ])('is not put aside with %s', async (_, body, status) => {
    expect((await staff.post(`/api/staff/mail-floods/${newId()}/seen`, body)).statusCode).toBe(status)
    expect((await staff.post('/api/staff/mail-floods/x/seen', body)).statusCode).toBe(400)
    expect((await staff.get('/api/staff/inbound-mails?flood=x')).statusCode).toBe(400)
  })
})
