import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openImporter, type TestImporter } from '../../../test/sen2-importer.ts'
import { systemClock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import { runReport } from '../reports/index.ts'
import type { ImportSummary } from './index.ts'

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
