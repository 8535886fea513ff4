import type { StaffPower } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { Visitor } from '../../../../test/visitor.ts'

let test: TestApp
let grace: Visitor
let graceId = ''

beforeAll(async () => {
  test = await buildTestApp()
})
afterAll(() => test.close())

beforeEach(async () => {
  await test.pool.query("update staff_members set powers = array_remove(powers, 'accounts')")
  const made = await withAccounts()
  ;({ visitor: grace, id: graceId } = made)
})

async function withAccounts(powers: StaffPower[] = []) {
  const { id, email } = await aStaffMember(test.pool, { role: 'manager', powers: ['accounts', ...powers] })
  return { id, visitor: await test.signInStaff(email) }
}

const rights = (change: object = {}) => ({ role: 'manager', team: 'hub', powers: ['accounts'], ...change })
const setRights = (visitor: Visitor, id: string, change: object = {}) =>
  visitor.post(`/api/staff/accounts/${id}/rights`, rights(change))
const end = (visitor: Visitor, id: string) => visitor.post(`/api/staff/accounts/${id}/end`, {})
const account = async (id: string) =>
  (await test.pool.query('select role, team, powers, is_active from staff_members where id = $1', [id]))
    .rows[0]
const auditOf = async (id: string) =>
  (
    await test.pool.query('select action, details from audit_entries where subject_id = $1 order by at, id', [
      id,
    ])
  ).rows

describe('staff accounts', () => {
  it('are listed for those who look after them, and for nobody else', async () => {
    const colleague = await test.signInStaff((await aStaffMember(test.pool, { role: 'manager' })).email)
    const family = await test.signInFamily((await aFamilyMember(test.pool, {})).email)

    const { items } = (await grace.get('/api/staff/accounts')).json()

    expect(items.find(({ id }: { id: string }) => id === graceId)).toMatchObject({
      isMe: true,
      powers: ['accounts'],
    })
    expect((await colleague.get('/api/staff/accounts')).statusCode).toBe(403)
    expect((await family.get('/api/staff/accounts')).statusCode).toBe(401)
    expect((await test.stranger.get('/api/staff/accounts')).statusCode).toBe(401)
  })

  it('are made for an address, with which somebody can sign in', async () => {
    const body = {
      ...rights({ role: 'hub', powers: ['safeguarding'] }),
      name: 'Joe Bell',
      email: 'Joe@council.example',
    }

    const made = await grace.post('/api/staff/accounts', body)

    expect(made.statusCode).toBe(201)
    const joe = await test.signInStaff('joe@council.example')
    expect((await joe.get('/api/session')).json()).toMatchObject({
      name: 'Joe Bell',
      powers: ['safeguarding'],
    })
    expect((await auditOf(made.json().id))[0]).toMatchObject({
      action: 'staff-member-added',
      details: { role: 'hub', powers: ['safeguarding'], by: 'hand' },
    })
    expect((await grace.post('/api/staff/accounts', body)).statusCode).toBe(409)
  })

  it.each([
    ['hub', true],
    ['officer', true],
    ['manager', false],
  ])('of the role %s are given enquiries by turns: %s', async (role, takesTurns) => {
    const body = { ...rights({ role }), name: 'Ada Quill', email: `${role}.new@council.example` }
    const { id } = (await grace.post('/api/staff/accounts', body)).json<{ id: string }>()

    const { rows } = await test.pool.query('select takes_turns from staff_members where id = $1', [id])
    expect(rows).toEqual([{ takes_turns: takesTurns }])
  })

  it.each([
    ['an unknown role', { role: 'chief' }],
    ['an unknown power', { powers: ['everything'] }],
    ['an unknown team', { team: 'nowhere' }],
    ['no address', { email: 'joe' }],
    ['a name of two lines', { name: 'Joe\r\nBell' }],
  ])('are not made with %s', async (_what, wrong) => {
    const body = { ...rights(), name: 'Joe Bell', email: 'new@council.example', ...wrong }

    expect((await grace.post('/api/staff/accounts', body)).statusCode).toBe(400)
  })

  it('take on other rights at once, which leaves a trace', async () => {
    const { id, email } = await aStaffMember(test.pool, { role: 'hub', powers: ['data-protection'] })
    const joe = await test.signInStaff(email)

    const answer = await setRights(grace, id, {
      role: 'officer',
      team: 'casework',
      powers: ['accounts', 'safeguarding'],
    })

    expect(answer.statusCode).toBe(204)
    expect((await joe.get('/api/staff/accounts')).statusCode).toBe(200)
    expect((await auditOf(id)).at(-1)).toEqual({
      action: 'staff-rights-changed',
      details: {
        before: { role: 'hub', team: 'hub', powers: ['data-protection'] },
        after: { role: 'officer', team: 'casework', powers: ['safeguarding', 'accounts'] },
      },
    })
  })

  it('that are nobody’s are not there', async () => {
    const nobody = '0190a000-0000-7000-8000-00000000000a'

    expect((await setRights(grace, nobody)).statusCode).toBe(404)
    expect((await end(grace, nobody)).statusCode).toBe(404)
  })

  it('end at once: who sits at a desk is out with the next press, and can’t come back', async () => {
    const { id, email } = await aStaffMember(test.pool)
    const joe = await test.signInStaff(email)

    expect((await end(grace, id)).statusCode).toBe(204)

    expect((await joe.get('/api/session')).statusCode).toBe(401)
    await expect(test.signInStaff(email)).rejects.toThrow()
    const sessions = await test.pool.query('select revoked_why from sessions where staff_member_id = $1', [
      id,
    ])
    expect(sessions.rows).toEqual([{ revoked_why: 'rights' }])
    expect((await end(grace, id)).statusCode).toBe(409)
    expect((await grace.post(`/api/staff/accounts/${id}/reopen`, {})).statusCode).toBe(204)
    expect((await joe.get('/api/session')).statusCode, 'an old session stays ended').toBe(401)
  })
})

describe('one’s own account', () => {
  it('is given nothing by oneself', async () => {
    await withAccounts()

    expect((await setRights(grace, graceId, { powers: ['accounts', 'safeguarding'] })).statusCode).toBe(403)
    expect((await setRights(grace, graceId, { role: 'hub' })).statusCode).toBe(403)
    expect(await account(graceId)).toMatchObject({ role: 'manager', powers: ['accounts'] })
  })

  it('may give up what it has, while a colleague looks after accounts', async () => {
    await withAccounts()

    expect((await setRights(grace, graceId, { powers: [] })).statusCode).toBe(204)
    expect((await grace.get('/api/staff/accounts')).statusCode).toBe(403)
  })
})

describe('the last who looks after accounts', () => {
  it('can neither give that up nor end, by their own hand or another’s', async () => {
    expect((await setRights(grace, graceId, { powers: [] })).statusCode).toBe(409)
    expect((await end(grace, graceId)).statusCode).toBe(409)
    expect(await account(graceId)).toMatchObject({ powers: ['accounts'], is_active: true })
  })

  it('is not somebody whose account has ended', async () => {
    const other = await withAccounts()
    await end(grace, other.id)

    expect((await setRights(grace, graceId, { powers: [] })).statusCode).toBe(409)
  })

  it.each([
    ['each ends the other', (by: Visitor, _mine: string, theirs: string) => end(by, theirs)],
    ['each ends their own', (by: Visitor, mine: string) => end(by, mine)],
    [
      'each takes it from the other',
      (by: Visitor, _mine: string, theirs: string) => setRights(by, theirs, { powers: [] }),
    ],
    ['each gives it up', (by: Visitor, mine: string) => setRights(by, mine, { powers: [] })],
  ])('is left when the last two act at once: %s', async (_what, act) => {
    for (let round = 0; round < 3; round += 1) {
      await test.pool.query("update staff_members set powers = array_remove(powers, 'accounts')")
      const [one, two] = [await withAccounts(), await withAccounts()]

      const answers = await Promise.all([act(one.visitor, one.id, two.id), act(two.visitor, two.id, one.id)])

      expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1)
      const left = await test.pool.query(
        "select from staff_members where is_active and 'accounts' = any (powers)",
      )
      expect(left.rowCount).toBe(1)
    }
  })
})

describe('tokens of other systems', () => {
  const wanted = { name: 'Reporting', scopes: ['reports:read'], validForDays: 30 }

  it('are shown once, work for what they are for, and stop when they are taken back', async () => {
    const made = await grace.post('/api/staff/tokens', wanted)
    expect(made.statusCode).toBe(201)
    const { token } = made.json<{ token: string }>()
    const system = new Visitor(test.app, { authorization: `Bearer ${token}` })
    expect((await system.get('/api/staff/reports/caseload')).statusCode).toBe(200)
    expect((await system.get('/api/staff/cases')).statusCode).toBe(403)

    const listed = await grace.get('/api/staff/tokens')
    expect(listed.payload).not.toContain(token)
    const [{ id }] = listed.json().items
    expect(listed.json().items[0]).toMatchObject({
      name: 'Reporting',
      state: 'works',
      scopes: ['reports:read'],
    })

    expect((await grace.post(`/api/staff/tokens/${id}/revoke`, {})).statusCode).toBe(204)
    expect((await system.get('/api/staff/reports/caseload')).statusCode).toBe(401)
    expect((await grace.post(`/api/staff/tokens/${id}/revoke`, {})).statusCode).toBe(409)
    const trace = await auditOf(id)
    expect(trace.map(({ action }) => action)).toEqual(['service-token-created', 'service-token-revoked'])
    expect(JSON.stringify(trace)).not.toContain(token)
  })

  it.each([
    { ...wanted, name: '' },
    { ...wanted, scopes: [] },
    { ...wanted, scopes: ['everything'] },
    { ...wanted, validForDays: 0 },
    { ...wanted, validForDays: 'soon' },
  ])('are not made with %j', async (wrong) => {
    expect((await grace.post('/api/staff/tokens', wrong)).statusCode).toBe(400)
  })

  it('can’t look after tokens themselves, nor can staff without the power', async () => {
    const system = await test.service(['cases:read'])
    const colleague = await test.signInStaff((await aStaffMember(test.pool)).email)

    for (const visitor of [system, colleague]) {
      expect((await visitor.get('/api/staff/tokens')).statusCode).toBe(403)
      expect((await visitor.post('/api/staff/tokens', wanted)).statusCode).toBe(403)
    }
    expect(
      (await grace.post('/api/staff/tokens/0190a000-0000-7000-8000-00000000000a/revoke', {})).statusCode,
    ).toBe(404)
  })
})
