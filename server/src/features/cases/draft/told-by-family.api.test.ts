import { randomUUID } from 'node:crypto'
import type { CaseForFamily, CaseForStaff, DraftForFamily } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, aStaffMember } from '../../../../test/factories/index.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let officer: Visitor
let mother: Visitor
let father: Visitor
let amina: { id: string; email: string }
let daniel: { id: string; email: string }
let priyaEmail: string
/** Served on 16 November 2026: by law open to the end of the 30th. Today is Monday the 23rd. */
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  amina = await aFamilyMember(test.pool)
  daniel = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
  priyaEmail = (await aStaffMember(test.pool, { name: 'Priya Shah' })).email
})
beforeEach(async () => {
  await itIs(usualMoment)
  caseId = (await aCase(test.pool, { status: 'DRAFT_WITH_FAMILY', sharedWith: [amina.id, daniel.id] })).id
})
afterAll(() => test?.close())

async function itIs(moment: string): Promise<void> {
  test.clock.set(moment)
  mother = await test.signInFamily(amina.email)
  father = await test.signInFamily(daniel.email)
  officer = await test.signInStaff(priyaEmail)
}

const ofStaff = async () => (await officer.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()
const tell = async (more: object, by = officer) =>
  by.post(`/api/staff/cases/${caseId}/draft/told`, {
    ...{ familyMemberId: amina.id, cameBy: 'phone', on: '2026-11-23', version: (await ofStaff()).version },
    ...more,
  })
const takeBack = async (commentsId: string, by = officer) =>
  by.post(`/api/staff/cases/${caseId}/draft/told/${commentsId}/take-back`, {
    version: (await ofStaff()).version,
  })
const draftOf = async (visitor: Visitor) =>
  (await visitor.get(`/api/family/cases/${caseId}/draft`)).json<DraftForFamily>()
const caseOf = async (visitor: Visitor) =>
  (await visitor.get(`/api/family/cases/${caseId}`)).json<CaseForFamily>()
const historyOf = async (visitor: Visitor) => (await caseOf(visitor)).history.map(({ text }) => text)
const commentsDuty = async () => (await ofStaff()).duties.find(({ kind }) => kind === 'family-comments')
const told = async () =>
  (
    await test.pool.query(
      "select family_member_id as id from notifications where case_id = $1 and kind = 'case-updated'",
      [caseId],
    )
  ).rows.map(({ id }) => id)

describe('what a parent told us by phone', () => {
  const said = { sections: { B: ' It leaves out her asthma. ', F: '' }, settingName: 'Oak Tree Academy' }

  it('is theirs like what they send here, with how it came, and staff see who entered it', async () => {
    const answer = await tell(said)

    expect(answer.statusCode, answer.payload).toBe(201)
    expect((await draftOf(mother)).sent).toMatchObject([
      {
        sentOn: '2026-11-23',
        cameBy: 'phone',
        sections: [{ code: 'B', text: 'It leaves out her asthma.' }],
        settingName: 'Oak Tree Academy',
      },
    ])
    expect((await caseOf(mother)).draft).toMatchObject({ sentOn: '2026-11-23', sentBy: 'phone' })
    expect(await historyOf(mother)).toContain('You told us by phone what you think of the draft.')
    const { draft, events } = await ofStaff()
    expect(draft?.readers.find(({ id }) => id === amina.id)?.sent).toMatchObject([
      { cameBy: 'phone', enteredBy: 'Priya Shah' },
    ])
    expect(events[0]).toMatchObject({
      kind: 'draft-comments-received',
      about: 'Amina Okafor, by phone',
      by: 'Priya Shah',
    })
  })

  it('reaches that parent alone: in words, in the history and by email', async () => {
    await tell(said)

    expect(await draftOf(father)).toMatchObject({ sent: [], requests: [] })
    expect((await historyOf(father)).join()).not.toContain('by phone')
    expect(JSON.stringify(await caseOf(father))).not.toMatch(/asthma|Oak Tree/)
    expect(await told()).toEqual([amina.id])
  })

  it('answers the draft for that parent; the clock still waits for the other', async () => {
    await tell({ nothingToChange: true })
    const waiting = await commentsDuty()
    await tell({ nothingToChange: true, familyMemberId: daniel.id, cameBy: 'post' })

    expect([waiting?.metOn, (await commentsDuty())?.metOn]).toEqual([null, '2026-11-23'])
  })

  it('leaves what that parent is typing here as it is', async () => {
    await mother.post(`/api/family/cases/${caseId}/draft/comments`, { sections: { C: 'Not done yet' } })
    await tell(said)
    const { sections, sent } = await draftOf(mother)

    expect(sections.find(({ code }) => code === 'C')?.text).toBe('Not done yet')
    expect(sent).toHaveLength(1)
    await mother.post(`/api/family/cases/${caseId}/draft/comments/send`, {})
    const ways = (await draftOf(mother)).sent.map(({ cameBy }) => cameBy)
    expect(new Set(ways)).toEqual(new Set([null, 'phone']))
  })

  it('counts by the day they told us, when somebody enters it later', async () => {
    await itIs('2026-12-02T10:00:00Z')
    const answer = await tell({ ...said, cameBy: 'post', on: '2026-11-30' })

    expect(answer.statusCode, answer.payload).toBe(201)
    expect((await draftOf(mother)).sent).toMatchObject([{ sentOn: '2026-11-30', cameBy: 'post' }])
    const late = await tell({ ...said, on: '2026-12-01' })
    expect([late.statusCode, late.json().detail]).toEqual([
      409,
      'The time to tell us about the draft ended on Monday 30 November 2026. Record what they said as a contact, so that it is read.',
    ])
  })

  it('can hold a request: it is promised an answer from the day they asked, and is asked once', async () => {
    const answer = await tell({
      ...{ cameBy: 'in-person', on: '2026-11-20', requests: ['meeting', 'more-time'], words: 'After school' },
    })

    expect(answer.statusCode, answer.payload).toBe(201)
    expect((await draftOf(mother)).requests).toMatchObject([
      { askedOn: '2026-11-20', answerBy: '2026-11-24', cameBy: 'in-person', words: 'After school' },
      { askedOn: '2026-11-20', answerBy: '2026-11-24', cameBy: 'in-person' },
    ])
    expect((await draftOf(mother)).sent).toEqual([])
    expect((await draftOf(father)).requests).toEqual([])
    expect(await historyOf(mother)).toEqual(
      expect.arrayContaining(['You asked in person to meet us.', 'You asked in person for more time.']),
    )
    const again = await tell({ requests: ['meeting'] })
    expect([again.statusCode, again.json().errors[0].pointer]).toEqual([400, '/requests'])
    expect((await tell({ requests: ['meeting'], familyMemberId: daniel.id })).statusCode).toBe(201)
  })

  it('leaves its trace, without the words', async () => {
    await tell({ ...said, requests: ['meeting'], words: 'After school' })
    const { rows } = await test.pool.query(
      "select action, details from audit_entries where case_id = $1 and action like '%-entered' order by action",
      [caseId],
    )

    expect(rows.map(({ action }) => action)).toEqual([
      'draft-comments-received-entered',
      'meeting-requested-entered',
    ])
    expect(rows[0].details).toMatchObject({ familyMemberId: amina.id, cameBy: 'phone', on: '2026-11-23' })
    expect(JSON.stringify(rows)).not.toMatch(/asthma|Oak|school/)
  })
})

describe('what is refused', () => {
  it('names the field: nobody chosen, nothing said, both said, or a day that can’t be', async () => {
    const looker = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: looker.id, level: 'status' })
    const stranger = await aFamilyMember(test.pool)
    const answers = [
      await tell({ nothingToChange: true, familyMemberId: looker.id }),
      await tell({ nothingToChange: true, familyMemberId: stranger.id }),
      await tell({}),
      await tell({ sections: { B: ' ' } }),
      await tell({ nothingToChange: true, sections: { B: 'Too short' } }),
      await tell({ nothingToChange: true, on: '2026-11-24' }),
      await tell({ nothingToChange: true, on: '2026-11-15' }),
      await tell({ nothingToChange: true, cameBy: 'pigeon' }),
    ]

    expect(answers.map((answer) => [answer.statusCode, answer.json().errors?.[0]?.pointer])).toEqual(
      [
        ...[
          'familyMemberId',
          'familyMemberId',
          'sections',
          'sections',
          'nothingToChange',
          'on',
          'on',
          'cameBy',
        ],
      ].map((field) => [400, `/${field}`]),
    )
    expect((await draftOf(mother)).sent).toEqual([])
    expect(await told()).toEqual([])
  })

  it('is a draft that is not with the family, an older look at the case, and everybody but staff', async () => {
    const { id } = await aCase(test.pool, { status: 'DRAFTING', sharedWith: [amina.id] })
    const body = {
      familyMemberId: amina.id,
      cameBy: 'phone',
      on: '2026-11-23',
      nothingToChange: true,
      version: 1,
    }
    const early = await officer.post(`/api/staff/cases/${id}/draft/told`, body)

    expect(early.statusCode).toBe(409)
    expect((await tell({ nothingToChange: true, version: 7 })).statusCode).toBe(409)
    expect((await tell({ nothingToChange: true }, mother)).statusCode).toBe(401)
    expect((await tell({ nothingToChange: true }, test.stranger)).statusCode).toBe(401)
    expect((await officer.post(`/api/staff/cases/${randomUUID()}/draft/told`, body)).statusCode).toBe(404)
  })

  it('is everything after a death', async () => {
    await test.pool.query("update cases set status = 'CLOSED_DECEASED' where id = $1", [caseId])

    expect((await tell({ nothingToChange: true })).statusCode).toBe(409)
    expect(await told()).toEqual([])
  })
})

describe('an entry made for the wrong parent', () => {
  const enter = async () => {
    await tell({ sections: { B: 'What the father said' } })
    return (await draftOf(mother)).sent[0]?.id ?? ''
  }

  it('is taken back: nobody reads it, the history is silent, and the clock waits for that parent again', async () => {
    await tell({ nothingToChange: true, familyMemberId: daniel.id })
    const id = await enter()
    expect((await commentsDuty())?.metOn).toBe('2026-11-23')
    const answer = await takeBack(id)

    expect(answer.statusCode, answer.payload).toBe(200)
    expect((await draftOf(mother)).sent).toEqual([])
    expect((await historyOf(mother)).join()).not.toContain('by phone')
    expect(answer.payload).not.toContain('What the father said')
    expect((await commentsDuty())?.metOn).toBeNull()
    expect((await takeBack(id)).statusCode).toBe(404)
  })

  it('is not what a parent sent here, nor of another case, nor anybody else’s to take', async () => {
    await mother.post(`/api/family/cases/${caseId}/draft/comments`, { sections: { C: 'Mine' } })
    await mother.post(`/api/family/cases/${caseId}/draft/comments/send`, {})
    const own = (await draftOf(mother)).sent[0]?.id ?? ''
    await tell({ nothingToChange: true, familyMemberId: daniel.id })
    const entered = (await draftOf(father)).sent[0]?.id ?? ''

    expect((await takeBack(own)).statusCode).toBe(404)
    expect((await takeBack(randomUUID())).statusCode).toBe(404)
    expect((await takeBack('x')).statusCode).toBe(400)
    expect((await takeBack(entered, father)).statusCode).toBe(401)
    expect((await draftOf(mother)).sent).toHaveLength(1)
  })
})
