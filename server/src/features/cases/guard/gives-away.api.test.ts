import type { CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let staff: Visitor
let officer: { id: string }
let mother: { id: string }
let father: { id: string }
let caseId: string
let reference: string

beforeAll(async () => {
  test = await buildTestApp()
  const priya = await aStaffMember(test.pool)
  officer = priya
  staff = await test.signInStaff(priya.email)
  mother = await aFamilyMember(test.pool, { name: 'Amina Okafor', phone: '03069 990111' })
  father = await aFamilyMember(test.pool, { name: 'Daniel Asante', phone: '03069 990222' })
  await test.pool.query('update family_members set postal_address = $2 where id = $1', [
    father.id,
    '12 Quarry Lane\nMargate\nCT9 8ZZ',
  ])
})
beforeEach(async () => {
  const made = await aCase(test.pool, { status: 'DRAFTING', sharedWith: [mother.id] })
  caseId = made.id
  reference = made.reference
  await anAccess(test.pool, { caseId, familyMemberId: father.id, endsOn: '2026-01-01' })
})
afterAll(() => test?.close())

const reply = (id: string, body: string, confirms?: string[]) =>
  staff.post(`/api/staff/enquiries/${id}/replies`, { body, requestKey: newId(), version: 1, confirms })
const faultsOf = (answer: { json(): { errors?: { pointer: string }[] } }) =>
  (answer.json().errors ?? []).map(({ pointer }) => pointer)
const traceOf = async (action: string) =>
  (
    await test.pool.query('select details from audit_entries where case_id = $1 and action = $2', [
      caseId,
      action,
    ])
  ).rows.map(({ details }) => details)

describe('a reply to an enquiry', () => {
  it.each([
    ['his name', 'We met Daniel Asante in May.', 'name'],
    ['his first name', 'We met Daniel on Monday.', 'first-name'],
    ['his phone', 'Ring 03069 990222.', 'phone'],
    ['his street', 'The visit is at 12 Quarry Lane.', 'address'],
  ])('that gives the other parent away by %s waits for the writer’s word', async (_, body, kind) => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: mother.id })
    const code = `${kind}:${father.id}`
    const refused = await reply(id, body)

    expect([refused.statusCode, faultsOf(refused)]).toEqual([400, [`/confirms/${code}`]])
    expect(refused.body, 'the refusal says no name').not.toContain('Daniel')
    expect((await reply(id, body, [`${kind}:${mother.id}`])).statusCode, 'about somebody else').toBe(400)
    expect(await traceOf('enquiry-answered')).toEqual([])

    expect((await reply(id, body, [code])).statusCode).toBe(200)
    expect(await traceOf('enquiry-answered')).toEqual([{ confirms: [code] }])
  })

  it('with another child’s reference waits, and with the child’s own goes', async () => {
    const other = await aCase(test.pool)
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: mother.id })

    expect(faultsOf(await reply(id, `See ${other.reference}.`))).toEqual(['/confirms/other-child'])
    expect((await reply(id, `See ${reference}. Sam Okafor is well, Amina.`)).statusCode).toBe(200)
  })

  it('to somebody without an account, or who never saw the case, may name nobody of it', async () => {
    const stranger = await aFamilyMember(test.pool, { name: 'Zofia Nowak' })
    const byPhone = await anEnquiry(test.pool, { caseId, contactName: 'Rosa Lee' })
    const fromStranger = await anEnquiry(test.pool, { caseId, familyMemberId: stranger.id })

    for (const { id } of [byPhone, fromStranger])
      expect(faultsOf(await reply(id, 'Amina Okafor asked, too.'))).toEqual([`/confirms/name:${mother.id}`])
  })

  it('about no case is as before', async () => {
    const { id } = await anEnquiry(test.pool, { familyMemberId: mother.id })

    expect((await reply(id, 'Daniel Asante works here.')).statusCode).toBe(200)
  })

  it('with more confirmations than there can be is refused', async () => {
    const { id } = await anEnquiry(test.pool, { caseId, familyMemberId: mother.id })

    expect(
      (
        await reply(
          id,
          'Yes.',
          Array.from({ length: 51 }, () => 'x'),
        )
      ).statusCode,
    ).toBe(400)
  })
})

describe('the reason of a delay, which everyone on the case reads', () => {
  const delay = async (reasonWords: string, confirms?: string[]) => {
    const { duties, version } = (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()
    return staff.post(`/api/staff/cases/${caseId}/delays`, {
      ...{ duty: duties.find(({ state }) => state === 'due' || state === 'late')?.kind, reason: 'OTHER' },
      ...{ reasonWords, promisedOn: '2027-01-11', ownerId: officer.id, version, confirms },
    })
  }

  it('may give none of the others away', async () => {
    await test.pool.query('update case_access set ends_on = null where case_id = $1', [caseId])

    expect(faultsOf(await delay('we wait for Amina Okafor'))).toEqual([`/confirms/name:${mother.id}`])
    expect(faultsOf(await delay('we wait for Daniel Asante'))).toEqual([`/confirms/name:${father.id}`])
    expect((await delay('we wait for Daniel Asante', [`name:${father.id}`])).statusCode).toBe(200)
  })

  it('may name the one reader to themselves', async () => {
    expect((await delay('we wait for Amina Okafor')).statusCode).toBe(200)
  })
})
