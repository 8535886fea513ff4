import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import type { CaseForFamily, CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, aStaffMember } from '../../../test/factories/index.ts'
import { aForm, anOpenXml, aPdf, aProgram } from '../../../test/sample-files.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let amina: { id: string; email: string }
let officer: { id: string }
let parent: Visitor
let staff: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp({ documents: { maxUploadBytes: 100_000 } })
  amina = await aFamilyMember(test.pool)
  parent = await test.signInFamily(amina.email)
  const priya = await aStaffMember(test.pool)
  officer = priya
  staff = await test.signInStaff(priya.email)
})
beforeEach(async () => {
  caseId = (await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })).id
})
afterAll(() => test?.close())

type File = Parameters<typeof aForm>[1]
function send(
  file: File,
  fields: Record<string, string> = { title: 'Letter from Dr Rai' },
  visitor = parent,
  id = caseId,
) {
  const { payload, headers } = aForm(fields, file)
  return visitor.call('POST', `/api/family/cases/${id}/documents`, payload, headers)
}
function put(
  file: File,
  fields: Record<string, string> = { title: 'EP report', kind: 'advice' },
  visitor = staff,
) {
  const { payload, headers } = aForm(fields, file)
  return visitor.call('POST', `/api/staff/cases/${caseId}/documents`, payload, headers)
}
const rows = async (id = caseId) =>
  (await test.pool.query('select * from documents where case_id = $1 order by uploaded_at, id', [id])).rows
async function filesIn(folder: 'incoming' | 'kept'): Promise<number> {
  const entries = await readdir(`${test.filesDir}/${folder}`, { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  return entries.filter((entry) => entry.isFile()).length
}
const pageOf = async (id = caseId, visitor = parent) =>
  (await visitor.get(`/api/family/cases/${id}`)).json<CaseForFamily>()

describe('a parent who sends a document', () => {
  it('sees it on the case as theirs, and can open it', async () => {
    const answer = await send({ content: aPdf(), name: 'scan0001.bin' })

    expect(answer.statusCode, answer.payload).toBe(201)
    const { id } = answer.json<{ id: string }>()
    expect((await pageOf()).documents).toEqual([
      {
        id,
        title: 'Letter from Dr Rai',
        kind: 'evidence',
        fileType: 'PDF',
        size: aPdf().length,
        releasedOn: null,
        sentOn: '2026-11-23',
        isMine: true,
        scan: 'unscanned',
        contentUrl: `/api/family/documents/${id}/content`,
      },
    ])
    expect((await parent.get(`/api/family/documents/${id}/content`)).rawPayload).toEqual(aPdf())
  })

  it('leaves an event that they alone read, and a trace', async () => {
    const daniel = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: daniel.id })
    const { id } = (await send({ content: aPdf() })).json<{ id: string }>()

    const texts = (page: CaseForFamily) => page.history.map(({ text }) => text)
    expect(texts(await pageOf())[0]).toBe('You sent us a document.')
    const other = await pageOf(caseId, await test.signInFamily(daniel.email))
    expect(texts(other)).not.toContain('You sent us a document.')
    expect(other.documents).toEqual([])
    const { rows: traces } = await test.pool.query(
      'select action, actor_id, case_id from audit_entries where subject_id = $1',
      [id],
    )
    expect(traces).toEqual([{ action: 'document-uploaded', actor_id: amina.id, case_id: caseId }])
  })

  it('gets the ending by content, whatever the file was called', async () => {
    await send({ content: anOpenXml('docx'), name: 'report.pdf', type: 'application/pdf' })

    expect(await rows()).toMatchObject([
      {
        file_name: 'Letter from Dr Rai.docx',
        media_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      },
    ])
  })

  it.each(['../../../etc/cron.d/x', '..\\..\\x.pdf', '/etc/passwd', '%2e%2e%2fx', 'a\u0000b.pdf'])(
    'reaches no other folder with a file called %j',
    async (name) => {
      const answer = await send({ content: aPdf(name), name })

      expect(answer.statusCode).toBe(201)
      const [row] = await rows()
      expect(row).toMatchObject({ file_name: 'Letter from Dr Rai.pdf' })
      expect(row?.storage_key).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('is heard once, when the same form comes twice or at the same moment', async () => {
    const [one, two] = await Promise.all([send({ content: aPdf('same') }), send({ content: aPdf('same') })])
    const again = await send({ content: aPdf('same') })

    expect(one.json()).toEqual(two.json())
    expect(again.json()).toEqual(one.json())
    expect(await rows()).toHaveLength(1)
    expect((await pageOf()).history.filter(({ text }) => text === 'You sent us a document.')).toHaveLength(1)
  })

  it('can send two different ones at the same moment', async () => {
    await Promise.all([send({ content: aPdf('one') }), send({ content: aPdf('two') })])

    expect(await rows()).toHaveLength(2)
  })

  it('can send as much as the limit, to the byte', async () => {
    const exact = Buffer.concat([aPdf(), Buffer.alloc(100_000 - aPdf().length, ' ')])

    expect((await send({ content: exact })).statusCode).toBe(201)
  })
})

describe('an upload is refused', () => {
  const wholeStore = async () => [await filesIn('incoming'), await filesIn('kept')]

  it.each([
    [
      'too large',
      { content: Buffer.concat([aPdf(), Buffer.alloc(100_000, ' ')]) },
      413,
      /larger than 100 KB/,
    ],
    ['far too large', { content: Buffer.alloc(3_000_000, ' ') }, 413, /larger than 100 KB/],
    [
      'a program called .pdf',
      { content: aProgram, name: 'report.pdf', type: 'application/pdf' },
      415,
      /Send a PDF/,
    ],
    ['a page', { content: Buffer.from('<html><script>x()</script>'), name: 'a.txt' }, 415, /Send a PDF/],
    ['with macros', { content: anOpenXml('docm'), name: 'a.docx' }, 415, /macros/],
    ['empty', { content: Buffer.alloc(0) }, 400, /not empty/],
    ['not chosen', { content: Buffer.alloc(0), name: '' }, 400, /Choose a file$/],
    ['not there', undefined, 400, /Choose a file/],
    ['in another field', { content: aPdf(), field: 'attachment' }, 400, /one file at a time/],
  ] as [string, File, number, RegExp][])('when the file is %s', async (_, file, status, detail) => {
    const before = await wholeStore()
    const answer = await send(file)

    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      type: 'urn:send-hub:problem:validation-failed',
      errors: [{ pointer: '/file', detail: expect.stringMatching(detail) }],
    })
    expect(await rows()).toEqual([])
    expect(await wholeStore()).toEqual(before)
  })

  it('with all that is wrong told at once', async () => {
    const answer = await put({ content: aProgram }, { title: ' ', kind: 'secret' })

    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual([
      '/title',
      '/kind',
      '/file',
    ])
  })

  it('when its name can’t be kept as text, or is too long', async () => {
    expect((await send({ content: aPdf() }, { title: 'a\u0000b' })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/title' }],
    })
    expect((await send({ content: aPdf() }, { title: 'x'.repeat(121) })).statusCode).toBe(400)
    expect((await send({ content: aPdf() }, { title: 'x'.repeat(5_000) })).statusCode).toBe(400)
  })

  it('when it is no form with a file', async () => {
    const asJson = await parent.post(`/api/family/cases/${caseId}/documents`, { title: 'x' })
    const noEnd = await parent.call(
      'POST',
      `/api/family/cases/${caseId}/documents`,
      Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4'),
      { 'content-type': 'multipart/form-data; boundary=x' },
    )
    const noBoundary = await parent.call('POST', `/api/family/cases/${caseId}/documents`, Buffer.from('x'), {
      'content-type': 'multipart/form-data',
    })

    expect([asJson.statusCode, noEnd.statusCode, noBoundary.statusCode]).toEqual([415, 400, 400])
    expect(await rows()).toEqual([])
  })

  it('when it holds two files, or more fields than our forms have', async () => {
    const one = aForm({ title: 'x' }, { content: aPdf() }).payload.toString('latin1')
    const two = one.replace(
      /--\r\n$/,
      `\r\n${one.slice(one.indexOf('Content-Disposition: form-data; name="file"'))}`,
    )
    const { headers } = aForm({})
    const url = `/api/family/cases/${caseId}/documents`

    expect((await parent.call('POST', url, Buffer.from(two, 'latin1'), headers)).statusCode).toBe(400)
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`field${n}`, 'x']))
    expect((await send({ content: aPdf() }, many)).statusCode).toBe(400)
    expect(await rows()).toEqual([])
  })

  it('when another site’s page made the browser send it', async () => {
    const { payload, headers } = aForm({ title: 'x' }, { content: aPdf() })
    const url = `/api/family/cases/${caseId}/documents`
    const pages: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
    ]
    for (const foreign of pages) {
      expect((await parent.call('POST', url, payload, { ...headers, ...foreign })).statusCode).toBe(403)
    }
    expect(await rows()).toEqual([])
  })

  it('when the visitor may not send it: signed out, another family, only looking, access that ended', async () => {
    const stranger = await test.signInFamily((await aFamilyMember(test.pool)).email)
    const reader = async (access: Partial<Parameters<typeof anAccess>[1]>) => {
      const person = await aFamilyMember(test.pool)
      await anAccess(test.pool, { caseId, familyMemberId: person.id, ...access })
      return test.signInFamily(person.email)
    }
    const file = { content: aPdf() }
    const as = async (visitor: Visitor) => (await send(file, { title: 'x' }, visitor)).statusCode

    expect(await as(test.stranger)).toBe(401)
    expect(await as(staff)).toBe(401)
    expect(await as(stranger)).toBe(404)
    expect(await as(await reader({ endsOn: '2026-11-22' }))).toBe(404)
    expect(await as(await reader({ level: 'status' }))).toBe(403)
    expect(await as(await reader({ level: 'status+documents' }))).toBe(403)
    expect(await rows()).toEqual([])
  })

  it.each(['CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED'] as const)(
    'when the case is %s and nobody would read it',
    async (status) => {
      const { id } = await aCase(test.pool, { status, sharedWith: [amina.id] })
      const answer = await send({ content: aPdf() }, { title: 'x' }, parent, id)

      expect(answer.statusCode).toBe(409)
      expect(answer.json()).toMatchObject({ detail: expect.stringContaining('Call us') })
    },
  )
})

describe('a document of staff', () => {
  it('is on the case for staff, and for no family', async () => {
    const answer = await put({ content: aPdf() })
    const found = (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()

    expect(answer.statusCode).toBe(201)
    expect(found.documents).toMatchObject([
      {
        title: 'EP report',
        kind: 'advice',
        uploadedBy: { id: officer.id, name: 'Priya Shah', side: 'staff' },
        scan: 'unscanned',
        release: null,
        withdrawnAt: null,
        readBy: [],
      },
    ])
    expect((await pageOf()).documents).toEqual([])
  })

  it('is put there by staff alone, on a case that is there', async () => {
    const { payload, headers } = aForm({ title: 'x', kind: 'plan' }, { content: aPdf() })
    const url = `/api/staff/cases/${caseId}/documents`
    const nowhere = url.replace(caseId, '019aa000-0000-7000-8000-000000000000')
    const token = await test.service(['cases:read'])

    expect((await test.stranger.call('POST', url, payload, headers)).statusCode).toBe(401)
    expect((await parent.call('POST', url, payload, headers)).statusCode).toBe(401)
    expect((await token.call('POST', url, payload, headers)).statusCode).toBe(403)
    expect((await staff.call('POST', nowhere, payload, headers)).statusCode).toBe(404)
    expect(await rows()).toEqual([])
  })
})

describe('over the network', () => {
  it('an upload that is killed half way leaves nothing', async () => {
    const address = new URL(await test.app.listen({ host: '127.0.0.1', port: 0 }))
    const { payload, headers } = aForm(
      { title: 'x' },
      { content: Buffer.concat([aPdf(), Buffer.alloc(90_000, 'a')]) },
    )
    const kept = await filesIn('kept')
    const head = [
      `POST /api/family/cases/${caseId}/documents HTTP/1.1`,
      `Host: ${address.host}`,
      `Cookie: ${parent.headers.cookie}`,
      `Content-Type: ${headers['content-type']}`,
      `Content-Length: ${payload.length}`,
    ]
    const socket = connect(Number(address.port), '127.0.0.1')
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(payload.subarray(0, 60_000))
    await expect.poll(() => filesIn('incoming')).toBe(1)
    socket.destroy()

    await expect.poll(() => filesIn('incoming')).toBe(0)
    expect(await filesIn('kept')).toBe(kept)
    expect(await rows()).toEqual([])
  })

  it('an upload that is far too large is heard to its end, so that the browser shows why it was refused', async () => {
    const { port } = test.app.server.address() as { port: number }
    const { payload, headers } = aForm({ title: 'x' }, { content: Buffer.alloc(5_000_000, ' ') })
    const answer = await fetch(`http://127.0.0.1:${port}/api/family/cases/${caseId}/documents`, {
      method: 'POST',
      headers: { ...headers, cookie: parent.headers.cookie ?? '' },
      body: payload,
    })

    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('larger than 100 KB') })
  })
})
