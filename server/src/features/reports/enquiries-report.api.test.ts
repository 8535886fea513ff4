import type { EnquiriesReport } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import type { EnquiryWanted } from '../../../test/factories/an-enquiry.ts'
import { aFamilyMember, anEnquiry, aStaffMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'

/** Today is Monday 23 November 2026. Each test has a month of its own. */
let test: TestApp
let staff: Visitor
let asker: string

beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
  asker = (await aFamilyMember(test.pool)).id
})
afterAll(() => test?.close())

async function report(query: string): Promise<EnquiriesReport> {
  const answer = await staff.get(`/api/staff/reports/enquiries?${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

interface Asked extends EnquiryWanted {
  openedAt: string
  /** The moment of the first answer by a person. */
  answeredAt?: string
  columns?: Record<string, unknown>
}

/** An enquiry as it stands after its first answer, its promise kept then. */
async function asked({ answeredAt, columns = {}, ...wanted }: Asked): Promise<string> {
  const { id } = await anEnquiry(test.pool, { ...wanted, ...(answeredAt && { status: 'answered' }) })
  const set = { first_answered_at: answeredAt ?? null, ...columns }
  for (const [column, value] of Object.entries(set)) {
    await test.pool.query(`update enquiries set ${column} = $2 where id = $1`, [id, value])
  }
  if (answeredAt)
    await test.pool.query('update promises set kept_at = $2 where enquiry_id = $1', [id, answeredAt])
  return id
}

const happened = (enquiryId: string, kind: string, at: string, details: object = {}) =>
  insertRow(test.pool, 'enquiry_events', { id: newId(), enquiry_id: enquiryId, kind, at, details })

describe('what arrived', () => {
  it('is counted by the day in London, by each of its topics, by channel, and without spam', async () => {
    await asked({ openedAt: '2025-03-31T22:59:00Z', topics: ['STATUS', 'TRANSPORT'] }) // 23:59 on the last of March
    await asked({ openedAt: '2025-03-31T23:01:00Z' }) // the first of April
    await asked({ openedAt: '2025-03-01T00:00:00Z', topics: ['TRANSPORT'], familyMemberId: asker })
    await asked({ openedAt: '2025-03-02T10:00:00Z', status: 'closed', columns: { status: 'spam' } })
    const part = await asked({ openedAt: '2025-03-03T10:00:00Z' })
    await happened(part, 'split-off', '2025-03-04T10:00:00Z')

    const { arrived, from, to, isRunning } = await report('month=2025-03')
    expect({ from, to, isRunning }).toEqual({ from: '2025-03-01', to: '2025-03-31', isRunning: false })
    expect(arrived.total).toBe(2)
    expect(arrived.byTopic).toEqual([
      { topic: 'TRANSPORT', label: 'Home-to-school transport', count: 2 },
      { topic: 'STATUS', label: 'Where is my case', count: 1 },
    ])
    expect(arrived.byChannel.filter(({ count }) => count > 0)).toEqual([
      { channel: 'web', count: 1 },
      { channel: 'phone', count: 1 },
    ])
    expect(arrived.byTime).toHaveLength(31)
    expect(arrived.byTime.filter((day) => day.arrived > 0).map(({ at }) => at)).toEqual([
      '2025-03-01',
      '2025-03-31',
    ])
  })

  it('of a year stands by its twelve months', async () => {
    await asked({ openedAt: '2019-06-15T10:00:00Z', answeredAt: '2019-07-01T09:00:00Z' })
    const { arrived, from, to } = await report('year=2019')

    expect({ from, to }).toEqual({ from: '2019-01-01', to: '2019-12-31' })
    expect(arrived.byTime.map(({ at }) => at)).toEqual(
      Array.from({ length: 12 }, (_, index) => `2019-${String(index + 1).padStart(2, '0')}`),
    )
    expect(arrived.byTime.filter((each) => each.arrived + each.firstAnswered > 0)).toEqual([
      { at: '2019-06', arrived: 1, firstAnswered: 0 },
      { at: '2019-07', arrived: 0, firstAnswered: 1 },
    ])
  })

  it('loads the hour and weekday in which each message came, by the clock in London', async () => {
    await asked({ openedAt: '2025-05-05T08:30:00Z' }) // Monday, half past nine in summer
    await asked({ openedAt: '2025-05-11T22:30:00Z' }) // Sunday, half past eleven
    const { load } = await report('month=2025-05')

    expect(load[0]?.[9]).toBe(1)
    expect(load[6]?.[23]).toBe(1)
    expect(load.flat().reduce((sum, count) => sum + count, 0)).toBe(2)
  })
})

describe('the first answer by a person', () => {
  it('is measured in hours by the clock: median, nine in ten, and whether by the first promised day', async () => {
    const openedAt = '2025-02-03T10:00:00Z'
    const replyBy = '2025-02-10'
    for (const hours of [1, 2, 3, 4]) {
      const answeredAt = new Date(Date.parse(openedAt) + hours * 3_600_000).toISOString()
      await asked({ openedAt, replyBy, answeredAt })
    }
    await asked({ openedAt, replyBy, answeredAt: '2025-02-11T10:00:00Z', priority: 2 }) // a day late: 192 hours

    const { whole, byPriority } = (await report('month=2025-02')).firstAnswer
    expect(whole).toEqual({
      arrived: 5,
      answered: 5,
      medianHours: 3,
      ninetiethPercentileHours: 116.8,
      known: 5,
      inTime: 4,
      inTimePercent: 80,
    })
    expect(byPriority.map(({ priority, answered }) => [priority, answered])).toEqual([
      ['P0', 0],
      ['P1', 0],
      ['P2', 1],
      ['P3', 4],
      ['P4', 0],
    ])
  })

  it('on the promised day, just before midnight in London, is in time; a minute later is not', async () => {
    await asked({
      openedAt: '2025-07-01T10:00:00Z',
      replyBy: '2025-07-08',
      answeredAt: '2025-07-08T22:59:00Z',
    })
    await asked({
      openedAt: '2025-07-01T10:00:00Z',
      replyBy: '2025-07-08',
      answeredAt: '2025-07-08T23:01:00Z',
    })

    expect((await report('month=2025-07')).firstAnswer.whole).toMatchObject({ known: 2, inTime: 1 })
  })

  it('that has not come counts against us once the day has passed, and not before', async () => {
    await asked({ openedAt: '2026-11-02T10:00:00Z', replyBy: '2026-11-20' })
    await asked({ openedAt: '2026-11-20T10:00:00Z', replyBy: '2026-11-23' })
    const { firstAnswer, isRunning, to } = await report('month=2026-11')

    expect({ isRunning, to }).toEqual({ isRunning: true, to: '2026-11-23' })
    expect(firstAnswer.whole).toMatchObject({
      arrived: 2,
      answered: 0,
      known: 1,
      inTime: 0,
      inTimePercent: 0,
    })
  })

  it('is not waited for where an enquiry was closed without one, or joined to another', async () => {
    const main = await asked({ openedAt: '2025-08-01T10:00:00Z', answeredAt: '2025-08-02T10:00:00Z' })
    await asked({ openedAt: '2025-08-01T11:00:00Z', status: 'closed', columns: { merged_into_id: main } })
    await asked({ openedAt: '2025-08-01T12:00:00Z', status: 'closed' })

    expect((await report('month=2025-08')).firstAnswer.whole).toMatchObject({
      arrived: 1,
      answered: 1,
      known: 1,
    })
  })
})

describe('promises', () => {
  it('are kept, answered late, broken or set aside; the share is of those that could be kept', async () => {
    const enquiryId = await asked({ openedAt: '2024-01-02T10:00:00Z', replyBy: '2030-01-01' })
    const promised = (more: object) =>
      insertRow(test.pool, 'promises', {
        ...{ id: newId(), enquiry_id: enquiryId, due_on: '2024-01-10', made_at: '2024-01-02T10:00:00Z' },
        ...{ owner_name: 'Hub', ...more },
      })
    await promised({ kept_at: '2024-01-10T23:30:00Z' })
    await promised({ kept_at: '2024-01-09T09:00:00Z' })
    await promised({ kept_at: '2024-01-11T00:30:00Z' })
    await promised({ missed_at: '2024-01-11T06:00:00Z', replaced_at: '2024-01-11T06:00:00Z' })
    await promised({ replaced_at: '2024-01-05T06:00:00Z' })
    await promised({ paused_at: '2024-01-05T06:00:00Z', replaced_at: '2024-01-06T06:00:00Z' })
    await promised({})

    expect((await report('month=2024-01')).promises).toEqual({
      due: 7,
      kept: 2,
      keptLate: 1,
      broken: 2,
      setAside: 2,
      keptPercent: 40,
    })
  })
})

describe('what else the hub is measured by', () => {
  it('is counted in the period in which it happened', async () => {
    const id = await asked({ openedAt: '2024-05-01T10:00:00Z', answeredAt: '2024-05-02T10:00:00Z' })
    await happened(id, 'repeat-contact', '2024-05-03T10:00:00Z')
    await happened(id, 'escalated', '2024-05-03T10:00:00Z', { level: 'senior' })
    await happened(id, 'escalated', '2024-05-09T10:00:00Z', { level: 'manager' })
    await happened(id, 'reopened', '2024-06-01T10:00:00Z')
    for (const outcome of ['answered', 'answered', 'asked']) {
      await insertRow(test.pool, 'offered_answers', {
        ...{ id: newId(), offered_on: '2024-05-31', topic: 'STATUS', stage: 'ASSESSING', outcome },
      })
    }
    await insertRow(test.pool, 'enquiry_feedback', {
      ...{ id: newId(), enquiry_id: id, is_answered: false, given_at: '2024-05-04T10:00:00Z' },
    })
    await insertRow(test.pool, 'complaints', {
      ...{ enquiry_id: id, stage: 1, received_on: '2024-05-04', acknowledge_by: '2024-05-13' },
    })

    expect(await report('month=2024-05')).toMatchObject({
      raised: { toSenior: 1, toManager: 1 },
      reopened: 0,
      repeatContacts: 1,
      repeatContactsPercent: 50,
      answeredBeforeAsked: { offered: 3, enough: 2, enoughPercent: 66.7 },
      feedback: { answered: 0, notAnswered: 1, answeredPercent: 0 },
      complaints: { stage1: 1, stage2: 0 },
    })
    expect(await report('month=2024-06')).toMatchObject({ reopened: 1, repeatContacts: 0 })
  })

  it('says nothing is known of a month in which nothing came', async () => {
    expect(await report('month=2016-02')).toMatchObject({
      to: '2016-02-29',
      firstAnswer: { whole: { arrived: 0, medianHours: null, inTimePercent: null } },
      promises: { due: 0, keptPercent: null },
    })
  })

  it('refuses a month that is none', async () => {
    expect((await staff.get('/api/staff/reports/enquiries?month=2026-13')).statusCode).toBe(400)
  })
})
