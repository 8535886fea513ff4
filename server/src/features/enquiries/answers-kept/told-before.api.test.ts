import type { EnquiryForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  anEnquiry,
  aSentLetter,
  aStaffMember,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

/** The usual moment is Monday 23 November 2026, 10 in the morning. */
let test: TestApp
let joe: { id: string; email: string }
let staff: Visitor
let mother: { id: string }
let father: { id: string }
let caseId: string
let enquiryId: string

beforeAll(async () => {
  test = await buildTestApp()
  joe = await aStaffMember(test.pool, { name: 'Joe Bell' })
  staff = await test.signInStaff(joe.email)
})
afterAll(() => test?.close())
beforeEach(async () => {
  mother = await aFamilyMember(test.pool)
  father = await aFamilyMember(test.pool, { name: 'Ben Okafor' })
  caseId = (await aCase(test.pool, { status: 'ASSESSING', sharedWith: [mother.id, father.id] })).id
  enquiryId = (await anEnquiry(test.pool, { caseId, familyMemberId: mother.id })).id
})

async function answered(of: string, on: string, body: string, more: object = {}): Promise<string> {
  const openedAt = `${on}T09:00:00Z`
  const { id } = await anEnquiry(test.pool, {
    ...{ caseId, familyMemberId: of, openedAt, replyBy: on, status: 'answered', ...more },
  })
  await insertRow(test.pool, 'messages', {
    ...{ id: newId(), enquiry_id: id, kind: 'message', author_kind: 'staff', author_staff_id: joe.id },
    ...{ author_name: 'Joe, Hub', body, written_at: `${on}T15:00:00Z` },
  })
  return id
}
const aStep = (dueOn: string, madeAt: string, kept: string | null = null) =>
  insertRow(test.pool, 'promises', {
    ...{ id: newId(), case_id: caseId, duty: 'final-plan', due_on: dueOn, made_at: madeAt },
    ...{ owner_name: 'Priya Rai', reason: 'OFFICER_SHORTAGE', kept_at: kept },
  })
const told = async (visitor = staff) =>
  (await visitor.get(`/api/staff/enquiries/${enquiryId}`)).json<EnquiryForStaff>().toldBefore

describe('what a family was told before', () => {
  it('is the beginning of our answers, our promises with what became of them, and letters: newest first', async () => {
    const id = await answered(mother.id, '2026-10-05', '  The plan comes on Friday.\nMore words')
    await aSentLetter(test.pool, { caseId, familyMemberId: mother.id, sentOn: '2026-10-20', isByPost: true })
    await aStep('2026-11-13', '2026-10-30T10:00:00Z')

    expect(await told()).toMatchObject([
      { kind: 'step', on: '2026-10-30', duty: 'final-plan', dueOn: '2026-11-13', outcome: 'missed' },
      { kind: 'letter', on: '2026-10-20', letter: expect.stringMatching(/\w+/), isByPost: true },
      { kind: 'message', on: '2026-10-05', text: 'The plan comes on Friday.', enquiryId: id },
      { kind: 'reply-by', on: '2026-10-05', dueOn: '2026-10-05', outcome: 'kept' },
    ])
  })

  it('is never what the other parent asked, was told or was sent', async () => {
    await answered(father.id, '2026-11-02', 'Your change of school is agreed.')
    await aSentLetter(test.pool, { caseId, familyMemberId: father.id })

    const page = await staff.get(`/api/staff/enquiries/${enquiryId}`)

    expect(page.json().toldBefore).toEqual([])
    expect(page.payload).not.toContain('change of school')
  })

  it('is also what they were told about another child of theirs', async () => {
    const other = await aCase(test.pool, { sharedWith: [mother.id] })
    await answered(mother.id, '2026-11-02', 'We have the form.', { caseId: other.id })

    expect(await told()).toMatchObject([{ kind: 'message', text: 'We have the form.' }, { kind: 'reply-by' }])
  })

  it('holds no note among us, no words of theirs, nothing of this thread, of spam or older than a year', async () => {
    await answered(mother.id, '2025-11-20', 'Long ago.')
    const spam = await answered(mother.id, '2026-11-03', 'Never said.')
    await test.pool.query(`update enquiries set status = 'spam' where id = $1`, [spam])
    const id = await answered(mother.id, '2026-11-02', 'Told.')
    await insertRow(test.pool, 'messages', {
      ...{ id: newId(), enquiry_id: id, kind: 'note', author_kind: 'staff', author_staff_id: joe.id },
      ...{ author_name: 'Joe Bell', body: 'Between us', written_at: '2026-11-02T16:00:00Z' },
    })

    expect((await told()).filter(({ kind }) => kind === 'message')).toMatchObject([{ text: 'Told.' }])
    expect(await told()).toHaveLength(2)
  })

  it('holds no day of the case that was given when they could not read it', async () => {
    const late = await aFamilyMember(test.pool, { name: 'Ada Reed' })
    await anAccess(test.pool, { caseId, familyMemberId: late.id, startsOn: '2026-11-10' })
    await aStep('2026-11-13', '2026-10-30T10:00:00Z')
    await aStep('2026-12-04', '2026-11-16T10:00:00Z')
    enquiryId = (await anEnquiry(test.pool, { caseId, familyMemberId: late.id })).id

    expect(await told()).toMatchObject([{ kind: 'step', dueOn: '2026-12-04', outcome: 'open' }])
  })

  it.each([
    ['ended', { endsOn: '2026-11-22' }],
    ['never was', { level: 'none' as const }],
  ])('holds no day of the case for somebody whose access %s', async (_, access) => {
    const dan = await aFamilyMember(test.pool, { name: 'Dan Reed' })
    await anAccess(test.pool, { caseId, familyMemberId: dan.id, ...access })
    await aStep('2026-12-04', '2026-11-16T10:00:00Z')
    enquiryId = (await anEnquiry(test.pool, { caseId, familyMemberId: dan.id })).id

    expect(await told()).toEqual([])
  })

  it('is eight lines at most', async () => {
    for (let day = 10; day < 20; day++) await answered(mother.id, `2026-10-${day}`, `Day ${day}`)

    expect(await told()).toHaveLength(8)
    expect((await told())[0]).toMatchObject({ text: 'Day 19' })
  })

  it('is nothing of somebody without an account, and nothing for another system', async () => {
    await answered(mother.id, '2026-11-02', 'Told.')
    const service = await test.service(['enquiries:read'])

    expect(await told(service)).toEqual([])
    enquiryId = (await anEnquiry(test.pool, { caseId })).id
    expect(await told()).toEqual([])
  })
})
