import { type CaseForStaff, type Day, type DocumentForStaff, stopsAllMessages } from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { releaseHref, withdrawHref } from './document-links.ts'
import { rowView } from './staff-documents-view.ts'

export type ReaderView = {
  id: string
  name: string
  relationship: string
  email: string | null
  phone: string | null
}

type Subject = {
  caseHref: string
  action: string
  childName: string
  reference: string
  document: { title: string; kind: string; file: string; from: string; openHref: string | null }
}

export type ReleaseView = Subject & {
  /** First who is to read it; then the check, which names them. */
  step: 'choose' | 'check'
  readers: ReaderView[]
  /** Those who can see the case, but no documents. */
  others: string[]
  isUnscanned: boolean
  /** The officer who sits here has not opened it. */
  isUnread: boolean
  isAdvice: boolean
  stopsAllMessages: boolean
  to: string
  /** At the check: whom it goes to. */
  chosen: ReaderView[]
  typed: FormValues
  errors: readonly FormError[]
}

/** The choice that means everyone; as a value it is no person's id. */
export const everyone = 'everyone'

export interface ReleaseFacts {
  found: CaseForStaff
  document: DocumentForStaff
  today: Day
  typed: FormValues
  errors: readonly FormError[]
  step: ReleaseView['step']
}

export function releaseView(facts: ReleaseFacts): ReleaseView {
  const { found, document, typed, errors, step } = facts
  const readers = readersOf(found)
  const to = typed.to ?? ''
  return {
    ...subjectOf(found, document, facts.today, releaseHref(found.id, document.id)),
    ...{ step, readers, to, typed, errors },
    others: found.people
      .filter(({ level }) => level === 'status')
      .map(({ name, relationship }) => `${name} (${relationship})`),
    isUnscanned: document.scan === 'unscanned',
    isUnread: !document.readBy.some(({ isYou }) => isYou),
    isAdvice: document.kind === 'advice',
    stopsAllMessages: stopsAllMessages(found.status),
    chosen: readers.filter(({ id }) => to === everyone || id === to),
  }
}

/** The rule of the server: whose access takes in documents. */
export function readersOf({ people }: CaseForStaff): ReaderView[] {
  return people
    .filter(({ level }) => level === 'act' || level === 'status+documents')
    .map(({ id, name, relationship, email, phone }) => ({ id, name, relationship, email, phone }))
}

export type WithdrawView = Subject & { isReleased: boolean; readByFamily: string[] }

export function withdrawView(found: CaseForStaff, document: DocumentForStaff, today: Day): WithdrawView {
  return {
    ...subjectOf(found, document, today, withdrawHref(found.id, document.id)),
    isReleased: document.release !== null,
    readByFamily: document.readBy.filter(({ side }) => side === 'family').map(({ name }) => name),
  }
}

function subjectOf(found: CaseForStaff, document: DocumentForStaff, today: Day, action: string): Subject {
  const { title, kind, file, from, openHref } = rowView(found.id, document, today)
  return {
    ...{
      caseHref: `/staff/cases/${found.id}`,
      action,
      childName: found.child.name,
      reference: found.reference,
    },
    document: { title, kind, file, from, openHref },
  }
}
