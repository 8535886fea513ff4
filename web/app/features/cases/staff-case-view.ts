import {
  type CaseForStaff,
  type Council,
  type Day,
  formatDay,
  formatDayLong,
  hasEnded,
} from '@send-hub/shared'
import { clockTime } from '../../lib/london-time.ts'
import { compactDay, dayOf, momentWords } from '../../lib/staff-moments.ts'
import { accessLabel, teamName, topicLabel } from '../../lib/staff-words.ts'
import { count } from '../../lib/waiting-words.ts'
import { type BoardSummary, boardSummary } from '../advice/board-view.ts'
import type { CorrectionsOfCaseView } from '../data-rights/corrections-of-case.tsx'
import { type DocumentsView, documentsView } from '../documents/staff-documents-view.ts'
import { type StaffDraftView, staffDraftView } from '../draft/staff-draft-view.ts'
import { invitationHref } from '../joining/staff-invitation-links.ts'
import { addressHref } from '../letters/letter-links.ts'
import { type LettersView, lettersView } from '../letters/staff-letters-view.ts'
import { peopleHref, shownAddressHref } from '../people/people-links.ts'
import { type FlagView, flagViews } from '../people/restriction-flags.tsx'
import { ceaseReasonChoices, delayChoices } from './staff-case-choices.ts'
import type { CaseDone } from './staff-case-done.ts'
import { type CaseFormState, noCaseForm } from './staff-case-forms.ts'
import { type DutyRowView, dutyRow, isOwed } from './staff-duty-view.ts'

type Choice = { value: string; text: string }

/** All that the page of one case shows: plain values, the same on the server and in the browser. */
export type CaseView = {
  id: string
  reference: string
  version: number
  today: Day
  child: {
    name: string
    preferredName: string | null
    born: string
    upn: string
    postcode: string
    district: string
  }
  stage: string
  since: string
  received: string
  team: string
  officer: string | null
  /** "12 days late"; null when nothing is late. */
  late: string | null
  next: { label: string; legalDate: string; actBy: string | null } | null
  duties: DutyRowView[]
  steps: Choice[]
  /** The case has ended with us: of all steps only a death may follow. */
  hasEnded: boolean
  /** Facts that can be recorded now; an exception comes first. */
  records: Choice[]
  ceaseReasons: Choice[]
  delay: { duties: Choice[]; reasons: Choice[]; owners: Choice[] }
  people: CasePersonView[]
  flags: FlagView[]
  mayNobodyAct: boolean
  /** The time of day at which a case that was opened in an emergency closes again. */
  glassUntil: string | null
  isAddressHidden: boolean
  /** Nobody in the family sees the case. */
  isOnHold: boolean
  peopleHref: string
  shownAddressHref: string
  letters: LettersView
  promises: {
    id: string
    duty: string
    dueOn: string
    madeOn: string
    owner: string
    reason: string
    outcome: string
  }[]
  events: {
    id: string
    on: string
    label: string
    about: string | null
    note: string | null
    by: string
    recorded: string
    isVisible: boolean
    isCorrected: boolean
    /** Where the entry can be put right; null where it can't be. */
    correctHref: string | null
  }[]
  enquiries: {
    id: string
    reference: string
    from: string
    topics: string
    status: string
    opened: string
    replyBy: string
  }[]
  /** The advice board, to read. */
  board: BoardSummary
  draft: StaffDraftView | null
  documents: DocumentsView
  corrections: CorrectionsOfCaseView
  familyWords: CaseForStaff['familyWords']
  form: CaseFormState
  done: CaseDone | null
}

export type CasePersonView = {
  id: string
  /** A restriction keeps everything from them. */
  isHeldBack: boolean
  name: string
  relationship: string
  access: string
  responsibility: string
  email: string | null
  phone: string | null
  /** Where letters go; empty while it is not known. */
  address: string
  addressHref: string
  /** Where a letter with a code is made; null for those who may see nothing. */
  invitationHref: string | null
  /** Null for English. */
  language: string | null
}

export type CaseFacts = {
  found: CaseForStaff
  colleagues: readonly { id: string; name: string; team: string }[]
  council: Council
  today: Day
  form?: CaseFormState | undefined
  done?: CaseDone | null | undefined
  corrections?: CorrectionsOfCaseView
}

export function caseView({
  found,
  colleagues,
  council,
  today,
  form = noCaseForm,
  done = null,
  corrections = { items: [], mayRecordCopies: false },
}: CaseFacts): CaseView {
  const owed = found.duties.filter((duty) => isOwed(duty))
  const next = [...owed].sort((a, b) => a.legalDate.localeCompare(b.legalDate))[0]
  return {
    ...{ id: found.id, reference: found.reference, version: found.version, today, stage: found.stage },
    child: childView(found.child, found.isAddressHidden),
    since: dayOf(found.statusSince, today),
    received: formatDay(found.receivedOn),
    team: found.team,
    officer: found.officer?.name ?? null,
    late: found.isLate ? `${count(found.lateByDays, 'day')} late` : null,
    next: next
      ? {
          label: next.label,
          legalDate: formatDayLong(next.legalDate),
          actBy: next.actBy < today ? null : compactDay(next.actBy, today),
        }
      : null,
    // Reports are on the board, each with who owes it.
    duties: found.duties.filter(({ kind }) => kind !== 'advice').map((duty) => dutyRow(duty, today)),
    records: recordChoices(found),
    hasEnded: hasEnded(found.status),
    steps: found.nextSteps.map(({ kind, label }) => ({ value: kind, text: label })),
    ceaseReasons: ceaseReasonChoices,
    delay: {
      ...delayChoices,
      duties: owed.map(({ kind, label }) => ({ value: kind, text: label })),
      owners: colleagues.map(({ id, name, team }) => ({
        value: id,
        text: `${name}, ${teamName(council, team)}`,
      })),
    },
    people: found.people.map((person) => personView(found, person)),
    flags: flagViews(found.restrictions, today),
    ...{ mayNobodyAct: found.mayNobodyAct, isAddressHidden: found.isAddressHidden },
    glassUntil: found.glassUntil && clockTime(new Date(found.glassUntil)),
    isOnHold: found.restrictions.some(({ kind }) => kind === 'SAFEGUARDING_HOLD'),
    ...{ peopleHref: peopleHref(found.id), shownAddressHref: shownAddressHref(found.id) },
    letters: lettersView(found),
    promises: found.promises.map((promise) => promiseView(promise, today)),
    events: found.events.map((event) => eventView(found.id, event, today)),
    enquiries: found.enquiries.map((enquiry) => enquiryLine(enquiry, today)),
    board: boardSummary(found, today),
    draft: staffDraftView(found, today),
    documents: documentsView(found, today),
    corrections,
    familyWords: found.familyWords,
    form,
    done,
  }
}

/** An exception is looked for by its own name. */
function recordChoices({ records }: CaseForStaff): Choice[] {
  return records.map(({ kind, label }) => ({
    value: kind,
    text: kind === 'exception-recorded' ? 'An exception to a time limit' : label,
  }))
}

function childView(
  { name, preferredName, birthOn, upn, postcode, district }: CaseForStaff['child'],
  isAddressHidden: boolean,
) {
  const unknown = 'Not recorded'
  const noPlace = isAddressHidden ? 'Hidden' : unknown
  return {
    ...{ name, preferredName, born: formatDay(birthOn) },
    ...{ upn: upn ?? unknown, postcode: postcode ?? noPlace, district: district ?? noPlace },
  }
}

function personView(
  { id: caseId, isAddressHidden }: CaseForStaff,
  person: CaseForStaff['people'][number],
): CasePersonView {
  const { id, name, relationship, level, hasParentalResponsibility, email, phone, preferredLanguage } = person
  return {
    address: isAddressHidden ? 'Hidden' : person.postalAddress.join(', '),
    addressHref: addressHref(caseId, id),
    invitationHref: level === 'none' || person.isHeldBack ? null : invitationHref(caseId, id),
    ...{
      id,
      name,
      relationship,
      isHeldBack: person.isHeldBack,
      email,
      phone,
      language: languageName(preferredLanguage),
    },
    access: accessLabel(level),
    responsibility:
      hasParentalResponsibility === null ? 'Not recorded' : hasParentalResponsibility ? 'Yes' : 'No',
  }
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language' })

/** A language by its code; whatever else was recorded is shown as it is. */
function languageName(recorded: string): string | null {
  if (recorded === 'en') return null
  return /^[a-z]{2,3}$/i.test(recorded) ? (languages.of(recorded) ?? recorded) : recorded
}

const promiseOutcomes = {
  open: 'Open',
  kept: 'Kept',
  missed: 'Missed',
  changed: 'Replaced by a later date',
} as const

function promiseView(promise: CaseForStaff['promises'][number], today: Day) {
  const { id, duty, dueOn, madeOn, ownerName, reason, outcome } = promise
  return {
    ...{ id, duty, reason, owner: ownerName, outcome: promiseOutcomes[outcome] },
    dueOn: dayOf(dueOn, today),
    madeOn: dayOf(madeOn, today),
  }
}

function eventView(caseId: string, event: CaseForStaff['events'][number], today: Day) {
  const { id, label, on, recordedAt, by, isVisibleToFamily, about, note, isCorrected } = event
  return {
    ...{ id, label, about, note, by, isVisible: isVisibleToFamily, isCorrected },
    correctHref: event.canBeCorrected ? `/staff/cases/${caseId}/corrections/${id}` : null,
    on: formatDay(on),
    recorded: momentWords(recordedAt, today),
  }
}

const enquiryStatuses: Record<string, string> = {
  waiting: 'Waiting',
  paused: 'Waiting for the family',
  answered: 'Answered',
  closed: 'Closed',
  spam: 'Spam',
}

function enquiryLine(enquiry: CaseForStaff['enquiries'][number], today: Day) {
  const { id, reference, contactName, topics, status, openedOn, replyBy } = enquiry
  return {
    ...{ id, reference, from: contactName, topics: topics.map(topicLabel).join(', ') },
    status: enquiryStatuses[status] ?? status,
    opened: dayOf(openedOn, today),
    replyBy: replyBy ? compactDay(replyBy, today) : '–',
  }
}
