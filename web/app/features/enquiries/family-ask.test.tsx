import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedIn, startFakeHub } from '../../test/fake-hub.ts'
import { aCase } from '../../test/samples.ts'

let hub: FastifyInstance
beforeAll(async () => {
  hub = await startFakeHub()
})
afterAll(() => hub.close())

const base = `/cases/${aCase().id}/ask`
const headers = { cookie: signedIn, origin: 'http://hub.test' }
const post = (url: string, fields: Record<string, string>) =>
  hub.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  })
const postFile = (fields: Record<string, string>, content?: string) => {
  const part = (head: string, body: string) =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
  const texts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value))
  const file = part(`name="files"; filename="${content ? 'letter.pdf' : ''}"`, content ?? '')
  return hub.inject({
    ...{ method: 'POST', url: `${base}/message`, payload: `${texts.join('')}${file}--x--\r\n` },
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
  })
}
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? null
async function aboutOf(topic: string): Promise<{ page: string; about: string }> {
  const location = String((await post(base, { topic })).headers.location)
  const [, page = '', about = ''] = /\/ask\/(\w+)\?about=(.+)$/.exec(location) ?? []
  return { page, about }
}

describe('asking', () => {
  it('comes to the answer first where there is one, and else to the words', async () => {
    expect((await aboutOf('STATUS')).page).toBe('answer')
    for (const topic of ['OUT_OF_SCHOOL', 'COMPLAINT', 'OTHER'])
      expect((await aboutOf(topic)).page).toBe('message')
    expect((await post(base, { topic: 'SAFEGUARDING' })).statusCode).toBe(422)
  })

  it('shows an answer under a key of its own each time, which goes on to the words', async () => {
    const { about } = await aboutOf('STATUS')
    const open = () => hub.inject({ url: `${base}/answer?about=${about}`, headers })
    const [first, second] = [(await open()).payload, (await open()).payload]

    expect(first).toContain('Does that answer your question?')
    expect(first).toContain(aCase().stage.title)
    const shown = hidden(first, 'shown') ?? ''
    expect(hidden(second, 'shown')).not.toBe(shown)
    const answered = await post(`${base}/answer`, { about, shown, step: 'answered' })
    expect(answered.headers.location).toBe(`${base}/answered`)
    const still = await post(`${base}/answer`, { about, shown, step: 'ask' })
    const words = await hub.inject({ url: String(still.headers.location), headers })
    expect(hidden(words.payload, 'shown')).toBe(shown)
  })

  it('asks whether it is urgent, unless the topic says so', async () => {
    const status = await aboutOf('STATUS')
    const other = await postFile({
      about: status.about,
      requestKey: randomUUID(),
      step: 'next',
      body: 'When?',
    })
    expect(other.payload).toContain('Is it urgent?')
    const { about } = await aboutOf('OUT_OF_SCHOOL')
    const out = await postFile({ about, requestKey: randomUUID(), step: 'next', body: 'He is at home' })
    expect(out.payload).toContain('Check before you send')

    const none = await post(`${base}/message`, { about: status.about, step: 'urgent', body: 'When?' })
    expect(none.statusCode).toBe(422)
    expect(none.payload).toContain('<title>Error: Is it urgent?')
    expect(none.payload).toContain('name="body" value="When?"')
  })

  it('keeps the files that came, also where the words are missing', async () => {
    const { about } = await aboutOf('STATUS')
    const form = { about, requestKey: randomUUID(), step: 'next', body: '' }
    const faulty = await postFile(form, '%PDF-1.4')

    expect(faulty.statusCode).toBe(422)
    expect(faulty.payload).toContain('Write your message')
    expect(faulty.payload).toContain('letter.pdf')
    const files = hidden(faulty.payload, 'files') ?? ''
    const removed = await postFile({ ...form, files, remove: '0' })
    expect(removed.payload).not.toContain('letter.pdf')
    const refused = await postFile({ ...form, body: 'Here it is' }, 'MZ')
    expect(refused.payload).toContain('We can’t take this type')
    expect(refused.payload).toContain('Here it is')
  })

  it('says that files were lost on the way through a sign-in, and keeps the words', async () => {
    const { about } = await aboutOf('STATUS')
    const lost = await post(`${base}/message`, {
      about,
      step: 'next',
      body: 'Here it is',
      fileWasChosen: 'yes',
    })

    expect(lost.statusCode).toBe(422)
    expect(lost.payload).toContain('Choose your files again')
    expect(lost.payload).toContain('Here it is')
  })

  it('keeps 20,000 characters beside a file, emoji too', async () => {
    const { about } = await aboutOf('STATUS')
    const body = '🐣'.repeat(10_000)
    const page = await postFile({ about, requestKey: randomUUID(), step: 'next', body }, '%PDF-1.4')

    expect(page.statusCode).toBe(200)
    expect(hidden(page.payload, 'body')).toBe(body)
  })
})
