import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aDocument, aFamilyMember, anAccess, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { oneTimeCode } from '../../../platform/one-time-code.ts'
import { tellOfEndingConsents } from './ending-consents.ts'

const birthOn = '2016-05-04'
const adviser = {
  role: 'advice-service',
  name: 'Ann Lee',
  level: 'status',
  endsOn: '2027-05-03',
  isAgreed: true,
}

let test: TestApp
let mother: { id: string; email: string }
let caseId: string
let parent: Visitor

beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  mother = await aFamilyMember(test.pool, { name: 'Amina Okafor' })
  caseId = (await aCase(test.pool, { status: 'ASSESSING', sharedWith: [mother.id] })).id
  parent = await test.signInFamily(mother.email)
})
afterAll(() => test?.close())

const url = (rest = '') => `/api/family/cases/${caseId}${rest}`
const letIn = (helper: object = {}, by = parent) => by.post(url('/helpers'), { ...adviser, ...helper })
async function codeFor(helper: object = {}): Promise<string> {
  const answer = await letIn(helper)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ code: string }>().code
}
async function join(code: string, email = `${newId()}@helper.example`) {
  const checked = await test.stranger.post('/api/join/checks', { code, birthOn, email })
  if (checked.statusCode !== 202) return checked
  const { attemptId } = checked.json<{ attemptId: string }>()
  return test.stranger.post('/api/sign-in/sessions', {
    attemptId,
    code: oneTimeCode(test.secrets.signInCode, attemptId),
  })
}
async function helperIn(helper: object = {}): Promise<Visitor> {
  const joined = await join(await codeFor(helper))
  expect(joined.statusCode, joined.body).toBe(201)
  const cookie = joined.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return new Visitor(test.app, { cookie })
}
interface People {
  me: object
  helps: { name: string; until: string } | null
  helpers: { accessId: string; name: string; until: string }[]
  codes: { invitationId: string; name: string }[]
  others: { role: string; name: string | null }[]
  mayGive: { levels: string[]; latestEnd: string } | null
}
/** As the case's own page lists them. */
const seenBy = async (by = parent) =>
  (await by.get(url())).json<{ seenBy: { name: string }[] }>().seenBy.map(({ name }) => name)
const people = async (by = parent) => (await by.get(url('/people'))).json<People>()
async function restrict(kind: string, more: object = {}) {
  const { rows } = await test.pool.query('select child_id from cases where id = $1', [caseId])
  await insertRow(test.pool, 'restrictions', {
    ...{ id: newId(), child_id: rows[0].child_id, kind, note: 'A note', set_at: test.clock.now() },
    ...{ set_by_id: (await aStaffMember(test.pool)).id, ...more },
  })
}

describe('a helper', () => {
  it('joins with the code they were handed, and sees what they were let see', async () => {
    const helper = await helperIn()

    const { items } = (await helper.get('/api/family/cases')).json<{ items: object[] }>()
    expect(items).toMatchObject([{ id: caseId, isHelping: true }])
    expect(await people(helper)).toMatchObject({
      me: { name: 'Ann Lee', level: 'status' },
      helps: { name: 'Amina Okafor', until: '2027-05-03' },
      ...{ helpers: [], codes: [], others: [], mayGive: null },
    })
    const kase = (await helper.get(url())).json<object>()
    expect(kase).toMatchObject({ helps: { name: 'Amina Okafor', until: '2027-05-03' }, asking: null })
  })

  it('with the stage alone sees no document; with documents, those for everyone and no others', async () => {
    const staffId = (await aStaffMember(test.pool)).id
    const released = { caseId, staffId, releasedBy: staffId }
    await aDocument(test.pool, test.filesDir, { ...released, title: 'For all' })
    await aDocument(test.pool, test.filesDir, { ...released, title: 'For her', releasedTo: mother.id })
    const titles = async (helper: Visitor) =>
      (await helper.get(url())).json<{ documents: { title: string }[] }>().documents.map(({ title }) => title)

    expect(await titles(await helperIn())).toEqual([])
    expect(await titles(await helperIn({ name: 'Bo Lee', level: 'status+documents' }))).toEqual(['For all'])
  })

  it('is in the list of whoever let them in, and of nobody else', async () => {
    const father = await aFamilyMember(test.pool, { name: 'Ben Okafor' })
    await anAccess(test.pool, { caseId, familyMemberId: father.id, relationship: 'Father' })
    await helperIn()
    await codeFor({ name: 'Not Yet' })

    expect(await people()).toMatchObject({
      helpers: [{ name: 'Ann Lee', role: 'advice-service', level: 'status', until: '2027-05-03' }],
      codes: [{ name: 'Not Yet', worksUntil: '2026-12-21' }],
    })
    const his = await test.signInFamily(father.email)
    expect(await people(his)).toMatchObject({ helps: null, helpers: [], codes: [], others: [] })
    for (const page of [url(), url('/people')])
      expect((await his.get(page)).body).not.toMatch(/Ann Lee|Not Yet|Amina/)
  })

  it('sees nothing more from the moment they are stopped, and is told that something ended', async () => {
    const helper = await helperIn()
    const [row] = (await people()).helpers

    expect((await parent.post(url(`/helpers/${row?.accessId}/stop`), {})).statusCode).toBe(204)
    expect((await helper.get(url())).statusCode).toBe(404)
    expect((await people()).helpers).toEqual([])
    const { rows } = await test.pool.query(
      `select n.kind from notifications n join family_members f on f.id = n.family_member_id
       where f.name = 'Ann Lee' and n.case_id = $1 order by n.kind`,
      [caseId],
    )
    expect(rows).toEqual([{ kind: 'access-ended' }, { kind: 'access-granted' }])
    const trace = await test.pool.query(
      "select actor_id from audit_entries where action = 'helper-stopped' and case_id = $1",
      [caseId],
    )
    expect(trace.rows).toEqual([{ actor_id: mother.id }])
  })

  it('can be let in again, for something else, after they were stopped or while they help', async () => {
    const email = 'ann.lee@helper.example'
    await join(await codeFor(), email)
    expect((await join(await codeFor({ level: 'status+documents' }), email)).statusCode).toBe(201)
    expect((await people()).helpers).toMatchObject([{ name: 'Ann Lee', level: 'status+documents' }])
    await parent.post(url(`/helpers/${(await people()).helpers[0]?.accessId}/stop`), {})
    expect((await join(await codeFor(), email)).statusCode).toBe(201)

    expect((await people()).helpers).toMatchObject([{ name: 'Ann Lee', level: 'status' }])
  })

  it('loses sight with whoever let them in', async () => {
    const helper = await helperIn()
    await restrict('NO_CONTACT', { family_member_id: mother.id })

    expect((await helper.get(url())).statusCode).toBe(404)
  })

  it('lets nobody else in', async () => {
    const helper = await helperIn({ level: 'act', role: 'advocate' })

    const answer = await letIn({ name: 'A Friend' }, helper)
    expect(answer.statusCode).toBe(403)
  })

  it('of another’s choice can’t be stopped: they are not there', async () => {
    const father = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: father.id, relationship: 'Father' })
    const helper = await helperIn()
    const his = await test.signInFamily(father.email)
    const [row] = (await people()).helpers
    const mine = await test.pool.query('select id from case_access where family_member_id = $1', [father.id])

    expect((await his.post(url(`/helpers/${row?.accessId}/stop`), {})).statusCode).toBe(404)
    expect((await parent.post(url(`/helpers/${mine.rows[0].id}/stop`), {})).statusCode).toBe(404)
    expect((await helper.get(url())).statusCode).toBe(200)
  })
})

describe('a code for a helper', () => {
  it('opens nothing once it is withdrawn', async () => {
    const code = await codeFor()
    const [waiting] = (await people()).codes

    const withdraw = (by: Visitor) => by.post(url(`/helper-codes/${waiting?.invitationId}/withdraw`), {})
    const stranger = await test.signInFamily((await aFamilyMember(test.pool)).email)
    expect((await withdraw(stranger)).statusCode).toBe(404)
    expect((await withdraw(parent)).statusCode).toBe(204)
    expect((await join(code)).statusCode).toBe(400)
    expect((await people()).codes).toEqual([])
    expect((await withdraw(parent)).statusCode, 'a second time').toBe(404)
  })

  it('opens nothing once whoever handed it over has no access', async () => {
    const code = await codeFor()
    await test.pool.query(
      "update case_access set revoked_at = $2, revoked_by_kind = 'staff' where case_id = $1",
      [caseId, test.clock.now()],
    )

    expect((await join(code)).statusCode).toBe(400)
  })

  it('opens nothing for somebody whom staff let in, or refused, for themselves', async () => {
    const known = await aFamilyMember(test.pool, { name: 'Ann Lee' })
    await anAccess(test.pool, { caseId, familyMemberId: known.id, level: 'none' })

    expect((await join(await codeFor(), known.email)).statusCode).toBe(409)
  })

  it('does not let somebody in who must have no contact', async () => {
    const code = await codeFor()
    const barred = await aFamilyMember(test.pool, { name: 'Ann Lee' })
    test.clock.pass({ minutes: 1 })
    await restrict('NO_CONTACT', { family_member_id: barred.id })

    expect((await join(code, barred.email)).statusCode).toBe(400)
  })
})

describe('consent', () => {
  it.each([
    ['for more than the role may see', { role: 'councillor', level: 'act' }, '/level'],
    ['for longer than a year', { endsOn: '2027-11-24' }, '/endsOn'],
    ['until a day that is past', { endsOn: '2026-11-22' }, '/endsOn'],
    ['to see nothing', { level: 'none' }, '/level'],
    ['for a parent', { role: 'parent' }, '/role'],
    ['without a name', { name: ' ' }, '/name'],
    ['that nobody agreed to', { isAgreed: false }, '/isAgreed'],
  ])('%s is refused in words', async (_, wrong, pointer) => {
    const answer = await letIn(wrong)

    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ pointer }] })
  })

  it('is given for a year at the longest, for what the reader may see', async () => {
    expect((await people()).mayGive).toEqual({
      levels: ['status', 'status+documents', 'act'],
      latestEnd: '2027-11-23',
    })
  })

  it.each([
    ['who may only look', { level: 'status' as const }],
    ['whose responsibility nobody checked', { hasParentalResponsibility: null }],
    ['without parental responsibility', { hasParentalResponsibility: false }],
  ])('can’t be given by a parent %s', async (_, access) => {
    const other = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId, familyMemberId: other.id, ...access })
    const theirs = await test.signInFamily(other.email)

    expect((await people(theirs)).mayGive).toBeNull()
    expect((await letIn({}, theirs)).statusCode).toBe(403)
  })

  it.each(['ADDRESS_HIDDEN', 'COURT_ORDER'])(
    'can’t be given here under %s, and is not told why',
    async (kind) => {
      const before = await letIn({}, await test.signInFamily(await aReader()))
      await restrict(kind)

      const answer = await letIn()
      expect(answer.statusCode).toBe(403)
      expect({ ...answer.json<object>(), instance: '' }).toEqual({ ...before.json<object>(), instance: '' })
      expect((await people()).mayGive).toBeNull()
    },
  )

  it('is the young person’s own to give, once the rights are theirs', async () => {
    const child = { birthOn: '2008-05-04' }
    caseId = (await aCase(test.pool, { child, sharedWith: [mother.id] })).id
    const young = await aFamilyMember(test.pool, { name: 'Sam Okafor' })
    await anAccess(test.pool, { caseId, familyMemberId: young.id, relationship: 'Young person' })
    const sam = await test.signInFamily(young.email)

    expect((await letIn()).statusCode).toBe(403)
    expect((await letIn({}, sam)).statusCode).toBe(201)
  })

  it('ends soon: whoever gave it is told once, two weeks before', async () => {
    await helperIn()
    await helperIn({ name: 'For a week', endsOn: '2026-11-30' })
    const tell = async () => {
      const ctx = contextFor(test.pool, test.clock, { kind: 'system', id: null })
      await ctx.tx((tx) => tellOfEndingConsents(tx, ctx))
      const { rows } = await test.pool.query(
        "select family_member_id from notifications where kind = 'access-ending' and case_id = $1",
        [caseId],
      )
      return rows
    }

    test.clock.set('2027-04-18T09:00:00Z')
    expect(await tell()).toEqual([])
    test.clock.set('2027-04-19T09:00:00Z')
    expect(await tell()).toEqual([{ family_member_id: mother.id }])
    test.clock.set('2027-04-20T09:00:00Z')
    expect(await tell()).toHaveLength(1)
  })
})

describe('a school and a social worker', () => {
  beforeEach(async () => {
    const [rai, worker] = [
      await aFamilyMember(test.pool, { name: 'Ms Rai' }),
      await aFamilyMember(test.pool, { name: 'Jo Park' }),
    ]
    const school = { role: 'school', level: 'status', relationship: 'SENCO, Oak Tree Academy' } as const
    await anAccess(test.pool, { caseId, familyMemberId: rai.id, ...school })
    await anAccess(test.pool, { caseId, familyMemberId: worker.id, role: 'social-worker' })
  })

  it('are shown to the family by role; a school’s name stays out where the address is hidden', async () => {
    expect((await people()).others).toEqual([
      { role: 'school', name: 'Ms Rai, SENCO, Oak Tree Academy' },
      { role: 'social-worker', name: null },
    ])

    expect(await seenBy()).toEqual([
      expect.stringContaining('Amina'),
      'Your child’s school: Ms Rai, SENCO, Oak Tree Academy',
      'Your child’s social worker',
    ])

    await restrict('ADDRESS_HIDDEN')
    expect((await seenBy()).slice(1)).toEqual(['Your child’s school', 'Your child’s social worker'])
    expect((await people()).others).toEqual([
      { role: 'school', name: null },
      { role: 'social-worker', name: null },
    ])
  })

  it('are not shown to a helper', async () => {
    const helper = await helperIn()
    expect((await people(helper)).others).toEqual([])
    expect((await seenBy(helper)).join()).not.toContain('school')
  })
})

async function aReader(): Promise<string> {
  const reader = await aFamilyMember(test.pool)
  await anAccess(test.pool, { caseId, familyMemberId: reader.id, level: 'status' })
  return reader.email
}
