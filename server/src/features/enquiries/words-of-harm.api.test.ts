import { randomUUID } from 'node:crypto'
import type { EnquiryForFamily, EnquiryRows } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember, aStaffMember } from '../../../test/factories/index.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let staff: Visitor
let parent: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(async () => {
  const amina = await aFamilyMember(test.pool)
  parent = await test.signInFamily(amina.email)
  caseId = (await aCase(test.pool, { sharedWith: [amina.id] })).id
})
afterAll(() => test?.close())

async function asked(body: string): Promise<string> {
  const question = { topic: 'STATUS', body, requestKey: randomUUID() }
  const answer = await parent.post(`/api/family/cases/${caseId}/enquiries`, question)
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json<EnquiryForFamily>().id
}
async function tasksOf(id: string) {
  const { rows } = await test.pool.query(
    "select team, due_on, done_at is not null as done from staff_tasks where enquiry_id = $1 and kind = 'words-of-harm'",
    [id],
  )
  return rows
}
const isMarked = async (id: string) =>
  (await staff.get('/api/staff/enquiries?pageSize=100'))
    .json<EnquiryRows>()
    .items.find((row) => row.id === id)?.mayBeHarm
async function act(id: string, name: string, more: object) {
  const { version } = (await staff.get(`/api/staff/enquiries/${id}`)).json<{ version: number }>()
  return staff.post(`/api/staff/enquiries/${id}/${name}`, { version, ...more })
}
const harm = 'I want to kill myself. He is not safe with me.'

describe('words that sound like a risk of harm', () => {
  it('are the team’s to read today and marked in the queue, before anybody has opened them', async () => {
    const id = await asked(harm)

    expect(await tasksOf(id)).toEqual([{ team: 'hub', due_on: '2026-11-23', done: false }])
    expect(await isMarked(id)).toBe(true)
  })

  it('count in whatever is written later, and once', async () => {
    const id = await asked('When will you decide?')
    expect([await tasksOf(id), await isMarked(id)]).toEqual([[], false])

    for (const body of [harm, harm]) {
      await parent.post(`/api/family/enquiries/${id}/messages`, { body, requestKey: randomUUID() })
    }
    expect(await tasksOf(id)).toHaveLength(1)
  })

  it('are settled when somebody says how urgent it is, and by nobody’s answer', async () => {
    const id = await asked(harm)
    await act(id, 'replies', { body: 'Please ring us now.', requestKey: randomUUID() })
    expect(await isMarked(id)).not.toBe(false)
    expect(await tasksOf(id)).toMatchObject([{ done: false }])

    const answer = await act(id, 'priority', { priority: 'P0' })
    expect(answer.statusCode, answer.payload).toBe(200)
    expect(await tasksOf(id)).toMatchObject([{ done: true }])
  })

  it('that staff write themselves tell nobody', async () => {
    const id = await asked('What do I do when he says that?')
    await act(id, 'notes', { body: 'She said that he wants to kill himself', requestKey: randomUUID() })

    expect(await tasksOf(id)).toEqual([])
  })
})
