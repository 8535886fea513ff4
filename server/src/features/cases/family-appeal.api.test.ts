import { randomUUID } from 'node:crypto'
import type { CaseForFamily, CaseStatus } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anAccess, type CaseWanted } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../test/test-clock.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(() => test.clock.set(usualMoment)) // Monday 23 November 2026
afterAll(() => test?.close())

type Access = Partial<Parameters<typeof anAccess>[1]>

/** The page of a case as one more person reads it. */
async function pageFor(caseId: string, access: Access = {}): Promise<CaseForFamily> {
  const person = await aFamilyMember(test.pool)
  await anAccess(test.pool, { caseId, familyMemberId: person.id, ...access })
  return pageAs(caseId, person.email)
}

async function pageAs(caseId: string, email: string): Promise<CaseForFamily> {
  const answer = await (await test.signInFamily(email)).get(`/api/family/cases/${caseId}`)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}

async function happened(caseId: string, kind: string, on: string, more: Record<string, unknown> = {}) {
  await insertRow(test.pool, 'case_events', {
    id: randomUUID(),
    case_id: caseId,
    kind,
    happened_on: on,
    recorded_at: `${on}T15:00:00Z`,
    recorded_by_kind: 'staff',
    is_visible_to_family: true,
    ...more,
  })
}

/** Refused on Monday 16 November 2026. */
const refused = (more: CaseWanted = {}) => aCase(test.pool, { status: 'REFUSED_TO_ASSESS', ...more })

describe('the right to appeal', () => {
  it('is told to a parent with parental responsibility, with the day to call mediation first', async () => {
    const page = await pageFor((await refused()).id)

    expect(page.appeal).toMatchObject({
      appealBy: '2027-01-18',
      contactMediationBy: '2027-01-16',
      needsCertificate: true,
    })
    expect(page.appeal?.paragraphs.join(' ')).toContain(
      'We work out your last day as Monday 18 January 2027, at 5pm. Please check it with the Tribunal or with IASK.',
    )
    expect(page.keyDate).toMatchObject({
      label: 'If you want to appeal, first call a mediation adviser by',
      day: '2027-01-16',
      isYourTurn: false,
    })
    expect(page.stage.youCanDo).toContain('appeal by Monday 18 January 2027')
  })

  it.each([
    ['who sees the stage and its dates alone', { level: 'status' }],
    ['without parental responsibility', { hasParentalResponsibility: false }],
    ['whose parental responsibility nobody checked', { hasParentalResponsibility: null }],
    ['the child, who has no such right yet', { relationship: 'Young person' }],
  ] as [string, Access][])('is not told to someone %s', async (_who, access) => {
    const page = await pageFor((await refused()).id, access)

    expect(page.appeal).toBeNull()
    expect(page.keyDate).toBeNull()
    expect(JSON.stringify(page)).not.toContain('January 2027')
    expect(page.mayAppealByLetter).toBe(access.hasParentalResponsibility === null)
    expect(/appeal/.test(page.stage.youCanDo)).toBe(page.mayAppealByLetter)
  })

  it('is the law’s to give: a parent who may read our letters here and no more is told too', async () => {
    const page = await pageFor((await refused()).id, { level: 'status+documents' })

    expect(page).toMatchObject({ appeal: { appealBy: '2027-01-18' }, asking: null })
  })

  it.each(['social-worker', 'virtual-school', 'advocate', 'advice-service', 'solicitor'] as const)(
    'is not told to the %s, who acts for others',
    async (role) => {
      const page = await pageFor((await refused()).id, { role, hasParentalResponsibility: null })

      expect(page).toMatchObject({ appeal: null, mayAppealByLetter: false, appealIsOf: 'parent' })
      expect(JSON.stringify(page)).not.toContain('January 2027')
    },
  )

  it('passes to the young person on the day after compulsory school age ends, and leaves the parent', async () => {
    const { id } = await refused({ child: { birthOn: '2010-08-31' } })

    expect((await pageFor(id, { relationship: 'Mother' })).appeal).toBeNull()
    const page = await pageFor(id, { relationship: 'young person', hasParentalResponsibility: null })
    expect(page).toMatchObject({ isAboutReader: true, appeal: { appealBy: '2027-01-18' } })
    expect(page.stage.now).toBe('We do not think you need one now. Our letter says why.')
  })

  it('is never told where there is no decision to challenge', async () => {
    for (const status of [
      'DECIDING_TO_ASSESS',
      'ASSESSING',
      'DRAFTING',
      'CLOSED_WITHDRAWN',
    ] as CaseStatus[]) {
      expect((await pageFor((await aCase(test.pool, { status })).id)).appeal, status).toBeNull()
    }
  })

  it('ends with its last day', async () => {
    const { id } = await refused()
    test.clock.set('2027-01-18T23:00:00Z')
    expect((await pageFor(id)).appeal?.appealBy).toBe('2027-01-18')

    test.clock.set('2027-01-19T00:00:00Z')
    const page = await pageFor(id)
    expect(page).toMatchObject({ appeal: null, mayAppealByLetter: false })
    expect(page.stage.youCanDo).toBe('If you think this is wrong, talk to us. IASK can help for free.')
  })

  it('of a plan that came in without its day is as the letter says', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    await test.pool.query(`delete from case_events where case_id = $1 and kind = 'plan-issued'`, [id])
    const page = await pageFor(id)

    expect(page).toMatchObject({ appeal: null, mayAppealByLetter: true })
    expect(page.stage.youCanDo).toContain('If you can appeal, our letter says how and by when.')
  })

  it('is no word of a plan whose time is over', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED', receivedOn: '2025-10-06' })
    const page = await pageFor(id)

    expect(page).toMatchObject({ appeal: null, mayAppealByLetter: false })
    expect(page.stage.youCanDo).toBe('Read section F. Tell us if any help is missing.')
  })

  it('with a certificate has no call to make, and a month from it', async () => {
    const { id } = await refused()
    await happened(id, 'mediation-certificate', '2027-01-06')
    test.clock.set('2027-01-07T10:00:00Z')

    expect((await pageFor(id)).appeal).toMatchObject({ appealBy: '2027-02-08', contactMediationBy: null })
  })

  it('about a plan changed in section I alone needs no certificate', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    await happened(id, 'plan-amended', '2026-11-20', { details: { sectionsOnly: 'I' } })

    expect((await pageFor(id)).appeal).toMatchObject({
      needsCertificate: false,
      contactMediationBy: null,
      appealBy: '2027-01-20',
    })
  })
})

describe('what goes on besides', () => {
  it('names mediation, an order and a coming move with their days', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    await happened(id, 'mediation-requested', '2026-11-20')
    await happened(id, 'phase-transfer-set', '2026-11-20', {
      details: { phase: 'infant-to-junior', startsOn: '2027-09-01' },
    })

    expect((await pageFor(id)).alsoHappening).toEqual([
      expect.stringContaining('We must name the place by Sunday 14 February 2027.'),
      'There is to be a mediation meeting. It takes place by Sunday 20 December 2026.',
    ])
  })

  it('an appeal that one parent brought is not shown to the other', async () => {
    const { id } = await refused()
    const amina = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
    await anAccess(test.pool, { caseId: id, familyMemberId: amina.id })
    await happened(id, 'appeal-registered', '2026-11-20', { family_member_id: amina.id })

    expect((await pageAs(id, amina.email)).alsoHappening).toEqual([
      'The Tribunal has an appeal about this. It decides what happens.',
    ])
    const daniels = await pageFor(id, { relationship: 'Father' })
    expect(daniels.alsoHappening).toEqual([])
    expect(daniels.appeal).not.toBeNull()
    expect(JSON.stringify(daniels)).not.toContain('Tribunal has')
  })
})

describe('the line of a plan', () => {
  const marksOf = ({ timeline }: CaseForFamily) =>
    timeline.map(({ key, state, by }) => `${key} ${state} ${by}`)

  it('of a review goes from the meeting to the decision', async () => {
    const { id } = await aCase(test.pool, { status: 'IN_REVIEW' })
    await happened(id, 'review-meeting-held', '2026-11-18')
    const page = await pageFor(id)

    expect(page.timelineOf).toBe('review')
    expect(marksOf(page)).toEqual([
      'meeting done 2026-11-18',
      'report now 2026-12-02',
      'decision later 2026-12-16',
    ])
    expect(page.stage).toMatchObject({
      now: 'We are checking Sam’s plan with you. The day for the meeting was Wednesday 18 November 2026.',
      next: 'We tell you what we decide by Wednesday 16 December 2026.',
    })
  })

  it('is not drawn for a plan that moved in: another council had the 20 weeks', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    await happened(id, 'plan-transferred-in', '2026-11-20', { details: { lastReviewOn: null } })
    const page = await pageFor(id)

    expect(page.timeline).toEqual([])
    expect(page.alsoHappening).toContain(
      'The plan came to us from another council. We will write to you about it by Friday 1 January 2027.',
    )
  })

  it('of changes waits for the family, and then for the plan', async () => {
    const { id } = await aCase(test.pool, { status: 'AMENDING_PLAN' })
    const page = await pageFor(id)

    expect(page.keyDate).toMatchObject({ label: 'Tell us by', day: '2026-11-30', isYourTurn: true })
    expect(marksOf(page).slice(-2)).toEqual(['comments now 2026-11-30', 'final later 2027-01-11'])
  })

  it('of a new assessment goes from our yes to the plan', async () => {
    const { id } = await aCase(test.pool, { status: 'REASSESSING' })
    const page = await pageFor(id)

    expect(page.timelineOf).toBe('new-assessment')
    expect(marksOf(page)).toEqual([
      'agreed done null',
      'draft now null',
      'comments later null',
      'final later 2027-02-22',
    ])
  })

  it('of a late decision says so, and the family reads which step it is', async () => {
    const { id } = await aCase(test.pool, { status: 'IN_REVIEW' })
    await happened(id, 'review-meeting-held', '2026-10-14')
    const page = await pageFor(id)

    expect(marksOf(page).at(-1)).toBe('decision late 2026-11-11')
    expect(page.late?.paragraphs[0]).toMatch(
      /^We have not told you what we decided after the meeting\. The law says we should have finished by Wednesday 11/,
    )
  })
})
