import type { EnquirySearch, LiveEnquiry } from '@send-hub/shared'
import type { PlaceInQueue } from './live-queue-place.ts'

/** What a list shows, as far as a row tells whether it belongs to it. */
export interface LiveView {
  search: Omit<EnquirySearch, 'query' | 'page' | 'pageSize'>
  /** A search by words, or a later page: whether something new belongs here can't be told. */
  isNarrow: boolean
  /** Where the page ends and others follow: what comes after it is theirs. Null: there is no other page. */
  end: PlaceInQueue | null
  myTeam: string
  /** In my own list: who else owns something there, because I cover for them. */
  covered: readonly string[]
  /** The chosen topic, as rows name it; null: every topic. */
  topic: string | null
}

/** Who reads, on which day, and what the teams are called. */
export interface Reader {
  /** Null: not known yet. */
  me: string | null
  today: string
  teams: Readonly<Record<string, string>>
}

const states: Record<string, string> = {
  paused: 'Waiting for the family',
  answered: 'Answered',
  closed: 'Closed',
  spam: 'Marked as spam',
  waiting: 'Waiting for us again',
}

/** Null when the enquiry belongs to the list; else what became of it. The same rules as the queue's own (the API). */
export function leftFor(row: LiveEnquiry, view: LiveView, reader: Reader): string | null {
  const { search } = view
  return (
    leftByState(row, search.status, reader.today) ??
    leftByOwner(row, view, reader) ??
    leftByFilter(row, view, reader)
  )
}

function leftByState(row: LiveEnquiry, status: EnquirySearch['status'], today: string): string | null {
  if (status === 'any') return null
  const isAside = row.snoozedUntil !== null && row.snoozedUntil > today
  if (row.status !== (status === 'snoozed' ? 'waiting' : status)) return states[row.status] ?? 'Changed'
  if (status === 'waiting' && isAside) return 'Put aside'
  if (status === 'snoozed' && !isAside) return 'Back in the queue'
  return null
}

function leftByOwner(row: LiveEnquiry, view: LiveView, { me, teams }: Reader): string | null {
  const { search, myTeam, covered } = view
  const given = `Given to ${teams[row.team] ?? row.team}`
  const taken = row.ownerName ? `Taken by ${row.ownerName}` : given
  const { queue, owner } = search
  if (queue === 'mine' && !(row.ownerId && [me, ...covered].includes(row.ownerId))) return taken
  if (queue === 'unassigned' && row.ownerId !== null) return taken
  if (queue === 'team' && row.team !== myTeam) return given
  if (owner && row.ownerId !== owner) return taken
  return null
}

function leftByFilter(
  row: LiveEnquiry,
  { search, topic }: LiveView,
  { today, teams }: Reader,
): string | null {
  const { team, channel, priority, due, escalated, unlinked } = search
  if (team && row.team !== team) return `Given to ${teams[row.team] ?? row.team}`
  if (topic && !row.topics.includes(topic)) return 'Topics changed'
  if (channel && row.channel !== channel) return 'Changed'
  if (priority && !(priority === 'urgent' ? row.priority < 2 : row.priority === Number(priority))) {
    return `Priority changed to P${row.priority}`
  }
  if (due === 'late' && !(row.replyBy && row.replyBy < today)) return 'Not late'
  if (due === 'today' && row.replyBy !== today) return 'A new day was promised'
  if (escalated && row.escalation === 0) return 'Not raised any more'
  if (unlinked && row.caseId) return 'Linked to a case'
  return null
}
