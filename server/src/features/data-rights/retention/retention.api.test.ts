import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { kent, type RetentionView } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { runHub } from '../../../commands/run-hub.ts'
import { loadConfig } from '../../../config.ts'
import { contextFor } from '../../../platform/context.ts'
import { createFolderStore } from '../../../platform/files/index.ts'
import { newId } from '../../../platform/ids.ts'
import { tidyUp } from '../data-rights-work.ts'

let test: TestApp
let ines: Visitor
beforeAll(async () => {
  test = await buildTestApp()
  ines = await test.signInStaff((await aStaffMember(test.pool, { powers: ['data-protection'] })).email)
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

async function runOut() {
  const { rules } = (await ines.get('/api/staff/retention')).json() as RetentionView
  return rules.flatMap(({ items }) => items)
}
const ofChild = async (childId: string) => (await runOut()).filter(({ subjectId }) => subjectId === childId)

describe('what has run out on Monday 23 November 2026', () => {
  it('is a child with a plan 31 years after birth, to the day, whatever the last return said of the plan', async () => {
    const plan = { status: 'FINAL_ISSUED', receivedOn: '2015-02-02' } as const
    const over = await aCase(test.pool, { ...plan, child: { birthOn: '1995-11-23' } })
    const tomorrow = await aCase(test.pool, { ...plan, child: { birthOn: '1995-11-24' } })
    const leapDay = await aCase(test.pool, { ...plan, child: { birthOn: '1992-02-29' } })

    expect(await ofChild(over.childId)).toMatchObject([
      {
        rule: 'plan',
        references: [over.reference],
        ranOutOn: '2026-11-23',
        isHeld: false,
        isProposed: false,
      },
    ])
    expect(await ofChild(tomorrow.childId)).toEqual([])
    expect(await ofChild(leapDay.childId)).toMatchObject([{ ranOutOn: '2023-02-28' }])
  })

  it('is a child without one six years after the last request ended, and only when all have', async () => {
    const ended = (on: string, childId?: string) =>
      aCase(test.pool, {
        ...{
          status: 'CLOSED_WITHDRAWN',
          receivedOn: '2019-06-03',
          ...(childId && { childId, receivedOn: '2018-06-04' }),
        },
        columns: { status_since: on },
      })
    const over = await ended('2020-11-23')
    const tomorrow = await ended('2020-11-24')
    const twice = await ended('2020-11-30')
    await ended('2019-01-01', twice.childId)
    const going = await ended('2019-11-23')
    await aCase(test.pool, { childId: going.childId, status: 'ASSESSING' })
    const refused = await aCase(test.pool, {
      ...{ status: 'REFUSED_TO_ASSESS', receivedOn: '2019-06-03' },
      columns: { status_since: '2019-07-10' },
    })

    expect(await ofChild(over.childId)).toMatchObject([{ rule: 'no-plan', ranOutOn: '2026-11-23' }])
    expect(await ofChild(refused.childId)).toMatchObject([{ rule: 'no-plan', ranOutOn: '2025-07-10' }])
    for (const { childId } of [tomorrow, twice, going]) expect(await ofChild(childId)).toEqual([])
  })

  it('is not a child about whom somebody wrote since: messages follow the case', async () => {
    const made = await aCase(test.pool, {
      ...{ status: 'CLOSED_WITHDRAWN', receivedOn: '2019-06-03' },
      columns: { status_since: '2019-08-01' },
    })
    await anEnquiry(test.pool, { caseId: made.id, status: 'closed', openedAt: '2024-05-01T10:00:00Z' })

    expect(await ofChild(made.childId)).toEqual([])
  })

  it('is a question of nobody’s case six years after it was closed', async () => {
    const over = await anEnquiry(test.pool, { status: 'closed', openedAt: '2020-11-23T09:00:00Z' })
    const later = await anEnquiry(test.pool, { status: 'closed', openedAt: '2020-11-24T09:00:00Z' })
    const open = await anEnquiry(test.pool, { status: 'answered', openedAt: '2019-11-24T09:00:00Z' })

    const ids = (await runOut()).filter(({ rule }) => rule === 'enquiry').map(({ subjectId }) => subjectId)
    expect(ids).toContain(over.id)
    expect(ids).not.toContain(later.id)
    expect(ids).not.toContain(open.id)
  })

  it('is one of spam too, and one that was joined to another goes no sooner than that', async () => {
    const long = { status: 'closed', openedAt: '2020-11-23T09:00:00Z' } as const
    const [spam, joined, alsoJoined] = [
      ...[
        await anEnquiry(test.pool, long),
        await anEnquiry(test.pool, long),
        await anEnquiry(test.pool, long),
      ],
    ]
    const main = await anEnquiry(test.pool, { status: 'answered', openedAt: '2020-11-23T09:00:00Z' })
    const onCase = await anEnquiry(test.pool, { caseId: (await aCase(test.pool)).id, status: 'answered' })
    await test.pool.query("update enquiries set status = 'spam' where id = $1", [spam?.id])
    await test.pool.query('update enquiries set merged_into_id = $2 where id = $1', [joined?.id, main.id])
    await test.pool.query('update enquiries set merged_into_id = $2 where id = $1', [
      alsoJoined?.id,
      onCase.id,
    ])

    const ids = (await runOut()).map(({ subjectId }) => subjectId)
    expect(ids).toContain(spam?.id)
    expect(ids).not.toContain(joined?.id)
    expect(ids).not.toContain(alsoJoined?.id)
  })

  it('is told as held while a legal hold lasts', async () => {
    const made = await aCase(test.pool, {
      ...{ status: 'CLOSED_WITHDRAWN', receivedOn: '2019-06-03' },
      columns: { status_since: '2019-08-01' },
    })
    await ines.post('/api/staff/legal-holds', { reference: made.reference, reason: 'An inquiry' })

    expect(await ofChild(made.childId)).toMatchObject([{ isHeld: true }])
    const { holds } = (await ines.get('/api/staff/retention')).json() as RetentionView
    expect(holds).toMatchObject([{ references: [made.reference], reason: 'An inquiry', setOn: '2026-11-23' }])
  })
})

describe('hub retention', () => {
  async function run(line: string) {
    const answers: string[] = []
    const asides: string[] = []
    const code = await runHub(line.split(' '), {
      terminal: { answer: (said) => answers.push(said), aside: (said) => asides.push(said) },
      clock: test.clock,
      readConfig: () => loadConfig({ DATABASE_URL: test.database.url, PUBLIC_URL: 'http://hub.test' }),
    })
    return { code, answer: answers.join('\n'), aside: asides.join('\n') }
  }

  it('lists the same as the page, by rule and count, and names nobody', async () => {
    const made = await aCase(test.pool, {
      ...{ status: 'CLOSED_WITHDRAWN', receivedOn: '2019-06-03', child: { surname: 'Zuckerkandl' } },
      columns: { status_since: '2019-08-01' },
    })

    const { code, answer, aside } = await run('retention --dry-run --json')

    expect([code, aside]).toEqual([0, ''])
    const { rules, ...head } = JSON.parse(answer)
    expect(head).toEqual({ on: '2026-11-23', isDryRun: true, deleted: null })
    expect(rules.flatMap(({ items }: { items: unknown[] }) => items)).toEqual(await runOut())
    expect(rules.map(({ rule }: { rule: string }) => rule)).toEqual(['plan', 'no-plan', 'enquiry'])
    expect(answer).toContain(made.reference)
    expect(answer).not.toMatch(/Zuckerkandl|Samuel|Okafor/)
    const text = (await run('retention --dry-run')).answer
    expect(text).toContain('A dry run: nothing was deleted.')
    expect(text).toContain(made.reference)
  })

  it('erases and proposes nothing, and deletes what goes by itself only where it is no dry run', async () => {
    const person = await aStaffMember(test.pool)
    await test.signInStaff(person.email)
    const count = async (table: string) =>
      (await test.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n as number
    const [children, erasures, sessions] = [
      await count('children'),
      await count('erasures'),
      await count('sessions'),
    ]
    test.clock.pass({ days: 120 })

    await run('retention --dry-run')
    expect(await count('sessions')).toBe(sessions)
    const { answer } = await run('retention')

    expect(answer).toMatch(/Deleted by themselves: 0 old copies, 0 old mails, [1-9]\d* old sessions\./)
    expect(await count('sessions')).toBe(0)
    expect([await count('children'), await count('erasures')]).toEqual([children, erasures])
  })

  it('refuses options it does not know', async () => {
    expect(await run('retention --yes')).toMatchObject({ code: 2, answer: '' })
  })
})

describe('mails that became no enquiry', () => {
  const tidy = () =>
    tidyUp(contextFor(test.pool, test.clock, { kind: 'system', id: null }), {
      files: createFolderStore(test.filesDir),
      retention: kent.retention,
    })
  async function aMail(receivedAt: string, more: Record<string, unknown>): Promise<string> {
    const files = createFolderStore(test.filesDir)
    const storageKey = await (await files.stage(Readable.from([Buffer.from(receivedAt)]))).keep()
    const { id } = await insertRow(test.pool, 'inbound_mails', {
      ...{ id: newId(), dedupe_key: newId(), storage_key: storageKey, byte_size: 1, received_at: receivedAt },
      ...{ came_by: 'lmtp', envelope_to: 'send@hub.test', envelope_from: '', due_at: receivedAt, ...more },
    })
    await insertRow(test.pool, 'staff_tasks', {
      ...{ id: newId(), kind: 'read-mail', cause_key: newId(), team: 'hub', inbound_mail_id: id },
      created_at: receivedAt,
    })
    return storageKey
  }
  const stored = async () => (await readdir(test.filesDir, { recursive: true })).join()
  const spam = { status: 'filed', outcome: 'spam' }
  const heldBack = { status: 'filed', outcome: 'flood', flood_id: newId() }

  it('go after 180 days with their file and their task; unread ones after six years; those of an enquiry stay', async () => {
    const { id: enquiryId } = await anEnquiry(test.pool)
    const ofEnquiry = { status: 'filed', outcome: 'new-enquiry', enquiry_id: enquiryId }
    const kept = [
      await aMail('2026-05-27T12:00:01Z', spam),
      await aMail('2026-05-27T12:00:01Z', heldBack),
      await aMail('2020-11-24T12:00:00Z', { status: 'unreadable' }),
      await aMail('2019-01-01T12:00:00Z', { status: 'received' }),
      await aMail('2019-01-01T12:00:00Z', ofEnquiry),
    ]
    const gone = [
      await aMail('2026-05-27T09:59:59Z', spam),
      await aMail('2026-05-27T09:59:59Z', heldBack),
      await aMail('2026-05-01T12:00:00Z', { status: 'filed', outcome: 'ignored-automatic' }),
      await aMail('2020-11-22T12:00:00Z', { status: 'unreadable' }),
    ]

    expect((await tidy()).mails).toBe(gone.length)

    const { rows } = await test.pool.query('select storage_key as key from inbound_mails order by 1')
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set(kept))
    const tasks = await test.pool.query('select from staff_tasks where inbound_mail_id is not null')
    expect(tasks.rows).toHaveLength(kept.length)
    for (const key of kept) expect(await stored()).toContain(key)
    for (const key of gone) expect(await stored()).not.toContain(key)
    expect((await tidy()).mails).toBe(0)
  })
})

it('sessions that ended within the time are kept', async () => {
  const visitor = await test.signInStaff((await aStaffMember(test.pool)).email)
  test.clock.pass({ days: 80 })
  const ctx = contextFor(test.pool, test.clock, { kind: 'system', id: null })

  const { sessions } = await tidyUp(ctx, {
    files: createFolderStore(test.filesDir),
    retention: kent.retention,
  })

  expect(sessions).toBe(0)
  expect((await visitor.get('/api/session')).statusCode).toBe(401)
})
