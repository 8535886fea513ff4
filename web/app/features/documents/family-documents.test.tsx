import type { FastifyInstance } from 'fastify'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedIn, startFakeHub } from '../../test/fake-hub.ts'
import { aCase, aDocument } from '../../test/samples.ts'
import { FamilyPapers } from './family-papers.tsx'

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ')
const caseId = aCase().id
const papers = (props: Partial<Parameters<typeof FamilyPapers>[0]> = {}) =>
  renderToStaticMarkup(
    <FamilyPapers caseId={caseId} letters={[]} documents={[]} maySend offersSecondCheck={false} {...props} />,
  )

const aLetter = { id: '1', title: 'Our decision', sentOn: '2026-12-24', isNew: true, isTakenBack: false }
const fromUs = {
  isMine: false,
  sentOn: null,
  releasedOn: '2026-12-20',
  kind: 'advice',
  title: 'Report',
} as const

describe('letters and documents', () => {
  it('are one list, the newest first, each with what it is and how large', () => {
    const html = papers({ letters: [aLetter], documents: [aDocument(), aDocument({ ...fromUs, id: '2' })] })

    expect(textOf(html)).toContain(
      'Our decision New Letter from us, 24 December 2026 Letter from Dr Rai You sent this, 23 December 2026 (PDF, 312 KB) ' +
        'Report Report from us, 20 December 2026 (PDF, 312 KB)',
    )
    expect(html).toContain(`href="/cases/${caseId}/documents/2"`)
  })

  it('can’t be opened before they are checked, and say what to do when they were not safe', () => {
    const waiting = papers({ documents: [aDocument({ scan: 'waiting', contentUrl: null })] })
    const infected = papers({ documents: [aDocument({ scan: 'infected', contentUrl: null })] })

    expect(waiting).not.toContain('documents/0190')
    expect(textOf(waiting)).toContain('Being checked')
    expect(textOf(infected)).toMatch(/Not kept .+ send it again in another way/)
  })

  it('from the other parent are not called this reader’s own', () => {
    const html = papers({ documents: [aDocument({ ...fromUs, kind: 'evidence' })] })

    expect(textOf(html)).toContain('Document from us')
    expect(textOf(html)).not.toContain('You sent')
  })

  it('are left out for somebody who may neither send nor read any', () => {
    expect(papers({ maySend: false })).toBe('')
    expect(papers()).toContain(`/cases/${caseId}/documents/send`)
  })
})

describe('sending a document', () => {
  let hub: FastifyInstance
  beforeAll(async () => {
    hub = await startFakeHub()
  })
  afterAll(() => hub.close())
  const url = `/cases/${caseId}/documents/send`
  const open = (path: string, cookie = signedIn) => hub.inject({ url: path, headers: { cookie } })
  const send = (content: string, contentType = 'multipart/form-data; boundary=x') =>
    hub.inject({
      method: 'POST',
      url,
      headers: { cookie: signedIn, 'content-type': contentType },
      payload:
        '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nDr Rai &amp; I\r\n' +
        `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${content}\r\n--x--\r\n`,
    })

  it('is a form that works without a script', async () => {
    const { payload } = await open(url)

    expect(payload).toContain(`action="${url}" encType="multipart/form-data"`)
    expect(textOf(payload)).toContain('up to 20 MB')
  })

  it('ends on a page that says that we have it', async () => {
    const sent = await send('%PDF-1.4')
    expect(sent.statusCode).toBe(303)
    const { payload } = await open(String(sent.headers.location))

    expect(textOf(payload)).toContain('We have your document Letter from Dr Rai')
  })

  it('that is refused keeps the name that was typed, and says why beside the file', async () => {
    const { statusCode, payload } = await send('MZ program')

    expect(statusCode).toBe(422)
    expect(payload).toContain('<title>Error: Send us a document')
    expect(payload).toContain('value="Dr Rai &amp;amp; I"')
    expect(payload).toMatch(/id="file-error".+We can’t take this type/s)
    expect(payload).toContain('href="#file"')
  })

  it('that comes back from a sign-in without its file asks for it again', async () => {
    const { statusCode, payload } = await hub.inject({
      method: 'POST',
      url,
      headers: { cookie: signedIn, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'title=Kept',
    })

    expect(statusCode).toBe(422)
    expect(payload).toContain('value="Kept"')
    expect(textOf(payload)).toContain('Choose a file')
  })

  it('leads who is signed out to sign in first', async () => {
    expect((await open(url, '')).headers.location).toBe(`/sign-in?to=${encodeURIComponent(url)}`)
  })
})

describe('the address of a document', () => {
  let hub: FastifyInstance
  beforeAll(async () => {
    hub = await startFakeHub()
  })
  afterAll(() => hub.close())
  const open = (id: string, cookie = signedIn) =>
    hub.inject({ url: `/cases/${caseId}/documents/${id}`, headers: { cookie } })

  it('leads to its file, or to sign in, or is a page that is not there', async () => {
    const { id, contentUrl } = aDocument()

    expect((await open(id)).headers.location).toBe(contentUrl)
    expect((await open(id, '')).headers.location).toMatch(/^\/sign-in\?to=/)
    expect((await open('0190a000-0000-7000-8000-0000000000ff')).statusCode).toBe(404)
  })
})
