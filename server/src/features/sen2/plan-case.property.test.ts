import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CasePlan, EventRow } from './case-row.ts'
import { ChangeTally } from './change-tally.ts'
import { CEASE_REASONS, OUTCOMES } from './code-lists.ts'
import { type KnownCase, type KnownEvent, knownCase, standing } from './known-case.ts'
import { planCase } from './plan-case.ts'
import { newChild } from './plan-child.ts'
import type { Sen2Person, Sen2Request } from './sen2.types.ts'

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2024-0${(n % 9) + 1}-${String(n).padStart(2, '0')}`)
const flag = fc.constantFrom(true, false, null)
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null })

const namedPlan = fc.record({
  startDate: orNull(day),
  ceaseDate: orNull(day),
  ceaseReason: orNull(fc.constantFrom(...CEASE_REASONS)),
  planDetails: fc.constant([]),
})
const assessment = fc.record({
  assessmentOutcome: orNull(fc.constantFrom(...OUTCOMES)),
  assessmentOutcomeDate: orNull(day),
  assessmentTribunal: flag,
  week20: flag,
  namedPlan: orNull(namedPlan),
})
const aRequest = fc
  .record({
    requestOutcome: orNull(fc.constantFrom(...OUTCOMES)),
    requestOutcomeDate: orNull(day),
    requestTribunal: flag,
    exported: flag,
    assessment: orNull(assessment),
    activePlan: orNull(fc.record({ transferLa: orNull(fc.constant('887')) })),
  })
  .map((items) => ({ receivedDate: '2024-01-01', requestSource: null, ...items }) as unknown as Sen2Request)

const child = newChild({ surname: 'Webb', forename: 'Isla', personBirthDate: '2019-07-29' } as Sen2Person)
const place = { line: 1, path: 'Person[1]/Requests[1]' }
const plan = (request: Sen2Request, known?: KnownCase) =>
  planCase(child, request, place, known, {
    today: '2026-11-22',
    censusOn: '2026-01-15',
    changes: new ChangeTally(),
    faults: [],
  })

/** The case as it would lie in the database after a plan was written. */
function written({ row, events }: CasePlan, before?: KnownCase): KnownCase {
  const all = [...(before?.record.events ?? []), ...events.map(asKnown)]
  all.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  return knownCase(1, JSON.parse(JSON.stringify(row)), all, [])
}
const asKnown = ({ id, kind, happenedOn, correctsEventId }: EventRow): KnownEvent => ({
  id,
  kind,
  on: happenedOn,
  recordedAt: '',
  familyMemberId: null,
  details: {},
  corrects: correctsEventId,
  recordedByKind: 'system',
})

test('whatever a return says, saying it again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(aRequest, { minLength: 1, maxLength: 4 }), (requests) => {
      let known: KnownCase | undefined
      for (const request of requests) {
        const planned = plan(request, known)
        if (planned) known = written(planned, known)
        expect(plan(request, known)?.kind === 'changed').toBe(false)
      }
    }),
    { numRuns: 2000 },
  )
})

test('however returns follow each other, what stands in the history has one event for each step', () => {
  fc.assert(
    fc.property(fc.array(aRequest, { minLength: 1, maxLength: 4 }), (requests) => {
      let known: KnownCase | undefined
      for (const request of requests) {
        const planned = plan(request, known)
        if (planned) known = written(planned, known)
      }
      const kinds = standing(known?.record.events ?? []).map(({ kind }) => kind)
      const decisions = kinds.filter((kind) => kind === 'assessment-agreed' || kind === 'assessment-refused')
      expect(new Set(kinds).size).toBe(kinds.length)
      expect(decisions.length).toBeLessThan(2)
    }),
    { numRuns: 2000 },
  )
})

test('no later return undoes a death', () => {
  fc.assert(
    fc.property(aRequest, (request) => {
      const died = {
        receivedDate: '2024-01-01',
        assessment: { namedPlan: { startDate: '2024-05-01', ceaseDate: '2024-09-01', ceaseReason: '8' } },
      } as unknown as Sen2Request
      const known = written(plan(died) as CasePlan)
      const byStaff = { ...known, isEndedByStaff: true }

      const planned = plan(request, byStaff)

      expect(planned?.row.status ?? 'CLOSED_DECEASED').toBe('CLOSED_DECEASED')
      expect(planned?.stage ?? null).toBeNull()
    }),
  )
})
