import { adviceHistoryWords, caseEventWords, eventWordsForFamily } from '@send-hub/shared'
import type { CaseEventRecord } from '../case-record.ts'
import type { AdviceRecord } from './advice.store.ts'

/** What the history needs of a request: who was asked, and when it came. */
export type AskedOf = Pick<AdviceRecord, 'id' | 'kind' | 'askedOf' | 'askedOn' | 'arrivedOn' | 'cancelledOn'>

/** One line of a family's history. */
type Line = { id: string; on: string; text: string }

/** Several of these on one day are one line: "We asked for 5 reports: from …". */
const gathered: readonly string[] = ['advice-requested', 'setting-asked', 'setting-answered']

/**
 * The history as a family reads it, oldest first: each report by the profession it came from, never by a person.
 * `events` are those that stand, and the corrections that a family is told of.
 */
export function historyForFamily(events: readonly CaseEventRecord[], requests: readonly AskedOf[]): Line[] {
  const byId = new Map(requests.map((request) => [request.id, request]))
  return events.flatMap((event, place) => {
    const { id, kind, on } = event
    if (!gathered.includes(kind)) return [{ id, on, text: wordsOf(event, byId) }]
    const sameDay = events.filter((other) => other.kind === kind && other.on === on)
    const isTold = sameDay[0] !== events[place] || isInStep(event, events)
    return isTold ? [] : [{ id, on, text: gatheredWords(sameDay, byId) }]
  })
}

/** The step "we asked schools" of the same day says it already. */
const isInStep = ({ kind, on }: CaseEventRecord, events: readonly CaseEventRecord[]) =>
  kind === 'setting-asked' && events.some((other) => other.kind === 'settings-consulted' && other.on === on)

function gatheredWords(events: readonly CaseEventRecord[], byId: ReadonlyMap<string, AskedOf>): string {
  const [first] = events
  if (first?.kind === 'setting-asked') return adviceHistoryWords.settingsAsked(events.length)
  if (first?.kind === 'setting-answered') return adviceHistoryWords.settingsAnswered(events.length)
  const asked = events.flatMap((event) => requestOf(event, byId) ?? [])
  return asked.length > 0 ? adviceHistoryWords.requested(asked) : caseEventWords['advice-requested'].family
}

function wordsOf(event: CaseEventRecord, byId: ReadonlyMap<string, AskedOf>): string {
  const asked = requestOf(event, byId)
  switch (event.kind) {
    case 'advice-received':
      return asked ? adviceHistoryWords.received(asked) : caseEventWords[event.kind].family
    case 'advice-chased':
      return asked ? adviceHistoryWords.chased(asked) : caseEventWords[event.kind].family
    case 'advice-cancelled':
      return asked ? adviceHistoryWords.cancelled(asked) : caseEventWords[event.kind].family
    case 'advice-complete':
      return completeWords(event.on, [...byId.values()])
    default:
      return eventWordsForFamily(event.kind, event.details)
  }
}

/** Never "all came in" where some had not: the history must agree with the list of reports beside it. */
function completeWords(on: string, requests: readonly AskedOf[]): string {
  const asked = requests.filter(
    ({ askedOn, cancelledOn }) => askedOn <= on && !(cancelledOn && cancelledOn <= on),
  )
  const answered = asked.filter(({ arrivedOn }) => arrivedOn !== null && arrivedOn <= on)
  return answered.length === asked.length
    ? caseEventWords['advice-complete'].family
    : adviceHistoryWords.notAllIn(answered.length, asked.length)
}

const requestOf = ({ details }: CaseEventRecord, byId: ReadonlyMap<string, AskedOf>) =>
  byId.get(String(details.adviceId))
