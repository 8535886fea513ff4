import type { CaseForFamily, CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { usualDay } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

const assign = (id: string, body: object, visitor = staff) =>
  visitor.post(`/api/staff/cases/${id}/officer`, { version: 1, ...body })

it('an officer is given to a case, and its family is told the same day', async () => {
  const amina = await aFamilyMember(test.pool)
  const joe = await aStaffMember(test.pool, { name: 'Joe Bell' })
  const { id } = await aCase(test.pool, { sharedWith: [amina.id] })
  const answer = await assign(id, { officerId: joe.id })

  expect(answer.statusCode, answer.payload).toBe(200)
  const view = answer.json<CaseForStaff>()
  expect(view).toMatchObject({ officer: { id: joe.id, name: 'Joe Bell' }, version: 2 })
  expect(view.events[0]).toMatchObject({
    ...{ kind: 'officer-assigned', on: usualDay, isVisibleToFamily: true },
    about: 'Joe Bell',
  })
  const forFamily = await (await test.signInFamily(amina.email)).get(`/api/family/cases/${id}`)
  expect(JSON.stringify(forFamily.json<CaseForFamily>().history)).not.toContain('Joe')
  const { rows } = await test.pool.query(
    'select kind, family_member_id as to from notifications where case_id = $1',
    [id],
  )
  expect(rows).toEqual([{ kind: 'case-updated', to: amina.id }])
})

it('somebody who does not work here, who has it already, or is not named, is refused', async () => {
  const joe = await aStaffMember(test.pool)
  const { id } = await aCase(test.pool, { officerId: joe.id })

  expect((await assign(id, { officerId: joe.id })).statusCode).toBe(409)
  for (const officerId of [newId(), undefined, 'x']) {
    expect((await assign(id, { officerId })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/officerId' }],
    })
  }
})

it('an older version and a case that is not there are refused', async () => {
  const joe = await aStaffMember(test.pool)
  const { id } = await aCase(test.pool)

  expect((await assign(id, { officerId: joe.id, version: 4 })).statusCode).toBe(409)
  expect((await assign(newId(), { officerId: joe.id })).statusCode).toBe(404)
})
