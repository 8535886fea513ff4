import { type CaseForFamily, type DocumentForFamily, type EnquiryForFamily, kent } from '@send-hub/shared'

/** A case that waits for its family, as the API sends it. */
export function aCase(change: Partial<CaseForFamily> = {}): CaseForFamily {
  const { hub, adviceService } = kent
  return {
    id: '0190a000-0000-7000-8000-000000000001',
    reference: 'SEN-7K3M-Q',
    childName: 'Maya',
    status: 'DRAFT_WITH_FAMILY',
    stage: {
      title: 'Your turn: check the draft',
      now: 'The draft plan is ready for you to check.',
      next: 'You have until the end of Monday 4 January 2027. Then we finish the plan.',
      youCanDo: 'Tell us what is wrong or missing.',
      who: 'You, and your officer in the Assessment team',
    },
    keyDate: { label: 'Tell us by', day: '2027-01-04', daysLeft: 9, isYourTurn: true },
    late: null,
    exception: null,
    earlierPromises: [],
    alsoHappening: [],
    appeal: null,
    mayAppealByLetter: false,
    appealIsOf: null,
    isAboutReader: false,
    showsLooked: true,
    offersSecondCheck: false,
    hasCorrectionAnswer: false,
    timelineOf: 'twenty-weeks',
    timeline: [
      { key: 'request', label: 'We got the request', state: 'done', on: '2026-09-07', by: null },
      { key: 'draft', label: 'You check the draft', state: 'now', on: null, by: null },
      { key: 'final', label: 'We send the final plan', state: 'later', on: null, by: '2027-01-25' },
    ],
    history: [{ id: '1', on: '2026-09-07', text: 'We got the request for an assessment.' }],
    contact: { team: 'Assessment team', phone: hub.phone, email: hub.email, hours: hub.openingHours },
    advice: {
      name: adviceService.name,
      about: adviceService.fullName,
      phone: adviceService.phone,
      url: adviceService.url,
    },
    seenBy: [{ name: 'Amina Khan', relationship: 'mother', isYou: true }],
    helps: null,
    reports: { asked: 0, answered: 0, items: [] },
    settings: null,
    enquiries: [],
    letters: [],
    documents: [],
    draft: null,
    rights: null,
    asking: { workingDays: 5, replyBy: '2027-01-07' },
    ...change,
  }
}

/** A question that waits for its answer, as the API sends it. */
export function anEnquiry(change: Partial<EnquiryForFamily> = {}): EnquiryForFamily {
  return {
    id: '0190a000-0000-7000-8000-000000000005',
    reference: 'ENQ-4F7H-2',
    caseId: '0190a000-0000-7000-8000-000000000001',
    childName: 'Maya',
    isOfSchool: false,
    topics: ['Where my case is'],
    status: 'waiting',
    openedAt: '2026-12-22T09:12:00.000Z',
    replyBy: '2027-01-07',
    isOverdue: false,
    answeredBy: 'Assessment team',
    messages: [
      {
        id: '1',
        from: 'you',
        name: 'Amina Khan',
        writtenAt: '2026-12-22T09:12:00.000Z',
        body: 'When is the visit?',
      },
    ],
    earlier: 0,
    mergedInto: null,
    promised: { days: [], missedBy: null, heldBy: 'owner', pausedOn: null, contactCount: 1 },
    writtenDown: [],
    files: [],
    complaint: [],
    feedback: { isAsked: false, said: null },
    ...change,
  }
}

/** A letter that this reader sent, as the API sends it. */
export function aDocument(change: Partial<DocumentForFamily> = {}): DocumentForFamily {
  const id = '0190a000-0000-7000-8000-000000000009'
  return {
    id,
    title: 'Letter from Dr Rai',
    kind: 'evidence',
    fileType: 'PDF',
    size: 312_400,
    releasedOn: null,
    sentOn: '2026-12-23',
    isMine: true,
    scan: 'clean',
    contentUrl: `/api/family/documents/${id}/content`,
    ...change,
  }
}
