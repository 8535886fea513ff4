import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember } from '../../../test/factories/index.ts'
import { claimsOf, forgeToken } from '../../../test/forge-token.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import { Visitor } from '../../../test/visitor.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'

let test: TestApp
let parent: { id: string; email: string }
let first: Visitor
beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  parent = await aFamilyMember(test.pool)
  first = await test.signInFamily(parent.email)
})
afterAll(() => test?.close())

/** The cookie as it was, and as the answer changed it. */
function after(answer: LightMyRequestResponse, before: Visitor): Visitor {
  const given = answer.cookies.find(({ name }) => name === 'hub_session')
  return given ? new Visitor(test.app, { cookie: `hub_session=${given.value}` }) : before
}
const use = async (visitor: Visitor) => {
  const answer = await visitor.get('/api/session')
  return { status: answer.statusCode, isGivenCookie: answer.cookies.length > 0, next: after(answer, visitor) }
}
const tokenOf = (visitor: Visitor) => claimsOf(visitor.headers.cookie ?? '')
const runOut = () => test.clock.pass({ minutes: 11 })
const mailOf = async () =>
  (
    await test.pool.query(
      "select kind from notifications where family_member_id = $1 and kind not in ('sign-in-code')",
      [parent.id],
    )
  ).rows.map(({ kind }) => kind)

describe('a cookie that has run out', () => {
  it('is replaced by the next generation, which says that it is fresh until it is shown', async () => {
    runOut()
    const renewed = await use(first)
    const shown = await use(renewed.next)
    const again = await use(shown.next)

    expect(tokenOf(renewed.next)).toMatchObject({ gen: 1, fresh: true })
    expect(tokenOf(shown.next)).toMatchObject({ gen: 1, exp: tokenOf(renewed.next).exp })
    expect(tokenOf(shown.next)).not.toHaveProperty('fresh')
    expect(again).toMatchObject({ status: 200, isGivenCookie: false })
  })

  it('is answered with the same generation again when the answer was lost on the way', async () => {
    runOut()
    await use(first)
    test.clock.pass({ minutes: 5 })
    const again = await use(first)
    const shown = await use(again.next)

    expect(tokenOf(again.next)).toMatchObject({ gen: 1, fresh: true })
    expect(shown.status).toBe(200)
  })

  it('runs out after ten minutes', async () => {
    const { iat, exp } = tokenOf(first) as { iat: number; exp: number }
    test.clock.pass({ minutes: 9, seconds: 59 })
    const young = await use(first)
    test.clock.pass({ seconds: 1 })

    expect(exp - iat).toBe(600)
    expect(young.isGivenCookie).toBe(false)
    expect((await use(first)).isGivenCookie).toBe(true)
  })

  it('goes on working in all requests that a browser sends at once', async () => {
    runOut()
    const answers = await Promise.all(Array.from({ length: 12 }, () => use(first)))
    const next = answers.find(({ isGivenCookie }) => isGivenCookie)?.next as Visitor
    await use(next)
    const late = await use(first)

    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200))
    for (const answer of answers) expect(tokenOf(answer.next)).toMatchObject({ gen: 1 })
    expect(late).toMatchObject({ status: 200, isGivenCookie: false })
    expect((await use(next)).status).toBe(200)
  })

  it('is let through for a minute after the newest was given, not after the first was', async () => {
    runOut()
    await use(first)
    test.clock.pass({ minutes: 5 })
    const again = await use(first)
    await use(again.next)

    expect((await use(first)).status).toBe(200)
    expect((await use(again.next)).status).toBe(200)
  })
})

describe('a copied cookie', () => {
  it('ends the session when the owner goes on and the copy comes back', async () => {
    const copy = new Visitor(test.app, first.headers)
    runOut()
    const { next: owner } = await use((await use(first)).next)
    test.clock.pass({ minutes: 2 })
    const thief = await use(copy)

    expect(thief.status).toBe(401)
    expect((await use(owner)).status).toBe(401)
    expect(await mailOf()).toEqual(['session-ended'])
  })

  it('ends the session when the thief goes on and the owner comes back', async () => {
    const copy = new Visitor(test.app, first.headers)
    runOut()
    const { next: thief } = await use((await use(copy)).next)
    test.clock.pass({ minutes: 50 })
    const owner = await use(first)

    expect(owner.status).toBe(401)
    expect((await use(thief)).status).toBe(401)
    const { rows } = await test.pool.query(
      `select s.revoked_why as why, a.action from sessions s
       join audit_entries a on a.subject_id = s.id and a.action = 'session-reused' where s.id = $1`,
      [tokenOf(first).sid],
    )
    expect(rows).toEqual([{ why: 'reused', action: 'session-reused' }])
  })

  it('is told once, however often it comes back', async () => {
    runOut()
    await use((await use(first)).next)
    test.clock.pass({ minutes: 2 })
    await Promise.all(Array.from({ length: 6 }, () => use(first)))

    expect(await mailOf()).toEqual(['session-ended'])
  })

  it('leaves the other devices of its owner signed in', async () => {
    const laptop = await test.signInFamily(parent.email)
    runOut()
    await use((await use(first)).next)
    test.clock.pass({ minutes: 2 })
    await use(first)

    expect((await use(laptop)).status).toBe(200)
  })
})

describe('a token', () => {
  const withClaims = (changes: Record<string, unknown>, key = test.secrets.session, algorithm = 'HS256') =>
    new Visitor(test.app, {
      cookie: `hub_session=${forgeToken({ ...tokenOf(first), ...changes }, { key, algorithm })}`,
    })

  it('with the right key and claims opens the session: what follows is refused for its own reason', async () => {
    expect((await use(withClaims({}))).status).toBe(200)
  })

  it.each([
    ['another key', {}, 'another key', 'HS256'],
    ['no algorithm', {}, '', 'none'],
    ['another algorithm', {}, undefined, 'HS512'],
    ['another audience', { aud: 'another service' }, undefined, undefined],
    ['another issuer', { iss: 'another service' }, undefined, undefined],
    ['no audience', { aud: undefined }, undefined, undefined],
    ['a session that never was', { sid: '0190a000-0000-7000-8000-000000000001' }, undefined, undefined],
    ['the other side', { side: 'staff' }, undefined, undefined],
    ['a generation that never was, when it has run out', { gen: 9, exp: 1 }, undefined, undefined],
    ['a page’s own mark, when it has run out', { inner: true, exp: 1 }, undefined, undefined],
  ])('with %s opens nothing', async (_, changes, key, algorithm) => {
    expect((await use(withClaims(changes, key, algorithm))).status).toBe(401)
  })

  it('of a page’s own calls is never renewed and confirms nothing', async () => {
    const answer = await use(withClaims({ inner: true }))

    expect(answer).toMatchObject({ status: 200, isGivenCookie: false })
  })

  it('that is cut short, doubled or no token is the same as none', async () => {
    const token = (first.headers.cookie ?? '').replace('hub_session=', '')
    for (const value of [
      token.slice(0, -2),
      `${token}.${token}`,
      'x',
      '..',
      `${token.slice(0, 9)}%00`,
      'e30.e30.',
    ])
      expect(
        (await new Visitor(test.app, { cookie: `hub_session=${value}` }).get('/api/session')).statusCode,
      ).toBe(401)
  })
})

describe('signing in', () => {
  async function signInWith(cookie: string) {
    const asked = await test.stranger.post('/api/sign-in/codes', { email: parent.email, side: 'family' })
    const { attemptId } = asked.json<{ attemptId: string }>()
    const code = oneTimeCode(test.secrets.signInCode, attemptId)
    return test.stranger.post('/api/sign-in/sessions', { attemptId, code }, { cookie })
  }

  it('opens a new session: a cookie that an attacker planted opens nothing afterwards', async () => {
    const attacker = await test.signInFamily((await aFamilyMember(test.pool)).email)
    await aCase(test.pool, { sharedWith: [parent.id] })
    const opened = await signInWith(attacker.headers.cookie ?? '')
    const victim = after(opened, first)

    expect(tokenOf(victim).sid).not.toBe(tokenOf(attacker).sid)
    expect((await victim.get('/api/family/cases')).json().items).toHaveLength(1)
    expect((await attacker.get('/api/family/cases')).statusCode).toBe(401)
  })

  it('ends the session that the browser had', async () => {
    const opened = await signInWith(first.headers.cookie ?? '')

    expect((await first.get('/api/session')).statusCode).toBe(401)
    expect((await after(opened, first).get('/api/session')).statusCode).toBe(200)
  })

  it('gives one session cookie, also where the old one had just run out', async () => {
    runOut()
    const opened = await signInWith(first.headers.cookie ?? '')

    const given = opened.cookies.filter(({ name }) => name === 'hub_session')
    expect(given).toHaveLength(1)
    expect(claimsOf(`x=${given[0]?.value}`)).toMatchObject({ gen: 0 })
  })
})

describe('a page that calls the API for its visitor', () => {
  /** Calls the API three times, as pages do: one after the other and at once. */
  const pages = async (web: FastifyInstance) => {
    web.get('/page', { config: { access: 'family' } }, async (request) => {
      const call = async () => {
        const cookie = request.cookieForCalls() ?? ''
        const answer = await web.inject({ url: '/api/session', headers: { cookie } })
        return { status: answer.statusCode, cookies: answer.cookies.length }
      }
      return [await call(), ...(await Promise.all([call(), call()]))]
    })
  }
  let withPages: TestApp
  beforeAll(async () => {
    withPages = await buildTestApp({ pages: { plugin: pages, clientDir: '' } })
  })
  afterAll(() => withPages?.close())
  const signIn = async () => withPages.signInFamily((await aFamilyMember(withPages.pool)).email)
  const cookieOf = (answer: LightMyRequestResponse) =>
    new Visitor(withPages.app, { cookie: `hub_session=${answer.cookies[0]?.value}` })
  const good = Array(3).fill({ status: 200, cookies: 0 })

  it('with a cookie that just ran out is given one new one, and none of its calls is a theft', async () => {
    const visitor = await signIn()
    withPages.clock.pass({ minutes: 11 })
    const page = await visitor.get('/page')
    const next = cookieOf(page)
    const confirmed = await next.get('/page')
    withPages.clock.pass({ seconds: 30 })
    const late = await visitor.get('/page')

    expect([page.json(), confirmed.json(), late.json()]).toEqual([good, good, good])
    expect([page, confirmed, late].map(({ cookies }) => cookies.length)).toEqual([1, 1, 0])
    expect(tokenOf(next)).toMatchObject({ gen: 1, fresh: true })
  })

  it('does not count as showing the new cookie: an answer lost on the way costs nobody their session', async () => {
    const visitor = await signIn()
    withPages.clock.pass({ minutes: 11 })
    await visitor.get('/page')
    withPages.clock.pass({ minutes: 20 })
    const again = await visitor.get('/page')

    expect(again.json()).toEqual(good)
    expect(tokenOf(cookieOf(again))).toMatchObject({ gen: 1, fresh: true })
  })

  it('has no more to give than its visitor: once they are signed out, its calls are too', async () => {
    const visitor = await signIn()
    await visitor.delete('/api/session')

    expect((await visitor.get('/page')).json()).toEqual(Array(3).fill({ status: 401, cookies: 0 }))
  })
})
