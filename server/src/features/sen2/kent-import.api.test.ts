import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { kent } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openImporter, type TestImporter } from '../../../test/sen2-importer.ts'
import { systemClock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import { runReport } from '../reports/index.ts'
import { exportReturn, type ImportSummary, importReturn, readReturn, type Sen2Person } from './index.ts'

const file = (path: string) => fileURLToPath(new URL(`../../../test/${path}`, import.meta.url))

let importer: TestImporter
beforeAll(async () => {
  importer = await openImporter()
})
afterAll(() => importer.close())

/** In a process of its own, as the operator's command runs, so that its memory can be measured. */
async function importKent(): Promise<{ summary: ImportSummary; seconds: number; peakMegabytes: number }> {
  const files = ['data/sen2/kent-2025.sen2.xml.gz', 'data/sen2/kent-2025.contacts.csv.gz'].map(file)
  // The option is the one of server/bin/hub.mjs.
  const args = ['--max-semi-space-size=4', file('import-process.ts'), importer.url, ...files]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return JSON.parse(output.trim().split('\n').at(-1) ?? '')
}

/** The reports do not depend on today: they are of a year long past. */
const report = (name: 'timeliness' | 'requests') =>
  runReport(contextFor(importer.pool, systemClock, { kind: 'system', id: null }), name, 2024)

describe('a county’s return and contacts', () => {
  test('go in within 60 seconds and 512 MB', async () => {
    const { summary, seconds, peakMegabytes } = await importKent()

    expect(summary.people).toEqual({ new: 26_749, changed: 0, unchanged: 0 })
    // Six contacts without UPN belong to children who share their name and birth date: they could be either's.
    expect(summary.contacts).toEqual({ new: 38_864, changed: 0, unchanged: 0 })
    expect(summary.leftOut).toEqual({ people: 0, requests: 0, contacts: 6 })
    expect(seconds).toBeLessThan(60)
    expect(peakMegabytes).toBeLessThan(512)
  }, 120_000)

  test('report the 20-week measure as published', async () => {
    expect(await report('timeliness')).toEqual({
      year: 2024,
      plansIssued: 2424,
      plansWithException: 70,
      within20Weeks: 784,
      within20WeeksPercent: 32.3,
      excludingExceptions: { plansIssued: 2354, within20Weeks: 783, within20WeeksPercent: 33.3 },
      from20WeeksToAYear: 1297,
      overAYear: 343,
    })
  })

  test('report requests, assessments and plans as published', async () => {
    expect(await report('requests')).toMatchObject({
      requests: { received: 4001, assess: 1602, refused: 2200, notYetDecided: 186, withdrawn: 13 },
      assessmentsEnded: { plan: 2695, noPlan: 488, withdrawn: 14 },
      censusOn: '2025-01-16',
      plansInForce: 20_635,
      plansCeased: {
        total: 2081,
        maxAge: 32,
        needsMet: 102,
        higherEducation: 122,
        paidWork: 276,
        movedToAnotherLa: 306,
        noLongerEngages: 918,
        leftEngland: 39,
        deceased: 19,
        other: 267,
      },
    })
  })

  test('change nothing the second time, within the same limits', async () => {
    const before = await importer.fingerprint()

    const { summary, seconds, peakMegabytes } = await importKent()

    expect(summary.people).toEqual({ new: 0, changed: 0, unchanged: 26_749 })
    expect(summary.contacts).toEqual({ new: 0, changed: 0, unchanged: 38_864 })
    expect(summary.changes).toEqual([])
    expect(seconds).toBeLessThan(60)
    expect(peakMegabytes).toBeLessThan(512)
    expect(await importer.fingerprint()).toBe(before)
  }, 120_000)
})

describe('the county’s return made from the hub', () => {
  let folder: string
  let exported: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'send-hub-export-'))
    exported = join(folder, 'kent.xml.gz')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('says of everybody what the imported one said, and nothing else', async () => {
    const ctx = contextFor(importer.pool, systemClock, { kind: 'system', id: null })

    const summary = await exportReturn(ctx, kent, { path: exported, year: 2025 })

    expect(summary).toMatchObject({ censusOn: '2025-01-16', people: 26_749, requests: 26_749 })
    expect(summary).toMatchObject({ plansInForce: 20_635, plansWithoutSetting: 0, plansWithoutNeed: 0 })
    const [given, back] = await Promise.all([
      peopleOf(file('data/sen2/kent-2025.sen2.xml.gz')),
      peopleOf(exported),
    ])
    expect(back.size).toBe(given.size)
    const changed = [...given].filter(([key, person]) => back.get(key) !== person)
    // One is enough to see what is wrong, and a county's worth of them is not.
    expect(back.get(changed[0]?.[0] ?? '')).toBe(changed[0]?.[1])
    expect(changed).toHaveLength(0)
  }, 120_000)

  test('gives the same cases back to an empty hub', async () => {
    const other = await openImporter()
    try {
      const { leftOut } = await importReturn({
        pool: other.pool,
        clock: systemClock,
        council: kent,
        returnPath: exported,
        isDryRun: false,
      })

      expect(leftOut).toEqual({ people: 0, requests: 0, contacts: 0 })
      const [given, back] = await Promise.all([casesOf(importer), casesOf(other)])
      expect(back).toHaveLength(26_749)
      const at = back.findIndex((line, place) => line !== given[place])
      expect(back[at]).toBe(given[at])
      expect(at).toBe(-1)
    } finally {
      await other.close()
    }
  }, 180_000)
})

/** Each person as text, by what identifies them; the reader's findings are not compared. */
async function peopleOf(path: string): Promise<Map<string, string>> {
  const people = new Map<string, string>()
  for await (const part of readReturn(path)) {
    if ('person' in part) people.set(keyOf(part.person), JSON.stringify(part.person))
  }
  return people
}

const keyOf = ({ upn, surname, forename, personBirthDate, requests }: Sen2Person) =>
  [upn, surname, forename, personBirthDate, requests[0]?.receivedDate].join('|')

/** Every column that a return can fill, of every case, without the hub's own ids and references. */
async function casesOf({ rows }: TestImporter) {
  const cases = await rows<{ line: string }>(`select (
      to_jsonb(c) - '{id,reference,child_id,search_text,version,created_at,updated_at}'::text[]
      || to_jsonb(ch) - '{id,created_at,updated_at}'::text[]
      || jsonb_build_object('events', (select jsonb_agg(to_jsonb(v) - '{id,case_id,recorded_at}'::text[]
           order by v.happened_on, v.kind) from case_events v where v.case_id = c.id)))::text as line
    from cases c join children ch on ch.id = c.child_id order by line`)
  return cases.map(({ line }) => line)
}
