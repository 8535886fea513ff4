import type { EnquiryForStaff, EnquiryRow } from '@send-hub/shared'

/** Values for tests: a mother asks about her late case, and the promise to answer is broken. Every name is invented. */
export const today = '2026-11-22'
export const now = new Date('2026-11-22T10:00:00Z')
const id = (last: string) => `019aa000-0000-7000-8000-${last.padStart(12, '0')}`

export function anEnquiryRow(some: Partial<EnquiryRow> = {}): EnquiryRow {
  return {
    id: id('1'),
    reference: 'ENQ-4WHC-7',
    contactName: 'Adaeze Okafor',
    caseId: id('c1'),
    caseReference: 'SEN-7K3M-Q',
    childName: 'Maya Okafor',
    topics: ['Where is my case'],
    priority: 3,
    channel: 'web',
    status: 'waiting',
    openedAt: '2026-11-12T09:20:00Z',
    waitingSince: '2026-11-12T09:20:00Z',
    replyBy: '2026-11-20',
    daysOver: 2,
    ownerId: null,
    ownerName: null,
    ownerIsAway: false,
    team: 'hub',
    version: 3,
    askerRole: 'parent',
    snoozedUntil: null,
    escalation: 0,
    contactCount: 1,
    pausedSince: null,
    draftsBy: [],
    callBack: null,
    ...some,
  }
}

export function anEnquiryForStaff(some: Partial<EnquiryForStaff> = {}): EnquiryForStaff {
  return {
    ...anEnquiryRow(),
    contact: { email: 'adaeze.okafor@family.example', phone: '03069 990201' },
    closedAt: null,
    mailOfReply: { way: 'notice', address: null, refusal: null },
    messages: [
      {
        id: id('91'),
        kind: 'message',
        authorKind: 'family',
        authorName: 'Adaeze Okafor',
        writtenAt: '2026-11-12T09:20:00Z',
        body: 'Hello, the 20 weeks were over on 10 November and I have heard nothing.\n\nWhere is Maya’s plan?',
        joinedFrom: null,
      },
      {
        id: id('92'),
        kind: 'note',
        authorKind: 'staff',
        authorName: 'Sam Wright',
        writtenAt: '2026-11-13T14:02:00Z',
        body: 'Psychologist’s report still missing. Rang them, no answer.',
        joinedFrom: null,
      },
    ],
    events: [],
    writtenDown: [],
    lastCallBack: null,
    complaint: [],
    ...{ toldBefore: [], ownReview: null, draftsToRead: [] },
    ...{ mails: [], isMailStopped: false },
    triage: {
      topics: ['STATUS'],
      isPriorityConfirmed: true,
      suggestion: null,
      familyMemberId: id('f1'),
      isLinkedByUs: false,
      handedOverAt: null,
      mergedInto: null,
      merged: [],
      splitFrom: null,
      splitInto: [],
      hasCallBack: false,
      alike: [],
      names: {},
    },
    asked: { urgentBecause: null, schoolReason: null, legalBasis: null },
    files: [],
    readerId: id('5a'),
    ownDrafts: [],
    here: [],
    promised: {
      days: [{ dueOn: '2026-11-20', madeOn: '2026-11-13', ownerName: 'Hub', outcome: 'missed' }],
      ...{ heldBy: 'owner', pausedOn: null, daysLeft: null, cannotPause: null },
    },
    case: {
      id: id('c1'),
      reference: 'SEN-7K3M-Q',
      childName: 'Maya Okafor',
      birthOn: '2017-03-09',
      stage: 'Assessing',
      statusSince: '2026-07-30',
      officer: 'Joe Bell',
      isLate: true,
      lateByDays: 12,
      duties: [
        {
          kind: 'final-plan',
          subjectId: null,
          state: 'late',
          label: 'Week 20: final plan',
          legalDate: '2026-11-10',
          actBy: '2026-11-09',
          metOn: null,
          lateByDays: 12,
          exception: null,
          promisedDate: '2026-12-04',
        },
      ],
      askerLevel: 'act',
      askerRelationship: 'mother',
      ...{ askerStanding: 'runs', restrictions: [], isAddressHidden: false },
      familyWords: {
        title: 'We are finding out about needs',
        now: 'We have asked people who know Maya to write to us.',
        next: 'When all replies are in, we decide if a plan is needed.',
        late: {
          heading: 'This is late.',
          paragraphs: ['The law says we should have finished by Tuesday 10 November 2026. We have not.'],
        },
      },
    },
    colleagues: [
      { id: id('51'), name: 'Joe Bell', team: 'assessment' },
      { id: id('52'), name: 'Sam Wright', team: 'hub' },
    ],
    ...some,
  }
}
