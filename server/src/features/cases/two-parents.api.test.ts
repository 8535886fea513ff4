import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aDocument, aFamilyMember, anAccess, aStaffMember } from '../../../test/factories/index.ts'
import { aForm, aPdf } from '../../../test/sample-files.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import { catchUpDailyWork } from './daily/run-daily-work.ts'

/**
 * One parent may never learn that there is another, nor what the other did. So the same case is lived twice: by a parent
 * alone, and by the same parent while another one acts. All that the first can see must be the same, day by day.
 */

let test: TestApp
let officer: Person
beforeAll(async () => {
  test = await buildTestApp()
  officer = await aStaffMember(test.pool)
})
afterAll(() => test?.close())
beforeEach(() => test.clock.set(usualMoment))

type Person = { id: string; email: string }
interface Life {
  caseId: string
  parent: Person
}

/** Sessions end within a day, and here days go by. */
const as = ({ email }: Person) => test.signInFamily(email)
const asStaff = () => test.signInStaff(officer.email)

/** A case whose draft was sent on Monday 16 November: by law the family may comment until Monday 30 November. */
async function aLife(level: 'act' | 'status' = 'act'): Promise<Life> {
  const { pool } = test
  const parent = await aFamilyMember(pool, { name: 'Amina Okafor' })
  const child = { forename: 'Ada', surname: 'Okafor', preferredName: null }
  const { id } = await aCase(pool, { status: 'DRAFT_WITH_FAMILY', child })
  // Told on the day it happened: the next word to everybody is due while the time to comment runs.
  await pool.query('update case_events set recorded_at = happened_on where case_id = $1', [id])
  await anAccess(pool, { caseId: id, familyMemberId: parent.id, level })
  return { caseId: id, parent }
}

async function otherParentOf({ caseId }: Life): Promise<Person> {
  const other = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
  await anAccess(test.pool, { caseId, familyMemberId: other.id })
  return other
}

/** Everything that the parent can see, without what is different in any two cases. */
async function seenIn({ caseId, parent }: Life): Promise<unknown> {
  const visitor = await as(parent)
  const pages = await Promise.all(
    ['/api/family/cases', `/api/family/cases/${caseId}`, `/api/family/cases/${caseId}/draft`].map((url) =>
      visitor.get(url),
    ),
  )
  expect(pages.slice(0, 2).map(({ statusCode }) => statusCode)).toEqual([200, 200])
  const { rows: messages } = await test.pool.query(
    `select kind, created_at as at, due_at as due from notifications
     where family_member_id = $1 and kind <> 'sign-in-code' order by created_at`,
    [parent.id],
  )
  const { rows: readable } = await asParent(
    parent.id,
    'select kind, happened_on, details from case_events order by recorded_at, id',
  )
  const seen = JSON.stringify([...pages.map((page) => page.json()), messages, readable])
  return JSON.parse(
    seen
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
      .replace(/SEN-\w{4}-\w/g, 'SEN-reference'),
  )
}

/** What the database itself gives this parent, with no WHERE in the way. */
async function asParent(person: string, sql: string) {
  const client = await test.pool.connect()
  try {
    await client.query('begin')
    const today = test.clock.now().toISOString().slice(0, 10)
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', $2, true), set_config('role', 'hub_family', true)",
      [person, today],
    )
    return await client.query(sql)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const versionOf = async (caseId: string): Promise<number> =>
  (await test.pool.query('select version from cases where id = $1', [caseId])).rows[0].version

async function agreeTo(caseId: string, kind: string, more: object = {}): Promise<void> {
  const { rows } = await test.pool.query(
    'select id from family_requests where case_id = $1 and kind = $2 and answered_at is null',
    [caseId, kind],
  )
  const answer = await (await asStaff()).post(`/api/staff/cases/${caseId}/requests/${rows[0].id}/answer`, {
    ...{ answer: 'agreed', words: 'Yes, of course', version: await versionOf(caseId), ...more },
  })
  expect(answer.statusCode, answer.payload).toBe(200)
}

async function release(caseId: string, documentId: string, to: string | null): Promise<void> {
  const url = `/api/staff/cases/${caseId}/documents/${documentId}/release`
  const answer = await (await asStaff()).post(url, { to, isReadAndMayGo: true })
  expect(answer.statusCode, answer.payload).toBe(204)
}

/** Lets the days go by, with the work of each, and compares what the parent sees on every one. */
async function liveOn(alone: Life, together: Life, days: number, onDay: (day: number) => Promise<void>) {
  for (let day = 0; day < days; day += 1) {
    await catchUpDailyWork({ pool: test.pool, clock: test.clock })
    await onDay(day)
    expect(await seenIn(together), `day ${day}`).toEqual(await seenIn(alone))
    test.clock.pass({ days: 1 })
  }
}

describe('of two parents of one child, each', () => {
  it('sees the same as alone while the other comments, asks, gets more time, sends a document and is given one', async () => {
    const alone = await aLife()
    const together = await aLife()
    const other = await otherParentOf(together)
    const url = `/api/family/cases/${together.caseId}`
    const say = async (path: string, body: object) => {
      const answer = await (await as(other)).post(`${url}/draft/${path}`, body)
      expect(answer.statusCode, answer.payload).toBeLessThan(300)
    }
    const acts: Record<number, () => Promise<void>> = {
      1: async () => {
        await say('comments', { sections: { B: 'Too short' }, settingName: 'Hillside School' })
        await say('comments/send', {})
      },
      2: () => say('requests', { kind: 'meeting' }),
      3: () => agreeTo(together.caseId, 'meeting'),
      4: async () => {
        await say('requests', { kind: 'more-time', words: 'I was away' })
        await agreeTo(together.caseId, 'more-time', { extendedTo: '2026-12-21' })
      },
      5: async () => {
        const { payload, headers } = aForm({ title: 'My letter' }, { content: aPdf() })
        const sent = await (await as(other)).post(`${url}/documents`, payload, headers)
        expect(sent.statusCode, sent.payload).toBe(201)
        const { id } = await aDocument(test.pool, test.filesDir, {
          caseId: together.caseId,
          staffId: officer.id,
        })
        await release(together.caseId, id, other.id)
        const withdrawn = await (await asStaff()).post(
          `/api/staff/cases/${together.caseId}/documents/${id}/withdraw`,
          {},
        )
        expect(withdrawn.statusCode).toBe(204)
      },
    }

    await liveOn(alone, together, 40, async (day) => acts[day]?.())
  })

  it('sees the same as alone where they commented and the other did not', async () => {
    const alone = await aLife()
    const together = await aLife()
    await otherParentOf(together)

    await liveOn(alone, together, 30, async (day) => {
      if (day !== 2) return
      for (const { caseId, parent } of [alone, together]) {
        const sent = await (await as(parent)).post(`/api/family/cases/${caseId}/draft/comments/send`, {
          nothingToChange: true,
        })
        expect(sent.statusCode, sent.payload).toBe(200)
      }
    })
  })

  it('sees the same as alone where only the status is shared and documents go to the others', async () => {
    const alone = await aLife('status')
    const together = await aLife('status')
    await otherParentOf(together)

    await liveOn(alone, together, 30, async (day) => {
      if (day !== 3) return
      const { caseId } = together
      const { id } = await aDocument(test.pool, test.filesDir, { caseId, staffId: officer.id })
      await release(caseId, id, null)
    })
  })
})
