import { describe, expect, test } from 'vitest'
import {
  anAssessment,
  aPerson,
  aRequest,
  aReturn,
  readWhole,
  type XmlItems,
} from '../../../test/factories/sen2-return.ts'

async function read(...requests: XmlItems[]) {
  const { people, faults } = await readWhole(aReturn([aPerson({ Requests: requests })]))
  return { person: people[0], requests: people[0]?.requests ?? [], faults }
}

const withPlan = (plan: XmlItems) => aRequest({ Assessment: anAssessment({ NamedPlan: plan }) })

describe('a request that cannot go in leaves the person and the other requests', () => {
  test('without a received date', async () => {
    const { person, requests, faults } = await read(aRequest({ ReceivedDate: null }), aRequest())

    expect(person?.surname).toBe('Webb')
    expect(requests).toHaveLength(1)
    expect(faults).toEqual([
      {
        line: 23,
        path: 'Person[1]/Requests[1]/ReceivedDate',
        what: 'ReceivedDate is missing; this request was left out',
        fix: 'Correct it in the case system, export the return and import it again.',
        severity: 'left-out',
        row: 'request',
      },
    ])
  })

  test.each([
    ['ReceivedDate', aRequest({ ReceivedDate: '2024-02-30' })],
    ['RequestOutcomeDate', aRequest({ RequestOutcomeDate: '03/02/2024' })],
    ['RequestOutcome', aRequest({ RequestOutcome: 'X' })],
    ['Assessment/AssessmentOutcome', aRequest({ Assessment: anAssessment({ AssessmentOutcome: 'y' }) })],
    [
      'Assessment/AssessmentOutcomeDate',
      aRequest({ Assessment: anAssessment({ AssessmentOutcomeDate: 'June' }) }),
    ],
    ['Assessment/NamedPlan/StartDate', withPlan({ StartDate: '2024-13-01' })],
    ['Assessment/NamedPlan/CeaseDate', withPlan({ CeaseDate: '2024-06-31', CeaseReason: '1' })],
  ])('with a %s that cannot be read, since the stage or a date would be a guess', async (path, request) => {
    const { requests, faults } = await read(aRequest({ ReceivedDate: '2022-01-01' }), request)

    expect(requests.map((it) => it.receivedDate)).toEqual(['2022-01-01'])
    expect(faults).toMatchObject([
      { path: `Person[1]/Requests[2]/${path}`, severity: 'left-out', row: 'request' },
    ])
  })

  test('with the received date of an earlier one', async () => {
    const { requests, faults } = await read(aRequest(), aRequest({ RequestSource: '2' }))

    expect(requests.map((it) => it.requestSource)).toEqual(['1'])
    expect(faults).toMatchObject([
      {
        path: 'Person[1]/Requests[2]/ReceivedDate',
        what: 'ReceivedDate is the same as in Requests[1], which went in; this request was left out',
        severity: 'left-out',
      },
    ])
  })
})

describe('an item that cannot be read is reported and the request goes in without it', () => {
  test.each([
    ['RequestSource', aRequest({ RequestSource: '6' })],
    ['RYA', aRequest({ RYA: 'N' })],
    ['RequestMediation', aRequest({ RequestMediation: 'true' })],
    ['RequestTribunal', aRequest({ RequestTribunal: '2' })],
    ['Exported', aRequest({ Exported: 'yes' })],
    ['Assessment/Week20', aRequest({ Assessment: anAssessment({ Week20: 'Y' }) })],
    ['Assessment/NamedPlan/PB', withPlan({ PB: 'x' })],
    ['Assessment/NamedPlan/CeaseReason', withPlan({ CeaseDate: '2024-12-01', CeaseReason: '10' })],
    ['Assessment/NamedPlan/PlanDetail[1]/SENSetting', withPlan({ PlanDetail: [{ SENSetting: 'HOME' }] })],
    ['Assessment/NamedPlan/PlanDetail[1]/URN', withPlan({ PlanDetail: [{ URN: '12' }] })],
    ['Assessment/NamedPlan/PlanDetail[1]/PlacementRank', withPlan({ PlanDetail: [{ PlacementRank: '0' }] })],
    ['ActivePlans/TransferLA', aRequest({ ActivePlans: { TransferLA: 'Essex' } })],
    ['ActivePlans/ReviewMeeting', aRequest({ ActivePlans: { ReviewMeeting: '2024-11-31' } })],
    [
      'ActivePlans/PlacementDetail[2]/EntryDate',
      aRequest({ ActivePlans: { PlacementDetail: [{}, { EntryDate: '1' }] } }),
    ],
    ['ActivePlans/SENneed[1]/SENtype', aRequest({ ActivePlans: { SENneed: [{ SENtype: 'ADHD' }] } })],
  ])('%s', async (path, request) => {
    const { requests, faults } = await read(request)

    expect(requests).toHaveLength(1)
    expect(faults).toMatchObject([
      { path: `Person[1]/Requests[1]/${path}`, severity: 'kept', row: 'request' },
    ])
    expect(faults[0]?.what).toContain('so it was not taken over')
  })
})

describe('what does not make sense is reported and goes in', () => {
  const notYet = { RequestOutcome: 'A', RequestOutcomeDate: null }
  const bare = { Assessment: null, ActivePlans: null }
  test.each([
    ['RequestOutcomeDate is before ReceivedDate', aRequest({ RequestOutcomeDate: '2024-01-12' })],
    [
      'AssessmentOutcomeDate is before RequestOutcomeDate',
      aRequest({ Assessment: anAssessment({ AssessmentOutcomeDate: '2024-02-02' }) }),
    ],
    ['StartDate is before ReceivedDate', withPlan({ StartDate: '2024-01-12' })],
    [
      'CeaseDate is before StartDate',
      withPlan({ StartDate: '2024-07-13', CeaseDate: '2024-07-12', CeaseReason: '2' }),
    ],
    [
      'LastReview is before ReviewMeeting',
      aRequest({ ActivePlans: { ReviewMeeting: '2024-11-03', LastReview: '2024-11-02' } }),
    ],
    [
      'LeavingDate is before EntryDate',
      aRequest({
        ActivePlans: { PlacementDetail: [{ EntryDate: '2024-09-02', LeavingDate: '2024-09-01' }] },
      }),
    ],
    [
      "ReceivedDate is after the return's reference date",
      aRequest({ ...bare, ...notYet, ReceivedDate: '2025-01-17' }),
    ],
    [
      "ReceivedDate is before the person's birth date",
      aRequest({ ...bare, ...notYet, ReceivedDate: '2019-07-28' }),
    ],
    [
      'RequestOutcomeDate is missing although RequestOutcome says it was decided, so no report can count it',
      aRequest({ ...bare, RequestOutcome: 'N', RequestOutcomeDate: null }),
    ],
    [
      'RequestOutcomeDate is given although RequestOutcome says it was not yet decided',
      aRequest({ ...bare, RequestOutcome: 'A' }),
    ],
    [
      'Assessment is here although the decision before it was not yes',
      aRequest({ RequestOutcome: 'N', Assessment: anAssessment() }),
    ],
    [
      'NamedPlan is here although the decision before it was not yes',
      aRequest({ Assessment: anAssessment({ AssessmentOutcome: 'N' }) }),
    ],
    ['CeaseReason is missing although the plan has a CeaseDate', withPlan({ CeaseDate: '2024-12-01' })],
    [
      'CeaseDate is missing although the plan has a CeaseReason, so it counts as in force',
      withPlan({ CeaseReason: '2' }),
    ],
  ])('%s', async (what, request) => {
    const { requests, faults } = await read(request)

    expect(requests).toHaveLength(1)
    expect(faults).toMatchObject([{ what, severity: 'kept', row: 'request' }])
  })

  test('a fault of order points at the line of the later item', async () => {
    const { faults } = await read(aRequest({ RequestOutcomeDate: '2024-01-12' }))

    expect(faults[0]).toMatchObject({ line: 27, path: 'Person[1]/Requests[1]/RequestOutcomeDate' })
  })
})

describe('what the guide allows is no fault', () => {
  test.each([
    ['a refusal that the tribunal overturned', aRequest({ RequestOutcome: 'N', RequestTribunal: '1' })],
    [
      'a no to a plan that mediation overturned',
      aRequest({ Assessment: anAssessment({ AssessmentOutcome: 'N', AssessmentMediation: '1' }) }),
    ],
    [
      'a decision of an earlier year without its date',
      aRequest({ RequestOutcome: 'H', RequestOutcomeDate: null }),
    ],
    [
      'a plan from another authority that began before it came here',
      { ...withPlan({ StartDate: '2021-01-01' }), ActivePlans: { TransferLA: '825' } },
    ],
    ['everything on one day', aRequest({ RequestOutcomeDate: '2024-01-13' })],
    [
      'an old request received, by its record, before birth',
      aRequest({ RequestOutcome: 'H', ReceivedDate: '2019-07-01' }),
    ],
  ])('%s', async (_title, request) => {
    expect((await read(request)).faults).toEqual([])
  })
})
