import { createSecretKey, randomUUID } from 'node:crypto'
import { exportSPKI, generateKeyPair, type JWTPayload } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aStaffMember } from '../../../../test/factories/index.ts'
import { type HostileProvider, startHostileProvider } from '../../../../test/hostile-provider.ts'
import { Visitor } from '../../../../test/visitor.ts'

const hub = 'https://hub.test'
let provider: HostileProvider
let test: TestApp
let staffId = ''

beforeAll(async () => {
  provider = await startHostileProvider()
  test = await buildTestApp({ publicUrl: hub, oidc: provider.settings, now: new Date().toISOString() })
})

afterAll(async () => {
  await test.close()
  await provider.close()
})

beforeEach(async () => {
  await test.pool.query('delete from sessions')
  await test.pool.query('delete from known_devices')
  await test.pool.query('delete from notifications')
  await test.pool.query('delete from staff_members')
  staffId = (await aStaffMember(test.pool, { email: 'priya@council.example' })).id
})

afterEach(() => {
  provider.answer.status = 200
})

const seconds = () => Math.floor(Date.now() / 1000)

/** Comes back with a code for which the provider answers the ID token that `make` makes. */
async function signInWith(make: (claims: JWTPayload) => Promise<string>, claims: JWTPayload = {}) {
  const begun = await test.stranger.post('/api/sign-in/staff/start', { to: '/staff' })
  const [cookie] = begun.cookies
  const asked = new URL(begun.json<{ url: string }>().url).searchParams
  provider.answer.idToken = await make({
    ...{ iss: provider.settings.issuer, aud: 'the-hub', sub: 'priya', email: 'priya@council.example' },
    ...{ email_verified: true, roles: ['SEND-Managers'], sid: 'sid-1', nonce: asked.get('nonce') },
    ...{ iat: seconds(), exp: seconds() + 60, ...claims },
  } as JWTPayload)
  const browser = new Visitor(test.app, { cookie: `${cookie?.name}=${cookie?.value}` })
  return browser.post('/api/sign-in/staff/finish', { query: `?code=abc&state=${asked.get('state')}` })
}

async function signedIn(claims: JWTPayload = {}): Promise<Visitor> {
  const answer = await signInWith((good) => provider.sign(good), claims)
  expect(answer.statusCode).toBe(201)
  const cookie = answer.cookies.find(({ name }) => name === '__Host-hub_session')
  return new Visitor(test.app, { cookie: `${cookie?.name}=${cookie?.value}` })
}

const unsigned = (claims: JWTPayload) => {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${encode({ alg: 'none' })}.${encode(claims)}.`
}

/** The published key, used as if it were a shared secret: what a library falls for that lets the token choose. */
async function signedWithPublicKey(claims: JWTPayload) {
  const { publicKey } = await generateKeyPair('RS256')
  const secret = new TextEncoder().encode(await exportSPKI(publicKey))
  return provider.sign(claims, { alg: 'HS256', key: secret })
}

async function signedWithAnotherKey(claims: JWTPayload) {
  return provider.sign(claims, { key: (await generateKeyPair('RS256')).privateKey })
}

describe('an ID token', () => {
  it('that is right opens a session', async () => {
    expect((await (await signedIn()).get('/api/session')).json()).toMatchObject({ role: 'manager' })
  })

  it.each<[string, (claims: JWTPayload) => Promise<string>, JWTPayload?]>([
    ['for another audience', (claims) => provider.sign(claims, {}), { aud: 'another-client' }],
    [
      'for several audiences, made for another',
      (claims) => provider.sign(claims),
      { aud: ['the-hub', 'x'], azp: 'x' },
    ],
    ['of another issuer', (claims) => provider.sign(claims), { iss: 'https://other.example' }],
    ['with another nonce', (claims) => provider.sign(claims), { nonce: 'another' }],
    ['without its nonce', (claims) => provider.sign({ ...claims, nonce: undefined })],
    ['that has run out', (claims) => provider.sign(claims), { iat: seconds() - 600, exp: seconds() - 300 }],
    ['without an end', (claims) => provider.sign({ ...claims, exp: undefined })],
    ['without a subject', (claims) => provider.sign({ ...claims, sub: undefined })],
    ['that is not signed', async (claims) => unsigned(claims)],
    ['signed with another key', signedWithAnotherKey],
    [
      'signed with the client’s secret',
      (claims) => provider.sign(claims, { alg: 'HS256', key: sharedSecret() }),
    ],
    ['signed with the public key as a secret', signedWithPublicKey],
    ['that is no token', async () => 'not.a.token'],
  ])('%s opens nothing', async (_what, make, claims) => {
    const answer = await signInWith(make, claims)

    expect(answer.statusCode).toBe(400)
    expect((await test.pool.query('select from sessions')).rowCount).toBe(0)
  })
})

const sharedSecret = () => createSecretKey(Buffer.from(provider.settings.clientSecret)).export()

describe('a provider that is down', () => {
  it('is said to be, and nothing is opened', async () => {
    const answer = await signInWith(async (claims) => {
      provider.answer.status = 503
      return provider.sign(claims)
    })

    expect(answer.statusCode).toBe(503)
    expect(answer.json().detail).toMatch(/does not answer just now/)
  })

  it('when the hub starts does no harm: the hub asks again when somebody signs in', async () => {
    provider.answer.status = 503
    const other = await buildTestApp({
      publicUrl: hub,
      oidc: provider.settings,
      now: new Date().toISOString(),
    })
    const start = () => other.stranger.post('/api/sign-in/staff/start', { to: '/staff' })

    const whileDown = await start()
    provider.answer.status = 200
    const after = await start()

    expect([whileDown.statusCode, after.statusCode]).toEqual([503, 200])
    await other.close()
  })

  it('does not keep anybody from signing out', async () => {
    const visitor = await signedIn()
    provider.answer.status = 503

    expect((await visitor.post('/api/sign-in/staff/sign-out', {})).statusCode).toBe(200)
    expect((await visitor.get('/api/session')).statusCode).toBe(401)
  })

  it('that names another issuer than the settings is not believed', async () => {
    const liar = await startHostileProvider()
    liar.metadata.issuer = provider.settings.issuer
    const other = await buildTestApp({ publicUrl: hub, oidc: liar.settings, now: new Date().toISOString() })

    expect((await other.stranger.post('/api/sign-in/staff/start', { to: '/' })).statusCode).toBe(503)
    await other.close()
    await liar.close()
  })
})

describe('a logout token', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  const logoutClaims = (more: JWTPayload = {}): JWTPayload => ({
    ...{ iss: provider.settings.issuer, aud: 'the-hub', sid: 'sid-1', jti: randomUUID(), events: event },
    ...{ iat: seconds(), exp: seconds() + 120, ...more },
  })

  const send = (token: string) =>
    test.app.inject({
      method: 'POST',
      url: '/api/sign-in/staff/back-channel-logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token: token }).toString(),
    })

  const isSignedIn = async (visitor: Visitor) => (await visitor.get('/api/session')).statusCode === 200

  it('ends the one session it names', async () => {
    const mine = await signedIn()
    const onMyOtherDesk = await signedIn({ sid: 'sid-2' })

    const answer = await send(await provider.sign(logoutClaims(), { typ: 'logout+jwt' }))

    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect([await isSignedIn(mine), await isSignedIn(onMyOtherDesk)]).toEqual([false, true])
    const ended = await test.pool.query(
      'select staff_member_id, revoked_why from sessions where revoked_at is not null',
    )
    expect(ended.rows).toEqual([{ staff_member_id: staffId, revoked_why: 'provider' }])
  })

  it('that names the person ends all of theirs', async () => {
    const both = [await signedIn(), await signedIn({ sid: 'sid-2' })]

    await send(await provider.sign(logoutClaims({ sid: undefined, sub: 'priya' })))

    expect(await Promise.all(both.map(isSignedIn))).toEqual([false, false])
  })

  it('of somebody unknown is accepted, and ends nothing', async () => {
    const mine = await signedIn()

    const answer = await send(await provider.sign(logoutClaims({ sid: 'another', sub: 'nobody' })))

    expect([answer.statusCode, await isSignedIn(mine)]).toEqual([200, true])
  })

  it('works once', async () => {
    const token = await provider.sign(logoutClaims({ sid: undefined, sub: 'priya' }))
    await send(token)
    const again = await signedIn()

    expect((await send(token)).statusCode).toBe(400)
    expect(await isSignedIn(again)).toBe(true)
  })

  it.each<[string, () => Promise<string>]>([
    ['signed with another key', () => signedWithAnotherKey(logoutClaims())],
    ['that is not signed', async () => unsigned(logoutClaims())],
    [
      'signed with the client’s secret',
      () => provider.sign(logoutClaims(), { alg: 'HS256', key: sharedSecret() }),
    ],
    ['for another client', () => provider.sign(logoutClaims({ aud: 'another-client' }))],
    ['of another issuer', () => provider.sign(logoutClaims({ iss: 'https://other.example' }))],
    ['that has run out', () => provider.sign(logoutClaims({ exp: seconds() - 60 }))],
    ['that is old', () => provider.sign(logoutClaims({ iat: seconds() - 600, exp: seconds() + 600 }))],
    ['of tomorrow', () => provider.sign(logoutClaims({ iat: seconds() + 86_400, exp: seconds() + 86_500 }))],
    ['without its moment', () => provider.sign(logoutClaims({ iat: undefined }))],
    ['without a name of its own', () => provider.sign(logoutClaims({ jti: undefined }))],
    ['that names nobody', () => provider.sign(logoutClaims({ sid: undefined }))],
    ['of another event', () => provider.sign(logoutClaims({ events: { 'urn:other': {} } }))],
    ['without an event, like an ID token', () => provider.sign(logoutClaims({ events: undefined }))],
    ['with a nonce, like an ID token', () => provider.sign(logoutClaims({ nonce: 'x' }))],
    ['that is no token', async () => 'x'],
  ])('%s ends nothing', async (_what, make) => {
    const mine = await signedIn()

    const answer = await send(await make())

    expect([answer.statusCode, await isSignedIn(mine)]).toEqual([400, true])
  })

  it('in a body of another kind, or none, is refused', async () => {
    const url = '/api/sign-in/staff/back-channel-logout'

    expect((await test.stranger.post(url, { nothing: 'here' })).statusCode).toBe(400)
    expect((await test.app.inject({ method: 'POST', url })).statusCode).toBe(400)
  })
})
