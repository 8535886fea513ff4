import type { CaseForFamily, CorrectionForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  aSentLetter,
  aStaffMember,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let priya: Visitor
let priyaId: string
beforeAll(async () => {
  test = await buildTestApp()
  const made = await aStaffMember(test.pool, { name: 'Priya Shah' })
  priya = await test.signInStaff(made.email)
  priyaId = made.id
})
afterAll(() => test?.close())
beforeEach(() => test.clock.set(usualMoment))

async function aFamily() {
  const mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
  const made = await aCase(test.pool, { status: 'FINAL_ISSUED', sharedWith: [mother.id] })
  return { made, mother, hers: await test.signInFamily(mother.email) }
}
const urlOf = (caseId: string) => `/api/family/cases/${caseId}/record-corrections`

async function asked(by: Visitor, caseId: string, field: string, shouldSay: string): Promise<string> {
  const answer = await by.post(urlOf(caseId), { field, shouldSay })
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json().items[0].id
}
const decide = (id: string, body: object, by = priya) =>
  by.post(`/api/staff/corrections/${id}/decision`, body)
const ofChild = async (childId: string) =>
  (await test.pool.query('select * from children where id = $1', [childId])).rows[0]
const mailTo = async (personId: string) =>
  (
    await test.pool.query(
      "select kind, values, case_id from notifications where family_member_id = $1 and kind <> 'sign-in-code'",
      [personId],
    )
  ).rows

describe('a family member who says that something is wrong', () => {
  it('is told by when we answer, and staff find it at the end of a list that begins with the oldest', async () => {
    const { made, hers } = await aFamily()

    const answer = await hers.post(urlOf(made.id), { field: 'child-surname', shouldSay: ' Okoro ' })

    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({
      childName: 'Sam',
      items: [
        {
          field: 'child-surname',
          shouldSay: 'Okoro',
          askedOn: '2026-11-23',
          dueOn: '2026-12-23',
          decision: null,
        },
      ],
    })
    const { items, total } = (await priya.get('/api/staff/corrections?pageSize=100')).json()
    expect(items.at(-1)).toMatchObject({
      ...{ caseReference: made.reference, childName: 'Sam Okafor', askedByName: 'Amina Okafor' },
      ...{ field: 'child-surname', shouldSay: 'Okoro', currentValue: 'Okafor', dueOn: '2026-12-23' },
    })
    expect(total).toBe(items.length)
  })

  it('who sends the same form twice asks once', async () => {
    const { made, hers } = await aFamily()

    await asked(hers, made.id, 'other', 'The school is wrong')
    const again = await hers.post(urlOf(made.id), { field: 'other', shouldSay: 'The school is wrong' })

    expect([again.statusCode, again.json().items.length]).toEqual([201, 1])
  })

  it('is stopped where there is no end to it', async () => {
    const { made, hers } = await aFamily()
    for (let number = 1; number <= 20; number += 1) await asked(hers, made.id, 'other', `Mistake ${number}`)

    expect((await hers.post(urlOf(made.id), { field: 'other', shouldSay: 'One more' })).statusCode).toBe(429)
  })

  it('must say what, and what it should say', async () => {
    const { made, hers } = await aFamily()

    for (const body of [
      {},
      { field: 'other' },
      { field: 'other', shouldSay: '  ' },
      { field: 'upn', shouldSay: 'X' },
    ])
      expect((await hers.post(urlOf(made.id), body)).statusCode, JSON.stringify(body)).toBe(400)
    expect(
      (await hers.post(urlOf(made.id), { field: 'other', shouldSay: 'x'.repeat(2_001) })).statusCode,
    ).toBe(400)
  })

  it('has to be signed in, on the case, and able to act', async () => {
    const { made } = await aFamily()
    const looker = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId: made.id, familyMemberId: looker.id, level: 'status+documents' })
    const stranger = await test.signInFamily((await aFamilyMember(test.pool)).email)
    const body = { field: 'other', shouldSay: 'X' }

    expect((await test.stranger.post(urlOf(made.id), body)).statusCode).toBe(401)
    expect((await stranger.post(urlOf(made.id), body)).statusCode).toBe(404)
    expect((await stranger.get(urlOf(made.id))).statusCode).toBe(404)
    expect((await (await test.signInFamily(looker.email)).post(urlOf(made.id), body)).statusCode).toBe(403)
    expect((await priya.post(urlOf(made.id), body)).statusCode).toBe(401)
  })
})

describe('putting it right', () => {
  it('changes the record, keeps both versions, follows into the search, and tells who asked that there is news', async () => {
    const { made, mother, hers } = await aFamily()
    const id = await asked(hers, made.id, 'child-surname', 'Okoro, as on the certificate')

    const answer = await decide(id, {
      decision: 'corrected',
      newValue: 'Okoro',
      reason: 'We saw the certificate.',
    })

    expect(answer.statusCode, answer.payload).toBe(200)
    expect(await ofChild(made.childId)).toMatchObject({ surname: 'Okoro', updated_at: test.clock.now() })
    const found = (await priya.get('/api/staff/cases?query=okoro')).json()
    expect(found.items.map((item: { id: string }) => item.id)).toEqual([made.id])
    expect((await hers.get(urlOf(made.id))).json().items[0]).toMatchObject({
      ...{
        decision: 'corrected',
        newValue: 'Okoro',
        reason: 'We saw the certificate.',
        decidedOn: '2026-11-23',
      },
    })
    const [line] = (await priya.get(`/api/staff/cases/${made.id}/record-corrections`)).json()
      .items as CorrectionForStaff[]
    expect(line).toMatchObject({ oldValue: 'Okafor', newValue: 'Okoro', decidedByName: 'Priya Shah' })
    expect(await mailTo(mother.id)).toEqual([{ kind: 'case-updated', values: {}, case_id: made.id }])
  })

  it('leaves letters that went as they went', async () => {
    const { made, mother, hers } = await aFamily()
    const letter = await aSentLetter(test.pool, { caseId: made.id, familyMemberId: mother.id })
    const words = async () =>
      (await test.pool.query('select content from letters where id = $1', [letter.id])).rows[0].content
    const before = await words()
    const id = await asked(hers, made.id, 'child-forename', 'Samwell')

    await decide(id, { decision: 'corrected', newValue: 'Samwell' })

    expect((await ofChild(made.childId)).forename).toBe('Samwell')
    expect(await words()).toEqual(before)
  })

  it('of a birth date reckons anew what hangs on it', async () => {
    // In Year 6 in 2026/27, a year 7 place is due in February 2027; a child born a year later has none to find.
    const mother = await aFamilyMember(test.pool)
    const made = await aCase(test.pool, {
      ...{ status: 'FINAL_ISSUED', sharedWith: [mother.id], child: { birthOn: '2017-03-04' } },
    })
    const openKinds = async () =>
      (
        await test.pool.query('select kind, legal_on from case_duties where case_id = $1 order by kind', [
          made.id,
        ])
      ).rows
    const hers = await test.signInFamily(mother.email)
    const id = await asked(hers, made.id, 'child-birth-date', '4 March 2016')
    const before = await openKinds()

    expect((await decide(id, { decision: 'corrected', newValue: '2016-03-04' })).statusCode).toBe(200)

    const after = await openKinds()
    expect((await ofChild(made.childId)).birth_on).toBe('2016-03-04')
    expect(after).not.toEqual(before)
    expect(after.map(({ kind }) => kind)).toContain('phase-transfer')
  })

  it('of somebody’s own details changes theirs alone, and no other adult hears of it', async () => {
    const { made, mother, hers } = await aFamily()
    const father = await aFamilyMember(test.pool, { name: 'Daniel Okafor', phone: '03069 990333' })
    await anAccess(test.pool, { caseId: made.id, familyMemberId: father.id })
    const his = await test.signInFamily(father.email)
    const id = await asked(hers, made.id, 'own-address', '2 New Street\r\nDover')

    await decide(id, { decision: 'corrected', newValue: '2 New Street\r\n\r\n Dover ' })

    const { rows } = await test.pool.query(
      'select postal_address from family_members where id = any($1) order by id = $2',
      [[father.id, mother.id], mother.id],
    )
    expect(rows.map((row) => row.postal_address)).toEqual([null, '2 New Street\nDover'])
    expect((await his.get(urlOf(made.id))).json().items).toEqual([])
    expect((await his.get(`/api/family/cases/${made.id}`)).payload).not.toContain('New Street')
    expect(await mailTo(father.id)).toEqual([])
    expect(await asFamily(father.id, 'select id from record_corrections')).toEqual([])
  })

  it('of something else says what was done, and writes nothing into a field', async () => {
    const { made, hers } = await aFamily()
    const id = await asked(hers, made.id, 'other', 'The meeting was on Tuesday')

    expect((await decide(id, { decision: 'corrected' })).statusCode).toBe(400)
    const answer = await decide(id, { decision: 'corrected', reason: 'We changed the day of the meeting.' })

    expect(answer.json()).toMatchObject({ decision: 'corrected', oldValue: null, newValue: null })
  })

  it('refuses what a field can’t hold', async () => {
    const { made, hers } = await aFamily()
    for (const [field, values] of [
      ['child-birth-date', ['4 March 2016', '2026-02-30', '2027-01-01', '1950-01-01', '']],
      ['child-forename', ['', '  ', 'x'.repeat(101), 'Two\nlines']],
      ['own-address', ['1\n2\n3\n4\n5\n6\n7']],
      ['own-phone', ['0'.repeat(41)]],
    ] as const) {
      const id = await asked(hers, made.id, field, 'Something')
      for (const newValue of values)
        expect(
          (await decide(id, { decision: 'corrected', newValue })).statusCode,
          `${field} ${newValue}`,
        ).toBe(400)
    }
    expect(await ofChild(made.childId)).toMatchObject({ forename: 'Samuel', birth_on: '2016-05-04' })
  })

  it('may empty what nobody has to have, and not write what stands there already', async () => {
    const { made, hers } = await aFamily()
    const id = await asked(hers, made.id, 'child-preferred-name', 'No short name, please')

    expect((await decide(id, { decision: 'corrected', newValue: 'Sam' })).statusCode).toBe(409)
    expect((await decide(id, { decision: 'corrected', newValue: '' })).statusCode).toBe(200)
    expect((await ofChild(made.childId)).preferred_name).toBeNull()
  })
})

describe('not putting it right', () => {
  it('wants a reason, which is shown to who asked', async () => {
    const { made, hers, mother } = await aFamily()
    const id = await asked(hers, made.id, 'child-birth-date', '5 May 2016')

    expect((await decide(id, { decision: 'not-corrected' })).statusCode).toBe(400)
    expect(
      (await decide(id, { decision: 'not-corrected', reason: 'The certificate says the 4th.' })).statusCode,
    ).toBe(200)

    expect((await ofChild(made.childId)).birth_on).toBe('2016-05-04')
    expect((await hers.get(urlOf(made.id))).json().items[0]).toMatchObject({
      ...{ decision: 'not-corrected', reason: 'The certificate says the 4th.', newValue: null },
    })
    expect(await mailTo(mother.id)).toHaveLength(1)
  })
})

describe('a decision', () => {
  it('is made once, also when two colleagues press at the same moment', async () => {
    const { made, hers, mother } = await aFamily()
    const id = await asked(hers, made.id, 'child-forename', 'Samwell or Samwise')
    const joe = await test.signInStaff((await aStaffMember(test.pool)).email)

    const answers = await Promise.all([
      decide(id, { decision: 'corrected', newValue: 'Samwell' }),
      decide(id, { decision: 'corrected', newValue: 'Samwise' }, joe),
    ])

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const kept = answers.find(({ statusCode }) => statusCode === 200)?.json()
    expect((await ofChild(made.childId)).forename).toBe(kept.newValue)
    expect(kept.oldValue).toBe('Samuel')
    expect(await mailTo(mother.id)).toHaveLength(1)
    expect((await decide(id, { decision: 'not-corrected', reason: 'Late' })).statusCode).toBe(409)
  })

  it('is news on the case for a month, to who asked alone', async () => {
    const { made, mother, hers } = await aFamily()
    const father = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
    await anAccess(test.pool, { caseId: made.id, familyMemberId: father.id, relationship: 'Father' })
    const hasNews = async (by: Visitor) =>
      (await by.get(`/api/family/cases/${made.id}`)).json<CaseForFamily>().hasCorrectionAnswer
    const id = await asked(hers, made.id, 'child-forename', 'Samwell')
    expect(await hasNews(hers)).toBe(false)
    await decide(id, { decision: 'corrected', newValue: 'Samwell' })

    expect(await hasNews(hers)).toBe(true)
    expect(await hasNews(await test.signInFamily(father.email))).toBe(false)
    test.clock.set('2026-12-23T10:00:00Z')
    expect(await hasNews(await test.signInFamily(mother.email))).toBe(true)
    test.clock.set('2026-12-24T10:00:00Z')
    expect(await hasNews(await test.signInFamily(mother.email))).toBe(false)
  })

  it('is told to nobody who may not see the case any more', async () => {
    const { made, hers, mother } = await aFamily()
    const id = await asked(hers, made.id, 'child-forename', 'Samwell')
    await test.pool.query(
      "update case_access set revoked_at = now(), revoked_by_kind = 'staff' where family_member_id = $1",
      [mother.id],
    )

    expect((await decide(id, { decision: 'corrected', newValue: 'Samwell' })).statusCode).toBe(200)

    expect(await mailTo(mother.id)).toEqual([])
    expect((await hers.get(urlOf(made.id))).statusCode).toBe(404)
  })

  it('is not for families, strangers, or staff who are locked out of the case', async () => {
    const { made, hers } = await aFamily()
    const id = await asked(hers, made.id, 'child-forename', 'Samwell')
    const locked = await aStaffMember(test.pool)
    await insertRow(test.pool, 'staff_locks', {
      ...{ id: newId(), child_id: made.childId, staff_member_id: locked.id, reason: 'relative' },
      ...{ set_at: usualMoment, set_by_id: priyaId },
    })
    const relative = await test.signInStaff(locked.email)
    const body = { decision: 'corrected', newValue: 'X' }

    expect((await decide(id, body, hers)).statusCode).toBe(401)
    expect((await decide(id, body, test.stranger)).statusCode).toBe(401)
    expect((await decide(id, body, relative)).statusCode).toBe(404)
    expect((await relative.get(`/api/staff/corrections/${id}`)).statusCode).toBe(404)
    expect((await relative.get(`/api/staff/cases/${made.id}/record-corrections`)).statusCode).toBe(404)
    expect((await relative.get('/api/staff/corrections?pageSize=100')).payload).not.toContain(id)
    expect((await decide(newId(), body)).statusCode).toBe(404)
    expect((await decide(id, { decision: 'perhaps' })).statusCode).toBe(400)
  })

  it('can’t be written by a family itself, nor changed by anyone afterwards', async () => {
    const { made, mother, hers } = await aFamily()
    const id = await asked(hers, made.id, 'own-phone', '03069 990444')
    await decide(id, { decision: 'corrected', newValue: '03069 990444' })

    await expect(
      asFamily(
        mother.id,
        `insert into record_corrections (id, child_id, case_id, asked_by_id, asked_at, field, should_say, decision)
         values (gen_random_uuid(), '${made.childId}', '${made.id}', '${mother.id}', now(), 'other', 'X', 'corrected')`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      asFamily(mother.id, "update record_corrections set decision = 'corrected'"),
    ).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('a mistake that staff saw themselves', () => {
  const put = (caseId: string, body: object, by = priya) =>
    by.post(`/api/staff/cases/${caseId}/record-corrections`, body)

  it('is put right in one go, with how they know, and both versions', async () => {
    const { made, hers } = await aFamily()

    const answer = await put(made.id, {
      field: 'child-surname',
      newValue: 'Okoro',
      reason: 'Birth certificate seen',
    })

    expect(answer.statusCode, answer.payload).toBe(204)
    expect((await priya.get(`/api/staff/cases/${made.id}/record-corrections`)).json().items).toMatchObject([
      { oldValue: 'Okafor', newValue: 'Okoro', askedByName: null, decidedByName: 'Priya Shah' },
    ])
    // Nothing was asked, so there is nothing to answer.
    expect((await hers.get(urlOf(made.id))).json().items).toEqual([])
  })

  it('of a person is of somebody on the case', async () => {
    const { made, mother } = await aFamily()
    const other = await aFamilyMember(test.pool)
    const body = { field: 'own-phone', newValue: '03069 990555', reason: 'She rang from it' }

    expect((await put(made.id, body)).statusCode).toBe(400)
    expect((await put(made.id, { ...body, familyMemberId: other.id })).statusCode).toBe(400)
    expect((await put(made.id, { ...body, familyMemberId: mother.id })).statusCode).toBe(204)
    expect((await put(made.id, { ...body, reason: '' })).statusCode).toBe(400)
    expect((await put(newId(), { ...body, familyMemberId: mother.id })).statusCode).toBe(404)
    expect((await put(made.id, body, test.stranger)).statusCode).toBe(401)
    const { rows } = await test.pool.query('select phone from family_members where id = $1', [mother.id])
    expect(rows[0].phone).toBe('03069 990555')
  })
})

async function asFamily(person: string, sql: string) {
  const client = await test.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', '2026-11-23', true), set_config('role', 'hub_family', true)",
      [person],
    )
    return (await client.query(sql)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
