import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember } from '../../../test/factories/index.ts'
import { rankDifference } from '../../../test/rank-difference.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let parent: Visitor
let notMine: string
beforeAll(async () => {
  test = await buildTestApp()
  const [one, other] = [await aFamilyMember(test.pool), await aFamilyMember(test.pool)]
  await aCase(test.pool, { sharedWith: [one.id] })
  notMine = (await aCase(test.pool, { sharedWith: [other.id] })).id
  parent = await test.signInFamily(one.email)
})
afterAll(() => test?.close())

type Ask = () => Promise<{ statusCode: number; body: string }>
const samples = 200
const rounds = 3

/** A body without what differs from request to request: its own id, and the id of what it made. */
const comparable = (body: string) => body.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')

/** Asks in turn, so that whatever slows the machine down slows both. Milliseconds of each. */
async function timesOf(one: Ask, other: Ask): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []]
  const timed = async (ask: Ask, list: number[]) => {
    const start = performance.now()
    await ask()
    list.push(performance.now() - start)
  }
  for (let n = 0; n < samples; n += 1) {
    const order = n % 2 === 0 ? [0, 1] : [1, 0]
    for (const which of order) await timed(which === 0 ? one : other, times[which as 0 | 1])
  }
  return times
}

/**
 * How well the time tells the two apart, from 0 to 1; 0.5 is not at all. A difference that is really there shows in
 * every round; noise of a busy machine does not: the round nearest to the middle counts.
 */
async function leastTelling(one: Ask, other: Ask): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds && Math.abs(least - 0.5) > 0.15; round += 1) {
    const found = rankDifference(...(await timesOf(one, other)))
    if (Math.abs(found - 0.5) < Math.abs(least - 0.5)) least = found
  }
  return least
}

async function expectTheSameAnswer(one: Ask, other: Ask): Promise<void> {
  const [first, second] = [await one(), await other()]
  expect(second.statusCode).toBe(first.statusCode)
  expect(comparable(second.body)).toBe(comparable(first.body))
}

async function expectTheSame(one: Ask, other: Ask): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.all([one(), other()]) // warm up
  await expectTheSameAnswer(one, other)
  const telling = await leastTelling(one, other)
  expect(telling).toBeGreaterThan(0.35)
  expect(telling).toBeLessThan(0.65)
}

describe('the same answer in the same time', { timeout: 120_000 }, () => {
  it('for an address that is somebody’s and one that is nobody’s', async () => {
    const known = (await aFamilyMember(test.pool)).email
    const ask = (email: string) => () => test.stranger.post('/api/sign-in/codes', { email, side: 'family' })

    await expectTheSame(ask(known), ask(`${randomUUID()}@family.example`))
  })

  it('for a wrong code of an attempt for a known address, for an unknown one, and of no attempt', async () => {
    const attempt = async (email: string) => {
      const asked = await test.stranger.post('/api/sign-in/codes', { email, side: 'family' })
      return asked.json<{ attemptId: string }>().attemptId
    }
    const known = (await aFamilyMember(test.pool)).email
    const guess = (attemptIds: string[]) => {
      let n = 0
      return () => {
        n += 1
        const attemptId = attemptIds[n % attemptIds.length] ?? ''
        return test.stranger.post('/api/sign-in/sessions', { attemptId, code: '000000' })
      }
    }
    const many = 180
    const ofKnown: string[] = []
    const ofUnknown: string[] = []
    for (let n = 0; n < many; n += 1) {
      ofKnown.push(await attempt(`${n}.${known}`))
      ofUnknown.push(await attempt(`${randomUUID()}@family.example`))
    }
    await test.pool.query(
      `update sign_in_attempts set looked_up_at = created_at, family_member_id = (select id from family_members limit 1)
       where id = any($1)`,
      [ofKnown],
    )
    const ofNothing = Array.from({ length: many }, () => randomUUID())

    await expectTheSame(guess(ofKnown), guess(ofUnknown))
    // Counting a try of an attempt that is there writes a row: a few hundredths of a millisecond more. That tells nothing
    // of a person: the id is random, and only the browser that asked holds it.
    await expectTheSameAnswer(guess(ofUnknown), guess(ofNothing))
  })

  it('for a case of somebody else and one that is not there', async () => {
    const open = (id: () => string) => () => parent.get(`/api/family/cases/${id()}`)

    await expectTheSame(
      open(() => notMine),
      open(randomUUID),
    )
  })

  it('for the way to another address that is free, and that is somebody’s', async () => {
    const taken = (await aFamilyMember(test.pool)).email
    const ask = (email: () => string) => async () => {
      await test.pool.query("update email_changes set created_at = created_at - interval '2 days'")
      return parent.post('/api/family/email-changes', { email: email() })
    }

    await expectTheSame(
      ask(() => taken),
      ask(() => `${randomUUID()}@family.example`),
    )
  })
})

describe('the measure', () => {
  it('tells a real difference of a tenth apart, and nothing from nothing', () => {
    const spread = (from: number) => Array.from({ length: 200 }, (_, n) => from * (1 + (n % 20) / 100))

    expect(rankDifference(spread(1), spread(1))).toBe(0.5)
    expect(rankDifference(spread(1), spread(1.1))).toBeGreaterThan(0.8)
    expect(rankDifference(spread(1.1), spread(1))).toBeLessThan(0.2)
  })

  it('sees a lookup that only one of two makes', async () => {
    const without = () => test.stranger.get('/healthz')
    const withLookup = async () => {
      await test.pool.query('select from family_members where email = $1', [randomUUID()])
      return test.stranger.get('/healthz')
    }

    expect(await leastTelling(without, withLookup)).toBeGreaterThan(0.65)
  })
})
