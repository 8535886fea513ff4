import type { CaseForFamily, CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aChild,
  aFamilyMember,
  anAccess,
  aStaffMember,
  type CaseWanted,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { type TestClock, testClock } from '../../../../test/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts'
import { openPool, type Pool } from '../../../platform/db/pool.ts'
import { newId } from '../../../platform/ids.ts'
import { catchUpDailyWork } from './run-daily-work.ts'

let database: TestDatabase
let pool: Pool
let clock: TestClock
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { max: 6 })
})
beforeEach(async () => {
  clock = testClock('2026-11-23T07:00:00Z')
  await pool.query(
    `truncate daily_runs, case_duties, promises, notifications, case_access, advice_requests, case_events, cases, children cascade`,
  )
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

const work = (more: Partial<Parameters<typeof catchUpDailyWork>[0]> = {}) =>
  catchUpDailyWork({ pool, clock, ...more })

/** A case whose family heard last on the day it was received: three weeks before the usual day, if not said otherwise. */
const aWaitingCase = (sharedWith: string[], wanted: CaseWanted = {}) =>
  aCase(pool, { receivedOn: '2026-11-02', today: '2026-11-23', sharedWith, ...wanted })

async function toldOf(caseId: string) {
  const { rows } = await pool.query(
    `select happened_on as "on", kind, details, family_member_id as "to" from case_events
     where case_id = $1 and kind in ('family-told', 'promise-missed') order by happened_on, recorded_at, id`,
    [caseId],
  )
  return rows as { on: string; kind: string; details: Record<string, unknown>; to: string | null }[]
}
async function messages() {
  const { rows } = await pool.query(
    'select event_key as key, kind, family_member_id as to, case_id as case from notifications order by created_at, family_member_id',
  )
  return rows as { key: string; kind: string; to: string; case: string }[]
}
const dutiesOf = async (caseId: string) =>
  (
    await pool.query('select kind, legal_on as on from case_duties where case_id = $1 order by kind', [
      caseId,
    ])
  ).rows
const runs = async () =>
  (await pool.query('select day, finished_at is not null as done, counts from daily_runs order by day')).rows

describe('a day’s work', () => {
  it('keeps the open duties of every live case and leaves those of ended cases to nobody', async () => {
    const live = await aWaitingCase([])
    const ended = await aCase(pool, { status: 'CLOSED_WITHDRAWN', today: '2026-11-23' })
    await insertRow(pool, 'case_duties', {
      case_id: ended.id,
      kind: 'final-plan',
      subject_id: '00000000-0000-0000-0000-000000000000',
      is_councils: true,
      legal_on: '2026-12-01',
      act_by: '2026-11-30',
    })
    await pool.query("update cases set next_duty = 'review', next_legal_on = null where id = $1", [live.id])

    await work()

    expect(await dutiesOf(live.id)).toEqual([
      { kind: 'decide-to-assess', on: '2026-12-14' },
      { kind: 'final-plan', on: '2027-03-22' },
    ])
    expect(await dutiesOf(ended.id)).toEqual([])
    const { rows } = await pool.query('select next_duty, next_legal_on from cases where id = $1', [live.id])
    expect(rows).toEqual([{ next_duty: 'decide-to-assess', next_legal_on: '2026-12-14' }])
  })

  it('tells a family in its history and by one message that gives nothing away', async () => {
    const amina = await aFamilyMember(pool)
    const { id, version } = await aWaitingCase([amina.id])

    expect(await work()).toEqual([
      { day: '2026-11-23', counts: { cases: 1, told: 1, messages: 1, faults: 0 } },
    ])

    expect(await toldOf(id)).toEqual([
      {
        on: '2026-11-23',
        kind: 'family-told',
        details: { about: 'keep-in-touch', isLate: false, waitingFor: 'request-decision' },
        to: null,
      },
    ])
    expect(await messages()).toEqual([
      { key: 'daily:2026-11-23', kind: 'keep-in-touch', to: amina.id, case: id },
    ])
    const { rows } = await pool.query('select version from cases where id = $1', [id])
    expect(rows).toEqual([{ version }])
  })

  it('sends one message a person a day, whatever there is to tell of however many children', async () => {
    const amina = await aFamilyMember(pool)
    const late = await aWaitingCase([amina.id], { receivedOn: '2026-10-11' })
    const other = await aWaitingCase([amina.id])

    await work({ batchSize: 1 })

    expect((await toldOf(late.id)).map(({ details }) => details.about)).toEqual(['late'])
    expect((await toldOf(other.id)).map(({ details }) => details.about)).toEqual(['keep-in-touch'])
    expect((await messages()).map(({ kind, to }) => [kind, to])).toEqual([['case-updated', amina.id]])
  })

  it('begins at seven in London, summer and winter, and is done once', async () => {
    await aWaitingCase([])
    for (const [moment, days] of [
      ['2026-03-28T06:59:00Z', []],
      ['2026-03-28T07:00:00Z', ['2026-03-28']],
      ['2026-03-29T05:59:00Z', []],
      ['2026-03-29T06:00:00Z', ['2026-03-29']],
      ['2026-03-29T20:00:00Z', []],
      ['2026-10-24T06:00:00Z', undefined],
      ['2026-10-25T06:59:00Z', []],
      ['2026-10-25T07:00:00Z', ['2026-10-25']],
    ] as const) {
      clock.set(moment)
      const done = (await work()).map(({ day }) => day)
      if (days) expect(done, moment).toEqual(days)
    }
  })

  it('leaves out a case that cannot be reckoned, says which, and goes on with the others', async () => {
    const amina = await aFamilyMember(pool)
    const broken = await aWaitingCase([amina.id], { status: 'ASSESSING', receivedOn: '2026-09-07' })
    await insertRow(pool, 'advice_requests', {
      id: newId(),
      case_id: broken.id,
      kind: 'other',
      asked_of: 'Somebody',
      asked_on: 'infinity',
    })
    const whole = await aWaitingCase([amina.id])
    const faults: string[] = []

    const [done] = await work({ onFault: (caseId) => faults.push(caseId) })

    expect(faults).toEqual([broken.id])
    expect(done?.counts).toMatchObject({ cases: 2, faults: 1, told: 1 })
    expect(await toldOf(whole.id)).toHaveLength(1)
  })
})

describe('who is told', () => {
  it('is nobody whose access has ended, or has not begun', async () => {
    const [amina, ben, carla] = await Promise.all([1, 2, 3].map(() => aFamilyMember(pool)))
    const { id } = await aWaitingCase([amina?.id ?? ''])
    await anAccess(pool, { caseId: id, familyMemberId: ben?.id ?? '', endsOn: '2026-11-22' })
    await anAccess(pool, { caseId: id, familyMemberId: carla?.id ?? '', startsOn: '2026-11-24' })

    await work()

    expect((await messages()).map(({ to }) => to)).toEqual([amina?.id])
  })

  it('is nobody after a death: of no case of the child, and nothing that was planned before it', async () => {
    const amina = await aFamilyMember(pool)
    const child = await aChild(pool)
    const sibling = await aWaitingCase([amina.id], { childId: child.id })
    const died = await aCase(pool, {
      status: 'CLOSED_DECEASED',
      today: '2026-11-23',
      childId: child.id,
      sharedWith: [amina.id],
    })

    await work()

    expect(await toldOf(sibling.id)).toEqual([])
    expect(await toldOf(died.id)).toEqual([])
    expect(await messages()).toEqual([])
  })

  it('is nobody where the death was recorded while the work was on', async () => {
    const amina = await aFamilyMember(pool)
    const child = await aChild(pool)
    const { id } = await aWaitingCase([amina.id], { childId: child.id })
    await expect(
      work({
        batchSize: 1,
        onBatch: () => {
          throw new Error('killed')
        },
      }),
    ).rejects.toThrow('killed')
    await pool.query("update cases set status = 'CLOSED_DECEASED' where id = $1", [id])

    await work()

    expect(await messages()).toEqual([])
  })

  it('is one parent alone where it is theirs alone: the days left for the draft, of who has not answered', async () => {
    const [amina, ben] = await Promise.all([aFamilyMember(pool), aFamilyMember(pool)])
    const { id } = await aCase(pool, {
      status: 'DRAFT_WITH_FAMILY',
      receivedOn: '2026-08-01',
      today: '2026-11-23',
      sharedWith: [amina.id, ben.id],
    })
    const { rows } = await pool.query(
      "select id, happened_on as on from case_events where case_id = $1 and kind = 'draft-served'",
      [id],
    )
    expect(rows[0].on).toBe('2026-11-14')
    await insertRow(pool, 'draft_comments', {
      id: newId(),
      case_id: id,
      draft_event_id: rows[0].id,
      family_member_id: ben.id,
      sections: { A: 'Thank you' },
      sent_at: '2026-11-16T10:00:00Z',
      updated_at: '2026-11-16T10:00:00Z',
    })

    await work()

    expect(await toldOf(id)).toEqual([
      {
        on: '2026-11-23',
        kind: 'family-told',
        details: { about: 'draft-closes', duty: 'family-comments', legalDate: '2026-11-28' },
        to: amina.id,
      },
    ])
    expect((await messages()).map(({ to }) => to)).toEqual([amina.id])
  })
})

describe('days that were missed', () => {
  it('are caught up in order: what was due is told, once, on the day it is really told', async () => {
    const amina = await aFamilyMember(pool)
    const becameLate = await aWaitingCase([amina.id], { receivedOn: '2026-10-10' }) // week 6: 21 November
    clock.set('2026-11-20T09:00:00Z')
    await work()
    await pool.query("delete from notifications; delete from case_events where kind = 'family-told'")
    clock.set('2026-11-24T09:00:00Z')

    expect((await work()).map(({ day }) => day)).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
    ])

    const told = await toldOf(becameLate.id)
    expect(told.filter(({ details }) => details.about === 'late')).toEqual([
      {
        on: '2026-11-24',
        kind: 'family-told',
        details: { about: 'late', duty: 'decide-to-assess', legalDate: '2026-11-21' },
        to: null,
      },
    ])
    expect(await messages()).toHaveLength(1)
    expect((await runs()).every(({ done }) => done)).toBe(true)
  })
})

describe('work that is cut short', () => {
  it('goes on where it was, and nothing is doubled', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => aFamilyMember(pool)))
    for (const { id } of people) await aWaitingCase([id])
    let batches = 0
    const killed = work({
      batchSize: 2,
      onBatch: () => {
        batches += 1
        if (batches === 2) throw new Error('killed')
      },
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await messages()).toEqual([])
    expect(await runs()).toMatchObject([{ day: '2026-11-23', done: false, counts: { cases: 2, told: 2 } }])

    const [done] = await work({ batchSize: 2 })
    await work({ batchSize: 2 })

    expect(done?.counts).toEqual({ cases: 6, told: 6, messages: 6, faults: 0 })
    expect(await messages()).toHaveLength(6)
    const { rows } = await pool.query("select count(*)::int as n from case_events where kind = 'family-told'")
    expect(rows).toEqual([{ n: 6 }])
  })

  it('and is done on the next day tells no more than a day that is caught up', async () => {
    const amina = await aFamilyMember(pool)
    const done = await aWaitingCase([amina.id])
    const left = await aWaitingCase([amina.id])
    await expect(
      work({
        batchSize: 1,
        onBatch: (cases) => {
          if (cases === 2) throw new Error('killed')
        },
      }),
    ).rejects.toThrow('killed')
    clock.set('2026-11-24T08:00:00Z')

    await work()

    expect((await toldOf(done.id)).map(({ on }) => on)).toEqual(['2026-11-23'])
    expect((await toldOf(left.id)).map(({ on }) => on)).toEqual(['2026-11-24'])
    expect((await messages()).map(({ key }) => key)).toEqual(['daily:2026-11-24'])
    expect(await runs()).toMatchObject([
      { day: '2026-11-23', done: true },
      { day: '2026-11-24', done: true },
    ])
  })

  it('stops between two batches when it is told to', async () => {
    for (let n = 0; n < 4; n++) await aWaitingCase([])
    let seen = 0

    expect(await work({ batchSize: 1, onBatch: () => seen++, shouldStop: () => seen === 2 })).toEqual([])
    expect(await runs()).toMatchObject([{ done: false, counts: { cases: 2 } }])
  })
})

describe('two workers at once', () => {
  it('do each case once between them', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aFamilyMember(pool)))
    for (const { id } of people) await aWaitingCase([id])

    for (let round = 0; round < 3 && !(await runs())[0]?.done; round++) {
      await Promise.all([work({ batchSize: 1 }), work({ batchSize: 1 }), work({ batchSize: 1 })])
    }

    expect(await runs()).toEqual([
      { day: '2026-11-23', done: true, counts: { cases: 12, told: 12, messages: 12, faults: 0 } },
    ])
    expect(await messages()).toHaveLength(12)
  })

  it('and staff who act in between: what is kept is of the case as it is now', async () => {
    const amina = await aFamilyMember(pool)
    const { id } = await aWaitingCase([amina.id])
    const officer = await pool.connect()
    await officer.query('begin')
    await officer.query('select from cases where id = $1 for update', [id])
    const working = work()
    await new Promise((resolve) => setTimeout(resolve, 150))
    await officer.query("update cases set status = 'CLOSED_WITHDRAWN', version = version + 1 where id = $1", [
      id,
    ])
    await officer.query('commit')
    officer.release()

    await working

    expect(await toldOf(id)).toEqual([])
    expect(await messages()).toEqual([])
    expect(await dutiesOf(id)).toEqual([])
  })
})

describe('a county that was imported yesterday', () => {
  it('is not written to this morning, though all its history is old', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => aFamilyMember(pool)))
    const statuses = ['FINAL_ISSUED', 'DRAFTING', 'DECIDING_TO_ASSESS', 'REFUSED_TO_ASSESS'] as const
    for (const [index, status] of statuses.entries()) {
      await aCase(pool, {
        status,
        receivedOn: '2024-03-04',
        today: '2026-11-23',
        sharedWith: [people[index]?.id ?? ''],
      })
    }
    await pool.query("update case_events set recorded_at = '2026-11-22T15:00:00Z'")
    const told: [string, number][] = []
    for (let day = 23; day <= 30; day++) {
      clock.set(`2026-11-${day}T07:00:00Z`)
      const [done] = await work()
      if (done && done.counts.told > 0) told.push([done.day, done.counts.told])
    }

    // A week after they came in: the two whose late step is still to be done. Not the plan, not the refusal.
    expect(told).toEqual([['2026-11-29', 2]])
  })
})

describe('what the family’s page promises', () => {
  it('is kept: the day by which we write again is the day on which the work writes', async () => {
    const app = await buildTestApp({ now: '2026-11-23T07:00:00Z' })
    try {
      const amina = await aFamilyMember(app.pool)
      const officer = await aStaffMember(app.pool)
      const { id } = await aCase(app.pool, {
        receivedOn: '2026-10-10', // week 6: 21 November
        today: '2026-11-23',
        sharedWith: [amina.id],
      })
      const readPage = async () => {
        const page = await (await app.signInFamily(amina.email)).get(`/api/family/cases/${id}`)
        return page.json<CaseForFamily>()
      }
      const promised = async () =>
        /We will write again by (.*), even if nothing has changed\./.exec(
          (await readPage()).late?.paragraphs.join(' ') ?? '',
        )?.[1]
      const doWork = () => catchUpDailyWork({ pool: app.pool, clock: app.clock })
      await doWork()
      expect(await promised()).toBe('Monday 30 November 2026')

      for (let days = 0; days < 6; days++) {
        app.clock.pass({ days: 1 })
        expect((await doWork())[0]?.counts.told).toBe(0)
      }
      app.clock.pass({ days: 1 })
      expect((await doWork())[0]?.counts.told).toBe(1)

      const page = await readPage()
      expect(page.history[0]).toMatchObject({
        on: '2026-11-30',
        text: 'This is still late. Nothing has changed. We still have to decide if we will assess.',
      })
      expect(await promised()).toBe('Monday 7 December 2026')
      const staff = await app.signInStaff(officer.email)
      const { events } = (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
      expect(events[0]).toMatchObject({ kind: 'family-told', by: 'The hub', about: page.history[0]?.text })
    } finally {
      await app.close()
    }
  })
})
