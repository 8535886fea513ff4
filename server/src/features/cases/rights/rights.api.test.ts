import type { CaseForFamily, ParentsForYoungPerson, YoungPeopleToAsk } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  aStaffMember,
  type CaseWanted,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { newId } from '../../../platform/ids.ts'
import { passRightsToday, type RightsWork } from './index.ts'

let test: TestApp
let staffId: string
beforeAll(async () => {
  test = await buildTestApp()
  staffId = (await aStaffMember(test.pool)).id
})
beforeEach(async () => {
  await test.pool.query(
    `truncate daily_runs, notifications, parent_consents, rights_transfers, capacity_decisions, restrictions, case_access,
       case_events, cases, children cascade`,
  )
})
afterAll(() => test?.close())

/** Her rights pass on Saturday 26 June 2027. */
const maya = { forename: 'Maya', surname: 'Rai', preferredName: null, birthOn: '2011-08-31' }

interface Family {
  caseId: string
  childId: string
  mother: { id: string; email: string }
  father: { id: string; email: string }
  young: { id: string; email: string }
}

/** A plan in force, both parents and Maya with everything. */
async function aFamily(wanted: CaseWanted = {}): Promise<Family> {
  const { pool } = test
  const [mother, father, young] = [
    await aFamilyMember(pool, { name: 'Asha Rai' }),
    await aFamilyMember(pool, { name: 'Ben Rai' }),
    await aFamilyMember(pool, { name: 'Maya Rai' }),
  ]
  const { id: caseId, childId } = await aCase(pool, { status: 'FINAL_ISSUED', child: maya, ...wanted })
  await anAccess(pool, { caseId, familyMemberId: mother.id, relationship: 'Mother' })
  await anAccess(pool, { caseId, familyMemberId: father.id, relationship: 'Father' })
  await anAccess(pool, {
    ...{ caseId, familyMemberId: young.id, relationship: 'young person', hasParentalResponsibility: null },
  })
  return { caseId, childId, mother, father, young }
}

/** The work of one day, at seven in the morning. */
async function work(day: string, more: Partial<RightsWork> = {}) {
  test.clock.set(`${day}T07:00:00Z`)
  return passRightsToday({ pool: test.pool, clock: test.clock, ...more })
}
async function warned(): Promise<void> {
  await work('2027-03-26')
  await work('2027-05-26')
}

const rows = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await test.pool.query<Row>(sql, values)).rows
const transfer = async () => (await rows<Record<string, string | null>>('select * from rights_transfers'))[0]
/** "who kind", in the order of names. */
const messages = async () =>
  (
    await rows<{ what: string }>(
      `select f.name || ' ' || n.kind as what from notifications n join family_members f on f.id = n.family_member_id
       order by f.name, n.kind`,
    )
  ).map(({ what }) => what)
const levelOf = async (caseId: string, personId: string) =>
  (
    await rows<{ level: string }>(
      'select level from case_access where case_id = $1 and family_member_id = $2 and revoked_at is null order by starts_on desc',
      [caseId, personId],
    )
  )[0]?.level
const stepsTold = async () =>
  (
    await rows<{ what: string }>(
      `select f.name || ' ' || (v.details -> 'rights' ->> 'step') || ' ' || (v.details -> 'rights' ->> 'to') as what
       from case_events v join family_members f on f.id = v.family_member_id where v.kind = 'family-told' order by 1`,
    )
  ).map(({ what }) => what)

const asFamily = ({ email }: { email: string }) => test.signInFamily(email)
async function pageOf({ caseId }: Family, person: { email: string }): Promise<CaseForFamily> {
  const answer = await (await asFamily(person)).get(`/api/family/cases/${caseId}`)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
async function choose({ caseId, young }: Family, parent: { id: string }, level: string) {
  return (await asFamily(young)).post(`/api/family/cases/${caseId}/parents/${parent.id}`, { level })
}

describe('the warning', () => {
  it('comes three months before, to each by themselves, and once', async () => {
    const family = await aFamily()
    expect(await work('2027-03-25')).toMatchObject({ children: 0 })
    expect(await transfer()).toBeUndefined()

    expect(await work('2027-03-26')).toEqual({ children: 1, told: 3, faults: 0 })
    expect(await work('2027-03-26')).toBeNull()
    expect(await work('2027-03-27')).toMatchObject({ children: 0 })

    expect(await transfer()).toMatchObject({
      passes_on: '2027-06-26',
      changes_on: '2027-06-26',
      changed_on: null,
    })
    expect(await stepsTold()).toEqual([
      'Asha Rai first parent',
      'Ben Rai first parent',
      'Maya Rai first young-person',
    ])
    expect(await messages()).toEqual([
      'Asha Rai case-updated',
      'Ben Rai case-updated',
      'Maya Rai case-updated',
    ])
    const [hers, ours] = [await pageOf(family, family.young), await pageOf(family, family.mother)]
    expect(hers.rights).toMatchObject({ heading: 'You will soon decide', mayChoose: true })
    expect(ours.rights).toMatchObject({ heading: 'Maya will soon decide', mayChoose: false })
    expect(JSON.stringify(ours)).not.toContain('Ben')
  })

  it('comes again a month before, and access changes on the day, in one go for both parents', async () => {
    const family = await aFamily()
    await warned()
    await work('2027-06-25')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('act')

    await work('2027-06-26')
    expect(await transfer()).toMatchObject({ month_warned_on: '2027-05-26', changed_on: '2027-06-26' })
    expect(await levelOf(family.caseId, family.mother.id)).toBe('status')
    expect(await levelOf(family.caseId, family.father.id)).toBe('status')
    expect((await messages()).slice(0, 3)).toEqual([
      'Asha Rai access-changed',
      'Asha Rai case-updated',
      'Asha Rai case-updated',
    ])
    expect(await stepsTold()).toHaveLength(9)
  })

  it('comes first for somebody who came in long past that age: nothing changes for three months', async () => {
    const family = await aFamily({ child: { ...maya, birthOn: '2006-02-01' } })
    await work('2026-11-23')

    expect(await transfer()).toMatchObject({ passes_on: '2022-06-25', changes_on: '2027-02-23' })
    expect((await pageOf(family, family.mother)).rights?.heading).toBe('Maya now decides')
    await work('2027-02-22')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('act')
    await work('2027-02-23')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('status')
  })

  it('is not forgotten over days on which nothing ran, and the day comes no sooner for it', async () => {
    const family = await aFamily()
    await work('2027-05-30')
    expect(await transfer()).toMatchObject({ changes_on: '2027-08-30' })

    await work('2027-06-26')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('act')
    await work('2027-09-03')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('status')
  })

  it('is never sent after a death, and not before seven in the morning', async () => {
    const family = await aFamily()
    await aCase(test.pool, { childId: family.childId, status: 'CLOSED_DECEASED', receivedOn: '2024-01-01' })
    test.clock.set('2027-03-26T06:59:00Z')
    expect(await passRightsToday({ pool: test.pool, clock: test.clock })).toBeNull()

    expect(await work('2027-03-26')).toMatchObject({ children: 0 })
    expect(await messages()).toEqual([])
  })

  it('does not reach whom a restriction keeps away, and they have no more afterwards than the other', async () => {
    const family = await aFamily()
    await insertRow(test.pool, 'restrictions', {
      ...{ id: newId(), child_id: family.childId, kind: 'NO_CONTACT', family_member_id: family.father.id },
      ...{ note: 'Order seen', set_at: test.clock.now(), set_by_id: staffId },
    })
    await warned()
    await work('2027-06-26')

    expect((await messages()).filter((what) => what.startsWith('Ben'))).toEqual([])
    expect((await stepsTold()).filter((what) => what.startsWith('Ben'))).toEqual([])
    expect(await levelOf(family.caseId, family.father.id)).toBe('status')
  })

  it('is sent once where two workers are at it at the same time', async () => {
    await aFamily()
    test.clock.set('2027-03-26T07:00:00Z')
    const both = () => passRightsToday({ pool: test.pool, clock: test.clock })
    await Promise.all([both(), both(), both()])

    expect(await messages()).toHaveLength(3)
    expect(await stepsTold()).toHaveLength(3)
  })

  it('of one child does not stay out because another can’t be done', async () => {
    const broken = await aFamily()
    const family = await aFamily()
    await test.pool.query(
      `create function refuse_one() returns trigger language plpgsql as $$ begin
         if new.child_id = '${broken.childId}' then raise exception 'broken'; end if; return new; end $$;
       create trigger refuse_one before insert on rights_transfers for each row execute function refuse_one()`,
    )
    const faults: string[] = []
    const counts = await work('2027-03-26', { onFault: (childId) => faults.push(childId) })
    await test.pool.query('drop trigger refuse_one on rights_transfers; drop function refuse_one')

    expect(counts).toEqual({ children: 1, told: 3, faults: 1 })
    expect(faults).toEqual([broken.childId])
    expect((await transfer())?.child_id).toBe(family.childId)
    expect(await work('2027-03-27')).toMatchObject({ children: 1, faults: 0 })
  })
})

describe('on the day', () => {
  it('a parent goes on with what the young person agreed to, each with their own', async () => {
    const family = await aFamily()
    await warned()
    expect((await choose(family, family.mother, 'act')).statusCode).toBe(200)
    expect((await choose(family, family.father, 'none')).statusCode).toBe(200)
    expect(await levelOf(family.caseId, family.father.id)).toBe('act')

    await work('2027-06-26')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('act')
    expect(await levelOf(family.caseId, family.father.id)).toBe('none')
    const page = await pageOf(family, family.mother)
    expect(page.rights?.paragraphs[1]).toContain(
      'Maya has said that you may see everything here and act for them.',
    )
    expect(page).toMatchObject({ appeal: null, mayAppealByLetter: false })
    expect(page.asking).not.toBeNull()
    expect((await (await asFamily(family.father)).get(`/api/family/cases/${family.caseId}`)).statusCode).toBe(
      404,
    )
    const told = await messages()
    expect(told).toContain('Ben Rai access-changed')
    expect(told).not.toContain('Asha Rai access-changed')
  })

  it('without an answer a parent still sees the stage, and is told why and what to do', async () => {
    const family = await aFamily()
    await warned()
    await work('2027-06-26')
    const page = await pageOf(family, family.mother)

    expect(page).toMatchObject({ asking: null, documents: [], letters: [], appeal: null, draft: null })
    expect(page.rights).toMatchObject({ heading: 'Maya decides who sees this', mayChoose: false })
    expect(page.rights?.paragraphs.join(' ')).toContain('We have no answer yet.')
    const mother = await asFamily(family.mother)
    const asked = await mother.post(`/api/family/cases/${family.caseId}/enquiries`, {
      ...{ topic: 'STATUS', body: 'How is it going?', requestKey: newId() },
    })
    expect(asked.statusCode).toBe(403)
  })

  it('whom the parents let in goes with them, unless the young person lets the parent act', async () => {
    const family = await aFamily()
    const [hers, his] = [await aFamilyMember(test.pool), await aFamilyMember(test.pool)]
    const helper = { caseId: family.caseId, role: 'advocate', relationship: 'Advocate' } as const
    await anAccess(test.pool, { ...helper, familyMemberId: hers.id, consentedById: family.mother.id })
    await anAccess(test.pool, {
      ...helper,
      familyMemberId: his.id,
      consentedById: family.father.id,
      level: 'status',
    })
    await warned()
    await choose(family, family.mother, 'act')
    await work('2027-06-26')

    expect(await levelOf(family.caseId, hers.id)).toBe('act')
    expect(await levelOf(family.caseId, his.id)).toBeUndefined()
  })

  it('whoever decides for a young person who can’t keeps what that gives, until it ends', async () => {
    const family = await aFamily({ child: { ...maya, birthOn: '2006-02-01' } })
    await work('2026-11-23')
    const decision = await insertRow(test.pool, 'capacity_decisions', {
      ...{ id: newId(), case_id: family.caseId, matter: 'appeal', has_capacity: 'no', reasons: 'Assessed' },
      ...{ alternative_person_id: family.mother.id, decided_on: '2026-12-01', ends_on: '2027-06-01' },
      ...{ recorded_at: test.clock.now(), recorded_by_id: staffId },
    })
    await work('2027-02-23')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('act')
    expect(await levelOf(family.caseId, family.father.id)).toBe('status')
    expect((await pageOf(family, family.mother)).rights).toBeNull()

    await work('2027-06-01')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('act')
    await work('2027-06-02')
    expect(await levelOf(family.caseId, family.mother.id)).toBe('status')
    expect(await messages()).toContain('Asha Rai access-changed')
    expect(decision.id).toBeTruthy()
  })

  it('nobody sees more than before while a restriction stands, whatever was answered', async () => {
    const family = await aFamily()
    await test.pool.query("update case_access set level = 'status' where family_member_id = $1", [
      family.father.id,
    ])
    await warned()
    expect((await choose(family, family.father, 'act')).statusCode).toBe(200)
    await insertRow(test.pool, 'restrictions', {
      ...{ id: newId(), child_id: family.childId, kind: 'COURT_ORDER', note: 'Order seen' },
      ...{ set_at: test.clock.now(), set_by_id: staffId },
    })
    expect((await choose(family, family.father, 'status+documents')).statusCode).toBe(403)

    await work('2027-06-26')
    expect(await levelOf(family.caseId, family.father.id)).toBe('status')
  })

  it('what staff refused stays refused', async () => {
    const family = await aFamily()
    await test.pool.query("update case_access set level = 'none' where family_member_id = $1", [
      family.father.id,
    ])
    await warned()

    expect((await choose(family, family.father, 'act')).statusCode).toBe(404)
    await work('2027-06-26')
    expect(await levelOf(family.caseId, family.father.id)).toBe('none')
  })
})

describe('the young person’s page', () => {
  it('shows each parent, takes an answer, and a new one works at once', async () => {
    const family = await aFamily()
    await warned()
    await work('2027-06-26')
    const young = await asFamily(family.young)
    const shown = (
      await young.get(`/api/family/cases/${family.caseId}/parents`)
    ).json<ParentsForYoungPerson>()
    expect(shown).toMatchObject({ childName: 'Maya', isAboutReader: true, hasChanged: true })
    expect(shown.parents).toEqual([
      { id: family.mother.id, name: 'Asha Rai', relationship: 'Mother', level: 'status', answer: null },
      { id: family.father.id, name: 'Ben Rai', relationship: 'Father', level: 'status', answer: null },
    ])

    for (const level of ['act', 'none', 'status+documents']) {
      const answer = await choose(family, family.mother, level)
      expect(answer.statusCode, answer.payload).toBe(200)
      expect(await levelOf(family.caseId, family.mother.id)).toBe(level)
      expect(answer.json<ParentsForYoungPerson>().parents[0]).toMatchObject({ level, answer: level })
    }
    expect(await levelOf(family.caseId, family.father.id)).toBe('status')
    expect((await rows('select from parent_consents')).length).toBe(3)
    expect((await messages()).filter((what) => what === 'Asha Rai access-changed')).toHaveLength(4)
    const [{ text } = { text: '' }] = await rows<{ text: string }>(
      "select string_agg(details::text, ' ') as text from audit_entries",
    )
    expect(text).not.toMatch(/Rai|Asha/)
  })

  it('counts for every case of theirs that the parent stands on', async () => {
    const family = await aFamily()
    const other = await aCase(test.pool, {
      ...{ childId: family.childId, status: 'CLOSED_WITHDRAWN', receivedOn: '2024-01-08' },
    })
    await anAccess(test.pool, { caseId: other.id, familyMemberId: family.mother.id })
    await warned()
    await choose(family, family.mother, 'status+documents')
    await work('2027-06-26')

    expect(await levelOf(other.id, family.mother.id)).toBe('status+documents')
  })

  it('is for nobody else, and not before the first warning', async () => {
    const family = await aFamily()
    const stranger = await aFamily({ child: { ...maya, birthOn: '2011-08-01' } })
    const path = `/api/family/cases/${family.caseId}/parents`
    expect((await (await asFamily(family.young)).get(path)).statusCode).toBe(404)
    await warned()

    expect((await test.stranger.get(path)).statusCode).toBe(401)
    for (const person of [family.mother, family.father, stranger.young]) {
      const visitor = await asFamily(person)
      expect((await visitor.get(path)).statusCode).toBe(404)
      expect((await visitor.post(`${path}/${family.father.id}`, { level: 'none' })).statusCode).toBe(404)
    }
    expect((await choose(family, stranger.mother, 'none')).statusCode).toBe(404)
    expect((await choose(family, family.young, 'none')).statusCode).toBe(404)
    expect((await choose(family, family.mother, 'everything')).statusCode).toBe(400)
    expect(await rows('select from parent_consents')).toEqual([])
  })

  it('belongs to whoever decides about sharing, where the young person can’t', async () => {
    const family = await aFamily()
    await warned()
    await work('2027-06-26')
    await insertRow(test.pool, 'capacity_decisions', {
      ...{ id: newId(), case_id: family.caseId, matter: 'sharing', has_capacity: 'no', reasons: 'Assessed' },
      ...{ alternative_person_id: family.mother.id, decided_on: '2027-06-26', ends_on: '2028-06-01' },
      ...{ recorded_at: test.clock.now(), recorded_by_id: staffId },
    })

    expect((await choose(family, family.father, 'none')).statusCode).toBe(404)
    const page = await pageOf(family, family.mother)
    expect(page.rights).toMatchObject({ heading: 'You decide who sees this for Maya', mayChoose: true })
    const mother = await asFamily(family.mother)
    const path = `/api/family/cases/${family.caseId}/parents`
    expect((await mother.get(path)).json<ParentsForYoungPerson>().parents.map(({ name }) => name)).toEqual([
      'Ben Rai',
    ])
    expect((await mother.post(`${path}/${family.father.id}`, { level: 'none' })).statusCode).toBe(200)
    expect((await mother.post(`${path}/${family.mother.id}`, { level: 'act' })).statusCode).toBe(404)
  })
})

describe('staff', () => {
  const staff = async () => test.signInStaff((await aStaffMember(test.pool)).email)
  const list = async (show = 'to-ask') =>
    (await (await staff()).get(`/api/staff/rights?show=${show}`)).json<YoungPeopleToAsk>()

  it('see whom to ask, soonest first, and who can’t answer here', async () => {
    const later = await aFamily()
    const sooner = await aFamily({ child: { ...maya, birthOn: '2006-02-01' } })
    await aFamily({ child: { ...maya, birthOn: '2011-09-01' } })
    await test.pool.query("update case_access set ends_on = '2026-01-01' where family_member_id = $1", [
      sooner.young.id,
    ])
    await work('2026-11-23')
    await work('2027-03-26')

    const { items, total } = await list()
    expect(total).toBe(2)
    expect(items.map(({ caseId }) => caseId)).toEqual([later.caseId, sooner.caseId])
    expect(items[0]).toMatchObject({
      passesOn: '2027-06-26',
      changesOn: '2027-06-26',
      hasChanged: false,
      account: 'yes',
    })
    expect(items[1]).toMatchObject({ passesOn: '2022-06-25', hasChanged: true, account: 'none' })
    expect((await list('no-account')).items.map(({ caseId }) => caseId)).toEqual([sooner.caseId])
  })

  it('enter what a young person said, who then leaves the list once every parent is answered for', async () => {
    const family = await aFamily()
    await warned()
    await work('2027-06-26')
    const officer = await staff()
    const path = (parent: { id: string }) => `/api/staff/cases/${family.caseId}/parents/${parent.id}`
    const answer = await officer.post(path(family.mother), { level: 'act', toldBy: 'phone' })
    expect(answer.statusCode, answer.payload).toBe(200)

    expect(await levelOf(family.caseId, family.mother.id)).toBe('act')
    expect((await list()).total).toBe(1)
    await officer.post(path(family.father), { level: 'status', toldBy: 'post' })
    expect((await list()).total).toBe(0)
    expect(await rows('select told_by, young_person_id from parent_consents order by told_by')).toEqual([
      { told_by: 'phone', young_person_id: family.young.id },
      { told_by: 'post', young_person_id: family.young.id },
    ])
  })

  it('give a parent nothing past what the young person said, by no other form either', async () => {
    const family = await aFamily()
    await warned()
    await work('2027-06-26')
    const officer = await staff()
    const path = `/api/staff/cases/${family.caseId}/people`
    const access = {
      ...{ role: 'parent', relationship: 'Mother', hasParentalResponsibility: true, level: 'act' },
      ...{ evidence: 'Birth certificate seen', isCompared: true },
    }
    const [running] = await rows<{ id: string }>(
      'select id from case_access where family_member_id = $1 and revoked_at is null',
      [family.mother.id],
    )
    const change = (level: string) =>
      officer.post(`/api/staff/cases/${family.caseId}/access/${running?.id}/change`, { ...access, level })
    const stepmother = { name: 'Cora Rai', email: `${newId()}@family.example` }
    const refusals = [await change('act'), await officer.post(path, { ...access, person: stepmother })]

    for (const refused of refusals) {
      expect(refused.statusCode, refused.payload).toBe(400)
      expect(refused.json()).toMatchObject({ errors: [{ pointer: '/level' }] })
    }
    expect(await levelOf(family.caseId, family.mother.id)).toBe('status')
    expect((await change('none')).statusCode).toBe(200)
  })

  it('can’t while the rights are the parents’, for a stranger, or without saying how they were told', async () => {
    const family = await aFamily()
    const other = await aFamily()
    test.clock.set('2027-03-25T10:00:00Z')
    let officer = await staff()
    const path = (parent: { id: string }) => `/api/staff/cases/${family.caseId}/parents/${parent.id}`
    const said = { level: 'act', toldBy: 'phone' }
    expect((await officer.post(path(family.mother), said)).statusCode).toBe(409)
    expect((await officer.get(`/api/staff/cases/${family.caseId}/parents`)).statusCode).toBe(404)

    test.clock.set('2027-03-26T10:00:00Z')
    officer = await staff()
    expect((await officer.post(path(family.mother), { level: 'act' })).statusCode).toBe(400)
    expect((await officer.post(path(other.mother), said)).statusCode).toBe(404)
    expect(
      (await officer.post(`/api/staff/cases/${newId()}/parents/${family.mother.id}`, said)).statusCode,
    ).toBe(404)
    expect((await test.stranger.post(path(family.mother), said)).statusCode).toBe(401)
    expect((await (await asFamily(family.mother)).post(path(family.mother), said)).statusCode).toBe(401)
    expect((await officer.get('/api/staff/rights?show=everybody')).statusCode).toBe(400)
    expect(await rows('select from parent_consents')).toEqual([])
  })
})
