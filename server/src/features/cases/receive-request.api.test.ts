import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aChild, aFamilyMember } from '../../../test/factories/index.ts'
import { contextFor } from '../../platform/context.ts'
import { type NewRequest, receiveRequest } from './index.ts'

let hub: TestApp
beforeAll(async () => {
  hub = await buildTestApp()
})
afterAll(() => hub.close())

const received = (request: Partial<NewRequest> & { childId: string }) =>
  receiveRequest(contextFor(hub.pool, hub.clock, { kind: 'system', id: null }), {
    receivedOn: '2026-11-21',
    requestSource: 1,
    officerId: null,
    enteredById: null,
    sharedWith: [],
    ...request,
  })

const sharedWith = (familyMemberId: string, level: 'act' | 'none' = 'act') => ({
  familyMemberId,
  relationship: 'mother',
  hasParentalResponsibility: true,
  level,
  evidence: 'Seen',
})

it('a request received opens a case that its family sees, with week 6 counted from that day', async () => {
  const mother = await aFamilyMember(hub.pool, { email: 'mother@example.test' })
  const child = await aChild(hub.pool)

  const { id, reference } = await received({ childId: child.id, sharedWith: [sharedWith(mother.id)] })

  const page = await (await hub.signInFamily('mother@example.test')).get(`/api/family/cases/${id}`)
  expect(page.json()).toMatchObject({
    reference,
    status: 'DECIDING_TO_ASSESS',
    keyDate: { day: '2027-01-02' },
    history: [{ on: '2026-11-21' }],
  })
})

it('everybody who may see the case is told once, and nobody else', async () => {
  const [mother, carer] = [await aFamilyMember(hub.pool), await aFamilyMember(hub.pool)]
  const child = await aChild(hub.pool)

  const { id } = await received({
    childId: child.id,
    sharedWith: [sharedWith(mother.id), sharedWith(carer.id, 'none')],
  })

  const { rows } = await hub.pool.query(
    'select kind, status, family_member_id as "to" from notifications where case_id = $1',
    [id],
  )
  expect(rows).toEqual([{ kind: 'case-updated', status: 'waiting', to: mother.id }])
})

it('it leaves its trace in the audit', async () => {
  const child = await aChild(hub.pool)

  const { id } = await received({ childId: child.id })

  const { rows } = await hub.pool.query('select action, actor_kind from audit_entries where case_id = $1', [
    id,
  ])
  expect(rows).toEqual([{ action: 'request-received', actor_kind: 'system' }])
})

it('the same request twice is refused, and a day to come too', async () => {
  const child = await aChild(hub.pool)
  await received({ childId: child.id })

  await expect(received({ childId: child.id })).rejects.toMatchObject({ kind: 'conflict' })
  await expect(received({ childId: child.id, receivedOn: '2026-11-24' })).rejects.toMatchObject({
    kind: 'validation-failed',
  })
})
