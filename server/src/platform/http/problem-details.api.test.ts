import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { kent } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember, aStaffMember, letterElsewhere } from '../../../test/factories/index.ts'
import { keptLog } from '../../../test/kept-log.ts'
import { testClock } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { buildApp } from '../../app.ts'
import { openPool } from '../db/pool.ts'
import type { HubSecrets } from '../db/read-secrets.ts'
import { createFolderStore } from '../files/index.ts'

/** Pages that fail, each in a way of its own. */
const failing = async (web: FastifyInstance) => {
  const config = { access: 'public' } as const
  web.get('/api/broken', { config }, async () => {
    throw new Error('Sam Okafor lives at 1 Station Road\n    at Sam Okafor (/home/secret)')
  })
  web.get('/api/bad-answer', { config }, async (_request, reply) =>
    reply.send(new Date(Number.NaN).toISOString()),
  )
}

const log = keptLog()
let test: TestApp
let parent: Visitor
let staff: Visitor
let caseId: string
beforeAll(async () => {
  test = await buildTestApp({ logger: log.options, pages: { plugin: failing, clientDir: '' } })
  const amina = await aFamilyMember(test.pool)
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
  caseId = (await aCase(test.pool, { sharedWith: [amina.id] })).id
})
afterAll(() => test?.close())

const post = (payload: string | Buffer, contentType = 'application/json') =>
  test.app.inject({
    method: 'POST',
    url: '/api/sign-in/codes',
    headers: { 'content-type': contentType },
    payload,
  })

describe('an answer that refuses', () => {
  it.each([
    ['malformed JSON', () => post('{"email": '), 400, 'validation-failed'],
    ['an empty body', () => post(''), 400, 'validation-failed'],
    ['a body that is no object', () => post('[1, 2]'), 400, 'validation-failed'],
    ['null', () => post('null'), 400, 'validation-failed'],
    [
      'too large a body',
      () => post(JSON.stringify({ email: 'x'.repeat(1_100_000) })),
      413,
      'validation-failed',
    ],
    ['a form', () => post('email=a', 'application/x-www-form-urlencoded'), 415, 'validation-failed'],
    ['a file', () => post('x', 'application/octet-stream'), 415, 'validation-failed'],
    ['plain text', () => post('x', 'text/plain'), 400, 'validation-failed'],
    [
      'a body that would change prototypes',
      () => post('{"__proto__": {"isAdmin": true}}'),
      400,
      'validation-failed',
    ],
    ['a very deep body', () => post('['.repeat(200_000) + ']'.repeat(200_000)), 400, 'validation-failed'],
    ['an unknown route', () => test.stranger.get('/api/nothing'), 404, 'not-found'],
    ['a known route by another method', () => staff.call('PUT', '/api/staff/cases'), 404, 'not-found'],
    ['an address that can’t be read', () => test.stranger.get('/api/%E0%A4%A'), 400, 'validation-failed'],
    ['a very long id', () => parent.get(`/api/family/cases/${'a'.repeat(500)}`), 414, 'validation-failed'],
    ['an id that is none', () => parent.get('/api/family/cases/1'), 400, 'validation-failed'],
    ['nobody signed in', () => test.stranger.get('/api/family/cases'), 401, 'sign-in-required'],
    ['a fault of ours', () => test.stranger.get('/api/broken'), 500, 'internal'],
    ['an answer of ours that is wrong', () => test.stranger.get('/api/bad-answer'), 500, 'internal'],
  ])('%s is a problem with its kind, its status and a sentence', async (_, call, status, kind) => {
    const answer = await call()

    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const { detail, ...problem } = answer.json<Record<string, string>>()
    expect(problem).toMatchObject({
      type: `urn:send-hub:problem:${kind}`,
      status,
      title: expect.any(String),
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(detail).toMatch(/^[A-Z].*/)
    expect(answer.payload).not.toMatch(/Okafor|Station|secret|node_modules|\bat \//)
  })

  it('names each field at fault by a pointer', async () => {
    const answer = await parent.post(`/api/family/cases/${caseId}/enquiries`, { topic: 'WEATHER', body: ' ' })

    expect(answer.json()).toMatchObject({
      errors: expect.arrayContaining([
        { pointer: '/topic', detail: expect.any(String) },
        { pointer: '/body', detail: 'Write your message' },
        { pointer: '/requestKey', detail: expect.any(String) },
      ]),
    })
  })

  it.each([
    ['a character 0', 'a\0b'],
    ['half a character', 'a\ud800'],
  ])('is given to text with %s, wherever it stands', async (_, text) => {
    const key = randomUUID()
    const inMessage = await parent.post(`/api/family/cases/${caseId}/enquiries`, {
      topic: 'STATUS',
      body: text,
      requestKey: key,
    })
    const inContact = await staff.post('/api/staff/enquiries', {
      channel: 'phone',
      topics: ['STATUS'],
      body: 'x',
      contact: { name: 'x', phone: text },
    })
    const inNote = await staff.post(`/api/staff/cases/${caseId}/steps`, {
      kind: 'assessment-agreed',
      on: '2026-11-20',
      version: 1,
      letter: letterElsewhere,
      note: text,
    })

    expect(inMessage.json()).toMatchObject({ status: 400, errors: [{ pointer: '/body' }] })
    expect(inContact.json()).toMatchObject({ status: 400, errors: [{ pointer: '/contact/phone' }] })
    expect(inNote.json()).toMatchObject({ status: 400, errors: [{ pointer: '/note' }] })
  })

  it('is given to a search for the character 0', async () => {
    expect((await staff.get('/api/staff/enquiries?query=a%00b')).statusCode).toBe(400)
    expect((await staff.get('/api/staff/cases?district=%00')).statusCode).toBe(400)
  })

  it('comes with the API’s headers, however the address was written', async () => {
    for (const url of ['/api/session', '/%61pi/session', '/api/nothing']) {
      const { headers } = await test.stranger.get(url)
      expect(headers, url).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy':
          "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      })
    }
  })
})

describe('a database that is down', () => {
  it('is a 503 in one sentence on every kind of route, and the process goes on', async () => {
    const pool = openPool('postgres://hub@127.0.0.1:1/hub')
    const names = ['session', 'signInCode', 'sealedSearch', 'invitation', 'device', 'sealedAddress']
    const secrets = Object.fromEntries(names.map((name) => [name, name.repeat(9)])) as unknown as HubSecrets
    const limits = { signInPer15Minutes: 9, writesPerMinute: 9 }
    const clock = testClock()
    const documents = { files: createFolderStore('never-written'), maxUploadBytes: 1, isScanned: false }
    const app = await buildApp({
      ...{ pool, clock, council: kent, secrets, publicUrl: 'http://hub.test', limits, documents },
    })
    const cookie = `hub_session=${app.jwt.sign({ sid: randomUUID(), side: 'family', sub: randomUUID(), iat: 2e9 })}`
    try {
      const answers = await Promise.all([
        app.inject({ url: '/readyz' }),
        app.inject({ url: '/api/family/cases', headers: { cookie } }),
        app.inject({ url: '/api/staff/cases', headers: { authorization: `Bearer hub_${'x'.repeat(43)}` } }),
        app.inject({
          method: 'POST',
          url: '/api/sign-in/codes',
          payload: { email: 'a@b.example', side: 'family' },
        }),
      ])

      for (const answer of answers) {
        expect(answer.statusCode).toBe(503)
        expect(answer.json()).toMatchObject({ type: 'urn:send-hub:problem:unavailable' })
        expect(answer.payload).not.toMatch(/ECONN|127\.0\.0\.1|stack|postgres/)
      }
      expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
    } finally {
      await app.close()
      await pool.end()
    }
  })

  it('is a 503 when connections are lost, and works again afterwards', async () => {
    const ended = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`
    const colleague = openPool(test.database.appUrl, { max: 1 }) // each role ends connections of its own alone
    await Promise.all([parent.get('/api/family/cases'), parent.get('/api/family/cases')])
    expect((await colleague.query(ended)).rowCount).toBeGreaterThan(0)
    await colleague.end()
    const statuses = new Set<number>()
    for (let n = 0; n < 4; n += 1) statuses.add((await parent.get('/api/family/cases')).statusCode)

    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect((await parent.get('/api/family/cases')).statusCode).toBe(200)
  })
})

describe('over the network', () => {
  let address: string
  beforeAll(async () => {
    address = await test.app.listen({ host: '127.0.0.1', port: 0 })
  })
  const get = (path: string, { headers } = test.stranger) => fetch(address + path, { headers })
  const send = (path: string, body: object | string, { headers } = test.stranger) =>
    fetch(address + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const answered = () => log.lines().filter(({ msg }) => msg === 'answered').length

  it('each answer is a line of the log: the route’s pattern and the status; a fault of ours is told once', async () => {
    log.clear()
    await get(`/api/family/cases/${caseId}`, parent)
    await get('/api/broken')
    await expect.poll(answered).toBe(2)

    expect(log.lines()).toMatchObject([
      { msg: 'answered', req: { method: 'GET', route: '/api/family/cases/:caseId' }, res: { status: 200 } },
      { msg: 'internal', err: { type: 'Error', message: '' } },
      { msg: 'answered', req: { method: 'GET', route: '/api/broken' }, res: { status: 500 } },
    ])
  })

  it('the log holds no address, name, text, search or id that was sent, whatever went wrong', async () => {
    log.clear()
    const { email } = await aFamilyMember(test.pool, {
      name: 'Oluwaseun Adeyemi',
      email: 'olu@family.example',
    })
    const secret = 'Kestrel House is where she sleeps'
    const question = () => ({ topic: 'STATUS', body: secret, requestKey: randomUUID() })
    await send('/api/sign-in/codes', { email, side: 'family' })
    const olu = await test.signInFamily(email)
    await get('/api/session', olu)
    await send(`/api/family/cases/${caseId}/enquiries`, question(), olu)
    await send(`/api/family/cases/${caseId}/enquiries`, { ...question(), topic: 'X' }, parent)
    await get(`/api/staff/enquiries?query=${encodeURIComponent(secret)}`, staff)
    await get('/api/staff/cases?query=Kestrel&page=x', staff)
    await get('/Kestrel/House', staff)
    await get('/api/%E0Kestrel')
    await send('/api/sign-in/codes', '{"email": "Kestrel House')
    await get('/api/broken')
    // A fault in the database's own words, which repeat what was sent.
    await test.pool.query('alter table messages add constraint no_birds check (body not like $$%Kestrel%$$)')
    const failed = await send(`/api/family/cases/${caseId}/enquiries`, question(), parent)
    await test.pool.query('alter table messages drop constraint no_birds')

    expect(failed.status).toBe(500)
    expect(await failed.text()).not.toMatch(/Kestrel|no_birds|messages/)
    await expect.poll(answered).toBeGreaterThanOrEqual(10)
    expect(log.text()).toContain('no_birds') // what staff need to find the fault
    expect(log.text()).not.toMatch(/Kestrel|Oluwaseun|Adeyemi|olu@|Okafor|Station|Bearer|hub_session/)
    expect(log.text()).not.toContain(caseId)
  })

  it('bytes that are no HTTP get a plain 400 and nothing of theirs back', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const { port } = new URL(address)
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('Kestrel House\r\n\r\n'))
      socket.on('data', (data) => {
        text += String(data)
      })
      socket.on('close', () => resolve(text)).on('error', reject)
    })

    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer).not.toContain('Kestrel')
  })
})
