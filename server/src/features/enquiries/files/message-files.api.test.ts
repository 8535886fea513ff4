import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { EnquiryForFamily, EnquiryForStaff, StagedFiles } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  aMessageFile,
  anEnquiry,
  aStaffMember,
} from '../../../../test/factories/index.ts'
import { aForm, aPdf, aPng, eicar } from '../../../../test/sample-files.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { createFolderStore, type FileStore, type Scanner } from '../../../platform/files/index.ts'
import { sweepFiles } from '../../documents/sweep-files.ts'
import { messageFileWork } from './check-message-files.ts'

let test: TestApp
let files: FileStore
let amina: { id: string; email: string }
let daniel: { id: string; email: string }
let priya: { id: string; email: string }
let parent: Visitor
let other: Visitor
let staff: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp({ documents: { isScanned: true } })
  files = createFolderStore(test.filesDir)
  amina = await aFamilyMember(test.pool)
  daniel = await aFamilyMember(test.pool)
  priya = await aStaffMember(test.pool)
  other = await test.signInFamily(daniel.email)
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  await test.pool.query('delete from message_files')
  // A question about one matter joins the first: each test has a case of its own.
  caseId = (await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id, daniel.id] })).id
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff(priya.email)
})
afterAll(() => test?.close())

const scanner: Scanner = {
  async scan(content) {
    return (await buffer(content)).includes(eicar) ? 'infected' : 'clean'
  },
}
const system = () => contextFor(test.pool, test.clock, { kind: 'system', id: null })
const scan = () => messageFileWork.scanNext(system(), { files, scanner })
const readNames = () => messageFileWork.readNextNames(system(), { files, isScanned: true })
async function work() {
  while ((await scan()).result === 'settled');
  while (await readNames());
}
async function stage(...contents: { content: Buffer; name: string }[]) {
  const { payload, headers } = aForm(
    { body: 'ignored' },
    ...contents.map((file) => ({ ...file, field: 'files' })),
  )
  return parent.call('POST', '/api/family/message-files', payload, headers)
}
const tokensOf = (answer: { json<T>(): T }) => answer.json<StagedFiles>().items.map(({ token }) => token)
const ask = (tokens: string[], more: object = {}, by = parent) =>
  by.post(`/api/family/cases/${caseId}/enquiries`, {
    ...{ topic: 'STATUS', body: 'Please read this', requestKey: randomUUID(), files: tokens, ...more },
  })
const thread = async (id: string) =>
  (await parent.get(`/api/family/enquiries/${id}`)).json<EnquiryForFamily>()
const onStaffPage = async (id: string) =>
  (await staff.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>()

describe('files with a question', () => {
  it('come before it, go with it, and are served once they are checked', async () => {
    const staged = await stage(
      { content: aPdf('one'), name: 'School letter.pdf' },
      { content: aPng(), name: 'photo.png' },
    )
    expect(staged.statusCode, staged.body).toBe(201)
    const asked = await ask(tokensOf(staged))
    expect(asked.statusCode, asked.body).toBe(201)
    const { id, files: waiting } = asked.json<EnquiryForFamily>()
    expect(waiting).toMatchObject([
      { fileName: 'School letter.pdf', fileType: 'PDF', state: 'checking', contentUrl: null, messageId: id },
      { fileName: 'photo.png', fileType: 'Picture', state: 'checking', contentUrl: null },
    ])
    expect((await parent.get(`/api/family/message-files/${waiting[0]?.id}`)).statusCode).toBe(409)

    await work()
    const [letter] = (await thread(id)).files
    const served = await parent.get(letter?.contentUrl ?? '')
    expect(served.statusCode).toBe(200)
    expect(served.rawPayload.equals(aPdf('one'))).toBe(true)
    expect(served.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(served.headers['content-disposition']).toMatch(/^attachment; filename="School letter.pdf"/)
    expect((await onStaffPage(id)).files).toMatchObject([
      {
        scan: 'clean',
        uploadedBy: 'family',
        contentUrl: expect.stringContaining('/api/staff/message-files/'),
      },
      { scan: 'clean' },
    ])
    const { rows } = await test.pool.query(
      "select actor_kind, details from audit_entries where action = 'message-file-read' and subject_id = $1",
      [id],
    )
    expect(rows).toEqual([{ actor_kind: 'family', details: { fileId: letter?.id } }])
  })

  it('that were not sent are swept after a day, and those that were are kept', async () => {
    const [kept = ''] = tokensOf(await stage({ content: aPdf('kept'), name: 'a.pdf' }))
    await stage({ content: aPdf('left'), name: 'b.pdf' })
    await ask([kept])

    test.clock.set(new Date(Date.now() + 30 * 3_600_000).toISOString())
    await sweepFiles(system(), files)
    const found: string[] = []
    for await (const key of files.olderThan(new Date(Date.now() + 3_600_000))) found.push(key)
    const { rows } = await test.pool.query('select storage_key from message_files')
    expect(new Set(found)).toEqual(new Set(rows.map((row) => row.storage_key)))
  })

  it('are sent once, whoever sends the form twice', async () => {
    const files = tokensOf(await stage({ content: aPdf('twice'), name: 'a.pdf' }))
    const requestKey = randomUUID()
    const answers = await Promise.all([ask(files, { requestKey }), ask(files, { requestKey })])

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect((await thread(requestKey)).files).toHaveLength(1)
    const again = await ask(files, { body: 'Another question' })
    expect(again.json()).toMatchObject({ status: 400, errors: [{ pointer: '/files' }] })
  })

  it('serve nobody but who sent them, and not for ever', async () => {
    const files = tokensOf(await stage({ content: aPdf('mine'), name: 'a.pdf' }))

    expect((await ask(files, {}, other)).json()).toMatchObject({ errors: [{ pointer: '/files' }] })
    expect((await ask([`${files[0]}x`])).statusCode).toBe(400)
    expect((await ask(['nonsense'])).statusCode).toBe(400)
    test.clock.set(new Date(test.clock.now().getTime() + 11.9 * 3_600_000).toISOString())
    parent = await test.signInFamily(amina.email)
    expect((await ask(files)).statusCode).toBe(201)
    const late = tokensOf(await stage({ content: aPdf('late'), name: 'a.pdf' }))
    test.clock.set(new Date(test.clock.now().getTime() + 12.1 * 3_600_000).toISOString())
    parent = await test.signInFamily(amina.email)
    expect((await ask(late)).statusCode).toBe(400)
  })

  it('are refused together when one of them is not taken, by its name', async () => {
    const answer = await stage(
      { content: aPdf(), name: 'good.pdf' },
      { content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), name: 'bad.svg' },
    )

    expect(answer.statusCode).toBe(415)
    expect(answer.json().errors).toEqual([
      { pointer: '/files', detail: expect.stringMatching(/^bad\.svg: We can’t take this type of file/) },
    ])
    const six = Array.from({ length: 6 }, (_, at) => ({ content: aPdf(String(at)), name: `${at}.pdf` }))
    expect((await stage(...six)).json()).toMatchObject({ status: 400, errors: [{ pointer: '/files' }] })
    expect((await stage(...six.slice(1))).statusCode).toBe(201)
  })

  it('are taken from nobody whose session was ended', async () => {
    await test.pool.query('update sessions set revoked_at = now() where family_member_id = $1', [amina.id])
    const before: string[] = []
    for await (const key of files.olderThan(new Date(Date.now() + 3_600_000))) before.push(key)

    expect((await stage({ content: aPdf('too late'), name: 'a.pdf' })).statusCode).toBe(401)
    const after: string[] = []
    for await (const key of files.olderThan(new Date(Date.now() + 3_600_000))) after.push(key)
    expect(after).toEqual(before)
  })

  it('with a virus are deleted, and who sent them is told that there is something to read', async () => {
    const asked = await ask(tokensOf(await stage({ content: aPdf(eicar.toString()), name: 'a.pdf' })))
    const { id } = asked.json<EnquiryForFamily>()
    await work()

    const [file] = (await thread(id)).files
    expect(file).toMatchObject({ state: 'not-kept', contentUrl: null })
    expect((await staff.get(`/api/staff/message-files/${file?.id}`)).statusCode).toBe(409)
    const { rows } = await test.pool.query('select kind from notifications where event_key = $1', [
      `${file?.id}:not-safe`,
    ])
    expect(rows).toEqual([{ kind: 'case-updated' }])
  })

  it('can go with a later message, too', async () => {
    const { id } = (await ask([])).json<EnquiryForFamily>()
    const files = tokensOf(await stage({ content: aPdf('later'), name: 'later.pdf' }))
    const requestKey = randomUUID()
    const written = await parent.post(`/api/family/enquiries/${id}/messages`, {
      body: 'Here it is',
      requestKey,
      files,
    })

    expect(written.json<EnquiryForFamily>().files).toMatchObject([
      { fileName: 'later.pdf', messageId: requestKey },
    ])
  })
})

describe('a file with a message', () => {
  it('is there for nobody else', async () => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })
    const file = await aMessageFile(test.pool, test.filesDir, { enquiryId: id, familyMemberId: amina.id })

    expect((await other.get(`/api/family/message-files/${file.id}`)).statusCode).toBe(404)
    expect((await test.stranger.get(`/api/family/message-files/${file.id}`)).statusCode).toBe(401)
    expect((await parent.get(`/api/family/message-files/${randomUUID()}`)).statusCode).toBe(404)
    expect((await parent.get('/api/family/message-files/nonsense')).statusCode).toBe(400)
    expect((await staff.get(`/api/staff/message-files/${file.id}`)).statusCode).toBe(200)
  })

  it('of a note is staff’s alone', async () => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })
    const note = randomUUID()
    await test.pool.query(
      `insert into messages (id, enquiry_id, kind, author_kind, author_name, body, written_at)
       values ($1, $2, 'note', 'staff', 'Priya', 'Look', now())`,
      [note, id],
    )
    const file = await aMessageFile(test.pool, test.filesDir, {
      enquiryId: id,
      messageId: note,
      staffId: priya.id,
    })

    expect((await thread(id)).files).toEqual([])
    expect((await parent.get(`/api/family/message-files/${file.id}`)).statusCode).toBe(404)
    expect((await staff.get(`/api/staff/message-files/${file.id}`)).statusCode).toBe(200)
  })

  it('of a kind that the hub does not take goes to staff once they were warned, and to no family', async () => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })
    const file = await aMessageFile(test.pool, test.filesDir, {
      ...{ enquiryId: id, scan: 'refused', mediaType: 'application/octet-stream', fileName: 'winmail.file' },
    })

    expect((await parent.get(`/api/family/message-files/${file.id}`)).statusCode).toBe(409)
    expect((await staff.get(`/api/staff/message-files/${file.id}`)).statusCode).toBe(409)
    const warned = await staff.get(`/api/staff/message-files/${file.id}?warned=yes`)
    expect(warned.statusCode).toBe(200)
    expect(warned.headers['content-disposition']).toMatch(/^attachment/)
  })
})

describe('a file with an answer', () => {
  let id: string
  beforeEach(async () => {
    id = (await anEnquiry(test.pool, { caseId, familyMemberId: amina.id })).id
  })
  async function choose(content: Buffer | string, by = staff) {
    const { payload, headers } = aForm({}, { content: Buffer.from(content), name: 'Plan.txt' })
    const answer = await by.call('POST', `/api/staff/enquiries/${id}/message-files`, payload, headers)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json<{ id: string }>().id
  }
  const reply = (fileIds: string[], more: object = {}) =>
    staff.post(`/api/staff/enquiries/${id}/replies`, {
      ...{ body: 'Here is the letter', requestKey: randomUUID(), version: 1, fileIds, ...more },
    })

  it('waits for its check, is seen by who chose it alone, and goes with the answer', async () => {
    const fileId = await choose('About Sam Okafor.')
    const grace = await test.signInStaff((await aStaffMember(test.pool)).email)
    expect((await grace.get(`/api/staff/message-files/${fileId}`)).statusCode).toBe(404)
    expect((await grace.get(`/api/staff/enquiries/${id}`)).json<EnquiryForStaff>().files).toEqual([])
    expect((await thread(id)).files).toEqual([])
    expect((await reply([fileId])).statusCode, 'not checked').toBe(409)

    await work()
    expect((await onStaffPage(id)).files).toMatchObject([{ messageId: null, isMine: true, scan: 'clean' }])
    const sent = await reply([fileId])
    expect(sent.statusCode, sent.body).toBe(200)
    expect((await thread(id)).files).toMatchObject([{ fileName: 'Plan.txt', state: 'ready' }])
    const mails = await test.pool.query('select * from notifications where kind = $1', ['enquiry-answered'])
    expect(JSON.stringify(mails.rows)).not.toContain('Plan')
  })

  it('that names another child goes only with a word and a reason', async () => {
    const sister = await aCase(test.pool, {})
    const fileId = await choose(`Sam Okafor, and ${sister.reference}`)
    await work()

    const refused = await reply([fileId])
    expect(refused.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/fileConfirms/other-children' }, {}],
    })
    expect((await thread(id)).messages, 'nothing of the answer went').toHaveLength(1)
    const fileReason = 'The sister’s case is theirs, too'
    const sent = await reply([fileId], { fileConfirms: ['other-children'], fileReason })
    expect(sent.statusCode, sent.body).toBe(200)
    const { rows } = await test.pool.query(
      "select details from audit_entries where action = 'enquiry-answered' and subject_id = $1",
      [id],
    )
    expect(rows).toEqual([{ details: { files: [fileId], fileConfirms: ['other-children'] } }])
    expect(JSON.stringify((await onStaffPage(id)).messages)).toContain(fileReason)
    expect(JSON.stringify(await thread(id))).not.toContain('sister')
  })

  it('can be taken away by who chose it, until it was sent', async () => {
    const grace = await test.signInStaff((await aStaffMember(test.pool)).email)
    const fileId = await choose('About Sam Okafor.')
    const drop = (by: Visitor) => by.post(`/api/staff/enquiries/${id}/message-files/${fileId}/drop`, {})

    expect((await drop(grace)).statusCode).toBe(404)
    expect((await drop(staff)).statusCode).toBe(204)
    expect((await reply([fileId])).json()).toMatchObject({ errors: [{ pointer: '/fileIds' }] })
    const sent = await choose('About Sam Okafor, again.')
    await work()
    await reply([sent])
    expect((await staff.post(`/api/staff/enquiries/${id}/message-files/${sent}/drop`, {})).statusCode).toBe(
      404,
    )
  })

  it('is refused like any other, and five are enough', async () => {
    const { payload, headers } = aForm({}, { content: Buffer.from('MZ\x90\0'), name: 'a.exe' })
    const url = `/api/staff/enquiries/${id}/message-files`
    expect((await staff.call('POST', url, payload, headers)).statusCode).toBe(415)
    expect((await staff.call('POST', url, aForm({}).payload, headers)).statusCode).toBe(400)
    for (let n = 0; n < 5; n += 1) await choose(`About Sam Okafor ${n}`)
    const sixth = aForm({}, { content: aPdf() })
    expect((await staff.call('POST', url, sixth.payload, sixth.headers)).statusCode).toBe(409)
    expect((await parent.call('POST', url, sixth.payload, sixth.headers)).statusCode).toBe(401)
  })
})
