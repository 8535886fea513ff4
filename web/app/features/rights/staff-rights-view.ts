import {
  accessLevels,
  accessLevelWords,
  cameByWords,
  formatDay,
  type ParentOfCase,
  parentAnswerWords,
  type RightsSearch,
  waysItCame,
  type YoungPeopleToAsk,
  type YoungPersonToAsk,
} from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'
import { type ListPages, listPages } from '../../lib/list-pages.ts'
import { rightsHref, staffParentsHref } from './rights-links.ts'

export const pageSize = 50

type Shown = RightsSearch['show']
const listNames: Record<Shown, string> = { 'to-ask': 'To ask', 'no-account': 'Can’t answer here' }

export type RightsRow = {
  id: string
  childName: string
  reference: string
  caseHref: string
  askHref: string
  when: string
  account: string
  parents: string[]
}

export type StaffRightsView = ListPages & {
  links: { text: string; href: string; isCurrent: boolean }[]
  about: string
  rows: RightsRow[]
}

const about: Record<Shown, string> = {
  'to-ask':
    'A parent or carer waits for the young person’s answer. Ask by phone, on paper or in person where they do not answer here.',
  'no-account':
    'These young people have no account with an email address. Invite them from the page of the case.',
}

export const listHref = (show: Shown, page = 1) =>
  `${rightsHref}?show=${show}${page > 1 ? `&page=${page}` : ''}`

export function staffRightsView(found: YoungPeopleToAsk, show: Shown, page: number): StaffRightsView {
  return {
    ...listPages({ page, pageSize }, found.total, (other) => listHref(show, other)),
    links: (Object.keys(listNames) as Shown[]).map((list) => ({
      text: listNames[list],
      href: listHref(list),
      isCurrent: list === show,
    })),
    about: about[show],
    rows: found.items.map(rowView),
  }
}

function rowView(person: YoungPersonToAsk): RightsRow {
  const { caseId, childName, reference, parents } = person
  return {
    ...{ id: caseId, childName, reference },
    caseHref: `/staff/cases/${caseId}#people`,
    askHref: staffParentsHref(caseId),
    when: whenWords(person),
    account: accountWords[person.account],
    parents: parents.map((parent) => `${parent.name} (${parent.relationship}): ${answerWords(parent)}`),
  }
}

const accountWords: Record<YoungPersonToAsk['account'], string> = {
  yes: 'Can answer here',
  'no-email': 'No email: ask by phone or post',
  none: 'No access yet: invite them',
}

function whenWords({ passesOn, changesOn, hasChanged }: YoungPersonToAsk): string {
  if (hasChanged) return `Passed on ${formatDay(passesOn)}. Parents’ access has changed.`
  return changesOn && changesOn !== passesOn
    ? `Passed on ${formatDay(passesOn)}. Parents’ access changes on ${formatDay(changesOn)}.`
    : `On ${formatDay(passesOn)}.`
}

const answerWords = ({ answer }: ParentOfCase) =>
  answer === null ? 'no answer' : accessLevelWords[answer].toLowerCase()

export type StaffParentsView = {
  action: string
  caseHref: string
  reference: string
  childName: string
  when: string
  account: string
  parents: { id: string; legend: string; hint: string; chosen: string | undefined }[]
  levels: { value: string; text: string }[]
  ways: { value: string; text: string }[]
  isSaved: boolean
  errors: readonly FormError[]
}

export function staffParentsView(
  person: YoungPersonToAsk,
  { values, errors, isSaved }: { values: FormValues; errors: readonly FormError[]; isSaved: boolean },
): StaffParentsView {
  const { caseId, reference, childName, parents } = person
  return {
    ...{ reference, childName, isSaved, errors },
    action: staffParentsHref(caseId),
    caseHref: `/staff/cases/${caseId}#people`,
    when: whenWords(person),
    account: accountWords[person.account],
    parents: parents.map((parent) => ({
      id: parent.id,
      legend: `${parent.name} (${parent.relationship})`,
      hint: `Sees now: ${accessLevelWords[parent.level].toLowerCase()}. ${
        parent.answer === null
          ? 'The young person has not answered.'
          : `The young person’s answer: ${answerWords(parent)}.`
      }`,
      chosen: values[`level-${parent.id}`] ?? parent.answer ?? undefined,
    })),
    levels: accessLevels
      .toReversed()
      .map((level) => ({ value: level, text: parentAnswerWords[level].staff })),
    ways: waysItCame.map((way) => ({ value: way, text: cameByWords[way].staff })),
  }
}
