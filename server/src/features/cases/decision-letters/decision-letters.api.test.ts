import type {
  CaseForFamily,
  CaseForStaff,
  LetterContent,
  LetterPreview,
  NewLetter,
  StepKind,
} from '@send-hub/shared'
import { kent } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  aLetter,
  anAccess,
  aStaffMember,
  letterElsewhere,
} from '../../../../test/factories/index.ts'
import { usualDay, usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let staff: Visitor
let officerId: string
let amina: { id: string; email: string }
let daniel: { id: string; email: string }

beforeAll(async () => {
  test = await buildTestApp()
  const officer = await aStaffMember(test.pool, { name: 'Priya Shah' })
  officerId = officer.id
  staff = await test.signInStaff(officer.email)
  amina = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
  daniel = await aFamilyMember(test.pool, { name: 'Daniel Okafor', phone: '07700 900123' })
  await setAddress(amina.id, '5 Harbour Street\nMargate\nCT9 9ZZ')
  await setAddress(daniel.id, '12 Quarry Lane\nDover\nCT16 8ZZ')
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

const setAddress = (id: string, address: string | null) =>
  test.pool.query('update family_members set postal_address = $2 where id = $1', [id, address])
const theirCase = async (wanted: Parameters<typeof aCase>[1] = {}) =>
  (await aCase(test.pool, { officerId, sharedWith: [amina.id, daniel.id], ...wanted })).id
const decide = (id: string, kind: StepKind, letter: NewLetter | undefined = aLetter(), more: object = {}) =>
  staff.post(`/api/staff/cases/${id}/steps`, { kind, on: usualDay, version: 1, letter, ...more })
const preview = (id: string, body: object, visitor = staff) =>
  visitor.post(`/api/staff/cases/${id}/letters/preview`, body)

interface Row {
  id: string
  familyMemberId: string
  content: LetterContent
  isByPost: boolean
  sentOn: string
}
async function lettersOf(caseId: string): Promise<Row[]> {
  const { rows } = await test.pool.query<Row>(
    `select l.id, l.family_member_id as "familyMemberId", l.content, l.is_by_post as "isByPost", l.sent_on as "sentOn"
     from letters l join family_members f on f.id = l.family_member_id where l.case_id = $1 order by f.name`,
    [caseId],
  )
  return rows
}
const wordsOf = (content: LetterContent) => JSON.stringify(content)

describe('a decision with its letter', () => {
  it('sends each adult a letter of their own, with their own name and address alone', async () => {
    const id = await theirCase()
    const answer = await decide(id, 'assessment-refused')
    expect(answer.statusCode, answer.payload).toBe(200)

    const [toAmina, toDaniel] = (await lettersOf(id)) as [Row, Row]
    expect(toAmina).toMatchObject({ familyMemberId: amina.id, sentOn: usualDay, isByPost: false })
    expect(toAmina.content.address).toEqual(['Amina Okafor', '5 Harbour Street', 'Margate', 'CT9 9ZZ'])
    expect(toDaniel.content.address).toEqual(['Daniel Okafor', '12 Quarry Lane', 'Dover', 'CT16 8ZZ'])
    expect(wordsOf(toAmina.content)).not.toMatch(/Daniel|Quarry|CT16|07700/)
    expect(wordsOf(toDaniel.content)).not.toMatch(/Amina|Harbour|CT9/)
  })

  it('gives the dates of the statutory clock', async () => {
    const id = await theirCase()
    await decide(id, 'assessment-refused')

    // Two months from 23 November 2026 is a Saturday, so the Monday after.
    const [letter] = (await lettersOf(id)) as [Row]
    expect(wordsOf(letter.content)).toContain('The Tribunal must have your appeal by Monday 25 January 2027')
    expect(wordsOf(letter.content)).toContain('Contact the mediation adviser by Saturday 23 January 2027')
  })

  it('says when the family may comment until, and when the plan is due', async () => {
    const id = await theirCase({ status: 'DRAFTING', receivedOn: '2026-08-03' })
    await decide(id, 'draft-served', {})

    const [letter] = (await lettersOf(id)) as [Row]
    expect(wordsOf(letter.content)).toContain('by the end of Monday 7 December 2026')
    expect(wordsOf(letter.content)).toContain('The final plan is due by Monday 21 December 2026')
  })

  it('gives everyone the law’s days for a new draft, whatever time one of them was given for the one before', async () => {
    const id = await theirCase({ status: 'DRAFT_WITH_FAMILY' })
    await test.pool.query(
      `insert into family_requests (id, case_id, family_member_id, draft_event_id, kind, asked_at, answer_by, answered_at,
         answer, extended_to)
       select $3, case_id, $2, id, 'more-time', $4, '2026-11-25', $4, 'agreed', '2027-01-15' from case_events
       where case_id = $1 and kind = 'draft-served'`,
      [id, daniel.id, newId(), usualMoment],
    )
    const answer = await decide(id, 'draft-served', {})
    expect(answer.statusCode, answer.payload).toBe(200)

    for (const { content } of await lettersOf(id)) {
      expect(wordsOf(content)).toContain('by the end of Monday 7 December 2026')
      expect(wordsOf(content)).not.toContain('January')
    }
  })

  it('is not written after the death of the child, which another case of theirs tells of', async () => {
    const id = await theirCase()
    const { rows } = await test.pool.query('select child_id from cases where id = $1', [id])
    await aCase(test.pool, { status: 'CLOSED_DECEASED', childId: rows[0].child_id, receivedOn: '2026-06-01' })

    expect((await decide(id, 'assessment-refused')).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('has died'),
    })
    expect(await lettersOf(id)).toEqual([])
  })

  it('says that it is late, and is sorry', async () => {
    const id = await theirCase({ receivedOn: '2026-09-07' })
    await decide(id, 'assessment-refused')

    const [letter] = (await lettersOf(id)) as [Row]
    expect(wordsOf(letter.content)).toContain(
      'should have told you by 19 October 2026. This is late. We are sorry.',
    )
  })

  it('asks no certificate for an appeal about section I alone', async () => {
    const id = await theirCase({ status: 'AMENDING_PLAN', receivedOn: '2025-01-06' })
    const answer = await decide(id, 'plan-amended', aLetter(), { sectionsOnly: 'I' })
    expect(answer.statusCode, answer.payload).toBe(200)

    const [letter] = (await lettersOf(id)) as [Row]
    expect(wordsOf(letter.content)).toContain('We changed only section I')
  })

  it('writes to a young person as you, and to whoever may only read without a date to appeal by', async () => {
    const young = await aFamilyMember(test.pool, { name: 'Jade Mensah' })
    const mother = await aFamilyMember(test.pool, { name: 'Efua Mensah' })
    const id = await theirCase({
      sharedWith: [],
      status: 'IN_REVIEW',
      receivedOn: '2025-01-06',
      child: { forename: 'Jade', surname: 'Mensah', preferredName: null, birthOn: '2008-03-01' },
    })
    await anAccess(test.pool, { caseId: id, familyMemberId: young.id, relationship: 'young person' })
    await anAccess(test.pool, { caseId: id, familyMemberId: mother.id, level: 'status+documents' })
    const answer = await decide(id, 'review-to-cease')
    expect(answer.statusCode, answer.payload).toBe(200)

    const [toMother, toJade] = (await lettersOf(id)) as [Row, Row]
    expect(wordsOf(toJade.content)).toContain('your education, health and care (EHC) plan')
    expect(wordsOf(toJade.content)).toContain('You have the right to mediation')
    expect(wordsOf(toMother.content)).toContain('Jade’s education, health and care (EHC) plan')
    expect(wordsOf(toMother.content)).toContain('The right to appeal is Jade’s.')
    expect(wordsOf(toMother.content)).not.toMatch(
      /Your right to appeal|you have the right to appeal|January 2027/,
    )
  })

  it('leaves a trace of each letter that names nobody', async () => {
    const id = await theirCase()
    await decide(id, 'assessment-refused')

    const { rows } = await test.pool.query(
      "select subject_kind, details from audit_entries where case_id = $1 and action = 'letter-sent'",
      [id],
    )
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ details }) => details.familyMemberId))).toEqual(new Set([amina.id, daniel.id]))
    expect(JSON.stringify(rows)).not.toMatch(/Okafor|Street/)
  })

  it('is listed for its own reader, and for staff with whom it went to', async () => {
    const id = await theirCase()
    const view = (await decide(id, 'assessment-refused')).json<CaseForStaff>()
    const parent = await test.signInFamily(amina.email)
    const mine = (await parent.get(`/api/family/cases/${id}`)).json<CaseForFamily>()

    expect(view.letters.map(({ to, readOn }) => ({ to, readOn }))).toEqual([
      { to: 'Amina Okafor', readOn: null },
      { to: 'Daniel Okafor', readOn: null },
    ])
    expect(mine.letters).toMatchObject([
      { title: 'We said no to an assessment', sentOn: usualDay, isNew: true, isTakenBack: false },
    ])
  })

  it('that was recorded by mistake shows as taken back', async () => {
    const id = await theirCase()
    const decided = (await decide(id, 'assessment-refused')).json<CaseForStaff>()
    const eventId = decided.events.find(({ kind }) => kind === 'assessment-refused')?.id
    const corrected = await staff.post(`/api/staff/cases/${id}/corrections`, {
      ...{ eventId, version: decided.version, reason: 'Another child’s decision' },
    })
    const parent = await test.signInFamily(amina.email)
    const mine = (await parent.get(`/api/family/cases/${id}`)).json<CaseForFamily>()

    expect(corrected.statusCode, corrected.payload).toBe(200)
    expect(mine.letters).toMatchObject([{ isTakenBack: true }])
  })
})

describe('a decision is not recorded', () => {
  async function refused(
    id: string,
    answer: Awaited<ReturnType<typeof decide>>,
    pointer: string,
    words: string,
  ) {
    expect(answer.statusCode, answer.payload).toBe(400)
    expect(answer.json().errors).toContainEqual({ pointer, detail: expect.stringContaining(words) })
    const { rows } = await test.pool.query('select version from cases where id = $1', [id])
    expect(rows).toEqual([{ version: 1 }])
    expect(await lettersOf(id)).toEqual([])
  }

  it('without a letter', async () => {
    const id = await theirCase()
    const answer = await staff.post(`/api/staff/cases/${id}/steps`, {
      ...{ kind: 'assessment-refused', on: usualDay, version: 1 },
    })

    await refused(id, answer, '/letter', 'This is told by letter')
  })

  it('without reasons, or with reasons that explain nothing', async () => {
    const id = await theirCase()

    await refused(id, await decide(id, 'assessment-refused', {}), '/letter/reasons', 'No reasons are written')
    await refused(
      id,
      await decide(id, 'assessment-refused', { reasons: 'No.' }),
      '/letter/reasons',
      'too short',
    )
  })

  it('while nobody looks after the case', async () => {
    const id = await theirCase({ officerId: null })

    await refused(id, await decide(id, 'assessment-refused'), '/letter', 'No officer is named')
  })

  it('while somebody who gets letters by post has no address', async () => {
    const byPost = await aFamilyMember(test.pool, { name: 'Kofi Okafor', email: null })
    const id = await theirCase({ sharedWith: [amina.id, byPost.id] })
    await refused(
      id,
      await decide(id, 'assessment-refused'),
      '/letter',
      'No postal address for one recipient',
    )

    await staff.post(`/api/staff/cases/${id}/people/${byPost.id}/address`, {
      lines: ['9 Mill Road', 'ME10 9ZZ'],
    })
    expect((await decide(id, 'assessment-refused')).statusCode).toBe(200)
    expect(await lettersOf(id)).toMatchObject([{ isByPost: false }, { isByPost: true }])
  })

  it('where nobody may be sent a letter', async () => {
    const id = await theirCase({ sharedWith: [] })
    await anAccess(test.pool, { caseId: id, familyMemberId: amina.id, level: 'status' })
    await anAccess(test.pool, { caseId: id, familyMemberId: daniel.id, endsOn: '2026-11-22' })

    await refused(
      id,
      await decide(id, 'assessment-refused'),
      '/letter',
      'Nobody on this case may be sent a letter',
    )
  })

  it.each([
    [
      'the name of another adult',
      'name',
      'Daniel Okafor told us that he does not agree with the request that was made in May.',
    ],
    [
      'the address of another adult',
      'address',
      'We visited the home at 12 Quarry Lane, where all went well with the reading and the writing.',
    ],
    [
      'the phone of another adult',
      'phone',
      'We rang 07700 900 123 to ask what the school does now to help with reading at home.',
    ],
  ])('where the reasons hold %s and nobody let that stand', async (_, kind, reasons) => {
    const id = await theirCase()
    const code = `${kind}:${daniel.id}`

    await refused(
      id,
      await decide(id, 'assessment-refused', { reasons, confirms: ['other-child'] }),
      `/letter/confirms/${code}`,
      'another adult',
    )
    expect((await decide(id, 'assessment-refused', { reasons, confirms: [code] })).statusCode).toBe(200)
    const { rows } = await test.pool.query(
      "select details -> 'confirms' as confirms from audit_entries where case_id = $1 and action = 'letter-sent'",
      [id],
    )
    expect(rows[0]).toEqual({ confirms: [code] })
  })

  it('where the reasons name somebody whose access has ended', async () => {
    const id = await theirCase({ sharedWith: [amina.id] })
    await anAccess(test.pool, { caseId: id, familyMemberId: daniel.id, endsOn: '2026-01-01' })
    const reasons =
      'We heard from Daniel Okafor, and we read what the school sent us about the help there is.'

    await refused(
      id,
      await decide(id, 'assessment-refused', { reasons }),
      `/letter/confirms/name:${daniel.id}`,
      'another adult',
    )
  })

  it('on an earlier day than its letter', async () => {
    const id = await theirCase()
    const answer = await decide(id, 'assessment-refused', aLetter(), { on: '2026-11-20' })

    await refused(id, answer, '/on', 'has today’s date')
  })
})

describe('a letter that went from another system', () => {
  it('is stated with the step, on its day, and leaves a trace', async () => {
    const id = await theirCase({ officerId: null })
    const answer = await decide(id, 'assessment-refused', letterElsewhere, { on: '2026-11-20' })
    expect(answer.statusCode, answer.payload).toBe(200)

    expect(await lettersOf(id)).toEqual([])
    const { rows } = await test.pool.query(
      "select details from audit_entries where case_id = $1 and action = 'letter-went-elsewhere'",
      [id],
    )
    expect(rows).toMatchObject([{ details: { kind: 'assessment-refused', on: '2026-11-20' } }])
  })

  it('is not asked for where a step is not told by letter', async () => {
    const id = await theirCase({ status: 'ASSESSING' })

    expect((await decide(id, 'advice-complete', undefined)).statusCode).toBe(200)
  })
})

describe('a no to a new assessment', () => {
  it('is told by letter like a step', async () => {
    const id = await theirCase({ status: 'FINAL_ISSUED', receivedOn: '2025-01-06' })
    const record = (body: object) => staff.post(`/api/staff/cases/${id}/records`, { on: usualDay, ...body })
    await record({ kind: 'reassessment-requested', version: 1 })
    const without = await record({ kind: 'reassessment-refused', version: 2 })
    const answer = await record({ kind: 'reassessment-refused', version: 2, letter: aLetter() })

    expect(without.json()).toMatchObject({ status: 400, errors: [{ pointer: '/letter' }] })
    expect(answer.statusCode, answer.payload).toBe(200)
    const letters = await lettersOf(id)
    expect(letters.map(({ content }) => content.title)).toEqual(
      Array(2).fill('We said no to a new assessment'),
    )
    expect(wordsOf((letters as [Row])[0].content)).toContain('The plan stays in force')
  })
})

describe('the preview', () => {
  it('shows every letter word for word as it then goes', async () => {
    const id = await theirCase()
    const shown = (await preview(id, { kind: 'assessment-refused', letter: aLetter() })).json<LetterPreview>()
    await decide(id, 'assessment-refused')

    expect(shown.missing).toEqual([])
    expect(shown.letters.map(({ content }) => content)).toEqual(
      (await lettersOf(id)).map(({ content }) => content),
    )
  })

  it('keeps nothing, and says what is missing', async () => {
    const id = await theirCase({ officerId: null })
    const shown = (await preview(id, { kind: 'assessment-refused' })).json<LetterPreview>()

    expect(shown.missing.map(({ detail }) => detail)).toEqual([
      'No reasons are written',
      expect.stringContaining('No officer is named'),
    ])
    expect(shown.letters).toHaveLength(2)
    expect(await lettersOf(id)).toEqual([])
  })

  it('tells of characters that print can’t show', async () => {
    const someone = await aFamilyMember(test.pool, { name: 'Binta Ƙarami' })
    const id = await theirCase({ sharedWith: [someone.id] })
    const shown = (await preview(id, { kind: 'assessment-agreed' })).json<LetterPreview>()

    expect(shown.letters).toMatchObject([{ to: 'Binta Ƙarami', cannotPrint: ['Ƙ'] }])
  })

  it('is refused for a step that can’t follow, an unknown letter and a case that is not there', async () => {
    const id = await theirCase()

    expect((await preview(id, { kind: 'plan-issued' })).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('cannot follow “Deciding to assess”'),
    })
    expect((await preview(id, { kind: 'child-died' })).statusCode).toBe(400)
    expect((await preview(newId(), { kind: 'plan-issued' })).statusCode).toBe(404)
    expect((await preview(id, { kind: 'assessment-agreed' }, test.stranger)).statusCode).toBe(401)
  })
})

describe('the settings of a council', () => {
  it('that lack a mediation adviser stop every decision that can be appealed', async () => {
    const bare = await buildTestApp({ council: { ...kent, mediation: null } })
    const officer = await aStaffMember(bare.pool)
    const parent = await aFamilyMember(bare.pool)
    const { id } = await aCase(bare.pool, { officerId: officer.id, sharedWith: [parent.id] })
    const visitor = await bare.signInStaff(officer.email)
    const answer = await visitor.post(`/api/staff/cases/${id}/steps`, {
      ...{ kind: 'assessment-refused', on: usualDay, version: 1, letter: aLetter() },
    })

    expect(answer.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/letter', detail: 'The council’s mediation adviser is not set up' }],
    })
    await bare.close()
  })
})

describe('a postal address', () => {
  const post = (caseId: string, personId: string, body: object, visitor = staff) =>
    visitor.post(`/api/staff/cases/${caseId}/people/${personId}/address`, body)

  it('is set and taken away by staff, who see it with the person; the trace does not hold it', async () => {
    const someone = await aFamilyMember(test.pool)
    const id = await theirCase({ sharedWith: [someone.id] })
    const people = async () => (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>().people

    expect((await post(id, someone.id, { lines: ['1 Example Road', 'ME14 9ZZ'] })).statusCode).toBe(204)
    expect(await people()).toMatchObject([{ postalAddress: ['1 Example Road', 'ME14 9ZZ'] }])
    expect((await post(id, someone.id, { lines: null })).statusCode).toBe(204)
    expect(await people()).toMatchObject([{ postalAddress: [] }])
    const { rows } = await test.pool.query(
      "select action, details from audit_entries where subject_id = $1 and action like 'postal-address%' order by id",
      [someone.id],
    )
    expect(rows).toEqual([
      { action: 'postal-address-set', details: {} },
      { action: 'postal-address-removed', details: {} },
    ])
  })

  it.each([
    ['no line', []],
    ['an empty line', ['1 Example Road', ' ']],
    ['a line break in a line', ['1 Example Road\nMargate']],
    ['seven lines', Array(7).fill('x')],
    ['a line that the window can’t show', ['x'.repeat(41)]],
  ])('is refused with %s', async (_, lines) => {
    const id = await theirCase()

    expect((await post(id, amina.id, { lines })).statusCode).toBe(400)
  })

  it('is refused for somebody who has nothing to do with the case, and for who is no staff', async () => {
    const stranger = await aFamilyMember(test.pool)
    const id = await theirCase()
    const body = { lines: ['1 Example Road'] }

    expect((await post(id, stranger.id, body)).statusCode).toBe(404)
    expect((await post(newId(), amina.id, body)).statusCode).toBe(404)
    expect((await post(id, 'x', body)).statusCode).toBe(400)
    expect((await post(id, amina.id, body, test.stranger)).statusCode).toBe(401)
    expect((await post(id, amina.id, body, await test.signInFamily(amina.email))).statusCode).toBe(401)
  })

  it('of one parent is nowhere in what the other reads', async () => {
    const id = await theirCase()
    await decide(id, 'assessment-refused')
    const parent = await test.signInFamily(amina.email)

    const page = await parent.get(`/api/family/cases/${id}`)
    expect(page.payload).not.toMatch(/Quarry|Harbour|Daniel/)
  })
})
