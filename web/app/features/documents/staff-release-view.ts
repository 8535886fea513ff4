import {
  accessLevelWords,
  accessRoleWords,
  type CaseForStaff,
  type Day,
  type DocumentForStaff,
  formatDayLong,
  type ReleaseFinding,
  releaseFindingsOf,
  releaseFindingWords,
  stopsAllMessages,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { releaseHref, withdrawHref } from './document-links.ts'
import { rowView } from './staff-documents-view.ts'

export type ReaderView = {
  id: string
  name: string
  relationship: string
  email: string | null
  phone: string | null
  /** What they are to the child, and what they may see, in the words of staff. */
  role: string
  level: string
}

type Subject = {
  caseHref: string
  action: string
  childName: string
  born: string
  reference: string
  document: {
    title: string
    fileName: string
    kind: string
    file: string
    from: string
    openHref: string | null
  }
}

export type ReleaseView = Subject & {
  /** First who is to read it; then the check, which names them. */
  step: 'choose' | 'check'
  readers: ReaderView[]
  /** Everybody else of the case, and why this does not reach them. */
  others: { id: string; name: string; why: string }[]
  /** What the hub found in the file, each to be let pass by a word of its own. */
  findings: FindingView[]
  /** A file that names another child goes with a reason alone. */
  needsReason: boolean
  /** In words, where there is nothing to let pass. */
  allClear: string | null
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

export type FindingView = { field: string; found: string; confirm: string }

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
    others: othersOf(found, step === 'check' ? to : everyone),
    ...guardView(found, document),
    isUnscanned: document.scan === 'unscanned',
    isUnread: !document.readBy.some(({ isYou }) => isYou),
    isAdvice: document.kind === 'advice',
    stopsAllMessages: stopsAllMessages(found.status),
    chosen: readers.filter(({ id }) => to === everyone || id === to),
  }
}

type Person = CaseForStaff['people'][number]

/** The rule of the server: whose access takes in documents, and whom no restriction holds back. */
const mayRead = ({ level, isHeldBack }: Person) =>
  !isHeldBack && (level === 'act' || level === 'status+documents')

export function readersOf({ people }: CaseForStaff): ReaderView[] {
  return people.filter(mayRead).map(({ id, name, relationship, email, phone, role, level }) => ({
    ...{ id, name, relationship, email, phone },
    role: accessRoleWords[role],
    level: accessLevelWords[level],
  }))
}

/** Everybody of the case whom it does not reach, and why. */
function othersOf({ people }: CaseForStaff, to: string): ReleaseView['others'] {
  return people
    .filter(
      (person) => person.level !== 'none' && (!mayRead(person) || (to !== everyone && person.id !== to)),
    )
    .map((person) => ({
      id: person.id,
      name: `${person.name} (${person.relationship})`,
      why: whyNot(person),
    }))
}

function whyNot(person: Person): string {
  if (person.isHeldBack) return 'a restriction holds them back'
  return mayRead(person) ? 'you did not choose them' : 'may see the case, but no documents'
}

/** The field of the form by which a finding is let pass. */
export const confirmField = (finding: ReleaseFinding) => `confirm-${finding}`

function guardView({ child }: CaseForStaff, { names }: DocumentForStaff) {
  const findings = releaseFindingsOf(names)
  return {
    findings: findings.map((finding) => ({
      field: confirmField(finding),
      found: foundWords(finding, child.preferredName ?? child.name, names.otherChildren),
      confirm: releaseFindingWords[finding].confirm,
    })),
    needsReason: findings.includes('other-children'),
    allClear: findings.length > 0 ? null : clearWords(names.namesChild, child.preferredName ?? child.name),
  }
}

function foundWords(finding: ReleaseFinding, child: string, others: number): string {
  if (finding === 'child-not-named') return `This file does not name ${child}.`
  if (finding === 'other-children')
    return `This file names ${others === 1 ? '1 other child' : `${others} other children`}: their reference or pupil number (UPN) is in it.`
  return releaseFindingWords[finding].found
}

const clearWords = (namesChild: boolean | null, child: string) =>
  namesChild === null
    ? 'The hub can’t read the words in this file: it is a picture or a scan. Look at every page yourself.'
    : `The hub looked through this file: it names ${child}, and has no reference or pupil number of another child.`

export type WithdrawView = Subject & { isReleased: boolean; readByFamily: string[] }

export function withdrawView(found: CaseForStaff, document: DocumentForStaff, today: Day): WithdrawView {
  return {
    ...subjectOf(found, document, today, withdrawHref(found.id, document.id)),
    isReleased: document.release !== null,
    readByFamily: document.readBy.filter(({ side }) => side === 'family').map(({ name }) => name),
  }
}

function subjectOf(found: CaseForStaff, document: DocumentForStaff, today: Day, action: string): Subject {
  const { title, fileName, kind, file, from, openHref } = rowView(found.id, document, today)
  return {
    ...{
      caseHref: `/staff/cases/${found.id}`,
      action,
      childName: found.child.name,
      born: formatDayLong(found.child.birthOn),
      reference: found.reference,
    },
    document: { title, fileName, kind, file, from, openHref },
  }
}
