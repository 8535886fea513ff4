import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { acceptFileForms, FileForm, textsBeforeFile } from './file-form.ts'

const contentType = 'multipart/form-data; boundary=x'
const field = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const file = (content: string) =>
  `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n${content}\r\n--x--\r\n`

describe('the texts before a file', () => {
  it('are those that stand whole in the beginning', () => {
    const head = Buffer.from(
      field('title', 'Dr Rai’s letter\r\nof May') + field('kind', 'plan') + file('%PDF'),
    )

    expect(textsBeforeFile(head, contentType)).toEqual({ title: 'Dr Rai’s letter\r\nof May', kind: 'plan' })
    expect(textsBeforeFile(head.subarray(0, 60), contentType)).toEqual({})
  })

  it('are none where there is no form', () => {
    expect(textsBeforeFile(Buffer.from('hello'), 'multipart/form-data')).toEqual({})
    expect(textsBeforeFile(Buffer.alloc(0), contentType)).toEqual({})
  })

  it('are read with the boundary in quotes, too', () => {
    expect(
      textsBeforeFile(Buffer.from(field('title', 'A') + file('')), 'multipart/form-data; boundary="x"'),
    ).toEqual({
      title: 'A',
    })
  })
})

describe('a page that takes a file', () => {
  let app: FastifyInstance
  afterEach(() => app.close())
  function aPage(takesFile = true) {
    app = Fastify()
    acceptFileForms(app)
    app.post('/', { config: { takesFile } }, async (request) => {
      const form = request.body as FileForm
      return { texts: form.texts, content: await text(form.content()) }
    })
    return app
  }

  it.each([1, 7, 5_000])('passes every byte on, in pieces of %i, and knows the texts', async (size) => {
    const whole = field('title', 'A letter') + file('y'.repeat(40_000))
    const payload = new PassThrough()
    const pieces = whole.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
    const answer = aPage().inject({
      method: 'POST',
      url: '/',
      headers: { 'content-type': contentType },
      payload,
    })
    for (const piece of size === 1 ? [...pieces.slice(0, 300), pieces.slice(300).join('')] : pieces) {
      if (!payload.write(piece)) await new Promise((resolve) => payload.once('drain', resolve))
    }
    payload.end()

    expect((await answer).json()).toEqual({
      texts: { title: 'A letter', fileWasChosen: 'yes' },
      content: whole,
    })
  })

  it('does so for a form that comes in one piece, and for one that is empty', async () => {
    const send = (payload: string) =>
      app.inject({ method: 'POST', url: '/', headers: { 'content-type': contentType }, payload })
    app = aPage()

    expect((await send(field('title', 'A') + file('z'))).json()).toMatchObject({ texts: { title: 'A' } })
    expect((await send('--x--')).json()).toEqual({ texts: {}, content: '--x--' })
  })

  it('is the only one: others refuse such a form', async () => {
    const payload = field('title', 'A') + file('z')
    const headers = { 'content-type': contentType }

    expect((await aPage(false).inject({ method: 'POST', url: '/', headers, payload })).statusCode).toBe(415)
  })
})

it('a file form breaks off when the browser hangs up', async () => {
  const source = new PassThrough()
  const content = new FileForm(source, contentType, Buffer.from('head')).content()
  source.write('half')
  source.destroy()

  await expect(text(content)).rejects.toThrow('The browser hung up')
})
