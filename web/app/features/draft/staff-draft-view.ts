import {
  type CaseForStaff,
  cameByWords,
  type Day,
  draftKindWords,
  draftRequestWords,
  formatDayLong,
  planSections,
  planSectionWords,
  stopsAllMessages,
} from '@send-hub/shared'
import { compactDay, dayOf } from '../../lib/staff-moments.ts'

type Draft = NonNullable<CaseForStaff['draft']>

/** What the family said of the draft, as the page of a case shows it: plain values. */
export type StaffDraftView = {
  title: string
  served: string
  /** "Open until 4 January 2027" or "Ended on …". */
  window: string
  people: {
    id: string
    name: string
    relationship: string
    state: string
    setting: string | null
    /** What staff entered for this person, each with the way to take it back. */
    entered: { id: string; words: string; takeBackHref: string }[]
  }[]
  /** Only sections that somebody wrote about; beside each other, a column a person. */
  sections: {
    name: string
    said: { id: string; name: string; texts: { id: string; on: string; text: string }[] }[]
  }[]
  requests: StaffRequestView[]
  /** Where staff enter what somebody said; null where nobody can tell us anything of it now. */
  toldHref: string | null
  /** Nobody waits for it any more: it folds away. */
  isPast: boolean
}

export type StaffRequestView = {
  id: string
  what: string
  from: string
  words: string | null
  asked: string
  /** Null once it is answered. */
  answerBy: string | null
  isLate: boolean
  /** Where to answer; null when it is answered, or when nobody may be written to any more. */
  answerHref: string | null
  answer: { what: string; words: string; by: string; extendedTo: string | null } | null
}

export function staffDraftView(found: CaseForStaff, today: Day): StaffDraftView | null {
  const { draft } = found
  if (!draft) return null
  return {
    title: `${draftKindWords[draft.kind].staff}: what the family says`,
    served: dayOf(draft.servedOn, today),
    window: windowWords(draft, today),
    people: draft.readers.map((reader) => personView(found.id, reader, draft, today)),
    toldHref: draft.isWithFamily && draft.readers.some(({ mayTell }) => mayTell) ? toldPath(found.id) : null,
    sections: sectionsOf(draft, today),
    requests: draft.requests.map((request) => requestView(found, request, today)),
    isPast: !draft.isWithFamily && draft.requests.every(({ answer }) => answer !== null),
  }
}

function windowWords({ legalDate, isOpen }: Draft, today: Day): string {
  if (legalDate >= today && isOpen) return `by law open until the end of ${formatDayLong(legalDate)}`
  return isOpen ? 'by law over, still open for those who have more time' : 'closed'
}

function personView(caseId: string, reader: Draft['readers'][number], { legalDate }: Draft, today: Day) {
  const { id, name, relationship, sent, commentBy } = reader
  const last = sent.at(-1)
  const more = commentBy > legalDate ? `; may comment until ${compactDay(commentBy, today)}` : ''
  return {
    ...{ id, name, relationship },
    state: `${last ? `${last.cameBy ? 'told us' : 'sent'} ${dayOf(last.sentOn, today)}` : 'nothing sent'}${more}`,
    setting: sent.findLast(({ settingName }) => settingName)?.settingName ?? null,
    entered: sent.flatMap(({ id: commentsId, cameBy, sentOn, enteredBy }) =>
      cameBy
        ? [
            {
              id: commentsId,
              words: `${cameByWords[cameBy].staff} ${dayOf(sentOn, today)}${byWords(enteredBy)}`,
              takeBackHref: takeBackPath(caseId, commentsId),
            },
          ]
        : [],
    ),
  }
}

const byWords = (enteredBy: string | null) => (enteredBy ? `, entered by ${enteredBy}` : '')

function sectionsOf({ readers }: Draft, today: Day): StaffDraftView['sections'] {
  const writers = readers.filter(({ sent }) => sent.length > 0)
  return planSections.flatMap((code) => {
    const said = writers.map(({ id: writerId, name, sent }) => ({
      id: writerId,
      name,
      texts: sent.flatMap(({ id, sentOn, sections, cameBy }) =>
        sections
          .filter((section) => section.code === code)
          .map(({ text }) => ({
            ...{ id, text },
            on: cameBy
              ? `${cameByWords[cameBy].staff} ${dayOf(sentOn, today)}`
              : `Sent ${dayOf(sentOn, today)}`,
          })),
      ),
    }))
    const isEmpty = said.every(({ texts }) => texts.length === 0)
    return isEmpty ? [] : [{ name: `${code}: ${planSectionWords[code].title}`, said }]
  })
}

function requestView(found: CaseForStaff, request: Draft['requests'][number], today: Day): StaffRequestView {
  const { id, kind, from, words, askedOn, answerBy, isLate, answer, cameBy, enteredBy } = request
  return {
    ...{ id, from, words, isLate },
    what: draftRequestWords[kind].staff,
    asked: `${dayOf(askedOn, today)}${cameBy ? ` ${cameByWords[cameBy].family}${byWords(enteredBy)}` : ''}`,
    answerBy: answer ? null : compactDay(answerBy, today),
    answerHref: answer || stopsAllMessages(found.status) ? null : answerPath(found.id, id),
    answer: answer && {
      what: answer.answer === 'agreed' ? 'Agreed' : 'Declined',
      words: answer.words,
      by: `${answer.by}, ${dayOf(answer.on, today)}`,
      extendedTo: answer.extendedTo && formatDayLong(answer.extendedTo),
    },
  }
}

export const toldPath = (caseId: string) => `/staff/cases/${caseId}/draft/told`
export const takeBackPath = (caseId: string, commentsId: string) =>
  `${toldPath(caseId)}/${commentsId}/take-back`
export const answerPath = (caseId: string, requestId: string) =>
  `/staff/cases/${caseId}/requests/${requestId}`
