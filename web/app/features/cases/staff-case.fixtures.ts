import type { CaseForStaff, CaseRow, DutyView } from '@send-hub/shared'
import { aBoard } from '../advice/board.fixtures.ts'

/** Values for tests: a late case that is being assessed. Every name is invented. */
export const today = '2026-11-22'
const id = (last: string) => `019aa000-0000-7000-8000-${last.padStart(12, '0')}`

/** Its state follows from its days, unless it is given. */
export function aDuty(some: Partial<DutyView> = {}): DutyView {
  const duty = {
    kind: 'final-plan',
    subjectId: null,
    label: 'Week 20: final plan',
    legalDate: '2026-11-10',
    actBy: '2026-11-09',
    metOn: null,
    lateByDays: 12,
    exception: null,
    promisedDate: null,
    ...some,
  }
  return { state: duty.metOn ? 'met' : duty.lateByDays > 0 ? 'late' : 'due', ...duty }
}

export function aCaseForStaff(some: Partial<CaseForStaff> = {}): CaseForStaff {
  return {
    id: id('c1'),
    reference: 'SEN-7K3M-Q',
    version: 4,
    child: {
      name: 'Maya Okafor',
      preferredName: null,
      birthOn: '2017-03-09',
      upn: 'A886012345678',
      postcode: 'CT1 2ZZ',
      district: 'Canterbury',
    },
    status: 'ASSESSING',
    stage: 'Assessing',
    statusSince: '2026-07-30',
    receivedOn: '2026-06-23',
    team: 'Assessment',
    officer: { id: id('51'), name: 'Joe Bell' },
    isLate: true,
    lateByDays: 12,
    duties: [
      aDuty({
        kind: 'decide-to-assess',
        label: 'Week 6: decision to assess',
        legalDate: '2026-08-04',
        actBy: '2026-08-03',
        metOn: '2026-07-30',
        lateByDays: 0,
      }),
      aDuty({
        kind: 'tell-no-plan',
        label: 'Week 16: tell the family there is no plan',
        legalDate: '2026-10-13',
        actBy: '2026-10-12',
        lateByDays: 40,
      }),
      aDuty({ promisedDate: '2026-12-04' }),
    ],
    nextSteps: [
      { kind: 'advice-complete', to: 'DECIDING_TO_ISSUE', label: 'All advice is in' },
      { kind: 'request-withdrawn', to: 'CLOSED_WITHDRAWN', label: 'Request withdrawn' },
      { kind: 'moved-away', to: 'CLOSED_MOVED', label: 'Moved to another council' },
      { kind: 'child-died', to: 'CLOSED_DECEASED', label: 'Child or young person has died' },
    ],
    records: [{ kind: 'exception-recorded', label: 'Exception recorded' }],
    ordersWaiting: [],
    people: [
      {
        id: id('f1'),
        name: 'Adaeze Okafor',
        relationship: 'mother',
        level: 'act',
        hasParentalResponsibility: true,
        email: 'adaeze.okafor@family.example',
        phone: '03069 990201',
        preferredLanguage: 'en',
        postalAddress: [],
      },
      {
        id: id('f2'),
        name: 'Daniel Okafor',
        relationship: 'father',
        level: 'act',
        hasParentalResponsibility: true,
        email: null,
        phone: '03069 990202',
        preferredLanguage: 'en',
        postalAddress: [],
      },
      {
        id: id('f3'),
        name: 'Priya Rai',
        relationship: 'SENCO',
        level: 'status',
        hasParentalResponsibility: null,
        email: 'p.rai@school.example',
        phone: null,
        preferredLanguage: 'en',
        postalAddress: [],
      },
      {
        id: id('f4'),
        name: 'Colin Marsh',
        relationship: 'former carer',
        level: 'none',
        hasParentalResponsibility: false,
        email: 'colin.marsh@family.example',
        phone: null,
        preferredLanguage: 'en',
        postalAddress: [],
      },
    ],
    promises: [
      {
        id: id('a1'),
        duty: 'Week 20: final plan',
        dueOn: '2026-11-20',
        madeOn: '2026-11-02',
        ownerName: 'Joe, Assessment team',
        reason: 'Waiting for health advice',
        outcome: 'changed',
      },
      {
        id: id('a2'),
        duty: 'Week 20: final plan',
        dueOn: '2026-12-04',
        madeOn: '2026-11-12',
        ownerName: 'Joe, Assessment team',
        reason: 'Shortage of educational psychologists',
        outcome: 'open',
      },
    ],
    events: [
      {
        id: id('e3'),
        kind: 'delay-recorded',
        label: 'Delay recorded',
        on: '2026-11-12',
        recordedAt: '2026-11-12T10:05:00Z',
        by: 'Joe Bell',
        isVisibleToFamily: true,
        note: null,
        about: null,
        isCorrected: false,
        canBeCorrected: false,
      },
      {
        id: id('e4'),
        kind: 'note-added',
        label: 'Note',
        on: '2026-10-01',
        recordedAt: '2026-10-01T10:05:00Z',
        by: 'Joe Bell',
        isVisibleToFamily: false,
        note: 'Psychologist rang: visit moved to 9 October.',
        about: null,
        isCorrected: false,
        canBeCorrected: false,
      },
      {
        id: id('e2'),
        kind: 'assessment-agreed',
        label: 'Agreed to assess',
        on: '2026-07-30',
        recordedAt: '2026-07-30T09:12:00Z',
        by: 'Joe Bell',
        isVisibleToFamily: true,
        note: null,
        about: null,
        isCorrected: false,
        canBeCorrected: false,
      },
      {
        id: id('e1'),
        kind: 'request-received',
        label: 'Request received',
        on: '2026-06-23',
        recordedAt: '2026-06-24T08:00:00Z',
        by: 'SEN2 import',
        isVisibleToFamily: true,
        note: null,
        about: null,
        isCorrected: false,
        canBeCorrected: false,
      },
    ],
    draft: null,
    enquiries: [
      {
        id: id('1'),
        reference: 'ENQ-4WHC-7',
        contactName: 'Adaeze Okafor',
        status: 'waiting',
        topics: ['STATUS'],
        openedOn: '2026-11-12',
        replyBy: '2026-11-20',
      },
    ],
    advice: aBoard(),
    letters: [],
    documents: [],
    familyWords: {
      title: 'We are finding out about needs',
      now: 'We have asked people who know Maya to write to us.',
      next: 'When all replies are in, we decide if a plan is needed.',
      youCanDo: 'Go to the visits we book. Tell us what works and what does not.',
      late: {
        heading: 'This is late.',
        paragraphs: ['The law says we should have finished by Tuesday 10 November 2026. We have not.'],
      },
    },
    ...some,
  }
}

export function aCaseRow(some: Partial<CaseRow> = {}): CaseRow {
  return {
    id: id('c1'),
    reference: 'SEN-7K3M-Q',
    childName: 'Maya Okafor',
    birthOn: '2017-03-09',
    status: 'ASSESSING',
    stage: 'Assessing',
    statusSince: '2026-07-30',
    district: 'Canterbury',
    team: 'assessment',
    officer: 'Joe Bell',
    nextDuty: 'Week 20: final plan',
    nextLegalOn: '2026-11-10',
    isLate: true,
    ...some,
  }
}

export const colleagues = [
  { id: id('51'), name: 'Joe Bell', team: 'assessment' },
  { id: id('52'), name: 'Sam Wright', team: 'hub' },
  { id: id('53'), name: 'Nadia Hussain', team: 'casework' },
]
