import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember, aStaffMember } from '../../../test/factories/index.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import { Visitor } from '../../../test/visitor.ts'
import { oneTimeCode } from '../../platform/one-time-code.ts'
import { createSealer } from '../../platform/sealed-text.ts'

const chrome =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36'

let test: TestApp
let parent: { id: string; email: string }
beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  parent = await aFamilyMember(test.pool)
})
afterAll(() => test?.close())

/** Signs in from a browser of its own, or from one that has the given device cookie. */
async function signInFrom(
  userAgent: string,
  { email, side, cookie }: { email: string; side?: string; cookie?: string },
) {
  const asked = await test.stranger.post('/api/sign-in/codes', { email, side: side ?? 'family' })
  const { attemptId } = asked.json<{ attemptId: string }>()
  const code = oneTimeCode(test.secrets.signInCode, attemptId)
  const headers = { 'user-agent': userAgent, ...(cookie && { cookie }) }
  const opened = await test.stranger.post('/api/sign-in/sessions', { attemptId, code }, headers)
  expect(opened.statusCode).toBe(201)
  const cookieNamed = (wanted: string) => {
    const found = opened.cookies.find(({ name }) => name === wanted)
    return `${found?.name}=${found?.value}`
  }
  return {
    visitor: new Visitor(test.app, { cookie: cookieNamed('hub_session') }),
    device: cookieNamed('hub_device'),
  }
}
const mailTo = async (id: string, kind: string) =>
  (
    await test.pool.query(
      'select event_key as "eventKey", values, sealed_to as "sealedTo" from notifications where kind = $2 and (family_member_id = $1 or staff_member_id = $1)',
      [id, kind],
    )
  ).rows
const sessionsOf = async (visitor: Visitor) =>
  (await visitor.get('/api/account')).json<{ sessions: { id: string; device: string; isThis: boolean }[] }>()
    .sessions

describe('where somebody is signed in', () => {
  it('is told with the device in words, when, and which one is in their hand', async () => {
    await signInFrom(chrome, parent)
    test.clock.pass({ minutes: 11 })
    const { visitor } = await signInFrom('nonsense', parent)

    expect((await visitor.get('/api/account')).json()).toMatchObject({
      side: 'family',
      name: 'Amina Okafor',
      email: parent.email,
      sessions: [
        { device: 'A browser', signedInAt: '2026-11-23T10:11:00.000Z', isThis: true },
        { device: 'Chrome on Android', signedInAt: '2026-11-23T10:00:00.000Z', isThis: false },
      ],
    })
  })

  it('shows when a device was last used', async () => {
    const { visitor } = await signInFrom(chrome, parent)
    test.clock.pass({ minutes: 30 })
    await visitor.get('/api/session')

    expect((await visitor.get('/api/account')).json()).toMatchObject({
      sessions: [{ lastUsedAt: '2026-11-23T10:30:00.000Z' }],
    })
  })

  it('keeps no more of a browser than the words, and only a keyed hash of its name', async () => {
    const { device } = await signInFrom(chrome, parent)

    const { rows } = await test.pool.query(
      'select s.*, d.* from sessions s join known_devices d using (device_hash) where s.family_member_id = $1',
      [parent.id],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('Mozilla')
    expect(JSON.stringify(rows)).not.toContain(device.replace('hub_device=', ''))
  })

  it('leaves out what has ended, and everybody else’s', async () => {
    const { visitor } = await signInFrom(chrome, parent)
    const { visitor: gone } = await signInFrom(chrome, parent)
    await signInFrom(chrome, await aFamilyMember(test.pool))
    await gone.delete('/api/session')

    expect(await sessionsOf(visitor)).toMatchObject([{ isThis: true }])
  })

  it('can be ended one by one, at once, with a trace', async () => {
    const { visitor: phone } = await signInFrom(chrome, parent)
    const { visitor: laptop } = await signInFrom('nonsense', parent)
    const other = (await sessionsOf(laptop)).find(({ isThis }) => !isThis)
    const ended = await laptop.delete(`/api/account/sessions/${other?.id}`)

    expect(ended.statusCode).toBe(204)
    expect((await phone.get('/api/family/cases')).statusCode).toBe(401)
    expect((await laptop.get('/api/family/cases')).statusCode).toBe(200)
    const { rows } = await test.pool.query(
      `select s.revoked_why as why, a.actor_id as who from sessions s join audit_entries a
       on a.subject_id = s.id and a.action = 'session-ended' where s.id = $1`,
      [other?.id],
    )
    expect(rows).toEqual([{ why: 'elsewhere', who: parent.id }])
  })

  it('can be ended everywhere else, by staff too', async () => {
    const priya = await aStaffMember(test.pool)
    const [one, other, here] = [
      await signInFrom(chrome, { ...priya, side: 'staff' }),
      await signInFrom(chrome, { ...priya, side: 'staff' }),
      await signInFrom(chrome, { ...priya, side: 'staff' }),
    ].map(({ visitor }) => visitor) as [Visitor, Visitor, Visitor]
    const answer = await here.post('/api/account/sessions/end-others', undefined)

    expect(answer.statusCode).toBe(204)
    const statuses = await Promise.all([one, other, here].map((visitor) => visitor.get('/api/session')))
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([401, 401, 200])
  })

  it('is nobody else’s to end: absent and another’s are the same answer', async () => {
    const { visitor: stranger } = await signInFrom(chrome, await aFamilyMember(test.pool))
    const { visitor } = await signInFrom(chrome, parent)
    const [own] = await sessionsOf(visitor)
    const answers = [
      await stranger.delete(`/api/account/sessions/${own?.id}`),
      await stranger.delete(`/api/account/sessions/${randomUUID()}`),
    ]

    const bodies = answers.map((answer) => ({ ...answer.json<object>(), instance: '' }))
    expect(bodies[0]).toMatchObject({ status: 404 })
    expect(bodies[0]).toEqual(bodies[1])
    expect((await visitor.get('/api/session')).statusCode).toBe(200)
  })
})

describe('a device that somebody has not used before', () => {
  it('is told by email, but not at the very first sign-in, and once known no more', async () => {
    const { device } = await signInFrom(chrome, parent)
    const atFirst = await mailTo(parent.id, 'new-device')
    await signInFrom(chrome, { ...parent, cookie: device })
    const again = await mailTo(parent.id, 'new-device')
    await signInFrom('nonsense', parent)

    expect([atFirst, again].map((mails) => mails.length)).toEqual([0, 0])
    expect(await mailTo(parent.id, 'new-device')).toMatchObject([{ values: {} }])
  })

  it('is told to staff too', async () => {
    const priya = await aStaffMember(test.pool)
    await signInFrom(chrome, { ...priya, side: 'staff' })
    await signInFrom(chrome, { ...priya, side: 'staff' })

    expect(await mailTo(priya.id, 'new-device')).toHaveLength(1)
  })

  it('is known by a name that changes at every sign-in: one that was planted is worth nothing', async () => {
    const attacker = await aFamilyMember(test.pool)
    const { device: planted } = await signInFrom(chrome, attacker)
    await signInFrom(chrome, parent)
    await signInFrom(chrome, { ...parent, cookie: planted })
    const before = (await mailTo(parent.id, 'new-device')).length
    await signInFrom(chrome, { ...parent, cookie: planted })

    expect((await mailTo(parent.id, 'new-device')).length).toBe(before + 1)
  })

  it('stays known to everybody who shares it', async () => {
    const father = await aFamilyMember(test.pool)
    const { device: first } = await signInFrom(chrome, parent)
    const { device: second } = await signInFrom(chrome, { ...father, cookie: first })
    const { device: third } = await signInFrom(chrome, { ...parent, cookie: second })
    await signInFrom(chrome, { ...father, cookie: third })

    expect(await mailTo(parent.id, 'new-device')).toEqual([])
    expect(await mailTo(father.id, 'new-device')).toEqual([])
  })
})

describe('another email address', () => {
  const wanted = () => `new-${randomUUID()}@family.example`
  async function ask(visitor: Visitor, email: string) {
    const answer = await visitor.post('/api/family/email-changes', { email })
    return answer.json<{ changeId: string }>().changeId
  }
  const codesOf = (changeId: string) => ({
    oldCode: oneTimeCode(test.secrets.signInCode, `${changeId}:old`),
    newCode: oneTimeCode(test.secrets.signInCode, `${changeId}:new`),
  })
  const type = (visitor: Visitor, changeId: string, codes: object) =>
    visitor.post(`/api/family/email-changes/${changeId}/codes`, codes)
  const addressOf = async (id: string) =>
    (await test.pool.query('select email from family_members where id = $1', [id])).rows[0].email

  it('is used once the codes from both inboxes are typed, and the old one gets a last message', async () => {
    const visitor = await test.signInFamily(parent.email)
    const email = wanted()
    const changeId = await ask(visitor, ` ${email.toUpperCase()} `)
    await test.lookUpSignIns()
    const [toOld] = await mailTo(parent.id, 'email-change-old')
    const [toNew] = await mailTo(parent.id, 'email-change-new')
    const answer = await type(visitor, changeId, codesOf(changeId))

    expect(toOld).toMatchObject({ values: { codeOf: `${changeId}:old` }, sealedTo: null })
    const { unseal } = createSealer(test.secrets.sealedAddress)
    expect(unseal(toNew.sealedTo)).toBe(email)
    expect(answer.statusCode).toBe(204)
    expect(await addressOf(parent.id)).toBe(email)
    const [last] = await mailTo(parent.id, 'email-changed')
    expect(unseal(last.sealedTo)).toBe(parent.email)
  })

  it('takes one wrong code as well as two, and says the same', async () => {
    const visitor = await test.signInFamily(parent.email)
    const changeId = await ask(visitor, wanted())
    const { oldCode, newCode } = codesOf(changeId)
    const swapped = await type(visitor, changeId, { oldCode: newCode, newCode: oldCode })
    const halves = [
      await type(visitor, changeId, { oldCode, newCode: oldCode }),
      await type(visitor, changeId, { oldCode: newCode, newCode }),
    ]

    const bodies = [swapped, ...halves].map((answer) => ({ ...answer.json<object>(), instance: '' }))
    expect(bodies[0]).toMatchObject({
      status: 400,
      errors: [{ pointer: '/oldCode' }, { pointer: '/newCode' }],
    })
    for (const body of bodies) expect(body).toEqual(bodies[0])
    expect(await addressOf(parent.id)).toBe(parent.email)
  })

  it('takes five tries, half an hour, and the session that asked', async () => {
    const visitor = await test.signInFamily(parent.email)
    const [tried, late, elsewhere] = [await ask(visitor, wanted()), '', '']
    for (let n = 0; n < 5; n += 1) await type(visitor, tried, { oldCode: '000000', newCode: '000000' })
    const sixth = await type(visitor, tried, codesOf(tried))
    const other = await test.signInFamily(parent.email)
    const asked = await ask(visitor, wanted())
    const fromOther = await type(other, asked, codesOf(asked))
    test.clock.pass({ minutes: 31 })
    const tooLate = await type(visitor, asked, codesOf(asked))

    expect([late, elsewhere]).toEqual(['', ''])
    expect([sixth, fromOther, tooLate].map(({ statusCode }) => statusCode)).toEqual([400, 400, 400])
    expect(await addressOf(parent.id)).toBe(parent.email)
  })

  it('works once, and an older question not after a newer one', async () => {
    const visitor = await test.signInFamily(parent.email)
    const [older, newer] = [await ask(visitor, wanted()), await ask(visitor, wanted())]
    const statuses = [
      (await type(visitor, older, codesOf(older))).statusCode,
      ...(await Promise.all(Array.from({ length: 5 }, () => type(visitor, newer, codesOf(newer))))).map(
        ({ statusCode }) => statusCode,
      ),
    ]

    expect(statuses[0]).toBe(400)
    expect(statuses.slice(1).filter((status) => status === 204)).toHaveLength(1)
  })

  it('that is somebody’s gets the same answer by the same statements, no mail, and is never given', async () => {
    const neighbour = await aFamilyMember(test.pool)
    const visitor = await test.signInFamily(parent.email)
    await ask(visitor, wanted())
    const answers: Record<string, unknown>[] = []
    const asking = async (email: string) => {
      const answer = await visitor.post('/api/family/email-changes', { email })
      answers.push({ status: answer.statusCode, ...answer.json<object>() })
    }
    const free = await test.statementsOf(() => asking(wanted()))
    const taken = await test.statementsOf(() => asking(neighbour.email))
    await test.lookUpSignIns()
    const changeId = String(answers[1]?.changeId)
    const typed = await type(visitor, changeId, codesOf(changeId))

    expect(taken).toEqual(free)
    expect({ ...answers[1], changeId: '' }).toEqual({ ...answers[0], changeId: '' })
    const mails = await mailTo(parent.id, 'email-change-new')
    expect(mails.map(({ eventKey }) => eventKey)).not.toContain(`${changeId}:new`)
    expect(typed.statusCode).toBe(400)
    expect(await addressOf(parent.id)).toBe(parent.email)
  })

  it('is nobody’s for both when two ask for the same at the same moment', async () => {
    const [one, other] = [parent, await aFamilyMember(test.pool)]
    const visitors = [await test.signInFamily(one.email), await test.signInFamily(other.email)]
    const email = wanted()
    const changes = await Promise.all(visitors.map((visitor) => ask(visitor, email)))
    const answers = await Promise.all(
      visitors.map((visitor, n) => type(visitor, changes[n] ?? '', codesOf(changes[n] ?? ''))),
    )

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 400])
  })

  it('uses up codes that went to the old inbox', async () => {
    const visitor = await test.signInFamily(parent.email)
    const asked = await test.stranger.post('/api/sign-in/codes', { email: parent.email, side: 'family' })
    await test.lookUpSignIns()
    const { attemptId } = asked.json<{ attemptId: string }>()
    const changeId = await ask(visitor, wanted())
    await type(visitor, changeId, codesOf(changeId))
    const code = oneTimeCode(test.secrets.signInCode, attemptId)

    expect((await test.stranger.post('/api/sign-in/sessions', { attemptId, code })).statusCode).toBe(400)
  })

  it('leaves a trace without either address', async () => {
    const visitor = await test.signInFamily(parent.email)
    const changeId = await ask(visitor, wanted())
    await type(visitor, changeId, codesOf(changeId))

    const { rows } = await test.pool.query(
      'select action, details from audit_entries where actor_id = $1 and subject_id = $1 order by id',
      [parent.id],
    )
    expect(rows).toMatchObject([
      { action: 'email-change-asked', details: { changeId } },
      {
        action: 'email-changed',
        details: { changeId, formerAddress: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ])
    expect(JSON.stringify(rows)).not.toContain('@')
  })

  it('can be asked for five times a day, so that nobody has us write to strangers all day', async () => {
    const visitor = await test.signInFamily(parent.email)
    for (let n = 0; n < 5; n += 1) await ask(visitor, wanted())
    const sixth = await visitor.post('/api/family/email-changes', { email: wanted() })

    expect(sixth.statusCode).toBe(429)
    expect(sixth.json()).toMatchObject({ detail: expect.stringContaining('phone us on') })
  })

  it('is not the one they have already', async () => {
    const visitor = await test.signInFamily(parent.email)
    const answer = await visitor.post('/api/family/email-changes', { email: parent.email })

    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/email' }] })
  })

  it.each([
    ['a second header', 'a@family.example\r\nBcc: b@evil.example'],
    ['a bare line feed', 'a@family.example\nBcc:b@evil.example'],
    ['a second reader', 'a@family.example,b@evil.example'],
    ['a name around it', '"Amina" <a@family.example>'],
    ['a comment', 'a(b@evil.example)@family.example'],
    ['a line end in code', 'a%0d%0aBcc:b@evil.example'],
    ['no character', 'a\u0000@family.example'],
    ['half a character', 'a\ud800@family.example'],
    ['too many characters', `${'a'.repeat(250)}@family.example`],
    ['a million characters', `${'a'.repeat(1_000_000)}@family.example`],
    ['a list', ['a@family.example', 'b@evil.example']],
    ['an object', { toString: 'a@family.example' }],
  ])('with %s in it is refused, here and at the door', async (_, email) => {
    const visitor = await test.signInFamily(parent.email)
    const answers = [
      await visitor.post('/api/family/email-changes', { email }),
      await test.stranger.post('/api/sign-in/codes', { email, side: 'family' }),
    ]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400])
  })
})
