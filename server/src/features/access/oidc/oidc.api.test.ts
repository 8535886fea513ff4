import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { CookieJar } from '../../../../test/cookie-jar.ts'
import { aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { type ProviderAccount, startOidcProvider, type TestProvider } from '../../../../test/oidc-provider.ts'
import { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'
import { oneTimeCode } from '../../../platform/one-time-code.ts'

const hub = 'https://hub.test'
const priya = {
  sub: 'priya-at-the-provider',
  email: 'Priya@council.example',
  email_verified: true,
  name: 'Priya Shah',
}

let provider: TestProvider
let test: TestApp

beforeAll(async () => {
  provider = await startOidcProvider({ hub })
  // The library judges the times of tokens by the real clock.
  test = await buildTestApp({ publicUrl: hub, oidc: provider.settings, now: new Date().toISOString() })
  provider.onPost = async (url, form) => {
    const { pathname } = new URL(url)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await test.app.inject({ method: 'POST', url: pathname, headers, payload: form })
    return answer.statusCode
  }
})

afterAll(async () => {
  await test.close()
  await provider.close()
})

beforeEach(async () => {
  provider.accounts.clear()
  await test.pool.query('delete from sessions')
  await test.pool.query('delete from known_devices')
  await test.pool.query('delete from notifications')
  await test.pool.query('delete from sign_in_attempts')
  await test.pool.query('delete from staff_members')
})

/** Begins at the hub: where the browser is sent, and what it is given to bring back. */
async function begin(to = '/staff/cases') {
  const begun = await test.stranger.post('/api/sign-in/staff/start', { to })
  expect(begun.statusCode).toBe(200)
  const [cookie] = begun.cookies
  return { url: begun.json<{ url: string }>().url, cookie: `${cookie?.name}=${cookie?.value}`, set: cookie }
}

const finish = (cookie: string, query: string) =>
  new Visitor(test.app, cookie ? { cookie } : {}).post('/api/sign-in/staff/finish', { query })

/** The whole way: to the provider and back. */
async function signIn(account: ProviderAccount, browser = new CookieJar()) {
  provider.accounts.set(account.sub, account)
  const { url, cookie } = await begin()
  const back = await provider.signIn(url, account.sub, browser)
  const answer = await finish(cookie, back.search)
  const session = answer.cookies.find(({ name }) => name === '__Host-hub_session')
  const visitor = new Visitor(test.app, { cookie: `${session?.name}=${session?.value}` })
  return { answer, visitor, browser, back, cookie }
}

const staffRow = async (subject = priya.sub) =>
  (
    await test.pool.query(
      'select name, email, role, team, powers, rights_from_claims, is_active from staff_members where provider_subject = $1',
      [subject],
    )
  ).rows[0]

const auditOf = async (action: string) =>
  (await test.pool.query('select details from audit_entries where action = $1 order by at', [action])).rows

describe('signing in at the council’s provider', () => {
  it('opens the account with the address that the provider has verified, and says where to go on', async () => {
    await aStaffMember(test.pool, { email: 'priya@council.example', role: 'officer', powers: ['accounts'] })

    const { answer, visitor } = await signIn(priya)

    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ to: '/staff/cases' })
    expect((await visitor.get('/api/session')).json()).toMatchObject({ side: 'staff', role: 'officer' })
    // The claim did not come: what was set by hand stays.
    expect(await staffRow()).toMatchObject({
      role: 'officer',
      powers: ['accounts'],
      rights_from_claims: false,
    })
  })

  it('makes an account for somebody whose claim has a role, and writes it down', async () => {
    const { answer, visitor } = await signIn({
      ...priya,
      roles: ['SEND-Hub', 'SEND-Safeguarding', 'Everybody'],
    })

    expect(answer.statusCode).toBe(201)
    expect((await visitor.get('/api/session')).json()).toMatchObject({
      role: 'hub',
      powers: ['safeguarding'],
    })
    expect(await staffRow()).toMatchObject({
      ...{ name: 'Priya Shah', email: 'priya@council.example', team: 'hub', rights_from_claims: true },
    })
    expect((await auditOf('staff-member-added')).at(-1)?.details).toMatchObject({ role: 'hub', by: 'claims' })
  })

  it('writes what the claim says each time, and traces a change', async () => {
    await signIn({ ...priya, roles: 'SEND-Hub' })

    await signIn({ ...priya, roles: ['SEND-Managers', 'SEND-Hub'] })

    expect(await staffRow()).toMatchObject({ role: 'manager' })
    expect((await auditOf('staff-rights-from-claims')).at(-1)?.details).toEqual({
      before: { role: 'hub', powers: [] },
      after: { role: 'manager', powers: [] },
    })
  })

  it('knows people by the provider’s own name for them, whatever their address is now', async () => {
    await signIn({ ...priya, roles: 'SEND-Hub' })

    const { answer } = await signIn({
      ...priya,
      email: 'priya.jones@council.example',
      roles: 'SEND-Hub',
    })

    expect(answer.statusCode).toBe(201)
    expect((await test.pool.query('select from staff_members')).rowCount).toBe(1)
  })

  it('lasts no longer than twelve hours', async () => {
    await aStaffMember(test.pool, { email: 'priya@council.example' })
    const { visitor } = await signIn(priya)

    test.clock.pass({ hours: 12, seconds: 1 })

    expect((await visitor.get('/api/session')).statusCode).toBe(401)
    test.clock.set(new Date().toISOString())
  })

  it('asks with a state, a nonce and PKCE, and keeps them in a cookie that no script can read', async () => {
    const { url, set } = await begin()

    const asked = new URL(url).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name), name).toMatch(/^[\w-]{40,}$/)
    expect(asked.get('redirect_uri')).toBe(`${hub}/staff/sign-in/callback`)
    expect(set).toMatchObject({
      name: '__Host-hub_oidc',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 600,
    })
    expect(set?.value).not.toContain(asked.get('state'))
  })
})

describe('somebody without access', () => {
  it('is told so, and gets no account', async () => {
    const { answer } = await signIn(priya)

    expect(answer.statusCode).toBe(403)
    expect(answer.json().detail).toBe(
      'You have no access to this service. Ask whoever looks after staff accounts.',
    )
    expect(answer.cookies.some(({ name }) => name === '__Host-hub_session')).toBe(false)
    expect((await test.pool.query('select from staff_members')).rowCount).toBe(0)
  })

  it('is kept out although the account is there, when it was ended by hand', async () => {
    await aStaffMember(test.pool, { email: 'priya@council.example', isActive: false })

    const { answer } = await signIn({ ...priya, roles: 'SEND-Hub' })

    expect(answer.statusCode).toBe(403)
  })

  it.each([
    ['that the provider has not verified', { ...priya, email_verified: false }],
    ['of which the provider does not say that it is verified', { sub: priya.sub, email: priya.email }],
  ])('gets no colleague’s account by an address %s', async (_what, account) => {
    await aStaffMember(test.pool, { email: 'priya@council.example', powers: ['safeguarding'] })

    const { answer } = await signIn(account)

    expect(answer.statusCode).toBe(403)
    expect(await staffRow()).toBeUndefined()
  })

  it('gets nobody’s account by an address that was theirs before, and ends no session of theirs', async () => {
    const before = await signIn({ ...priya, roles: 'SEND-Hub' })

    const { answer } = await signIn({ ...priya, sub: 'a newcomer', roles: 'SEND-Managers' })

    expect(answer.statusCode).toBe(403)
    expect(await staffRow()).toMatchObject({ role: 'hub' })
    expect((await before.visitor.get('/api/session')).statusCode).toBe(200)
  })

  it.each([
    ['an empty claim', { ...priya, roles: [] }],
    ['a claim that names no role of ours', { ...priya, roles: ['Everybody'] }],
    ['no claim at all', priya],
  ])('who had a role by claims loses it with %s, and every open session with it', async (_what, account) => {
    const before = await signIn({ ...priya, roles: 'SEND-Hub' })

    const { answer } = await signIn(account)

    expect(answer.statusCode).toBe(403)
    expect((await before.visitor.get('/api/session')).statusCode).toBe(401)
  })
})

describe('what comes back', () => {
  beforeEach(() => aStaffMember(test.pool, { email: 'priya@council.example' }))

  const startAgain = 'That sign-in did not work, or took too long. Start again.'

  async function cameBack() {
    provider.accounts.set(priya.sub, priya)
    const { url, cookie } = await begin()
    return { cookie, back: await provider.signIn(url, priya.sub) }
  }

  it('to another browser is refused: it has nothing to show for it', async () => {
    const { back } = await cameBack()
    const other = await begin()

    for (const cookie of ['', '__Host-hub_oidc=made-up', other.cookie]) {
      const answer = await finish(cookie, back.search)
      expect(answer.statusCode).toBe(400)
      expect(answer.json().detail).toBe(startAgain)
      expect(answer.cookies.some(({ name }) => name === '__Host-hub_session')).toBe(false)
    }
  })

  it('with another state is refused', async () => {
    const { cookie, back } = await cameBack()
    back.searchParams.set('state', 'another')

    expect((await finish(cookie, back.search)).statusCode).toBe(400)
  })

  it('works once: the same code a second time is refused, and what it opened is all there is', async () => {
    const { cookie, back } = await cameBack()

    const statuses = [
      (await finish(cookie, back.search)).statusCode,
      (await finish(cookie, back.search)).statusCode,
    ]

    expect(statuses).toEqual([201, 400])
    expect((await test.pool.query('select from sessions')).rowCount).toBe(1)
  })

  it('opens no second session when it is sent twice at once', async () => {
    const { cookie, back } = await cameBack()

    const answers = await Promise.all([finish(cookie, back.search), finish(cookie, back.search)])

    // The provider may take a code that comes twice for stolen, and give nothing for either.
    const opened = answers.filter(({ statusCode }) => statusCode === 201).length
    expect(opened).toBeLessThan(2)
    expect((await test.pool.query('select from sessions')).rowCount).toBe(opened)
  })

  it('with a code of somebody else is refused: the proof key does not fit', async () => {
    const mine = await cameBack()
    const theirs = await cameBack()
    mine.back.searchParams.set('code', theirs.back.searchParams.get('code') ?? '')

    expect((await finish(mine.cookie, mine.back.search)).statusCode).toBe(400)
  })

  it.each([
    ['from another issuer', (url: URL) => url.searchParams.set('iss', 'https://other.example')],
    ['without its issuer', (url: URL) => url.searchParams.delete('iss')],
  ])('%s is refused: two providers can’t be mixed up', async (_what, change) => {
    const { cookie, back } = await cameBack()
    change(back)

    expect((await finish(cookie, back.search)).statusCode).toBe(400)
  })

  it('later than ten minutes is refused', async () => {
    const { cookie, back } = await cameBack()
    test.clock.pass({ minutes: 11 })

    expect((await finish(cookie, back.search)).statusCode).toBe(400)
    test.clock.set(new Date().toISOString())
  })

  it.each([
    ['nothing', ''],
    ['a refusal', '?error=access_denied'],
    ['two codes', '?code=1&code=2'],
    ['very much', `?state=${'x'.repeat(9_000)}`],
  ])('as %s is refused, and the way back is used up', async (_what, query) => {
    const { cookie } = await begin()

    const answer = await finish(cookie, query)

    expect(answer.statusCode).toBe(400)
    expect(answer.cookies).toMatchObject([{ name: '__Host-hub_oidc', value: '' }])
  })
})

describe('the code by email', () => {
  it('is closed to staff, whoever asks: known and unknown addresses get one answer, and no code leaves', async () => {
    await aStaffMember(test.pool, { email: 'priya@council.example' })
    const ask = (email: string) => test.stranger.post('/api/sign-in/codes', { email, side: 'staff' })

    const known = await ask('priya@council.example')
    const unknown = await ask('nobody@council.example')

    expect(known.statusCode).toBe(403)
    expect(known.json().detail).toBe(unknown.json().detail)
    const kept = await test.pool.query('select from sign_in_attempts')
    expect(kept.rowCount).toBe(0)
  })

  it('that was sent before the door was closed opens nothing', async () => {
    const { id } = await aStaffMember(test.pool, { email: 'priya@council.example' })
    const attemptId = newId()
    await insertRow(test.pool, 'sign_in_attempts', {
      ...{ id: attemptId, actor_kind: 'staff', address_hash: 'x', staff_member_id: id },
      ...{ created_at: test.clock.now(), expires_at: test.clock.in({ minutes: 10 }) },
    })

    const code = oneTimeCode(test.secrets.signInCode, attemptId)
    const answer = await test.stranger.post('/api/sign-in/sessions', { attemptId, code })

    expect(answer.statusCode).toBe(400)
  })
})

describe('the routes of the provider', () => {
  it('are these, beside those of every hub, and each says who may call it', async () => {
    const without = await buildTestApp()
    const namesOf = (app: TestApp) =>
      app.app.declaredRoutes.map(({ method, url, access }) => `${method} ${url} ${access}`)
    const usual = new Set(namesOf(without))

    expect(namesOf(test).filter((name) => !usual.has(name))).toEqual([
      'POST /api/sign-in/staff/start public',
      'POST /api/sign-in/staff/finish public',
      'POST /api/sign-in/staff/sign-out staff',
      'POST /api/sign-in/staff/back-channel-logout public',
    ])
    await without.close()
  })
})

describe('signing out', () => {
  it('here ends the session, leads to the provider, and from there back', async () => {
    const { visitor, browser } = await signIn({ ...priya, roles: 'SEND-Hub' })

    const answer = await visitor.post('/api/sign-in/staff/sign-out', {})

    const { url } = answer.json<{ url: string }>()
    const sent = new URL(url)
    expect(sent.origin).toBe(provider.settings.issuer)
    expect(sent.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect((await visitor.get('/api/session')).statusCode).toBe(401)
    expect((await provider.signOut(url, browser)).href).toBe(`${hub}/staff/sign-in`)
    // Nothing of the provider's is kept of a session that is over.
    const kept = await test.pool.query('select from sessions where sealed_id_token is not null')
    expect(kept.rowCount).toBe(0)
  })

  it('at the provider ends the session here', async () => {
    const { visitor, browser } = await signIn({ ...priya, roles: 'SEND-Hub' })
    const other = await signIn({
      sub: 'joe',
      email: 'joe@council.example',
      email_verified: true,
      roles: 'SEND-Hub',
    })

    const back = encodeURIComponent(`${hub}/staff/sign-in`)
    const end = `${provider.settings.issuer}/session/end?client_id=the-hub&post_logout_redirect_uri=${back}`
    await provider.signOut(end, browser)

    expect((await visitor.get('/api/session')).statusCode).toBe(401)
    expect((await other.visitor.get('/api/session')).statusCode).toBe(200)
    expect((await auditOf('signed-out')).at(-1)?.details).toMatchObject({ by: 'provider' })
  })

  it('leaves no second trace from a cookie whose session is over', async () => {
    const { visitor } = await signIn({ ...priya, roles: ['SEND-Hub'] })
    await test.pool.query('update sessions set revoked_at = now()')
    const before = (await auditOf('signed-out')).length

    expect((await visitor.post('/api/sign-in/staff/sign-out', {})).json()).toEqual({ url: null })
    expect(await auditOf('signed-out')).toHaveLength(before)
  })

  it('is for staff who are signed in', async () => {
    const family = await test.signInFamily((await aFamilyMember(test.pool, {})).email)

    expect((await test.stranger.post('/api/sign-in/staff/sign-out', {})).statusCode).toBe(401)
    expect((await family.post('/api/sign-in/staff/sign-out', {})).statusCode).toBe(401)
  })
})
