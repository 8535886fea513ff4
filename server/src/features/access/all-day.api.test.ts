import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember } from '../../../test/factories/index.ts'
import { usualMoment } from '../../../test/test-clock.ts'
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

const ask = (address: string, cookie = '') =>
  test.stranger.post('/api/sign-in/codes', { email: address, side: 'family' }, { cookie })
const guess = (attemptId: string, code: string) =>
  test.stranger.post('/api/sign-in/sessions', { attemptId, code })
const rightCode = (attemptId: string) => oneTimeCode(test.secrets.signInCode, attemptId)
const wrongCode = (attemptId: string) => (rightCode(attemptId) === '000000' ? '111111' : '000000')

/** Asks and guesses as fast as the limits of a quarter of an hour allow, all day. How many guesses were judged. */
async function guessAllDay(address: string) {
  const judged: number[] = []
  let codes = 0
  for (let quarter = 0; quarter < 96; quarter += 1) {
    for (let n = 0; n < 10; n += 1) {
      const asked = await ask(address)
      if (asked.statusCode !== 202) break
      codes += 1
      const { attemptId } = asked.json<{ attemptId: string }>()
      for (let wrong = 0; wrong < 5; wrong += 1) {
        const { statusCode } = await guess(attemptId, wrongCode(attemptId))
        if (statusCode === 400) judged.push(statusCode)
      }
    }
    test.clock.pass({ minutes: 15 })
  }
  return { guesses: judged.length, codes }
}

describe('guessing codes all day', () => {
  it.each(['known', 'unknown'])(
    'ends after thirty guesses for one address, %s',
    async (kind) => {
      const { guesses, codes } = await guessAllDay(kind === 'known' ? email : 'nobody@family.example')

      // The day's last quarter is the first of the next day's.
      expect(guesses).toBeLessThanOrEqual(30)
      expect(codes).toBeLessThanOrEqual(20)
    },
    60_000,
  )

  it('is told in words that say what to do, and the right code opens nothing then', async () => {
    const first = (await ask(email)).json<{ attemptId: string }>()
    for (let round = 0; round < 6; round += 1) {
      const { attemptId } = (await ask(email)).json<{ attemptId: string }>()
      for (let n = 0; n < 5; n += 1) await guess(attemptId, wrongCode(attemptId))
    }
    const answers = [await guess(first.attemptId, rightCode(first.attemptId)), await ask(email)]

    for (const answer of answers) {
      expect(answer.statusCode).toBe(429)
      expect(answer.json()).toMatchObject({
        detail: expect.stringMatching(
          /^Too many wrong codes were typed today\. Use a phone or computer that you have signed in with before, try again tomorrow, or phone us on 0[\d ]+\.$/,
        ),
      })
      expect(Number(answer.headers['retry-after'])).toBe(24 * 3600)
    }
  })

  it('at once from many places finds no more room', async () => {
    const attempts = await Promise.all(
      Array.from({ length: 10 }, async () => (await ask(email)).json<{ attemptId: string }>().attemptId),
    )
    const answers = await Promise.all(
      attempts.flatMap((attemptId) =>
        Array.from({ length: 5 }, () => guess(attemptId, wrongCode(attemptId))),
      ),
    )

    expect(answers.filter(({ statusCode }) => statusCode === 400)).toHaveLength(30)
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(20)
  })

  it('is over when the day is', async () => {
    await guessAllDay(email)
    test.clock.pass({ hours: 24 })
    const { attemptId } = (await ask(email)).json<{ attemptId: string }>()

    expect((await guess(attemptId, rightCode(attemptId))).statusCode).toBe(201)
  })
})

describe('asking for codes all day', () => {
  it('ends after twenty for one address', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 30; n += 1) {
      statuses.push((await ask(email)).statusCode)
      test.clock.pass({ minutes: 15 })
    }

    expect(statuses.filter((status) => status === 202)).toHaveLength(20)
    expect(statuses.slice(20)).toEqual(Array(10).fill(429))
  })

  it('does not lock its owner out of a browser in which they have signed in before', async () => {
    const { attemptId } = (await ask(email)).json<{ attemptId: string }>()
    const opened = await guess(attemptId, rightCode(attemptId))
    const device = opened.cookies.find(({ name }) => name === 'hub_device')
    const cookie = `hub_device=${device?.value}`
    await guessAllDay(email)
    test.clock.pass({ hours: -1 })

    const stranger = await ask(email)
    const owner = await ask(email, cookie)
    expect([stranger.statusCode, owner.statusCode]).toEqual([429, 202])
    const { attemptId: own } = owner.json<{ attemptId: string }>()
    expect((await guess(own, rightCode(own))).statusCode).toBe(201)
  })

  it('is limited in that browser too, and it helps with nobody else’s address', async () => {
    const { attemptId } = (await ask(email)).json<{ attemptId: string }>()
    const opened = await guess(attemptId, rightCode(attemptId))
    const cookie = `hub_device=${opened.cookies.find(({ name }) => name === 'hub_device')?.value}`
    const other = (await aFamilyMember(test.pool)).email
    for (let n = 0; n < 10; n += 1) await ask(other)
    const own = []
    for (let n = 0; n < 11; n += 1) own.push((await ask(email, cookie)).statusCode)

    expect((await ask(other, cookie)).statusCode).toBe(429)
    expect(own).toEqual([...Array(10).fill(202), 429])
  })
})

describe('one code accepted twenty times at once', () => {
  it('opens one session only', async () => {
    const { attemptId } = (await ask(email)).json<{ attemptId: string }>()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => guess(attemptId, rightCode(attemptId))),
    )

    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    const { rows } = await test.pool.query(
      'select count(*)::int as n from sessions s join family_members f on f.id = s.family_member_id where f.email = $1',
      [email],
    )
    expect(rows).toEqual([{ n: 1 }])
  })
})
