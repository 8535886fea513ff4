import { kent } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHeader, aPerson, aReturn, type XmlItems } from '../../../test/factories/sen2-return.ts'
import { openImporter, type TestImporter } from '../../../test/sen2-importer.ts'
import { addDays } from '../../platform/calendar/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import { runReport } from '../reports/index.ts'

/** One invented person, as the council would count them by hand. */
interface Known {
  received: string
  request: string
  requestOn: string | null
  outcome: string | null
  outcomeOn: string | null
  isExcepted: boolean
  begun: string | null
  ceased: string | null
  reason: string | null
}

/** Numbers that look random and are the same every time. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const pick = numbers(887)
const oneOf = <Value>(values: readonly Value[]): Value => values[pick(values.length)] as Value

/** Days from receipt to plan that stand on both sides of 20 weeks, of 52 weeks and of a year. */
const boundaryDays = [0, 1, 139, 140, 141, 363, 364, 365, 366, 730]

function invent(index: number): Known {
  const received = addDays('2022-06-01', pick(1100))
  const none = { outcome: null, outcomeOn: null, isExcepted: false, begun: null, ceased: null, reason: null }
  const request = oneOf(['Y', 'Y', 'Y', 'H', 'N', 'A', 'W'])
  const requestOn = request === 'A' ? null : addDays(received, pick(60))
  if (!['Y', 'H'].includes(request)) return { received, request, requestOn, ...none }

  const outcome = request === 'H' ? oneOf(['Y', 'N', 'W', 'A']) : oneOf(['Y', 'Y', 'H', 'N', 'A', 'W'])
  const outcomeOn = outcome === 'A' ? null : addDays(received, 60 + pick(60))
  const assessed = { ...none, received, request, requestOn, outcome, outcomeOn, isExcepted: pick(5) === 0 }
  if (outcome !== 'H' && (outcome !== 'Y' || pick(6) === 0)) return assessed

  const days = index % 2 === 0 ? oneOf(boundaryDays) : pick(900)
  const begun = addDays(received, days)
  const isCeased = pick(4) === 0
  const reason = isCeased ? oneOf(['1', '2', '3', '4', '5', '6', '7', '8', '9']) : null
  return { ...assessed, begun, ceased: isCeased ? addDays(begun, pick(400)) : null, reason }
}

function personOf(it: Known, index: number): XmlItems {
  const namedPlan = it.begun && { StartDate: it.begun, CeaseDate: it.ceased, CeaseReason: it.reason }
  const assessment = it.outcome && {
    AssessmentOutcome: it.outcome,
    AssessmentOutcomeDate: it.outcomeOn,
    Week20: it.isExcepted ? '1' : '0',
    NamedPlan: namedPlan,
  }
  const request: XmlItems = {
    ReceivedDate: it.received,
    RequestOutcomeDate: it.requestOn,
    RequestOutcome: it.request,
    Assessment: assessment,
    ActivePlans: it.begun && !it.ceased ? { ReviewOutcome: 'M' } : null,
  }
  return aPerson({
    Surname: `Okoro ${index}`,
    UPN: null,
    UPNunknown: 'UN1',
    PersonBirthDate: '2012-03-04',
    Requests: [request],
  })
}

const people = Array.from({ length: 1500 }, (_, index) => invent(index))
const census = '2026-01-15'
/** 52 weeks: the Department's "year" is not defined to the day, and weeks are what the law counts in. */
const YEAR = 364
const isIn = (year: number, day: string | null) => day?.startsWith(`${year}-`) === true
const lengthOf = ({ received, begun }: Known) => (Date.parse(begun ?? '') - Date.parse(received)) / 86_400_000
const percent = (part: number, whole: number) => Number(((part * 100) / whole).toFixed(1))

let importer: TestImporter
beforeAll(async () => {
  importer = await openImporter()
  const header = aHeader({ Year: '2026', ReferenceDate: census }, { LEA: '887' })
  const { people: tally, leftOut } = await importer.run({
    xml: aReturn(people.map(personOf), header),
    at: '2027-06-01T10:00:00Z',
    council: { ...kent, leaCode: '887', name: 'Medway Council' },
  })
  expect(tally.new).toBe(1500)
  expect(leftOut).toEqual({ people: 0, requests: 0, contacts: 0 })
})
afterAll(() => importer.close())

test('a plan taken over from another authority is in force, and not one that this council issued', async () => {
  const own = await openImporter()
  const plan = { StartDate: '2024-02-01' }
  const request: XmlItems = {
    ReceivedDate: '2024-05-01',
    Assessment: { AssessmentOutcome: 'H', AssessmentOutcomeDate: null, NamedPlan: plan },
    ActivePlans: { TransferLA: '888' },
  }
  await own.run({ xml: aReturn([aPerson({ Requests: [request] })]) })
  const ctx = contextFor(own.pool, systemClock, { kind: 'system', id: null })

  expect(await runReport(ctx, 'timeliness', 2024)).toMatchObject({ plansIssued: 0 })
  expect(await runReport(ctx, 'requests', 2024)).toMatchObject({ plansInForce: 1 })
  await own.close()
})

const report = (name: 'timeliness' | 'requests', year: number) =>
  runReport(contextFor(importer.pool, systemClock, { kind: 'system', id: null }), name, year)

describe.each([2022, 2023, 2024, 2025])('another council’s return for %i', (year) => {
  test('gives the 20-week measure, to the day', async () => {
    const begun = people.filter((it) => isIn(year, it.begun))
    const plain = begun.filter((it) => !it.isExcepted)
    const within = (some: Known[]) => some.filter((it) => lengthOf(it) <= 140)

    expect(begun.length).toBeGreaterThan(20)
    expect(await report('timeliness', year)).toEqual({
      year,
      plansIssued: begun.length,
      plansWithException: begun.length - plain.length,
      within20Weeks: within(begun).length,
      within20WeeksPercent: percent(within(begun).length, begun.length),
      excludingExceptions: {
        plansIssued: plain.length,
        within20Weeks: within(plain).length,
        within20WeeksPercent: percent(within(plain).length, plain.length),
      },
      from20WeeksToAYear: begun.filter((it) => lengthOf(it) > 140 && lengthOf(it) <= YEAR).length,
      overAYear: begun.filter((it) => lengthOf(it) > YEAR).length,
    })
  })

  test('gives requests, assessments, ended plans and plans in force', async () => {
    const received = people.filter((it) => isIn(year, it.received))
    const ended = people.filter((it) => isIn(year, it.outcomeOn))
    const ceased = people.filter((it) => isIn(year, it.ceased))
    const how = (outcome: string) => received.filter(({ request }) => request === outcome).length
    const ending = (outcome: string) => ended.filter((it) => it.outcome === outcome).length
    const censusOn = year === 2025 ? census : `${year + 1}-01-01`
    const inForce = people.filter(
      (it) => it.begun !== null && it.begun <= censusOn && (it.ceased === null || it.ceased > censusOn),
    )

    expect(await report('requests', year)).toMatchObject({
      year,
      requests: {
        received: received.length,
        assess: how('Y'),
        refused: how('N'),
        notYetDecided: how('A'),
        withdrawn: how('W'),
        decidedBeforeCollectionYear: how('H'),
      },
      assessmentsEnded: { plan: ending('Y'), noPlan: ending('N'), withdrawn: ending('W') },
      censusOn,
      plansInForce: inForce.length,
      plansCeased: {
        total: ceased.length,
        deceased: ceased.filter(({ reason }) => reason === '8').length,
        movedToAnotherLa: ceased.filter(({ reason }) => reason === '5').length,
        notRecorded: 0,
      },
    })
  })
})
