import { accessRoleWords, type Day, type EnquiryRow, escalationLevels } from '@send-hub/shared'
import { compactDay } from '../../lib/staff-moments.ts'
import { channelLabel, topicLabel } from '../../lib/staff-words.ts'
import { replyByWords, type Urgency, urgencyOf } from './staff-promise-words.ts'

/** One line of the queue, in the words it is shown in. */
export type QueueRowView = {
  id: string
  version: number
  reference: string
  /** With "School: " before it where a school asks. */
  contactName: string
  /** "parent" and the like; null where nothing is known. */
  asker: string | null
  child: { name: string; reference: string; href: string } | null
  topic: string
  /** How many other topics there are. */
  moreTopics: number
  urgency: Urgency
  replyBy: string
  /** A promise was broken here before: the day is the one that was given with the apology. */
  isBroken: boolean
  /** The day promised, where `replyBy` says something else. */
  promisedOn: string | null
  /** P0 and P1 stand out; the others are said quietly. */
  isUrgent: boolean
  priority: number
  /** Milliseconds since 1970; null when they do not wait for us. */
  waitingSince: number | null
  owner: string | null
  team: string
  channel: string
  /** "3rd contact", "draft open (Joe Marsh)": what makes this line differ from the next. */
  state: string[]
  /** What has happened since the list was shown: why the line belongs here no more, and who has it open. */
  live?: { goneTo: string | null; here: string | null }
}

/** What the words of a line depend on: plain values, the same on the server and in the browser. */
export type RowWords = {
  today: Day
  /** Names of teams by their codes. */
  teams: Readonly<Record<string, string>>
  /** The list holds enquiries of every state, so that each line says its own. */
  isAnyState: boolean
}

export function queueRowView(row: EnquiryRow, { today, teams, isAnyState }: RowWords): QueueRowView {
  const [topic = '', ...more] = row.topics.map(topicLabel)
  const urgency = urgencyOf(row, today)
  const isSchool = row.askerRole === 'school'
  return {
    id: row.id,
    version: row.version,
    reference: row.reference,
    contactName: isSchool ? `School: ${row.contactName}` : row.contactName,
    asker: isSchool ? null : askerWords(row.askerRole),
    child: row.caseId
      ? { name: row.childName ?? '', reference: row.caseReference ?? '', href: `/staff/cases/${row.caseId}` }
      : null,
    topic,
    moreTopics: more.length,
    urgency,
    replyBy: withCall(row, replyByWords(row, today), today),
    isBroken: row.status === 'waiting' && row.escalation > 0,
    promisedOn:
      urgency === 'over' && row.replyBy ? compactDay(row.replyBy, today).replace(/^\w+ /, '') : null,
    isUrgent: row.priority < 2 || row.mayBeHarm,
    priority: row.priority,
    waitingSince: row.waitingSince ? Date.parse(row.waitingSince) : null,
    owner: row.ownerName && (row.ownerIsAway ? `${row.ownerName} (away)` : row.ownerName),
    team: teams[row.team] ?? row.team,
    channel: channelLabel(row.channel),
    state: stateWords(row, today, isAnyState),
  }
}

function askerWords(role: string | null): string | null {
  if (!role || !Object.hasOwn(accessRoleWords, role)) return null
  return role.replaceAll('-', ' ')
}

/** A call back that comes before the answer is due is what has to be done first: "today 11:00". */
function withCall({ callBack, replyBy, daysOver }: EnquiryRow, words: string, today: Day): string {
  if (!callBack || !replyBy || callBack.on > replyBy || daysOver > 0) return words
  return `${callBack.on === today ? 'today' : compactDay(callBack.on, today)} ${callBack.startsAtHour}:00`
}

const statusWords = {
  waiting: 'waiting for us',
  paused: 'waiting for the family',
  answered: 'answered',
  closed: 'closed',
  spam: 'spam',
} as const

function stateWords(row: EnquiryRow, today: Day, isAnyState: boolean): string[] {
  const { snoozedUntil, callBack } = row
  return [
    row.mayBeHarm && 'may be a risk of harm: read now',
    isAnyState && statusWords[row.status],
    row.escalation > 0 && `escalated to ${escalationLevels[row.escalation]}`,
    row.contactCount > 1 && `${ordinal(row.contactCount)} contact`,
    callBack &&
      `call back ${callBack.on === today ? '' : `${compactDay(callBack.on, today)} `}${slotWords(callBack.startsAtHour)}`,
    row.draftsBy.length > 0 && `draft open (${row.draftsBy.join(', ')})`,
    snoozedUntil && snoozedUntil > today && `put aside until ${compactDay(snoozedUntil, today)}`,
  ].filter((words): words is string => typeof words === 'string')
}

/** Two hours, by the clock on the wall: "11 to 1". */
const slotWords = (startsAtHour: number) => `${onTheWall(startsAtHour)} to ${onTheWall(startsAtHour + 2)}`
const onTheWall = (hour: number) => (hour > 12 ? hour - 12 : hour)

/** "2nd", "3rd", "11th". */
export function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}
