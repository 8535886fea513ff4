import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  aHeader,
  anAssessment,
  aPerson,
  aRequest,
  aReturn,
  type XmlItems,
} from '../../../test/factories/sen2-return.ts'
import { aContactsFile, openImporter, type TestImporter } from '../../../test/sen2-importer.ts'

let importer: TestImporter
beforeEach(async () => {
  importer = await openImporter()
})
afterEach(() => importer.close())

const later = aHeader({ Year: '2026', ReferenceDate: '2026-01-15' })
const laterAt = '2026-02-02T10:00:00Z'

const openRequest = aRequest({
  RequestOutcome: 'A',
  RequestOutcomeDate: null,
  Assessment: null,
  ActivePlans: null,
})
const assessing = aRequest({
  Assessment: anAssessment({ AssessmentOutcome: 'A', AssessmentOutcomeDate: null, NamedPlan: null }),
  ActivePlans: null,
})
const refused = aRequest({ RequestOutcome: 'N', Assessment: null, ActivePlans: null })
const withPlan = aRequest()
const ceased = (items: XmlItems = {}) =>
  aRequest({
    Assessment: anAssessment({
      NamedPlan: { StartDate: '2024-07-13', CeaseDate: '2025-01-10', CeaseReason: '9', ...items },
    }),
    ActivePlans: null,
  })

async function first(request: XmlItems, items: XmlItems = {}) {
  return importer.run({
    xml: aReturn([aPerson({ Requests: [request], ...items })]),
    contacts: aContactsFile({}),
  })
}
async function next(request: XmlItems, items: XmlItems = {}) {
  return importer.run({ xml: aReturn([aPerson({ Requests: [request], ...items })], later), at: laterAt })
}
const theCase = async () =>
  (await importer.rows<Record<string, unknown>>('select * from cases order by received_on'))[0] ?? {}
const history = async () =>
  (
    await importer.rows<{ id: string; kind: string; on: string; corrects: string | null }>(
      'select id, kind, happened_on as on, corrects_event_id as corrects from case_events order by recorded_at, id',
    )
  ).map((event, _index, all) => {
    const corrected = all.find(({ id }) => id === event.corrects)
    return `${event.on} ${event.kind}${corrected ? ` (${corrected.kind} ${corrected.on})` : ''}`
  })
const messages = () =>
  importer.rows(
    'select n.kind, n.status, f.name from notifications n join family_members f on f.id = n.family_member_id',
  )
/** A step that staff record at their screen, as the cases feature writes it. */
async function staffMove(kind: string, on: string, change: string) {
  await importer.rows(
    `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, is_visible_to_family)
     select gen_random_uuid(), id, $1, $2, now(), 'staff', true from cases`,
    [kind, on],
  )
  await importer.rows(`update cases set version = version + 1, ${change}`)
}

describe('a later return that brings a decision', () => {
  test('moves the case, appends the event and tells the family once, without a word of it', async () => {
    await first(openRequest)

    const { people, changes } = await next(assessing)

    expect(people).toEqual({ new: 0, changed: 1, unchanged: 0 })
    expect(changes).toContainEqual({ what: 'stage', from: 'DECIDING_TO_ASSESS', to: 'ASSESSING', count: 1 })
    expect(await theCase()).toMatchObject({
      status: 'ASSESSING',
      status_since: '2024-02-03',
      request_outcome: 'Y',
      next_duty: 'tell-no-plan',
      version: 2,
    })
    expect(await history()).toEqual(['2024-01-13 request-received', '2024-02-03 assessment-agreed'])
    expect(await messages()).toEqual([{ kind: 'case-updated', status: 'waiting', name: 'Amelia Webb' }])
    expect(await importer.rows('select values, case_id is not null as about from notifications')).toEqual([
      { values: {}, about: true },
    ])
  })

  test('hands the case over once there is a plan', async () => {
    await first(assessing)

    await next(withPlan)

    expect(await theCase()).toMatchObject({
      status: 'FINAL_ISSUED',
      team: 'casework',
      plan_started_on: '2024-07-13',
    })
    expect(await history()).toEqual([
      '2024-01-13 request-received',
      '2024-02-03 assessment-agreed',
      '2024-06-07 plan-agreed',
      '2024-07-13 plan-issued',
    ])
  })

  test('keeps promises that were made for steps now done', async () => {
    await first(assessing)
    await importer.rows(
      `insert into promises (id, case_id, duty, due_on, made_at, owner_name) select gen_random_uuid(), id, 'final-plan', '2024-09-01', now(), 'Sam' from cases`,
    )

    await next(withPlan)

    expect(await importer.rows('select kept_at is not null as kept from promises')).toEqual([{ kept: true }])
  })

  test('tells nobody of a case new to the hub', async () => {
    await first(refused)

    await importer.run({
      xml: aReturn(
        [
          aPerson({
            Requests: [
              refused,
              aRequest({
                ReceivedDate: '2025-03-01',
                RequestOutcome: 'A',
                RequestOutcomeDate: null,
                Assessment: null,
                ActivePlans: null,
              }),
            ],
          }),
        ],
        later,
      ),
      at: laterAt,
    })

    expect(await messages()).toEqual([])
    expect(
      await importer.rows(
        'select c.received_on, a.level, a.starts_on from case_access a join cases c on c.id = a.case_id order by 1',
      ),
    ).toEqual([
      { received_on: '2024-01-13', level: 'act', starts_on: '2025-02-03' },
      { received_on: '2025-03-01', level: 'act', starts_on: '2026-02-02' },
    ])
  })
})

describe('a later return that says nothing new', () => {
  test.each([
    ['DECIDING_TO_ISSUE', assessing],
    ['DRAFT_WITH_FAMILY', assessing],
    ['CONSULTING_SETTINGS', assessing],
  ])('leaves a case where staff brought it: %s', async (status, request) => {
    await first(request)
    await staffMove('advice-complete', '2025-03-01', `status = '${status}'`)

    const { people } = await next(request)

    expect(people.unchanged).toBe(1)
    expect(await theCase()).toMatchObject({ status })
    expect(await messages()).toEqual([])
  })

  test('does not take a case back from a decision that staff recorded', async () => {
    await first(openRequest)
    await staffMove(
      'assessment-agreed',
      '2025-02-10',
      "status = 'ASSESSING', request_outcome = 'Y', request_outcome_on = '2025-02-10', assessment_outcome = 'A'",
    )

    await next(openRequest)

    expect(await theCase()).toMatchObject({
      status: 'ASSESSING',
      request_outcome: 'Y',
      request_outcome_on: '2025-02-10',
    })
  })

  test('does not replace a known outcome and its day by "historical"', async () => {
    await first(withPlan)

    const historical = aRequest({
      RequestOutcome: 'H',
      RequestOutcomeDate: '2024-02-01',
      Assessment: anAssessment({ AssessmentOutcome: 'H', AssessmentOutcomeDate: '2024-06-01' }),
    })
    await next(historical)

    expect(await theCase()).toMatchObject({
      request_outcome: 'Y',
      request_outcome_on: '2024-02-03',
      assessment_outcome: 'Y',
      assessment_outcome_on: '2024-06-07',
      return_items: { requestOutcome: 'H' },
    })
    expect(await history()).toHaveLength(4)
  })

  test('leaves out what is decided nobody knows how, and the case as it was', async () => {
    await first(openRequest)
    const before = await theCase()

    const { faults, people } = await next(
      aRequest({ RequestOutcome: 'H', Assessment: null, ActivePlans: null }),
    )

    expect(people.unchanged).toBe(1)
    expect(faults).toMatchObject([{ leftOut: true, path: 'Person[1]/Requests[1]' }])
    expect(await theCase()).toEqual(before)
  })

  test('keeps a decision that is taken back to "not yet", and asks staff', async () => {
    await first(refused)

    const { faults } = await next(openRequest)

    expect(await theCase()).toMatchObject({ status: 'REFUSED_TO_ASSESS', request_outcome: 'N' })
    expect(faults).toMatchObject([{ leftOut: false, path: 'Person[1]/Requests[1]' }])
  })
})

describe('a later return that says something else', () => {
  test('of a day: names the event it corrects, and the right one follows', async () => {
    await first(assessing)

    const { changes } = await next({ ...assessing, RequestOutcomeDate: '2024-02-05' })

    expect(changes).toEqual([{ what: 'day of the decision to assess', count: 1 }])
    expect(await theCase()).toMatchObject({
      status: 'ASSESSING',
      status_since: '2024-02-05',
      request_outcome_on: '2024-02-05',
    })
    expect(await history()).toEqual([
      '2024-01-13 request-received',
      '2024-02-03 assessment-agreed',
      '2026-02-02 event-corrected (assessment-agreed 2024-02-03)',
      '2024-02-05 assessment-agreed',
    ])
    expect(await messages()).toEqual([])
  })

  test('of a decision: the case goes where the return says, and the family hears', async () => {
    await first(assessing)

    await next(refused)

    expect(await theCase()).toMatchObject({
      status: 'REFUSED_TO_ASSESS',
      request_outcome: 'N',
      assessment_outcome: null,
    })
    expect(await messages()).toHaveLength(1)
    expect(await history()).toContain('2026-02-02 event-corrected (assessment-agreed 2024-02-03)')
  })

  test('of an end: a plan that ended by mistake goes on', async () => {
    await first(ceased())
    expect(await theCase()).toMatchObject({
      status: 'PLAN_CEASED',
      plan_ceased_on: '2025-01-10',
      cease_reason: 9,
    })

    await next(withPlan)

    expect(await theCase()).toMatchObject({
      status: 'FINAL_ISSUED',
      plan_ceased_on: null,
      cease_reason: null,
      is_active_plan: true,
    })
    expect(await history()).toContain('2026-02-02 event-corrected (plan-ceased 2025-01-10)')
  })

  test('than staff who ended the case: their end stands, and they are asked', async () => {
    await first(withPlan)
    await staffMove(
      'child-died',
      '2025-04-01',
      "status = 'CLOSED_DECEASED', plan_ceased_on = '2025-04-01', cease_reason = 8, is_active_plan = false",
    )

    const { faults } = await next(ceased())

    expect(await theCase()).toMatchObject({
      status: 'CLOSED_DECEASED',
      plan_ceased_on: '2025-04-01',
      cease_reason: 8,
    })
    expect(faults).toEqual([])
    expect((await next({ ...withPlan, RYA: '1' })).faults).toMatchObject([{ leftOut: false }])
    expect(await theCase()).toMatchObject({ status: 'CLOSED_DECEASED' })
    expect(await messages()).toEqual([])
  })
})

describe('a death', () => {
  test('is told to nobody, and stops what waits about any case of the child', async () => {
    const earlier = aRequest({ ...refused, ReceivedDate: '2022-01-10', RequestOutcomeDate: '2022-02-03' })
    await importer.run({
      xml: aReturn([aPerson({ Requests: [earlier, withPlan] })]),
      contacts: aContactsFile({}),
    })
    await importer.rows(
      `insert into notifications (id, event_key, kind, family_member_id, case_id, template_version, created_at, due_at)
       select gen_random_uuid(), 'earlier', 'case-updated', f.id, c.id, 1, now(), now() from family_members f, cases c
       where c.received_on = '2022-01-10'`,
    )

    await importer.run({
      xml: aReturn([aPerson({ Requests: [earlier, ceased({ CeaseReason: '8' })] })], later),
      at: laterAt,
    })

    expect(
      await importer.rows('select status, plan_ceased_on, cease_reason from cases where received_on > $1', [
        '2023-01-01',
      ]),
    ).toEqual([{ status: 'CLOSED_DECEASED', plan_ceased_on: '2025-01-10', cease_reason: 8 }])
    expect(await messages()).toEqual([{ kind: 'case-updated', status: 'stopped', name: 'Amelia Webb' }])
    expect(await history()).toContain('2025-01-10 child-died')
  })
})

describe('a child', () => {
  test('is changed where the return says so, found by the new name at once, and not made poorer', async () => {
    await first(withPlan)

    const { people, changes } = await next(withPlan, {
      Surname: 'Rai',
      PostCode: 'ME14 4WJ',
      Ethnicity: null,
    })

    expect(people.changed).toBe(1)
    expect(changes).toEqual([
      { what: 'name of a child', count: 1 },
      { what: 'postcode', count: 1 },
    ])
    expect(await importer.rows('select surname, postcode, ethnicity from children')).toEqual([
      { surname: 'Rai', postcode: 'ME14 4WJ', ethnicity: 'WBRI' },
    ])
    expect((await theCase()).search_text).toContain('isla rai')
  })

  test('who gains a UPN stays the same child', async () => {
    await first(withPlan, { UPN: null, UPNunknown: 'UN1' })

    const { people } = await next(withPlan)

    expect(people).toEqual({ new: 0, changed: 1, unchanged: 0 })
    expect(await importer.rows('select upn, upn_unknown from children')).toEqual([
      { upn: 'Q886387415000', upn_unknown: null },
    ])
  })

  test('who is not in the return stays as it was, and is counted', async () => {
    await first(withPlan)

    const { changes } = await importer.run({
      xml: aReturn([aPerson({ UPN: 'R886297915004', Forename: 'Tobi' })], later),
      at: laterAt,
    })

    expect(changes).toEqual([{ what: 'people of the hub not in this return', count: 1 }])
    expect(await importer.rows('select from cases where is_active_plan')).toHaveLength(2)
  })
})
