import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember, aStaffMember } from '../../../test/factories/index.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let parent: { id: string; email: string }
let visitor: Visitor
const url = '/api/family/whole-answers'
beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(async () => {
  parent = await aFamilyMember(test.pool)
  visitor = await test.signInFamily(parent.email)
})
afterAll(() => test?.close())

const chosen = async () =>
  (await visitor.get('/api/account')).json<{ hasWholeAnswers: boolean | null }>().hasWholeAnswers

describe('whole answers by email', () => {
  it('are off until somebody chooses them, and off again when they say so', async () => {
    expect(await chosen()).toBe(false)
    expect((await visitor.post(url, {})).statusCode).toBe(204)
    expect(await chosen()).toBe(true)
    expect((await visitor.delete(url)).statusCode).toBe(204)
    expect(await chosen()).toBe(false)
  })

  it('leave one trace a choice', async () => {
    await visitor.post(url, {})
    await visitor.post(url, {})
    await visitor.delete(url)

    const { rows } = await test.pool.query(
      "select action from audit_entries where subject_id = $1 and action like 'whole-answers%' order by id",
      [parent.id],
    )
    expect(rows).toEqual([{ action: 'whole-answers-chosen' }, { action: 'whole-answers-ended' }])
  })

  it('are for the address they were chosen for: another starts without', async () => {
    await visitor.post(url, {})
    await test.pool.query("update family_members set email = 'another@family.example' where id = $1", [
      parent.id,
    ])

    expect(await chosen()).toBe(false)
  })

  it('stay when something else about the person changes', async () => {
    await visitor.post(url, {})
    await test.pool.query("update family_members set phone = '0300', email = email where id = $1", [
      parent.id,
    ])

    expect(await chosen()).toBe(true)
  })

  it('are nothing for staff, and for nobody who is not signed in', async () => {
    const staff = await test.signInStaff((await aStaffMember(test.pool)).email)

    expect((await staff.post(url, {})).statusCode).toBe(401)
    expect((await test.stranger.post(url, {})).statusCode).toBe(401)
    expect((await staff.get('/api/account')).json()).toMatchObject({ hasWholeAnswers: null })
  })
})
