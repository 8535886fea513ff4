import type { Caller, CallerBeside, CallersFound } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let joe: { id: string; visitor: Visitor }
let amina: { id: string; email: string }
let kase: { id: string; reference: string; childId: string }

beforeAll(async () => {
  test = await buildTestApp()
  const staff = await aStaffMember(test.pool, { name: 'Joe Bell' })
  joe = { id: staff.id, visitor: await test.signInStaff(staff.email) }
  amina = await aFamilyMember(test.pool, { name: 'Amina Okafor', phone: '07700 900123' })
  await test.pool.query('update family_members set postal_address = $2 where id = $1', [
    amina.id,
    '4 Mill Lane\nMargate\nCT9 1aa',
  ])
  kase = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })
})
afterAll(() => test?.close())

async function find(query: string, visitor = joe.visitor): Promise<Caller[]> {
  const answer = await visitor.post('/api/staff/callers/find', { query })
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json<CallersFound>().items
}
const names = async (query: string) => (await find(query)).map(({ name }) => name)
const beside = (query: string) => joe.visitor.get(`/api/staff/callers/beside?${query}`)
const aRestriction = (childId: string, kind: string, familyMemberId: string | null = null) =>
  insertRow(test.pool, 'restrictions', {
    ...{ id: newId(), child_id: childId, kind, family_member_id: familyMemberId, note: 'Ask safeguarding' },
    ...{ set_at: usualMoment, set_by_id: joe.id },
  })

describe('finding whoever rings', () => {
  it.each([
    ['the number as we wrote it', '07700 900123'],
    ['the number from abroad', '+44 (0)7700 900123'],
    ['the last six digits', '900123'],
    ['the name', 'Amina Okafor'],
    ['the name the other way round', 'okafor amina'],
    ['the name with a slip', 'Amina Okafr'],
    ['the beginning of a name', 'ami'],
    ['the child’s name', 'Sam Okafor'],
    ['the child’s own forename', 'Samuel'],
    ['a postcode', 'ct9 1aa'],
  ])('takes %s', async (_, query) => {
    expect(await names(query)).toContain('Amina Okafor')
  })

  it('takes a reference of a case, of an enquiry, and an email address', async () => {
    const { reference } = await anEnquiry(test.pool, { caseId: kase.id, familyMemberId: amina.id })

    expect(await names(kase.reference)).toEqual(['Amina Okafor'])
    expect(await names(reference.toLowerCase())).toEqual(['Amina Okafor'])
    expect(await names(amina.email.toUpperCase())).toEqual(['Amina Okafor'])
  })

  it('shows the child, what they are to it, what they may be told, and what is open', async () => {
    const [found] = await find(kase.reference)

    expect(found).toMatchObject({
      familyMemberId: amina.id,
      phone: '07700 900123',
      case: { id: kase.id, childName: 'Sam Okafor', birthOn: '2016-05-04', stage: 'Assessing' },
      ...{ relationship: 'Mother', level: 'act', standing: 'runs', flags: [] },
      openEnquiries: [{ topics: ['Where is my case'], status: 'waiting' }],
    })
  })

  it('finds somebody without an account by the enquiry we know them from', async () => {
    const { id } = await anEnquiry(test.pool, { contactName: 'Gwen Harker' })

    expect(await find('Gwen Harker')).toMatchObject([
      { familyMemberId: null, name: 'Gwen Harker', case: null, standing: 'none', enquiryId: id },
    ])
    expect((await find('03069 990222')).map(({ enquiryId }) => enquiryId)).toContain(id)
  })

  it('shows who must not be told: refused, ended and held back', async () => {
    const refused = await aFamilyMember(test.pool, { name: 'Rufus Quill' })
    const gone = await aFamilyMember(test.pool, { name: 'Gordon Quill' })
    const { id, childId } = await aCase(test.pool, { child: { surname: 'Quill' } })
    await anAccess(test.pool, { caseId: id, familyMemberId: refused.id, level: 'none' })
    await anAccess(test.pool, { caseId: id, familyMemberId: gone.id, endsOn: '2026-11-01' })

    const before = await find('quill')
    await aRestriction(childId, 'NO_CONTACT', gone.id)
    const after = await find('gordon quill')

    expect(before.map(({ name, standing }) => [name, standing])).toEqual([
      ['Gordon Quill', 'ended'],
      ['Rufus Quill', 'none'],
    ])
    expect(after).toMatchObject([{ name: 'Gordon Quill', flags: ['NO_CONTACT'] }])
  })

  it('does not show a locked child, nor their people, to whom it is closed', async () => {
    const nina = await aFamilyMember(test.pool, { name: 'Nina Zeller', phone: '07700 900555' })
    const closed = await aCase(test.pool, {
      child: { surname: 'Zeller', postcode: 'TN1 1ZZ' },
      sharedWith: [nina.id],
    })
    expect(await names('zeller')).toEqual(['Nina Zeller'])

    await insertRow(test.pool, 'staff_locks', {
      ...{ id: newId(), child_id: closed.childId, staff_member_id: joe.id, reason: 'relative' },
      ...{ set_at: usualMoment, set_by_id: joe.id },
    })

    for (const query of ['zeller', '900555', 'tn1 1zz', closed.reference, nina.email])
      expect(await find(query), query).toEqual([])
    expect((await beside(`familyMemberId=${nina.id}&caseId=${closed.id}`)).statusCode).toBe(404)
  })

  it('does not tell where a hidden child is: not by a postcode, not by a number', async () => {
    const hidden = await aFamilyMember(test.pool, { name: 'Hester Vane', phone: '07700 900777' })
    const { childId, id } = await aCase(test.pool, {
      child: { surname: 'Vane', postcode: 'DA1 1AB' },
      sharedWith: [hidden.id],
    })
    await test.pool.query("update family_members set postal_address = 'Refuge\nDA1 1AB' where id = $1", [
      hidden.id,
    ])
    expect(await names('DA1 1AB')).toContain('Hester Vane')

    await aRestriction(childId, 'ADDRESS_HIDDEN')

    expect(await find('DA1 1AB')).toEqual([])
    expect(await find('hester vane')).toMatchObject([{ phone: null, flags: ['ADDRESS_HIDDEN'] }])
    const opened = await beside(`familyMemberId=${hidden.id}&caseId=${id}`)
    expect(opened.json()).toMatchObject({ addressToAsk: null, case: { isAddressHidden: true } })
    expect(opened.payload).not.toMatch(/Refuge|DA1/)
  })

  it('keeps whom a search named, and nothing of what was typed', async () => {
    await find('Amina Okafor')

    const { rows } = await test.pool.query(
      "select actor_id, details from audit_entries where action = 'people-searched' order by id desc limit 1",
    )
    expect(rows).toEqual([{ actor_id: joe.id, details: { found: [amina.id] } }])
  })

  it('finds nothing by too little', async () => {
    expect(await find('am')).toEqual([])
    expect((await joe.visitor.post('/api/staff/callers/find', { query: ' ' })).statusCode).toBe(400)
  })
})

describe('the case beside the caller', () => {
  it('has what to read out, what to ask, and leaves the trace of a reading', async () => {
    const answer = await beside(`familyMemberId=${amina.id}&caseId=${kase.id}`)

    expect(answer.json<CallerBeside>()).toMatchObject({
      addressToAsk: '4 Mill Lane, CT9 1aa',
      caller: { familyMemberId: amina.id, standing: 'runs' },
      case: { id: kase.id, stage: 'Assessing', familyWords: { title: expect.any(String) }, restrictions: [] },
    })
    const { rows } = await test.pool.query(
      "select actor_id from audit_entries where action = 'case-read' and case_id = $1",
      [kase.id],
    )
    expect(rows).toContainEqual({ actor_id: joe.id })
  })

  it('is not there for a person or a case that is not', async () => {
    expect((await beside(`familyMemberId=${newId()}`)).statusCode).toBe(404)
    expect((await beside('caseId=nothing')).statusCode).toBe(400)
    expect((await test.stranger.get('/api/staff/callers/beside')).statusCode).toBe(401)
  })
})
