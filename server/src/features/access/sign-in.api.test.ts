import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember, aStaffMember } from '../../../test/factories/index.ts'
import { claimsOf } from '../../../test/forge-token.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import { Visitor } from '../../../test/visitor.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'

let test: TestApp
let email: string
beforeAll(async () => {
  test = await buildTestApp({ limits: { signInPer15Minutes: 10, writesPerMinute: 1_000_000 } })
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  email = (await aFamilyMember(test.pool)).email
})
afterAll(() => test?.close())

async function askForCode(address = email, side: 'family' | 'staff' = 'family') {
  const answer = await test.stranger.post('/api/sign-in/codes', { email: address, side })
  const { attemptId } = answer.json<{ attemptId: string }>()
  return { attemptId, code: oneTimeCode(test.secrets.signInCode, attemptId ?? '') }
}
const tryCode = (typed: { attemptId: string; code: string }) =>
  test.stranger.post('/api/sign-in/sessions', typed)
const wrong = (code: string) => (code === '000000' ? '111111' : '000000')

describe('a sign-in code', () => {
  it('opens a session', async () => {
    const { attemptId, code } = await askForCode()
    const opened = await tryCode({ attemptId, code })

    expect(opened.statusCode).toBe(201)
    expect(opened.json()).toMatchObject({ side: 'family', name: 'Amina Okafor', role: null, powers: [] })
  })

  it('is waiting before all other email, once the worker has looked up whose address it is', async () => {
    const { attemptId } = await askForCode()
    await test.lookUpSignIns()

    const { rows } = await test.pool.query(
      "select kind, values, due_at < created_at as first from notifications where values ->> 'attemptId' = $1",
      [attemptId],
    )
    expect(rows).toEqual([{ kind: 'sign-in-code', values: { attemptId }, first: true }])
  })

  it('is taken with the spaces and the hyphen that people type', async () => {
    const { attemptId, code } = await askForCode()

    expect((await tryCode({ attemptId, code: ` ${code.slice(0, 3)}-${code.slice(3)} ` })).statusCode).toBe(
      201,
    )
  })

  it('is sent whatever the case of the address', async () => {
    const { attemptId, code } = await askForCode(`  ${email.toUpperCase()} `)

    expect((await tryCode({ attemptId, code })).statusCode).toBe(201)
  })

  it('works once', async () => {
    const typed = await askForCode()
    await tryCode(typed)
    const again = await tryCode(typed)

    expect(again.statusCode).toBe(400)
    expect(again.json()).toMatchObject({ errors: [{ pointer: '/code' }] })
  })

  it('gives one session when it is used twice at the same time', async () => {
    const typed = await askForCode()

    const answers = await Promise.all([tryCode(typed), tryCode(typed), tryCode(typed)])

    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
  })

  it('takes five tries, wrong ones too', async () => {
    const { attemptId, code } = await askForCode()
    for (let n = 0; n < 5; n += 1) await tryCode({ attemptId, code: wrong(code) })

    expect((await tryCode({ attemptId, code })).statusCode).toBe(400)
  })

  it('is right at the fifth try', async () => {
    const { attemptId, code } = await askForCode()
    for (let n = 0; n < 4; n += 1) await tryCode({ attemptId, code: wrong(code) })

    expect((await tryCode({ attemptId, code })).statusCode).toBe(201)
  })

  it('can’t be tried oftener by trying all at once', async () => {
    const { attemptId, code } = await askForCode()
    await Promise.all(Array.from({ length: 20 }, () => tryCode({ attemptId, code: wrong(code) })))

    const { rows } = await test.pool.query('select tries from sign_in_attempts where id = $1', [attemptId])
    expect(rows).toEqual([{ tries: 5 }])
  })

  it('works for ten minutes', async () => {
    const early = await askForCode()
    const late = await askForCode()
    test.clock.pass({ minutes: 9, seconds: 59 })
    const inTime = await tryCode(early)
    test.clock.pass({ seconds: 1 })

    expect(inTime.statusCode).toBe(201)
    expect((await tryCode(late)).statusCode).toBe(400)
  })

  it('is of no use for another attempt', async () => {
    const [one, other] = [await askForCode(), await askForCode()]

    expect((await tryCode({ attemptId: one.attemptId, code: other.code })).statusCode).toBe(400)
  })

  it('opens nothing on the other side: a parent’s address is no staff address', async () => {
    const typed = await askForCode(email, 'staff')

    expect((await tryCode(typed)).statusCode).toBe(400)
  })

  it('opens nothing for staff who no longer work here', async () => {
    const left = await aStaffMember(test.pool, { isActive: false })

    expect((await tryCode(await askForCode(left.email, 'staff'))).statusCode).toBe(400)
  })

  it('answers in one sentence whether it was wrong, old, used, or never sent', async () => {
    const { attemptId, code } = await askForCode()
    const unknown = await askForCode('nobody@family.example')
    const answers = [
      await tryCode({ attemptId, code: wrong(code) }),
      await tryCode({ attemptId: randomUUID(), code }),
      await tryCode(unknown),
    ]
    await tryCode({ attemptId, code })
    answers.push(await tryCode({ attemptId, code }))
    test.clock.pass({ minutes: 11 })
    answers.push(await tryCode({ attemptId, code }))

    const bodies = answers.map((answer) => ({ ...answer.json<object>(), instance: '' }))
    for (const body of bodies) expect(body).toEqual(bodies[0])
    expect(bodies[0]).toMatchObject({ status: 400, errors: [{ pointer: '/code' }] })
  })

  it.each(['12345', '1234567', 'abcdef', '', '१२३४५६'])(
    'of the form %j is refused in words',
    async (code) => {
      const { attemptId } = await askForCode()
      const answer = await tryCode({ attemptId, code })

      expect(answer.json()).toMatchObject({ status: 400, detail: 'Enter the 6 numbers from the email' })
    },
  )
})

describe('asking for a code', () => {
  it('gives the same answer by the same statements for an address that nobody has', async () => {
    const ask = (address: string) =>
      test.stranger.post('/api/sign-in/codes', { email: address, side: 'family' })
    await askForCode('warm-up@family.example')
    const answers: object[] = []
    const known = await test.statementsOf(async () => answers.push((await ask(email)).json()))
    const unknown = await test.statementsOf(async () =>
      answers.push((await ask('nobody@family.example')).json()),
    )

    expect(unknown).toEqual(known)
    const [one, other] = answers.map((answer) => ({ ...answer, attemptId: '' }))
    expect(one).toEqual(other)
  })

  it('leaves it to the worker whose address it is, and that queues no mail where nobody has it', async () => {
    const known = await askForCode()
    const unknown = await askForCode('nobody@family.example')
    const queuedFor = async ({ attemptId }: { attemptId: string }) =>
      (await test.pool.query('select from notifications where event_key = $1', [attemptId])).rowCount
    const before = [await queuedFor(known), await queuedFor(unknown)]
    await test.lookUpSignIns()

    expect(before).toEqual([0, 0])
    expect([await queuedFor(known), await queuedFor(unknown)]).toEqual([1, 0])
  })

  it('is looked up once, however many workers there are', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => askForCode()))
    await Promise.all([test.lookUpSignIns(), test.lookUpSignIns(), test.lookUpSignIns()])

    const { rows } = await test.pool.query(
      'select event_key as id, count(*)::int as n from notifications where event_key = any($1) group by 1',
      [asked.map(({ attemptId }) => attemptId)],
    )
    expect(rows.map(({ n }) => n)).toEqual(Array(8).fill(1))
  })

  it('is in time for a code that comes before the worker, and for one that comes after', async () => {
    const [early, late] = [await askForCode(), await askForCode()]
    const first = await tryCode(early)
    await test.lookUpSignIns()

    expect([first.statusCode, (await tryCode(late)).statusCode]).toEqual([201, 201])
  })

  it('is limited for one address, known or not, and says when to come back', async () => {
    for (const address of [email, 'busy@family.example']) {
      for (let n = 0; n < 10; n += 1) await askForCode(address)
      const answer = await test.stranger.post('/api/sign-in/codes', { email: address, side: 'family' })

      expect(answer.statusCode).toBe(429)
      expect(answer.headers['retry-after']).toBe('900')
    }
    test.clock.pass({ minutes: 15 })
    expect((await askForCode()).attemptId).toBeDefined()
  })

  it('is limited when all ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => test.stranger.post('/api/sign-in/codes', { email, side: 'family' })),
    )

    expect(answers.filter(({ statusCode }) => statusCode === 202)).toHaveLength(10)
  })

  it('keeps the address sealed until it is looked up or used, then only a keyed hash', async () => {
    const stored = async () => JSON.stringify((await test.pool.query('select * from sign_in_attempts')).rows)
    const sealed = async ({ attemptId }: { attemptId: string }) =>
      (
        await test.pool.query('select sealed_address as text from sign_in_attempts where id = $1', [
          attemptId,
        ])
      ).rows[0].text
    const [used, looked] = [await askForCode(), await askForCode()]
    const before = [await sealed(used), await sealed(looked)]
    await tryCode(used)
    await test.lookUpSignIns()

    for (const text of before) expect(text).toMatch(/^[\w-]{40,}$/)
    expect(before[0]).not.toBe(before[1])
    expect([await sealed(used), await sealed(looked)]).toEqual([null, null])
    expect(await stored()).not.toContain(email)
  })

  it.each(['not an address', '', 'a@b', `${'a'.repeat(250)}@family.example`])(
    'of %j is refused in words',
    async (typed) => {
      const answer = await test.stranger.post('/api/sign-in/codes', { email: typed, side: 'family' })

      expect(answer.statusCode).toBe(400)
      expect(answer.json()).toMatchObject({ errors: [{ pointer: '/email' }] })
    },
  )
})

describe('a session', () => {
  it('is kept in a cookie that scripts and other sites can’t use, and names nobody', async () => {
    const opened = await tryCode(await askForCode())

    expect(opened.cookies.map(({ name }) => name)).toEqual(['hub_session', 'hub_device'])
    expect(opened.cookies[0]).toMatchObject({
      name: 'hub_session',
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 12 * 3600,
    })
    expect(opened.cookies[0]).not.toHaveProperty('domain')
    const claims = claimsOf(opened.cookies[0]?.value ? `x=${opened.cookies[0].value}` : '')
    expect(new Set(Object.keys(claims))).toEqual(
      new Set(['aud', 'exp', 'gen', 'iat', 'iss', 'sid', 'side', 'sub']),
    )
  })

  it('is sent over https only, bound to the host, where the hub is reached by https', async () => {
    const secure = await buildTestApp({ publicUrl: 'https://hub.council.example' })
    try {
      const someone = await aFamilyMember(secure.pool)
      const asked = await secure.stranger.post('/api/sign-in/codes', { email: someone.email, side: 'family' })
      const { attemptId } = asked.json<{ attemptId: string }>()
      const code = oneTimeCode(secure.secrets.signInCode, attemptId)
      const opened = await secure.stranger.post('/api/sign-in/sessions', { attemptId, code })

      const names = ['__Host-hub_session', '__Host-hub_device']
      for (const [place, name] of names.entries())
        expect(opened.cookies[place]).toMatchObject({ name, secure: true, path: '/', httpOnly: true })
    } finally {
      await secure.close()
    }
  })

  it('ends at once when its person signs out, for a copy of the cookie too', async () => {
    const parent = await test.signInFamily(email)
    const copy = new Visitor(test.app, parent.headers)
    const signedOut = await parent.delete('/api/session')

    expect(signedOut.statusCode).toBe(204)
    expect(signedOut.cookies[0]).toMatchObject({ name: 'hub_session', value: '' })
    expect((await copy.get('/api/family/cases')).statusCode).toBe(401)
  })

  it('of one device goes on when another signs out', async () => {
    const [phone, laptop] = [await test.signInFamily(email), await test.signInFamily(email)]
    await phone.delete('/api/session')

    expect((await laptop.get('/api/family/cases')).statusCode).toBe(200)
  })

  it('ends at once for staff who are made inactive', async () => {
    const priya = await aStaffMember(test.pool)
    const staff = await test.signInStaff(priya.email)
    await test.pool.query('update staff_members set is_active = false where id = $1', [priya.id])

    expect((await staff.get('/api/staff/enquiries')).statusCode).toBe(401)
  })

  it('has its token renewed when that has run out', async () => {
    const parent = await test.signInFamily(email)
    test.clock.pass({ minutes: 9 })
    const young = await parent.get('/api/session')
    test.clock.pass({ minutes: 2 })
    const old = await parent.get('/api/session')

    expect(young.cookies).toEqual([])
    expect(old.statusCode).toBe(200)
    expect(old.cookies).toMatchObject([{ name: 'hub_session', httpOnly: true, sameSite: 'Lax', path: '/' }])
  })

  /** Uses the session every half hour, as a browser does that keeps each new cookie. Returns the last status. */
  async function keepBusy(halfHours: number): Promise<number> {
    let browser = await test.signInFamily(email)
    let status = 0
    for (let n = 0; n < halfHours; n += 1) {
      test.clock.pass({ minutes: 30 })
      const answer = await browser.get('/api/session')
      status = answer.statusCode
      const cookie = answer.cookies.find(({ name }) => name === 'hub_session')
      if (cookie) browser = new Visitor(test.app, { cookie: `${cookie.name}=${cookie.value}` })
    }
    return status
  }

  it('is not renewed past its twelve hours, however busy', async () => {
    expect(await keepBusy(23)).toBe(200)
    expect(await keepBusy(24)).toBe(401)
  })

  it('ends after an hour in which nobody used it', async () => {
    const [left, used] = [await test.signInFamily(email), await test.signInFamily(email)]
    test.clock.pass({ minutes: 59 })
    expect((await used.get('/api/session')).statusCode).toBe(200)
    test.clock.pass({ minutes: 1 })

    expect((await left.get('/api/session')).statusCode).toBe(401)
  })

  it('leaves a trace that names the session', async () => {
    const parent = await test.signInFamily(email)
    const { sid, sub } = claimsOf(parent.headers.cookie ?? '')

    const { rows } = await test.pool.query(
      "select action, details ->> 'personId' as who from audit_entries where subject_id = $1",
      [sid],
    )
    expect(rows).toEqual([{ action: 'signed-in', who: sub }])
  })
})

describe('a write', () => {
  const signOut = (headers: Record<string, string>) =>
    test.signInFamily(email).then((parent) => parent.call('DELETE', '/api/session', undefined, headers))

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site that says so', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sister host', { origin: 'http://other.hub.test', 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a host with ours inside', { origin: 'http://hub.test.evil.example' }],
    ['something that is no origin', { origin: 'javascript:alert(1)' }],
    [
      'a page that the browser calls cross-site, whatever its origin',
      {
        origin: 'http://hub.test',
        'sec-fetch-site': 'cross-site',
      },
    ],
    ['another port', { origin: 'http://hub.test:8080' }],
  ])('from %s is refused', async (_, headers) => {
    const answer = await signOut(headers as unknown as Record<string, string>)

    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ type: 'urn:send-hub:problem:not-allowed' })
  })

  it.each([
    ['our own pages', { origin: 'http://hub.test' }],
    ['our own pages by the browser’s word', { origin: 'http://hub.test', 'sec-fetch-site': 'same-origin' }],
    ['the host it is sent to', { origin: 'http://localhost:3210', host: 'localhost:3210' }],
    ['something that is no browser', {}],
  ])('from %s is let in', async (_, headers) => {
    expect((await signOut(headers as unknown as Record<string, string>)).statusCode).toBe(204)
  })

  it('is judged by the real host: what a visitor says was forwarded counts for nothing', async () => {
    const answer = await signOut({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })

    expect(answer.statusCode).toBe(403)
  })
})

describe('the limit of writes in a minute', () => {
  let slow: TestApp
  beforeAll(async () => {
    slow = await buildTestApp({ limits: { signInPer15Minutes: 1_000, writesPerMinute: 3 } })
  })
  afterAll(() => slow?.close())
  const ask = (url: string, headers = {}) =>
    slow.stranger.post(url, { email: `${randomUUID()}@family.example`, side: 'family' }, headers)

  it('is told with the time to wait, as a problem', async () => {
    for (let n = 0; n < 3; n += 1) await ask('/api/sign-in/codes')
    const answer = await ask('/api/sign-in/codes')

    expect(answer.statusCode).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ type: 'urn:send-hub:problem:too-many-requests', status: 429 })
  })

  it.each([
    ['a forwarded address', '/api/sign-in/codes', { 'x-forwarded-for': '203.0.113.9' }],
    ['a path written with per cents', '/%61pi/sign-in/codes', {}],
  ])('can’t be passed by %s', async (_, url, headers) => {
    expect((await ask(url, headers)).statusCode).toBe(429)
  })

  it('can’t be passed by a whole address in place of a path', async () => {
    const address = new URL(await slow.app.listen({ host: '127.0.0.1', port: 0 }))
    const body = JSON.stringify({ email: 'someone@family.example', side: 'family' })
    const status = await new Promise((resolve, reject) => {
      const call = request({
        host: address.hostname,
        port: address.port,
        method: 'POST',
        path: 'http://hub.test/api/sign-in/codes',
        headers: { 'content-type': 'application/json', 'content-length': body.length },
      })
      call.on('response', (answer) => resolve(answer.resume().statusCode)).on('error', reject)
      call.end(body)
    })

    expect(status).toBe(429)
  })

  it('does not count reading', async () => {
    for (let n = 0; n < 5; n += 1) expect((await slow.stranger.get('/healthz')).statusCode).toBe(200)
  })
})
