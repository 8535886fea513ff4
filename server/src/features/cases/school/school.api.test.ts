import { randomUUID } from 'node:crypto'
import type { CaseForSchool, PupilRows } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aDocument,
  aFamilyMember,
  anAccess,
  anEnquiry,
  anEvent,
  aSentLetter,
  aStaffMember,
  type CaseWanted,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'

let test: TestApp
let staffId: string
let mother: { id: string; email: string }
beforeAll(async () => {
  test = await buildTestApp()
  staffId = (await aStaffMember(test.pool)).id
  mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
})
beforeEach(() => test.clock.set(usualMoment)) // Monday 23 November 2026
afterAll(() => test?.close())

/** Somebody of Hillside School; `pupils`: the cases they may see. */
async function aSenco(...pupils: string[]) {
  const senco = await aFamilyMember(test.pool, { name: 'Lena Marsh' })
  for (const caseId of pupils) await seesPupil(senco.id, caseId)
  return { ...senco, visitor: await test.signInFamily(senco.email) }
}
const seesPupil = (
  familyMemberId: string,
  caseId: string,
  more: { endsOn?: string; revokedAt?: Date } = {},
) =>
  anAccess(test.pool, {
    ...{ caseId, familyMemberId, role: 'school', relationship: 'SENCO, Hillside School', level: 'status' },
    ...{ hasParentalResponsibility: null, ...more },
  })
const aPupil = async (wanted: CaseWanted = {}) =>
  (await aCase(test.pool, { sharedWith: [mother.id], ...wanted })).id

const ask = (caseId: string, askedOf: string, more: Record<string, unknown> = {}) =>
  insertRow(test.pool, 'advice_requests', {
    ...{
      id: randomUUID(),
      case_id: caseId,
      kind: 'setting',
      asked_of: askedOf,
      asked_on: '2026-11-16',
      ...more,
    },
  })

describe('the list of pupils', () => {
  it('has the stage, the next date and what is to do, what presses most first; and finds by name and reference', async () => {
    const quiet = await aPupil({ child: { forename: 'Ada', surname: 'Bell', preferredName: null } })
    const asked = await aPupil({
      status: 'ASSESSING',
      child: { forename: 'Zoe', surname: 'Webb', preferredName: null },
    })
    await ask(asked, 'Hillside School')
    const { visitor } = await aSenco(quiet, asked)

    const { items, total } = (await visitor.get('/api/family/school/pupils')).json<PupilRows>()
    expect(total).toBe(2)
    expect(items).toMatchObject([
      { caseId: asked, name: 'Zoe Webb', stage: 'We are assessing', taskCount: 1, hasLateTask: false },
      { caseId: quiet, name: 'Ada Bell', stage: 'We are deciding whether to assess', taskCount: 0 },
    ])
    expect(items[1]?.nextDate).toMatchObject({ label: 'We decide by' })
    const found = async (query: string) =>
      (await visitor.get(`/api/family/school/pupils?query=${encodeURIComponent(query)}`)).json<PupilRows>()
        .items
    expect((await found('bell ada')).map(({ caseId }) => caseId)).toEqual([quiet])
    expect((await found(items[0]?.reference ?? '')).map(({ caseId }) => caseId)).toEqual([asked])
    expect(await found('%')).toEqual([])
    expect((await visitor.get(`/api/family/school/pupils?query=${'x'.repeat(101)}`)).statusCode).toBe(400)
    expect((await test.stranger.get('/api/family/school/pupils')).statusCode).toBe(401)
  })

  it('is no family’s list: neither shows in the other', async () => {
    const own = await aPupil()
    const pupil = await aPupil()
    const { id, visitor } = await aSenco(pupil)
    await anAccess(test.pool, { caseId: own, familyMemberId: id })

    const cards = (await visitor.get('/api/family/cases')).json<{
      items: { id: string }[]
      pupilCount: number
    }>()
    expect(cards).toMatchObject({ items: [{ id: own }], pupilCount: 1 })
    expect((await visitor.get('/api/family/school/pupils')).json<PupilRows>().items).toMatchObject([
      { caseId: pupil },
    ])
    expect((await visitor.get(`/api/family/school/pupils/${own}`)).statusCode).toBe(404)
  })
})

describe('a pupil', () => {
  const pupilOf = async (caseId: string) => {
    const { visitor } = await aSenco(caseId)
    const answer = await visitor.get(`/api/family/school/pupils/${caseId}`)
    expect(answer.statusCode, answer.payload).toBe(200)
    return answer.json<CaseForSchool>()
  }

  it('has the advice asked of the school, until when, late and done', async () => {
    const id = await aPupil({ status: 'ASSESSING' })
    await ask(id, 'Hillside School, Margate')
    expect((await pupilOf(id)).tasks).toEqual([
      { kind: 'advice', dueOn: '2026-12-28', state: 'to-do', doneOn: null },
    ])

    await test.pool.query("update advice_requests set asked_on = '2026-10-05' where case_id = $1", [id])
    await test.pool.query(
      "update case_events set happened_on = '2026-10-01' where case_id = $1 and kind = 'assessment-agreed'",
      [id],
    )
    expect((await pupilOf(id)).tasks).toMatchObject([{ dueOn: '2026-11-16', state: 'late' }])
    await test.pool.query("update advice_requests set arrived_on = '2026-11-20' where case_id = $1", [id])
    expect((await pupilOf(id)).tasks).toMatchObject([{ state: 'done', doneOn: '2026-11-20' }])
  })

  it('has nothing that was asked of another school, of health or of the family', async () => {
    const id = await aPupil({ status: 'ASSESSING' })
    await ask(id, 'Riverside School')
    await ask(id, 'Health service', { kind: 'health' })
    await ask(id, 'Family', { kind: 'family' })

    expect(await pupilOf(id)).toMatchObject({ tasks: [] })
  })

  it('has the report of a review meeting, two weeks from it', async () => {
    const id = await aPupil({ status: 'IN_REVIEW' })
    await anEvent(test.pool, id, 'review-meeting-held', '2026-11-18')
    expect((await pupilOf(id)).tasks).toMatchObject([
      { kind: 'review-report', dueOn: '2026-12-02', state: 'to-do' },
    ])

    await anEvent(test.pool, id, 'review-report-received', '2026-11-20')
    expect((await pupilOf(id)).tasks).toMatchObject([{ state: 'done', doneOn: '2026-11-20' }])
  })

  it('tells nothing of the family, of other settings, of why something is late, or of what is challenged', async () => {
    const id = await aPupil({ status: 'CONSULTING_SETTINGS', receivedOn: '2026-05-04' })
    const secrets = ['Riverside', 'Okafor, Amina', 'Amina', 'Educational psychologist', 'was ill', 'Priya']
    await insertRow(test.pool, 'setting_consultations', {
      ...{ id: randomUUID(), case_id: id, setting_name: 'Riverside School', asked_on: '2026-11-16' },
    })
    await ask(id, 'Educational psychologist', { kind: 'psychology' })
    for (const kind of [
      'mediation-requested',
      'appeal-registered',
      'delay-recorded',
      'early-review-requested',
    ] as const)
      await anEvent(test.pool, id, kind, '2026-11-10', { details: { reasonWords: 'the officer was ill' } })
    await anEvent(test.pool, id, 'exception-recorded', '2026-11-10', {
      details: { duty: 'final-plan', code: 'EXCEPTIONAL' },
    })
    await insertRow(test.pool, 'promises', {
      ...{ id: randomUUID(), case_id: id, duty: 'final-plan', due_on: '2026-12-10', made_at: usualMoment },
      ...{ owner_id: staffId, owner_name: 'Priya Shah', reason: 'staff-ill', reason_words: 'was ill' },
    })
    const text = JSON.stringify(await pupilOf(id))

    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/appeal|mediation|Tribunal|late|asking schools|CT9|12-10/i)
    expect(new Set(Object.keys(JSON.parse(text)))).toEqual(
      new Set(['caseId', 'contact', 'name', 'nextDate', 'reference', 'stage', 'tasks']),
    )
  })

  it('of a death or a move is closed, in one word', async () => {
    for (const status of ['CLOSED_DECEASED', 'CLOSED_MOVED', 'CLOSED_WITHDRAWN'] as const) {
      expect(await pupilOf(await aPupil({ status }))).toMatchObject({
        stage: 'Closed',
        nextDate: null,
        tasks: [],
      })
    }
  })
})

describe('a school', () => {
  it('finds no pupil of another school, nor one who has left', async () => {
    const own = await aPupil()
    const others = await aPupil()
    const left = await aPupil()
    const gone = await aPupil()
    const { id, visitor } = await aSenco(own)
    await seesPupil(id, left, { endsOn: '2026-11-22' })
    await seesPupil(id, gone, { revokedAt: test.clock.now() })

    for (const caseId of [others, left, gone, randomUUID()]) {
      const answer = await visitor.get(`/api/family/school/pupils/${caseId}`)
      expect(answer.statusCode).toBe(404)
    }
    expect((await visitor.get('/api/family/school/pupils/nothing')).statusCode).toBe(400)
    expect((await visitor.get('/api/family/school/pupils')).json<PupilRows>().total).toBe(1)
    await test.pool.query(
      'update case_access set revoked_at = now(), revoked_by_kind = $2 where family_member_id = $1',
      [id, 'staff'],
    )
    expect((await visitor.get(`/api/family/school/pupils/${own}`)).statusCode).toBe(404)
  })

  it('opens nothing of a family: no page, no question, no paper, no draft', async () => {
    const id = await aPupil({ status: 'DRAFT_WITH_FAMILY' })
    const { visitor } = await aSenco(id)
    const released = { caseId: id, staffId, releasedBy: staffId }
    const { id: documentId } = await aDocument(test.pool, test.filesDir, released)
    const { id: letterId } = await aSentLetter(test.pool, { caseId: id, familyMemberId: mother.id })
    const { id: enquiryId } = await anEnquiry(test.pool, { caseId: id, familyMemberId: mother.id })

    const gets = [
      `cases/${id}`,
      `cases/${id}/draft`,
      `cases/${id}/parents`,
      `documents/${documentId}/content`,
      `letters/${letterId}`,
      `enquiries/${enquiryId}`,
    ]
    for (const path of gets) expect((await visitor.get(`/api/family/${path}`)).statusCode, path).toBe(404)
    const asked = { topic: 'STATUS', body: 'How is it going?', requestKey: randomUUID() }
    expect((await visitor.post(`/api/family/cases/${id}/enquiries`, asked)).statusCode).toBe(404)
    expect(
      (await visitor.post(`/api/family/cases/${id}/draft/requests`, { kind: 'meeting' })).statusCode,
    ).toBe(404)
  })

  it('is sent none of the messages that a family gets', async () => {
    const id = await aPupil({ status: 'DECIDING_TO_ASSESS' })
    const { id: sencoId } = await aSenco(id)
    const officer = await test.signInStaff((await aStaffMember(test.pool)).email)
    await test.pool.query('delete from notifications where case_id = $1', [id])
    const moved = await officer.post(`/api/staff/cases/${id}/steps`, {
      ...{ kind: 'assessment-agreed', on: '2026-11-23', version: 1, letter: { wentElsewhere: true } },
    })
    expect(moved.statusCode, moved.payload).toBe(200)

    const { rows } = await test.pool.query(
      'select family_member_id as id from notifications where case_id = $1',
      [id],
    )
    expect(rows).toEqual([{ id: mother.id }])
    expect(rows).not.toContainEqual({ id: sencoId })
  })
})
