import type { CaseForFamily } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, publicUrl, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  aSentLetter,
  aStaffMember,
} from '../../../../test/factories/index.ts'
import { SoftwareAuthenticator } from '../../../../test/software-authenticator.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { oneTimeCode } from '../../../platform/one-time-code.ts'
import { createSealer } from '../../../platform/sealed-text.ts'

let test: TestApp
let amina: Visitor
let aminaId = ''
let email = ''

beforeAll(async () => {
  test = await buildTestApp({ secondFactor: { rule: 'if-set-up', canText: true } })
})
afterAll(() => test.close())

beforeEach(async () => {
  test.clock.set(usualMoment)
  ;({ id: aminaId, email } = await aFamilyMember(test.pool, {}))
  amina = await test.signInFamily(email)
})

interface Question {
  challengeId: string
  options: { challenge: string; [name: string]: unknown }
}

async function question(visitor: Visitor, what: 'add' | 'show'): Promise<Question> {
  const url = what === 'add' ? '/api/family/passkeys/question' : '/api/family/second-factor/passkey/question'
  const asked = await visitor.post(url, {})
  expect(asked.statusCode).toBe(201)
  return asked.json<Question>()
}

type Wrong = Parameters<SoftwareAuthenticator['show']>[1]

async function addPasskey(visitor: Visitor, key = new SoftwareAuthenticator(publicUrl), wrong: Wrong = {}) {
  const { challengeId, options } = await question(visitor, 'add')
  const answer = await visitor.post('/api/family/passkeys', {
    challengeId,
    credential: key.create(options, wrong),
  })
  return { key, answer, challengeId, options }
}

async function show(visitor: Visitor, key: SoftwareAuthenticator, wrong: Wrong = {}) {
  const { challengeId, options } = await question(visitor, 'show')
  return visitor.post('/api/family/second-factor/passkey', {
    challengeId,
    credential: key.show(options, wrong),
  })
}

const view = async (visitor: Visitor) => (await visitor.get('/api/family/second-factor')).json()

/** Whether the page of her case offers to set one up. */
async function isOffered(): Promise<boolean> {
  const { id } = await aCase(test.pool, { sharedWith: [aminaId] })
  return (await amina.get(`/api/family/cases/${id}`)).json<CaseForFamily>().offersSecondCheck
}

const auditOf = async (action: string) =>
  (
    await test.pool.query(
      'select details from audit_entries where action = $1 and (actor_id = $2 or subject_id = $2)',
      [action, aminaId],
    )
  ).rows

const mailKinds = async () =>
  (
    await test.pool.query('select kind from notifications where family_member_id = $1 order by created_at', [
      aminaId,
    ])
  ).rows
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'sign-in-code')

describe('a passkey', () => {
  it('is set up, is named after its device, and confirms the session in which it was made', async () => {
    expect(await isOffered()).toBe(true)
    const { answer } = await addPasskey(amina)

    expect(answer.statusCode).toBe(204)
    expect(await view(amina)).toMatchObject({
      passkeys: [{ label: 'A browser', lastUsedAt: null }],
      ...{ isSetUp: true, isConfirmed: true, isAskedForPapers: false },
    })
    expect(await isOffered()).toBe(false)
    expect(await auditOf('second-factor-added')).toEqual([{ details: { factor: 'passkey' } }])
    expect(await mailKinds()).toEqual(['factor-added'])
  })

  it('confirms another session when it is shown there', async () => {
    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    expect(await view(onHerPhone)).toMatchObject({ isConfirmed: false, isAskedForPapers: true })

    const answer = await show(onHerPhone, key)

    expect(answer.statusCode).toBe(204)
    expect(await view(onHerPhone)).toMatchObject({
      isConfirmed: true,
      passkeys: [{ lastUsedAt: test.clock.now().toISOString() }],
    })
  })

  it('is asked for by our own host, without wanting to know what makes it', async () => {
    const { options } = await question(amina, 'add')

    expect(options).toMatchObject({
      rp: { id: 'hub.test', name: 'Kent County Council' },
      attestation: 'none',
      authenticatorSelection: { userVerification: 'preferred' },
    })
    expect(Buffer.from(options.challenge, 'base64url').length).toBeGreaterThanOrEqual(16)
  })

  it.each<[string, Wrong]>([
    ['to another challenge', { challenge: Buffer.from('another challenge').toString('base64url') }],
    ['from another site', { origin: 'https://hub.test.evil.example' }],
    ['from our host without TLS, where we have it, or the other way round', { origin: 'https://hub.test' }],
    ['for another host', { rpId: 'evil.example' }],
    ['of another kind', { type: 'webauthn.other' }],
    ['without anybody there', { isPresent: false }],
  ])('that answers %s is neither kept nor believed', async (_what, wrong) => {
    const refused = await addPasskey(amina, undefined, wrong)
    expect(refused.answer.statusCode).toBe(400)
    expect(await view(amina)).toMatchObject({ passkeys: [], isConfirmed: false })

    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    const answer = await show(onHerPhone, key, wrong)

    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail).toBe('That did not work. Try again.')
    expect(await view(onHerPhone)).toMatchObject({ isConfirmed: false })
  })

  it('answers a question once: the same answer again is refused', async () => {
    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    const { challengeId, options } = await question(onHerPhone, 'show')
    const body = { challengeId, credential: key.show(options) }
    const send = () => onHerPhone.post('/api/family/second-factor/passkey', body)

    expect([(await send()).statusCode, (await send()).statusCode]).toEqual([204, 400])
  })

  it('uses its question up when the answer is wrong, too', async () => {
    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    const { challengeId, options } = await question(onHerPhone, 'show')
    const send = (wrong: Wrong) =>
      onHerPhone.post('/api/family/second-factor/passkey', {
        challengeId,
        credential: key.show(options, wrong),
      })

    await send({ origin: 'https://evil.example' })

    expect((await send({})).statusCode).toBe(400)
  })

  it('answers a question of its own session only', async () => {
    const { key } = await addPasskey(amina)
    const [phone, tablet] = [await test.signInFamily(email), await test.signInFamily(email)]
    const { challengeId, options } = await question(phone, 'show')

    const answer = await tablet.post('/api/family/second-factor/passkey', {
      challengeId,
      credential: key.show(options),
    })

    expect(answer.statusCode).toBe(400)
  })

  it('answers within five minutes', async () => {
    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    const { challengeId, options } = await question(onHerPhone, 'show')
    test.clock.pass({ minutes: 5, seconds: 1 })

    const answer = await onHerPhone.post('/api/family/second-factor/passkey', {
      challengeId,
      credential: key.show(options),
    })

    expect(answer.statusCode).toBe(400)
  })

  it('of somebody else opens nothing', async () => {
    await addPasskey(amina)
    const other = await aFamilyMember(test.pool, {})
    const { key: theirs } = await addPasskey(await test.signInFamily(other.email ?? ''))
    const onHerPhone = await test.signInFamily(email)

    expect((await show(onHerPhone, theirs)).statusCode).toBe(400)
    expect(await view(onHerPhone)).toMatchObject({ isConfirmed: false })
  })

  it('that another key signed for is refused', async () => {
    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    const copied = new SoftwareAuthenticator(publicUrl)

    expect((await show(onHerPhone, copied, { credentialId: key.credentialId })).statusCode).toBe(400)
  })

  it.each([
    ['goes back', 4],
    ['stands still', 9],
  ])('whose counter %s was copied, and is refused', async (_what, counter) => {
    const { key } = await addPasskey(amina, undefined, { counter: 1 })
    const onHerPhone = await test.signInFamily(email)
    expect((await show(onHerPhone, key, { counter: 9 })).statusCode).toBe(204)
    const elsewhere = await test.signInFamily(email)

    expect((await show(elsewhere, key, { counter })).statusCode).toBe(400)
  })

  it('whose counter is always 0, as phones have it, is believed', async () => {
    const { key } = await addPasskey(amina, undefined, { counter: 0 })
    const onHerPhone = await test.signInFamily(email)

    expect((await show(onHerPhone, key, { counter: 0 })).statusCode).toBe(204)
  })

  it('that somebody has already is not kept a second time, for anybody', async () => {
    const { key } = await addPasskey(amina)
    const other = await aFamilyMember(test.pool, {})

    const { answer } = await addPasskey(await test.signInFamily(other.email ?? ''), key)

    expect(answer.statusCode).toBe(409)
  })

  it('that is no answer of a browser is refused by its shape', async () => {
    const { challengeId } = await question(amina, 'add')
    const send = (credential: unknown) => amina.post('/api/family/passkeys', { challengeId, credential })

    for (const credential of [null, 'x', {}, { id: 'a b', rawId: 'x', type: 'public-key', response: {} }])
      expect((await send(credential)).statusCode).toBe(400)
  })

  it('is one of at most five', async () => {
    for (let made = 0; made < 5; made += 1) expect((await addPasskey(amina)).answer.statusCode).toBe(204)

    expect((await amina.post('/api/family/passkeys/question', {})).statusCode).toBe(409)
  })
})

describe('changing what one has', () => {
  it('needs what one has: a session that has not shown it can neither add nor take away', async () => {
    await addPasskey(amina)
    const thief = await test.signInFamily(email)
    const [{ id }] = (await view(thief)).passkeys

    const answers = [
      await thief.post('/api/family/passkeys/question', {}),
      await thief.delete(`/api/family/passkeys/${id}`),
      await thief.post('/api/family/text-number/code', { number: '07700 900982' }),
      await thief.delete('/api/family/text-number'),
    ]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403])
    expect(answers[0]?.json().type).toBe('urn:send-hub:problem:second-factor-required')
  })

  it('does not let in a question that was asked before there was anything to show', async () => {
    const thief = await test.signInFamily(email)
    const { challengeId, options } = await question(thief, 'add')
    await addPasskey(amina)

    const credential = new SoftwareAuthenticator(publicUrl).create(options)
    const answer = await thief.post('/api/family/passkeys', { challengeId, credential })

    expect(answer.statusCode).toBe(403)
  })

  it('takes a passkey away, and tells so', async () => {
    await addPasskey(amina)
    const [{ id }] = (await view(amina)).passkeys

    expect((await amina.delete(`/api/family/passkeys/${id}`)).statusCode).toBe(204)
    expect(await view(amina)).toMatchObject({ passkeys: [], isSetUp: false })
    expect(await mailKinds()).toEqual(['factor-added', 'factor-removed'])
  })

  it('takes away nothing of somebody else', async () => {
    const other = await aFamilyMember(test.pool, {})
    const theirs = await test.signInFamily(other.email ?? '')
    await addPasskey(theirs)
    const [{ id }] = (await view(theirs)).passkeys

    expect((await amina.delete(`/api/family/passkeys/${id}`)).statusCode).toBe(404)
    expect((await view(theirs)).passkeys).toHaveLength(1)
  })

  it('makes every other session show it anew', async () => {
    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    await show(onHerPhone, key)

    await addPasskey(amina)

    expect(await view(onHerPhone)).toMatchObject({ isConfirmed: false })
  })
})

describe('a code by text', () => {
  const number = '07700 900982'
  const codeOf = (challengeId: string) => oneTimeCode(test.secrets.signInCode, challengeId)
  const ask = async (visitor: Visitor, what: 'add' | 'show') => {
    const answer =
      what === 'add'
        ? await visitor.post('/api/family/text-number/code', { number })
        : await visitor.post('/api/family/second-factor/text/code', {})
    return { answer, challengeId: answer.json<{ challengeId: string }>().challengeId }
  }
  const enter = (visitor: Visitor, what: 'add' | 'show', challengeId: string, code: string) =>
    visitor.post(what === 'add' ? '/api/family/text-number' : '/api/family/second-factor/text', {
      challengeId,
      code,
    })

  async function addNumber(visitor: Visitor) {
    const { challengeId } = await ask(visitor, 'add')
    return enter(visitor, 'add', challengeId, codeOf(challengeId))
  }

  it('goes to the new number, which is on record once the code came back', async () => {
    const { answer, challengeId } = await ask(amina, 'add')
    expect([answer.statusCode, answer.json().expiresInMinutes]).toEqual([202, 10])
    expect(await view(amina)).toMatchObject({ textEnding: null })
    const queued = await test.pool.query(
      "select channel, kind, sealed_to from notifications where family_member_id = $1 and channel = 'text'",
      [aminaId],
    )
    expect(queued.rows).toMatchObject([{ channel: 'text', kind: 'text-code' }])
    expect(createSealer(test.secrets.sealedAddress).unseal(queued.rows[0].sealed_to)).toBe('+447700900982')

    expect((await enter(amina, 'add', challengeId, codeOf(challengeId))).statusCode).toBe(204)
    expect(await view(amina)).toMatchObject({ textEnding: '982', isSetUp: true, isConfirmed: true })
  })

  it('confirms another session', async () => {
    await addNumber(amina)
    const onHerPhone = await test.signInFamily(email)

    const { challengeId } = await ask(onHerPhone, 'show')
    const answer = await enter(onHerPhone, 'show', challengeId, codeOf(challengeId))

    expect(answer.statusCode).toBe(204)
    expect(await view(onHerPhone)).toMatchObject({ isConfirmed: true })
    expect(await auditOf('second-factor-shown')).toEqual([{ details: { factor: 'text' } }])
  })

  it('works once, within ten minutes, in its own session, for what it was sent for', async () => {
    await addNumber(amina)
    const [phone, tablet] = [await test.signInFamily(email), await test.signInFamily(email)]
    const { challengeId } = await ask(phone, 'show')
    const code = codeOf(challengeId)

    expect((await enter(tablet, 'show', challengeId, code)).statusCode).toBe(400)
    expect((await enter(phone, 'show', challengeId, code)).statusCode).toBe(204)
    expect((await enter(phone, 'show', challengeId, code)).statusCode).toBe(400)
    expect((await enter(phone, 'add', challengeId, code)).statusCode).toBe(400)
    const late = await ask(phone, 'show')
    test.clock.pass({ minutes: 10, seconds: 1 })
    expect((await enter(phone, 'show', late.challengeId, codeOf(late.challengeId))).statusCode).toBe(400)
  })

  it('takes five tries, and then not even the right one', async () => {
    await addNumber(amina)
    const phone = await test.signInFamily(email)
    const { challengeId } = await ask(phone, 'show')
    const wrong = codeOf(challengeId) === '000000' ? '000001' : '000000'

    for (let tries = 0; tries < 5; tries += 1)
      expect((await enter(phone, 'show', challengeId, wrong)).statusCode).toBe(400)

    expect((await enter(phone, 'show', challengeId, codeOf(challengeId))).statusCode).toBe(400)
  })

  it('is opened by one of two who enter it at once', async () => {
    await addNumber(amina)
    const phone = await test.signInFamily(email)
    const { challengeId } = await ask(phone, 'show')

    const answers = await Promise.all(
      [1, 2].map(() => enter(phone, 'show', challengeId, codeOf(challengeId))),
    )

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 400])
  })

  it('is sent five times in an hour, and ten times in a day, in however many sessions', async () => {
    const statusOf = async () => (await ask(await test.signInFamily(email), 'add')).answer.statusCode

    const firstHour = [
      await statusOf(),
      await statusOf(),
      await statusOf(),
      await statusOf(),
      await statusOf(),
    ]
    expect(firstHour).toEqual([202, 202, 202, 202, 202])
    expect(await statusOf()).toBe(429)
    test.clock.pass({ hours: 2 })
    for (let sent = 0; sent < 5; sent += 1) await statusOf()
    test.clock.pass({ hours: 2 })
    expect(await statusOf()).toBe(429)
    test.clock.pass({ hours: 24 })
    expect(await statusOf()).toBe(202)
  })

  it.each(['', '01622 900100', '+33 6 12 34 56 78', '07700', '0770090098a', '+4407700900982;0900'])(
    'does not go to %j',
    async (wrong) => {
      expect((await amina.post('/api/family/text-number/code', { number: wrong })).statusCode).toBe(400)
    },
  )

  it('is not to be had by somebody without a number, or where no texts can be sent', async () => {
    expect((await ask(amina, 'show')).answer.statusCode).toBe(409)
    const without = await buildTestApp()
    const { email: address } = await aFamilyMember(without.pool, {})
    const visitor = await without.signInFamily(address ?? '')

    expect((await visitor.post('/api/family/text-number/code', { number })).statusCode).toBe(409)
    await without.close()
  })

  it('is taken away with its number', async () => {
    await addNumber(amina)

    expect((await amina.delete('/api/family/text-number')).statusCode).toBe(204)
    expect(await view(amina)).toMatchObject({ textEnding: null, isSetUp: false })
  })
})

describe('papers', () => {
  async function aLetterTo(familyMemberId: string) {
    const { id: caseId } = await aCase(test.pool, {})
    await anAccess(test.pool, { caseId, familyMemberId })
    return aSentLetter(test.pool, { caseId, familyMemberId })
  }

  it.each(['documents/{}/content', 'letters/{}', 'letters/{}/pdf', 'copies/{}/content'])(
    'at %s are shown after a second factor only, to whoever has one; whether they are there is not told before',
    async (path) => {
      await addPasskey(amina)
      const onHerPhone = await test.signInFamily(email)
      const url = `/api/family/${path.replace('{}', '0190a000-0000-7000-8000-00000000000a')}`

      expect((await onHerPhone.get(url)).statusCode).toBe(403)
      expect((await onHerPhone.call('HEAD', url)).statusCode).toBe(403)
      expect((await amina.get(url)).statusCode).toBe(404)
    },
  )

  it('are open to whoever has none, unless the council wants everybody to have one', async () => {
    const strict = await buildTestApp({ secondFactor: { rule: 'required', canText: false } })
    const person = await aFamilyMember(strict.pool, {})
    const visitor = await strict.signInFamily(person.email ?? '')
    const url = '/api/family/letters/0190a000-0000-7000-8000-00000000000a'

    expect((await amina.get(url)).statusCode).toBe(404)
    expect((await visitor.get(url)).json().type).toBe('urn:send-hub:problem:second-factor-required')
    expect(await view(visitor)).toMatchObject({ isSetUp: false, isAskedForPapers: true })
    expect((await addPasskey(visitor)).answer.statusCode).toBe(204)
    expect((await visitor.get(url)).statusCode).toBe(404)
    await strict.close()
  })

  it('of a case are opened in a confirmed session', async () => {
    const letter = await aLetterTo(aminaId)
    const { key } = await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    const url = `/api/family/letters/${letter.id}`
    expect((await onHerPhone.get(url)).statusCode).toBe(403)

    await show(onHerPhone, key)

    expect((await onHerPhone.get(url)).statusCode).toBe(200)
  })

  it('are not locked away from somebody whose number no text can reach any more', async () => {
    const without = await buildTestApp()
    const person = await aFamilyMember(without.pool, {})
    await without.pool.query("update family_members set text_number = '+447700900982' where id = $1", [
      person.id,
    ])
    const visitor = await without.signInFamily(person.email ?? '')

    expect(await view(visitor)).toMatchObject({ isSetUp: false, isAskedForPapers: false })
    await without.close()
  })
})

describe('who gets in', () => {
  it('is changed after a second factor only', async () => {
    await addPasskey(amina)
    const onHerPhone = await test.signInFamily(email)
    const caseId = '0190a000-0000-7000-8000-00000000000a'
    const changes: [string, object][] = [
      ['/api/family/email-changes', { email: 'new@family.example' }],
      [
        `/api/family/cases/${caseId}/helpers`,
        { role: 'advocate', name: 'Jo', level: 'status', endsOn: '2027-01-01', isAgreed: true },
      ],
      [`/api/family/cases/${caseId}/parents/${caseId}`, { level: 'none' }],
    ]

    for (const [url, body] of changes) {
      const answer = await onHerPhone.post(url, body)
      expect(answer.json().type, url).toBe('urn:send-hub:problem:second-factor-required')
    }
  })
})

describe('a lost second factor', () => {
  const reset = (visitor: Visitor, id = aminaId, body: unknown = { checkedBy: 'in-person' }) =>
    visitor.post(`/api/staff/people/${id}/second-factor/reset`, body)

  it('is taken away by staff with the power, who say how they checked; its holder is signed out, and told', async () => {
    await addPasskey(amina)
    const staff = await test.signInStaff((await aStaffMember(test.pool, { powers: ['accounts'] })).email)

    expect((await reset(staff)).statusCode).toBe(204)

    expect((await amina.get('/api/session')).statusCode).toBe(401)
    expect(await view(await test.signInFamily(email))).toMatchObject({ isSetUp: false, passkeys: [] })
    expect(await auditOf('second-factor-reset')).toEqual([
      { details: { checkedBy: 'in-person', passkeys: 1, numbers: 0 } },
    ])
    expect(await mailKinds()).toEqual(['factor-added', 'factor-removed'])
    expect((await reset(staff)).statusCode).toBe(409)
  })

  it('is not taken away by others, without a check, or from nobody', async () => {
    await addPasskey(amina)
    const staff = await test.signInStaff((await aStaffMember(test.pool, { powers: ['accounts'] })).email)
    const colleague = await test.signInStaff((await aStaffMember(test.pool, { role: 'manager' })).email)

    expect((await reset(test.stranger)).statusCode).toBe(401)
    expect((await reset(amina)).statusCode).toBe(401)
    expect((await reset(colleague)).statusCode).toBe(403)
    expect((await reset(staff, aminaId, { checkedBy: 'trust' })).statusCode).toBe(400)
    expect((await reset(staff, '0190a000-0000-7000-8000-00000000000a')).statusCode).toBe(404)
    expect(await view(amina)).toMatchObject({ isSetUp: true })
  })
})
