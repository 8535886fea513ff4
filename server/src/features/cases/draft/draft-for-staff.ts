import type { CaseForStaff, DraftForStaff } from '@send-hub/shared'
import { type Day, londonDay } from '../../../platform/calendar/index.ts'
import type { CaseRecord } from '../case-record.ts'
import {
  type DraftCommentsRow,
  type DraftWordsRows,
  type FamilyRequestRow,
  wordsOfRound,
} from './draft.store.ts'
import { answerOf, toSentComments } from './draft-for-family.ts'
import { type DraftRound, draftRound } from './draft-round.ts'
import { personWindow } from './person-window.ts'

type People = CaseForStaff['people']

/** Who may act, what each of them sent, and what they asked for. Null for a case without a draft. */
export function draftForStaff(
  record: CaseRecord,
  words: DraftWordsRows,
  people: People,
  today: Day,
): DraftForStaff | null {
  const round = draftRound(record)
  if (!round) return null
  const { comments, requests } = wordsOfRound(words, round.draftIds)
  const readers = readersOf(people, comments).map((person) => {
    const own = requests.filter(({ familyMemberId }) => familyMemberId === person.id)
    const window = personWindow(round, own, today)
    const sent = comments
      .filter(({ familyMemberId }) => familyMemberId === person.id)
      .map((row) => ({ ...toSentComments(row), enteredBy: row.enteredBy ?? null }))
    return { ...person, commentBy: window.commentBy, isOpen: window.isOpen, sent }
  })
  return {
    kind: round.kind,
    servedOn: round.servedOn,
    legalDate: round.legalDate,
    isOpen: isOpen(round, readers, today),
    isWithFamily: round.isWithFamily,
    readers: readers.map(({ id, name, relationship, commentBy, mayTell, sent }) => ({
      ...{ id, name, relationship, commentBy, mayTell, sent },
    })),
    requests: inOrder(requests).map((request) => toStaffRequest(request, people, today)),
  }
}

const isOpen = (round: DraftRound, readers: { isOpen: boolean }[], today: Day) =>
  round.isWithFamily && (today <= round.legalDate || readers.some((reader) => reader.isOpen))

/** Everyone who may act today, and whoever wrote while they could. */
function readersOf(people: People, comments: DraftCommentsRow[]) {
  const acting = people
    .filter(({ level }) => level === 'act')
    .map(({ id, name, relationship }) => ({ id, name, relationship, mayTell: true }))
  const known = new Set(acting.map(({ id }) => id))
  const former = [...new Map(comments.map(({ familyMemberId, name }) => [familyMemberId, name]))]
    .filter(([id]) => !known.has(id))
    .map(([id, name]) => ({ id, name, relationship: 'can’t act on this case any more', mayTell: false }))
  return [...acting, ...former]
}

function inOrder(requests: FamilyRequestRow[]): FamilyRequestRow[] {
  const open = requests.filter(({ answer }) => answer === null)
  const answered = requests.filter(({ answer }) => answer !== null)
  return [...open.toSorted((one, other) => (one.answerBy < other.answerBy ? -1 : 1)), ...answered]
}

function toStaffRequest(
  request: FamilyRequestRow,
  people: People,
  today: Day,
): DraftForStaff['requests'][number] {
  const { id, familyMemberId, kind, words, askedAt, answerBy, answer, cameBy } = request
  return {
    ...{ id, kind, words, answerBy, cameBy },
    enteredBy: request.enteredBy ?? null,
    fromId: familyMemberId,
    from: request.name,
    askedOn: londonDay(askedAt),
    isLate: answer === null && answerBy < today,
    canBeTold: people.some((person) => person.id === familyMemberId && person.level !== 'none'),
    answer: answerOf(request),
  }
}
