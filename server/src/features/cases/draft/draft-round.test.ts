import type { CaseEventKind, CaseStatus } from '@send-hub/shared'
import { describe, expect, it } from 'vitest'
import { draftRound } from './draft-round.ts'
import { personWindow } from './person-window.ts'

type Line = [kind: CaseEventKind, on: string, corrects?: string]

/** Events named by their place: e0, e1 and so on. */
const roundOf = (status: CaseStatus, ...lines: Line[]) =>
  draftRound({
    status,
    events: lines
      .map(([kind, on, corrects]) => ({ kind, on, corrects: corrects ?? null }))
      .map((event, place) => ({
        ...event,
        id: `e${place}`,
      })),
  })

describe('the newest draft', () => {
  it('T10: served on 21 December 2026 has its last day on 4 January 2027, day of service included', () => {
    expect(roundOf('DRAFT_WITH_FAMILY', ['draft-served', '2026-12-21'])).toEqual({
      draftId: 'e0',
      kind: 'plan',
      servedOn: '2026-12-21',
      legalDate: '2027-01-04',
      draftIds: ['e0'],
      finishedBy: null,
      isWithFamily: true,
    })
  })

  it('of a case without one is none', () => {
    expect(roundOf('ASSESSING', ['request-received', '2026-09-07'])).toBeNull()
  })

  it('takes the place of the one before, in the same round, while schools are asked as well', () => {
    const round = roundOf(
      'CONSULTING_SETTINGS',
      ['draft-served', '2026-11-02'],
      ['settings-consulted', '2026-11-03'],
      ['draft-served', '2026-11-20'],
    )

    expect(round).toMatchObject({
      draftId: 'e2',
      draftIds: ['e0', 'e2'],
      legalDate: '2026-12-04',
      isWithFamily: true,
    })
  })

  it.each(['review-to-amend', 'amendment-proposed', 'reassessment-draft-served'] as const)(
    'is the changes that came with %s, and starts a round of its own',
    (kind) => {
      const round = roundOf(
        'AMENDING_PLAN',
        ['draft-served', '2025-01-06'],
        ['plan-issued', '2025-02-03'],
        [kind, '2026-03-03'],
      )

      expect(round).toMatchObject({
        kind: 'changes',
        draftId: 'e2',
        draftIds: ['e2'],
        legalDate: '2026-03-17',
      })
    },
  )

  it('has had its day once the plan is final, amended, or left as it was', () => {
    for (const kind of ['plan-issued', 'plan-amended', 'amendment-dropped'] as const) {
      const round = roundOf('FINAL_ISSUED', ['draft-served', '2026-11-02'], [kind, '2026-11-23'])
      expect(round).toMatchObject({ finishedBy: kind, isWithFamily: false })
    }
  })

  it('is not with a family whose request was withdrawn', () => {
    expect(roundOf('CLOSED_WITHDRAWN', ['draft-served', '2026-11-02'])).toMatchObject({ isWithFamily: false })
  })

  it('entered with a wrong day counts by the corrected one, and keeps the words on the first', () => {
    const round = roundOf(
      'DRAFT_WITH_FAMILY',
      ['draft-served', '2026-11-02'],
      ['draft-served', '2026-11-05', 'e0'],
    )

    expect(round).toMatchObject({ draftId: 'e1', servedOn: '2026-11-05', draftIds: ['e0', 'e1'] })
  })

  it('that was never served is none', () => {
    expect(
      roundOf('DRAFTING', ['draft-served', '2026-11-02'], ['event-corrected', '2026-11-03', 'e0']),
    ).toBeNull()
  })
})

describe('one person’s time', () => {
  const round = roundOf('DRAFT_WITH_FAMILY', ['draft-served', '2026-11-16'])
  if (!round) throw new Error('There is a draft')
  const request = { kind: 'more-time' as const, answer: null, answeredAt: null, extendedTo: null }
  const agreed = { ...request, answer: 'agreed' as const, answeredAt: new Date('2026-11-24T09:00:00Z') }

  it('ends with the last day by law', () => {
    expect(personWindow(round, [], '2026-11-30')).toMatchObject({
      isOpen: true,
      daysLeft: 0,
      isExtended: false,
    })
    expect(personWindow(round, [], '2026-12-01')).toMatchObject({ isOpen: false, daysLeft: -1 })
  })

  it('goes on to the latest day agreed', () => {
    const requests = [
      { ...agreed, extendedTo: '2026-12-14' },
      { ...agreed, extendedTo: '2026-12-07' },
    ]
    expect(personWindow(round, requests, '2026-12-14')).toMatchObject({
      commentBy: '2026-12-14',
      isExtended: true,
      isOpen: true,
    })
    expect(personWindow(round, requests, '2026-12-15').isOpen).toBe(false)
  })

  it('goes on while more time that was asked for waits for our answer', () => {
    expect(personWindow(round, [request], '2026-12-20')).toMatchObject({ isOpen: true, waitsForAnswer: true })
    expect(personWindow(round, [{ ...request, kind: 'meeting' }], '2026-12-20').isOpen).toBe(false)
  })

  it('after a no goes on to the end of that day in London', () => {
    const declined = { ...request, answer: 'declined' as const, answeredAt: new Date('2026-12-02T23:30:00Z') }
    expect(personWindow(round, [declined], '2026-12-02').isOpen).toBe(true)
    expect(personWindow(round, [declined], '2026-12-03').isOpen).toBe(false)
  })
})
