import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { form, signedIn, startFakeHub } from './test/fake-hub.ts'
import { aCase, anEnquiry } from './test/samples.ts'

let hub: FastifyInstance
beforeAll(async () => {
  hub = await startFakeHub()
})
afterAll(() => hub.close())

const caseUrl = `/cases/${aCase().id}`
const enquiryUrl = `/enquiries/${anEnquiry().id}`
const open = (url: string, cookie = '') => hub.inject({ url, headers: { cookie } })
const send = (url: string, values: Record<string, string>, cookie = signedIn) => {
  const { payload, headers } = form(values)
  return hub.inject({ method: 'POST', url, payload, headers: { ...headers, cookie } })
}
const titleOf = (html: string) => /<title>(.*?) – SEND hub/.exec(html)?.[1]
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describe('every page', () => {
  const pages = ['/', '/sign-in', '/staff/sign-in', '/children', caseUrl, `${caseUrl}/ask`, enquiryUrl]
  const more = [
    `${enquiryUrl}/sent`,
    '/accessibility',
    '/cookies',
    '/privacy',
    '/contact',
    '/signed-out',
    '/nope',
  ]

  test.each([...pages, ...more])('%s has one heading, a title, a language and our headers', async (url) => {
    const { payload, headers } = await open(url, signedIn)

    expect(payload.match(/<h1/g)).toHaveLength(1)
    expect(titleOf(payload)).toMatch(/^\S.+/)
    expect(payload).toMatch(/^<!doctype html><html lang="en"/)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
  })

  test('runs only scripts with its own nonce, and another nonce each time', async () => {
    const [first, second] = [await open('/'), await open('/')]
    const policy = String(first.headers['content-security-policy'])
    const nonce = /script-src 'nonce-([\w-]{36})'/.exec(policy)?.[1]

    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(first.payload.match(/<script[^>]*>/g)).toEqual([
      `<script type="module" nonce="${nonce}" src="/assets/family-1.js">`,
    ])
    expect(second.headers['content-security-policy']).not.toBe(policy)
  })

  test('is made small for a browser that can read it so', async () => {
    const zipped = await hub.inject({ url: '/', headers: { 'accept-encoding': 'gzip, deflate' } })
    const brotli = await hub.inject({ url: '/', headers: { 'accept-encoding': 'gzip, deflate, br' } })

    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotli.headers.vary).toBe('accept-encoding')
  })
})

describe('signing in', () => {
  test('a page that needs it leads there, and back afterwards', async () => {
    const refused = await open(caseUrl)
    expect([refused.statusCode, refused.headers.location]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(caseUrl)}`,
    ])

    const email = await open(String(refused.headers.location))
    const code = await send('/sign-in', { state: hidden(email.payload, 'state'), email: 'a@b.example' }, '')
    const entered = await send('/sign-in/code', { state: hidden(code.payload, 'state'), code: '123456' }, '')

    expect(code.payload).toContain('If we know <strong>a@b.example</strong>, we have sent a code to it.')
    expect([entered.statusCode, entered.headers.location]).toEqual([303, caseUrl])
    expect(entered.headers['set-cookie']).toContain('hub_session=amina')
  })

  test('a wrong code is told beside the field, and can be tried again', async () => {
    const code = await send('/sign-in', { email: 'a@b.example' }, '')

    const wrong = await send('/sign-in/code', { state: hidden(code.payload, 'state'), code: '000000' }, '')

    expect(wrong.statusCode).toBe(422)
    expect(titleOf(wrong.payload)).toBe('Error: Check your email')
    expect(wrong.payload).toContain('<a href="#code">That code is not right</a>')
    expect(hidden(wrong.payload, 'state')).not.toBe('')
  })

  test('what was typed as an address is kept when it is not one', async () => {
    const wrong = await send('/sign-in', { email: 'amina' }, '')

    expect(wrong.statusCode).toBe(422)
    expect(wrong.payload).toMatch(/<input[^>]*name="email"[^>]*value="amina"/)
  })

  test('what somebody wrote when their session ended is sent on after signing in', async () => {
    const values = { body: 'When is “it”?', requestKey: '0190a000-0000-4000-8000-00000000000f' }

    const ended = await send(enquiryUrl, values, '')
    const code = await send('/sign-in', { state: hidden(ended.payload, 'state'), email: 'a@b.example' }, '')
    const entered = await send('/sign-in/code', { state: hidden(code.payload, 'state'), code: '123456' }, '')

    expect(ended.statusCode).toBe(401)
    expect(ended.payload).toContain('What you typed is not lost')
    expect(entered.payload).toContain(`<form action="${enquiryUrl}" method="post">`)
    expect(hidden(entered.payload, 'body')).toBe(values.body)
    expect(hidden(entered.payload, 'requestKey')).toBe(values.requestKey)
  })

  test('signing out ends the session, and is no fault when it has ended already', async () => {
    const out = await send('/sign-out', {})
    expect(out.headers['clear-site-data']).toBe('"storage"')
    const again = await send('/sign-out', {}, '')

    expect([out.statusCode, out.headers.location]).toEqual([303, '/signed-out'])
    expect(out.headers['set-cookie']).toContain('Max-Age=0')
    expect(again.statusCode).toBe(303)
  })
})

describe('asking', () => {
  test('goes from the topic to the words, a check, and what was promised', async () => {
    const topic = await send(`${caseUrl}/ask`, { topic: 'STATUS' })
    const message = await open(String(topic.headers.location), signedIn)
    const words = { about: hidden(message.payload, 'about'), body: 'Where is it?' }
    const urgent = await send(`${caseUrl}/ask/message`, { ...words, step: 'check' })
    const requestKey = hidden(urgent.payload, 'requestKey')
    const carried = { ...words, requestKey, urgent: 'no' }
    const check = await send(`${caseUrl}/ask/message`, { ...carried, step: 'urgent' })
    const sent = await send(`${caseUrl}/ask/message`, { ...carried, step: 'send' })
    const promised = await open(String(sent.headers.location), signedIn)

    expect(topic.headers.location).not.toContain('STATUS')
    expect(urgent.payload).toContain('Is it urgent?')
    expect(check.payload).toContain('We answer within 5 working days: by Thursday 7 January 2027.')
    expect(requestKey).not.toBe('')
    expect(hidden(check.payload, 'requestKey')).toBe(requestKey)
    expect(promised.payload).toContain('ENQ-4F7H-2')
    expect(promised.payload).toContain('Thursday 7 January 2027')
  })

  test('coming back to change the words or the topic loses neither', async () => {
    const topic = await send(`${caseUrl}/ask`, { topic: 'STATUS' })
    const about = new URL(String(topic.headers.location), 'http://x').searchParams.get('about') ?? ''

    const words = await send(`${caseUrl}/ask/message`, { about, body: 'Where is it?', step: 'change' })
    const topics = await send(`${caseUrl}/ask/message`, { about, body: 'Where is it?', step: 'change-topic' })
    const onward = await send(`${caseUrl}/ask`, { topic: 'DRAFT', body: 'Where is it?' })

    expect(words.payload).toMatch(/<textarea[^>]*>Where is it\?<\/textarea>/)
    expect(hidden(topics.payload, 'body')).toBe('Where is it?')
    expect(onward.payload).toMatch(/<textarea[^>]*>Where is it\?<\/textarea>/)
  })

  test('an empty form says what to do', async () => {
    const noTopic = await send(`${caseUrl}/ask`, {})
    const noWords = await send(enquiryUrl, { body: '  ' })

    expect([noTopic.statusCode, noWords.statusCode]).toEqual([422, 422])
    expect(noTopic.payload).toContain('<a href="#topic">Choose what your question is about</a>')
    expect(noWords.payload).toContain('<a href="#body">Write your message</a>')
  })

  test('a topic that families may not choose is none', async () => {
    expect((await send(`${caseUrl}/ask`, { topic: 'SAFEGUARDING' })).statusCode).toBe(422)
  })
})

describe('when it goes wrong', () => {
  test('a case that is not there, not theirs or not a case is the same page', async () => {
    const answers = [
      await open('/cases/0190a000-0000-7000-8000-0000000000ff', signedIn),
      await open('/cases/x', signedIn),
    ]

    for (const { statusCode, payload } of answers) {
      expect(statusCode).toBe(404)
      expect(titleOf(payload)).toBe('We cannot find this page')
    }
  })

  test('staff who open what is not there stay on their own side, and read words that are for them', async () => {
    for (const url of ['/staff/cases/0190a000-0000-7000-8000-0000000000ff', '/staff/nowhere']) {
      const { statusCode, payload } = await open(url, signedIn)

      expect(statusCode, url).toBe(404)
      expect(payload).toContain('action="/staff/sign-out"')
      expect(payload).toContain('it is not open to you')
      expect(payload).not.toMatch(/this child|You can also ask us/)
    }
    expect((await open('/staff/nowhere')).payload).toContain('this child')
  })

  test('writing too often is told on the form, with the words still there', async () => {
    const { statusCode, payload } = await send(enquiryUrl, { body: 'too often' })

    expect(statusCode).toBe(429)
    expect(payload).toContain('Wait a minute, then try again.')
    expect(payload).toMatch(/<textarea[^>]*>too often<\/textarea>/)
  })

  test('a failure of ours offers to send the same again', async () => {
    const { statusCode, payload } = await send(enquiryUrl, { body: 'broken', requestKey: 'k' })

    expect(statusCode).toBe(503)
    expect(hidden(payload, 'body')).toBe('broken')
    expect(payload).toContain('Try again')
  })

  test('an unknown address below /api is left to the API', async () => {
    const { headers } = await open('/api/nope')

    expect(headers['content-type']).not.toContain('html')
  })
})

test('files are kept by browsers for ever', async () => {
  const { headers, payload } = await open('/assets/main-1.css')

  expect(payload).toBe('body{}')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test('the local inbox shows the code and links that can be pressed', async () => {
  const { payload } = await open('/dev/inbox')

  expect(payload).toContain('<strong>204816</strong>')
  expect(payload).toContain('href="http://hub.example/"')
})
