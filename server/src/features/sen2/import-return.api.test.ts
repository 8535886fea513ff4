import { kent } from '@send-hub/shared'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aHeader, anAssessment, aPerson, aRequest, aReturn } from '../../../test/factories/sen2-return.ts'
import { aContactsFile, openImporter, type TestImporter } from '../../../test/sen2-importer.ts'

let importer: TestImporter
beforeEach(async () => {
  importer = await openImporter()
})
afterEach(() => importer.close())

describe('an import', () => {
  test('makes a child, a case with its history and what is owed, and keeps every item', async () => {
    const summary = await importer.run({ xml: aReturn() })

    expect(summary).toEqual({
      people: { new: 1, changed: 0, unchanged: 0 },
      contacts: { new: 0, changed: 0, unchanged: 0 },
      faults: [],
      changes: [],
      leftOut: { people: 0, requests: 0, contacts: 0 },
    })
    const [child] = await importer.rows(
      'select upn, surname, forename, birth_on, postcode, district from children',
    )
    expect(child).toEqual({
      upn: 'Q886387415000',
      surname: 'Webb',
      forename: 'Isla',
      birth_on: '2019-07-29',
      postcode: 'CT16 4HT',
      district: null,
    })
    const [found] = await importer.rows<Record<string, unknown>>('select * from cases')
    expect(found).toMatchObject({
      status: 'FINAL_ISSUED',
      status_since: '2024-07-13',
      team: 'casework',
      received_on: '2024-01-13',
      request_source: 1,
      request_outcome: 'Y',
      request_outcome_on: '2024-02-03',
      assessment_outcome: 'Y',
      assessment_outcome_on: '2024-06-07',
      has_week20_exception: false,
      plan_started_on: '2024-07-13',
      is_active_plan: true,
      next_duty: 'review',
      version: 1,
      return_items: {
        requestMediation: false,
        assessment: { namedPlan: { planDetails: [{ urn: '120025', placementRank: 1 }] } },
        activePlan: { reviewOutcome: 'M', senNeeds: [{ senType: 'SLCN', senTypeRank: 1 }] },
      },
    })
    expect(found?.reference).toMatch(/^SEN-\w{4}-\w$/)
    expect(
      await importer.rows(
        'select kind, happened_on as on, recorded_by_kind as by, to_status as to from case_events order by happened_on',
      ),
    ).toEqual([
      { kind: 'request-received', on: '2024-01-13', by: 'system', to: 'DECIDING_TO_ASSESS' },
      { kind: 'assessment-agreed', on: '2024-02-03', by: 'system', to: 'ASSESSING' },
      { kind: 'plan-agreed', on: '2024-06-07', by: 'system', to: 'DRAFTING' },
      { kind: 'plan-issued', on: '2024-07-13', by: 'system', to: 'FINAL_ISSUED' },
    ])
    const [duty] = await importer.rows<Record<string, unknown>>(
      'select kind, is_councils, legal_on from case_duties where is_councils order by legal_on',
    )
    expect(duty).toEqual({ kind: 'review', is_councils: true, legal_on: found?.next_legal_on })
  })

  test('reckons what is owed next, with the team that owes it', async () => {
    await importer.run({
      xml: aReturn([aPerson({ Requests: [aRequest({ Assessment: null, ActivePlans: null })] })]),
    })

    expect(await importer.rows('select status, team, next_duty, next_legal_on from cases')).toEqual([
      { status: 'ASSESSING', team: 'assessment', next_duty: 'tell-no-plan', next_legal_on: '2024-05-04' },
    ])
  })

  test('keeps its run, with counts and faults but no name', async () => {
    const xml = aReturn([aPerson({ UPN: 'R886387415000' })])

    const { faults } = await importer.run({ xml })

    expect(faults).toMatchObject([{ path: 'Person[1]/UPN', file: 'return', leftOut: false }])
    expect(
      await importer.rows('select lea, collection_year, reference_on, counts from import_runs'),
    ).toMatchObject([
      { lea: '886', collection_year: 2025, reference_on: '2025-01-16', counts: { people: { new: 1 } } },
    ])
    const kept = await importer.rows<{ what: string }>('select * from import_faults')
    expect(kept).toMatchObject([
      { path: 'Person[1]/UPN', file: 'return', is_left_out: false, what: faults[0]?.what },
    ])
    expect(await importer.rows('select action, subject_kind from audit_entries')).toEqual([
      { action: 'return-imported', subject_kind: 'import' },
    ])
  })

  test('leaves out a request that was decided nobody knows how, and says where', async () => {
    const historical = aRequest({ RequestOutcome: 'H', Assessment: null, ActivePlans: null })
    const other = aRequest({
      ReceivedDate: '2023-01-09',
      RequestOutcome: 'N',
      RequestOutcomeDate: '2023-02-01',
      Assessment: null,
      ActivePlans: null,
    })

    const { faults, leftOut, people } = await importer.run({
      xml: aReturn([aPerson({ Requests: [historical, other] })]),
    })

    expect(people.new).toBe(1)
    expect(leftOut).toEqual({ people: 0, requests: 1, contacts: 0 })
    expect(faults).toMatchObject([{ path: 'Person[1]/Requests[1]', leftOut: true, file: 'return' }])
    expect(faults[0]?.line).toBeGreaterThan(15)
    expect(await importer.rows('select received_on, status from cases')).toEqual([
      { received_on: '2023-01-09', status: 'REFUSED_TO_ASSESS' },
    ])
  })

  test('counts rows that the reader left out, and lets the rest in', async () => {
    const bad = aPerson({ Surname: null, Forename: null, UPN: 'R886297915004' })

    const { leftOut, people, faults } = await importer.run({ xml: aReturn([bad, aPerson()]) })

    expect(people.new).toBe(1)
    expect(leftOut.people).toBe(1)
    expect(faults).toHaveLength(2)
  })
})

describe('an import is refused', () => {
  test('for another authority', async () => {
    const xml = aReturn([aPerson()], aHeader({}, { LEA: '887' }))

    await expect(importer.run({ xml })).rejects.toThrow('its LEA is not 886')
    expect(await importer.rows('select from children')).toEqual([])
  })

  test('when a newer return has gone in, and then nothing changes', async () => {
    await importer.run({ xml: aReturn([aPerson()], aHeader({ Year: '2026', ReferenceDate: '2026-01-15' })) })

    const older = importer.run({ xml: aReturn() })

    await expect(older).rejects.toThrow(
      'older than the newest one that went in (reference date 15 January 2026)',
    )
  })

  test('but not when the older file is one that went in before: that changes nothing', async () => {
    await importer.run({ xml: aReturn() })
    const refused = aRequest({ RequestOutcome: 'N', Assessment: null, ActivePlans: null })
    const newer = [aPerson({ Requests: [refused] })]
    await importer.run({ xml: aReturn(newer, aHeader({ Year: '2026', ReferenceDate: '2026-01-15' })) })
    const before = await importer.fingerprint()

    const { people } = await importer.run({ xml: aReturn() })

    expect(people).toEqual({ new: 0, changed: 0, unchanged: 1 })
    expect(await importer.fingerprint()).toBe(before)
  })

  test('when it breaks in the middle, and nothing of it stays', async () => {
    await expect(importer.run({ xml: aReturn().replace('</Message>', '') })).rejects.toThrow(
      'stops in the middle',
    )
    expect(await importer.rows('select from children')).toEqual([])
  })

  test('when its contacts cannot be read, and nothing of the return stays', async () => {
    await expect(importer.run({ xml: aReturn(), contacts: 'name;phone\n' })).rejects.toThrow(
      'The contacts file has no',
    )
    expect(await importer.rows('select from children')).toEqual([])
  })
})

describe('the same files twice', () => {
  test('touch no row, write no run and tell nobody', async () => {
    const files = {
      xml: aReturn(),
      contacts: aContactsFile({}, { name: 'Ben Webb', isResponsible: 'no', email: '' }),
    }
    await importer.run(files)
    const before = await importer.fingerprint()

    const again = await importer.run({ ...files, at: '2025-02-10T10:00:00Z' })

    expect(again.people).toEqual({ new: 0, changed: 0, unchanged: 1 })
    expect(again.contacts).toEqual({ new: 0, changed: 0, unchanged: 2 })
    expect(again.changes).toEqual([])
    expect(await importer.fingerprint()).toBe(before)
  })

  test('at the same moment go in once: the second import waits for the first', async () => {
    const files = { xml: aReturn(), contacts: aContactsFile({}) }

    const both = await Promise.all([importer.run(files), importer.run(files)])

    expect(both.map(({ people }) => people.new).sort()).toEqual([0, 1])
    expect(both.map(({ contacts }) => contacts.new).sort()).toEqual([0, 1])
    expect(await importer.rows('select from import_runs')).toHaveLength(1)
  })
})

test('a dry run says what it would do and writes nothing, not even a number for a reference', async () => {
  const files = { xml: aReturn(), contacts: aContactsFile({}) }
  const before = await importer.fingerprint()
  const numbers = 'select last_value, is_called from reference_numbers_sen'
  const numberBefore = await importer.rows(numbers)

  const { people, contacts } = await importer.run({ ...files, isDryRun: true })

  expect(people.new).toBe(1)
  expect(contacts.new).toBe(1)
  expect(await importer.fingerprint()).toBe(before)
  expect(await importer.rows(numbers)).toEqual(numberBefore)
})

test('people without UPN who share a name and birth date stay two children', async () => {
  const twins = ['CT16 4HT', 'ME14 4WJ'].map((PostCode) =>
    aPerson({ UPN: null, UPNunknown: 'UN1', PostCode }),
  )

  const first = await importer.run({ xml: aReturn(twins) })
  const second = await importer.run({ xml: aReturn(twins.toReversed()) })

  expect(first.people.new).toBe(2)
  expect(second.people).toEqual({ new: 0, changed: 0, unchanged: 2 })
})

test('another council imports its own return', async () => {
  const medway = { ...kent, leaCode: '887', name: 'Medway Council' }
  const xml = aReturn(
    [aPerson({ Requests: [aRequest({ Assessment: anAssessment({ NamedPlan: null }), ActivePlans: null })] })],
    aHeader({}, { LEA: '887' }),
  )

  expect((await importer.run({ xml, council: medway })).people.new).toBe(1)
  expect(await importer.rows('select status from cases')).toEqual([{ status: 'DRAFTING' }])
})
