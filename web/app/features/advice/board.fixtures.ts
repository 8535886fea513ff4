import type { AdviceBoard, AdviceRequestForStaff, SettingForStaff } from '@send-hub/shared'

/** Values for tests. Every name is invented. */
const id = (last: string) => `019ab000-0000-7000-8000-${last.padStart(12, '0')}`

/** The psychologist's report: late, and chased once. */
export function aReport(some: Partial<AdviceRequestForStaff> = {}): AdviceRequestForStaff {
  return {
    ...{ id: id('1'), kind: 'psychology', askedOf: 'Educational psychologist' },
    contact: { name: 'Dr Helen Marsh', phone: '03069 990321', email: 'h.marsh@psychology.example' },
    ...{ askedOn: '2026-09-24', dueOn: '2026-11-05', actBy: '2026-11-04', arrivedOn: null },
    ...{ state: 'late', lateByDays: 17, exception: null, isCurrent: true },
    chases: [{ id: id('c1'), on: '2026-11-09', how: 'phone', note: 'Off sick until Monday', by: 'Joe Bell' }],
    ...some,
  }
}

export function aSetting(some: Partial<SettingForStaff> = {}): SettingForStaff {
  return {
    ...{ id: id('51'), name: 'Hillside School', urn: '118123', askedOn: '2026-11-10' },
    ...{ replyBy: '2026-11-25', answeredOn: null, answer: null, note: null },
    ...some,
  }
}

/** One report late, one in; nothing else asked for. */
export function aBoard(some: Partial<AdviceBoard> = {}): AdviceBoard {
  const late = aReport()
  return {
    ...{ asked: 2, answered: 1, settings: [], usualToAsk: [] },
    requests: [
      late,
      aReport({
        ...{ id: id('2'), kind: 'family', askedOf: 'Family', dueOn: null, actBy: null, chases: [] },
        ...{ state: 'in', arrivedOn: '2026-10-12', lateByDays: 0 },
      }),
    ],
    todo: [
      {
        adviceId: late.id,
        text: 'Educational psychologist: 17 days late, last chased on 9 November 2026. Go to their manager.',
      },
    ],
    ...{ mayAsk: true, mayAskSettings: false, canMoveToSettings: false, assessmentFrom: '2026-07-30' },
    ...some,
  }
}
