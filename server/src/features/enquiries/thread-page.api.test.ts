import { randomUUID } from 'node:crypto'
import { type EnquiryForFamily, type EnquiryForStaff, messagesOnPage } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  aMessageFile,
  anEnquiry,
  anInboundMail,
  aStaffMember,
} from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'

let test: TestApp
let amina: { id: string; email: string }
let parent: Visitor
let otherFamily: Visitor
let staff: Visitor
let caseId: string
let enquiry: { id: string }

beforeAll(async () => {
  test = await buildTestApp()
  test.clock.set(usualMoment)
  amina = await aFamilyMember(test.pool)
  caseId = (await aCase(test.pool, { sharedWith: [amina.id] })).id
  otherFamily = await test.signInFamily((await aFamilyMember(test.pool)).email)
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(async () => {
  parent = await test.signInFamily(amina.email)
  enquiry = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id, openedAt: '2026-06-01T09:00:00Z' })
})
afterAll(() => test?.close())

/** As many as `count` in all, seven at a time of one moment. */
async function aLongThread(count: number, enquiryId = enquiry.id) {
  await test.pool.query(
    `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_name, body, written_at)
     select gen_random_uuid(), $1, 'message', 'family', $2, 'Amina Okafor', 'Message ' || n,
       '2026-06-02T09:00:00Z'::timestamptz + (n / 7) * interval '1 hour' from generate_series(1, $3::int - 1) n`,
    [enquiryId, amina.id, count],
  )
}
/** Of staff, before all that aLongThread writes but the first. */
async function oldWords(kind: 'message' | 'note', body: string) {
  const id = newId()
  await insertRow(test.pool, 'messages', {
    ...{ id, enquiry_id: enquiry.id, kind, author_kind: 'staff', author_name: 'Priya, Hub', body },
    written_at: '2026-06-01T10:00:00Z',
  })
  return id
}
const addressOf = (side: 'family' | 'staff', before?: string, id = enquiry.id) =>
  `/api/${side}/enquiries/${id}${before ? `?before=${before}` : ''}`
const asFamily = async (before?: string, id?: string) =>
  (await parent.get(addressOf('family', before, id))).json<EnquiryForFamily>()
const asStaff = async (before?: string, id?: string) =>
  (await staff.get(addressOf('staff', before, id))).json<EnquiryForStaff>()

type PageRead = { messages: { id: string }[]; earlier: number }

/** From the newest page back to the first. */
async function readAll(read: (before?: string) => Promise<PageRead>): Promise<PageRead[]> {
  const pages = [await read()]
  for (;;) {
    const [page] = pages
    if (!page?.earlier) return pages
    pages.unshift(await read(page.messages[0]?.id))
  }
}
async function idsInOrder(ids: string[], kinds = ['message', 'note']): Promise<string[]> {
  const { rows } = await test.pool.query<{ id: string }>(
    'select id from messages where enquiry_id = any($1) and kind = any($2) order by written_at, id',
    [ids, kinds],
  )
  return rows.map(({ id }) => id)
}

describe('a long conversation', () => {
  it('is read from its end, page by page, with no gap and nothing twice', async () => {
    await aLongThread(250)
    await oldWords('note', 'Rang them.')

    const family = await readAll(asFamily)
    const desk = await readAll(asStaff)

    expect(family.map(({ messages }) => messages.length)).toEqual([50, messagesOnPage, messagesOnPage])
    expect(family.map(({ earlier }) => earlier)).toEqual([0, 50, 150])
    expect(desk.map(({ earlier }) => earlier)).toEqual([0, 51, 151])
    const idsOf = (pages: PageRead[]) => pages.flatMap(({ messages }) => messages.map(({ id }) => id))
    expect(idsOf(family)).toEqual(await idsInOrder([enquiry.id], ['message']))
    expect(idsOf(desk)).toEqual(await idsInOrder([enquiry.id]))
  })

  it('that fits a page has nothing earlier', async () => {
    await aLongThread(messagesOnPage)

    expect(await asFamily()).toMatchObject({ earlier: 0, messages: { length: messagesOnPage } })
    expect(await asStaff()).toMatchObject({ earlier: 0, newest: [], messages: { length: messagesOnPage } })
  })

  it('of two that were joined is one, in the order in which it was written', async () => {
    const other = await anEnquiry(test.pool, { familyMemberId: amina.id, openedAt: '2026-06-02T08:00:00Z' })
    await aLongThread(130)
    await aLongThread(120, other.id)
    const { version } = await asStaff()
    const join = { version, otherReference: other.reference }
    expect((await staff.post(`/api/staff/enquiries/${enquiry.id}/merge`, join)).statusCode).toBe(200)

    const inOrder = await idsInOrder([enquiry.id, other.id])
    for (const read of [asFamily, asStaff]) {
      const pages = await readAll(read)
      expect(pages.flatMap(({ messages }) => messages.map(({ id }) => id))).toEqual(inOrder)
    }
    const joined = (await asStaff()).messages.filter(({ joinedFrom }) => joinedFrom !== null)
    expect(joined.length).toBeGreaterThan(0)
    expect(joined.length).toBeLessThan(messagesOnPage)
  })

  it('tells staff beside its earlier messages which are the newest', async () => {
    await aLongThread(150)
    const newest = await asStaff()

    const earlier = await asStaff(newest.messages[0]?.id)

    expect(earlier.messages).toHaveLength(50)
    expect(earlier.newest).toEqual(newest.messages.map(({ id, writtenAt }) => ({ id, writtenAt })))
  })
})

describe('what is told of a long conversation', () => {
  it('holds for the whole of it: who answered, and how much there is to part', async () => {
    await oldWords('message', 'On Friday.')
    await aLongThread(150)

    expect((await asFamily()).answeredBy).toBe('Priya, Hub')
    expect((await asStaff()).triage.askedCount).toBe(150)
  })

  it('suggests by as many of their words as a page shows', async () => {
    await test.pool.query("update messages set body = 'My partner hits her every night.' where id = $1", [
      enquiry.id,
    ])
    const { suggestion } = (await asStaff()).triage
    await aLongThread(messagesOnPage + 1)

    expect(suggestion?.priority).toBe('P0')
    expect((await asStaff()).triage.suggestion).toBeNull()
  })

  it('a form that was sent long ago is known again, and other words under its key are refused', async () => {
    const requestKey = randomUUID()
    const send = (body: string) =>
      parent.post(`/api/family/enquiries/${enquiry.id}/messages`, { body, requestKey })
    expect((await send('Is it today?')).statusCode).toBe(201)
    await test.pool.query("update messages set written_at = '2026-06-01T12:00:00Z' where id = $1", [
      requestKey,
    ])
    await aLongThread(150)

    expect((await send('Is it today?')).statusCode).toBe(201)
    expect((await send('Is it tomorrow?')).statusCode).toBe(409)
  })

  it('lists the files and emails of the messages that are shown, and what I have chosen', async () => {
    const { id } = enquiry
    const me = (await asStaff()).readerId
    const ofFirst = await aMessageFile(test.pool, test.filesDir, {
      ...{ enquiryId: id, familyMemberId: amina.id },
    })
    const chosen = await aMessageFile(test.pool, test.filesDir, {
      ...{ enquiryId: id, messageId: null, staffId: me },
    })
    await anInboundMail(test.pool, test.filesDir, {
      ...{ enquiryId: id, messageId: id, sender: amina.email, subject: 'A question' },
    })
    await aLongThread(150)

    const { messages, files, mails } = await asStaff()
    const earlier = await asStaff(messages[0]?.id)
    const ids = (found: { id: string }[]) => found.map((one) => one.id)
    expect(ids(files)).toEqual([chosen.id])
    expect(mails).toEqual([])
    expect(new Set(ids(earlier.files))).toEqual(new Set([chosen.id, ofFirst.id]))
    expect(earlier.mails).toMatchObject([{ messageId: id }])
    const theirs = await asFamily()
    expect(theirs.files).toEqual([])
    expect(ids((await asFamily(theirs.messages[0]?.id)).files)).toEqual([ofFirst.id])
  })

  it('a file is found by its thread, however long ago it came, by nobody else', async () => {
    const { id } = await aMessageFile(test.pool, test.filesDir, {
      ...{ enquiryId: enquiry.id, familyMemberId: amina.id, fileName: 'Old.pdf' },
    })
    const other = await anEnquiry(test.pool, { familyMemberId: amina.id })
    await aLongThread(150)
    const line = (side: string, of = enquiry.id) => `/api/${side}/enquiries/${of}/message-files/${id}`

    expect((await parent.get(line('family'))).json()).toMatchObject({
      ...{ id, fileName: 'Old.pdf', state: 'ready', contentUrl: `/api/family/message-files/${id}` },
    })
    expect((await staff.get(line('staff'))).json()).toMatchObject({ id, scan: 'clean' })
    expect((await parent.get(line('family', other.id))).statusCode).toBe(404)
    expect((await staff.get(line('staff', other.id))).statusCode).toBe(404)
    expect((await otherFamily.get(line('family'))).statusCode).toBe(404)
    expect((await test.stranger.get(line('family'))).statusCode).toBe(401)
    expect((await parent.get(`/api/family/enquiries/${enquiry.id}/message-files/1`)).statusCode).toBe(400)
  })
})

describe('the message before which one reads', () => {
  it('must be of this conversation, and one that the reader may see', async () => {
    const other = await anEnquiry(test.pool, { familyMemberId: amina.id })
    const note = await oldWords('note', 'Rang them.')

    for (const before of [other.id, randomUUID()]) {
      expect((await parent.get(addressOf('family', before))).statusCode).toBe(404)
      expect((await staff.get(addressOf('staff', before))).statusCode).toBe(404)
    }
    expect((await parent.get(addressOf('family', note))).statusCode).toBe(404)
    expect((await asStaff(note)).messages.map(({ id }) => id)).toEqual([enquiry.id])
  })

  it('is an id, or the request is refused', async () => {
    for (const before of ['1', "x'", '']) {
      expect((await parent.get(`${addressOf('family')}?before=${before}`)).statusCode).toBe(400)
      expect((await staff.get(`${addressOf('staff')}?before=${before}`)).statusCode).toBe(400)
    }
  })

  it('opens nothing to anybody else', async () => {
    expect((await otherFamily.get(addressOf('family', enquiry.id))).statusCode).toBe(404)
    expect((await test.stranger.get(addressOf('family', enquiry.id))).statusCode).toBe(401)
    expect((await test.stranger.get(addressOf('staff', enquiry.id))).statusCode).toBe(401)
    expect((await parent.get(addressOf('staff', enquiry.id))).statusCode).toBe(401)
  })
})
