import {
  type CaseForStaff,
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
  people: { id: string; name: string; relationship: string; state: string; setting: string | null }[]
  /** Only sections that somebody wrote about; beside each other, a column a person. */
  sections: {
    name: string
    said: { id: string; name: string; texts: { id: string; on: string; text: string }[] }[]
  }[]
  requests: StaffRequestView[]
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
    people: draft.readers.map((reader) => personView(reader, draft, today)),
    sections: sectionsOf(draft, today),
    requests: draft.requests.map((request) => requestView(found, request, today)),
    isPast: !draft.isWithFamily && draft.requests.every(({ answer }) => answer !== null),
  }
}

function windowWords({ legalDate, isOpen }: Draft, today: Day): string {
  if (legalDate >= today && isOpen) return `by law open until the end of ${formatDayLong(legalDate)}`
  return isOpen ? 'by law over, still open for those who have more time' : 'closed'
}

function personView(reader: Draft['readers'][number], { legalDate }: Draft, today: Day) {
  const { id, name, relationship, sent, commentBy } = reader
  const last = sent.at(-1)
  const more = commentBy > legalDate ? `; may comment until ${compactDay(commentBy, today)}` : ''
  return {
    ...{ id, name, relationship },
    state: `${last ? `sent ${dayOf(last.sentOn, today)}` : 'nothing sent'}${more}`,
    setting: sent.findLast(({ settingName }) => settingName)?.settingName ?? null,
  }
}

function sectionsOf({ readers }: Draft, today: Day): StaffDraftView['sections'] {
  const writers = readers.filter(({ sent }) => sent.length > 0)
  return planSections.flatMap((code) => {
    const said = writers.map(({ id: writerId, name, sent }) => ({
      id: writerId,
      name,
      texts: sent.flatMap(({ id, sentOn, sections }) =>
        sections
          .filter((section) => section.code === code)
          .map(({ text }) => ({ id, text, on: dayOf(sentOn, today) })),
      ),
    }))
    const isEmpty = said.every(({ texts }) => texts.length === 0)
    return isEmpty ? [] : [{ name: `${code}: ${planSectionWords[code].title}`, said }]
  })
}

function requestView(found: CaseForStaff, request: Draft['requests'][number], today: Day): StaffRequestView {
  const { id, kind, from, words, askedOn, answerBy, isLate, answer } = request
  return {
    ...{ id, from, words, isLate },
    what: draftRequestWords[kind].staff,
    asked: dayOf(askedOn, today),
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

export const answerPath = (caseId: string, requestId: string) =>
  `/staff/cases/${caseId}/requests/${requestId}`
