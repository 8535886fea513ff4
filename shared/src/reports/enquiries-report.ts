import { z } from 'zod'
import { Month } from '../cases/caseload-views.ts'
import { Day } from '../day.ts'
import { Priority, TopicCode } from '../enquiries/topics.ts'

const count = z.number().int()
/** Per cent with one decimal; null when there is nothing to divide by. */
const percent = z.number().nullable()
/** Hours by the clock, nights and weekends too, with one decimal; null when there is nothing to measure. */
const hours = z.number().nullable()

export const enquiryChannels = ['web', 'email', 'phone', 'post', 'drop-in'] as const

/** The first answer by a person to the enquiries that arrived in the period. An automatic message is none. */
const firstAnswers = {
  arrived: count,
  answered: count,
  medianHours: hours,
  /** Nine out of ten were answered within this. */
  ninetiethPercentileHours: hours,
  /** Whose outcome is known: answered, or the day first promised has passed. */
  known: count,
  /** Of the known, answered by the day first promised. */
  inTime: count,
  inTimePercent: percent,
}

/** How the hub answers, over a month or a calendar year. Days and hours in Europe/London. Spam is counted nowhere. */
export const EnquiriesReport = z
  .object({
    /** The first and the last day counted; while the period runs, the last is today. */
    from: Day,
    to: Day,
    isRunning: z.boolean(),
    arrived: z.object({
      total: count,
      /** An enquiry has up to five topics: these add up to more than the total. Most frequent first. */
      byTopic: z.array(z.object({ topic: TopicCode, label: z.string(), count })),
      byChannel: z.array(z.object({ channel: z.enum(enquiryChannels), count })),
      /** The months of a year, or the days of a month. `firstAnswered`: given in that time, whenever it was asked. */
      byTime: z.array(z.object({ at: z.union([Month, Day]), arrived: count, firstAnswered: count })),
    }),
    /** What families and others wrote or told us, by when it came: Monday first, then the hours from midnight. */
    load: z.array(z.array(count)).length(7),
    firstAnswer: z.object({
      whole: z.object(firstAnswers),
      byPriority: z.array(z.object({ priority: Priority, ...firstAnswers })),
    }),
    /** Days promised for an answer that lie in the period. Set aside: paused, or replaced before the day by an earlier one. */
    promises: z.object({
      due: count,
      kept: count,
      keptLate: count,
      /** The day passed without an answer. */
      broken: count,
      setAside: count,
      keptPercent: percent,
    }),
    raised: z.object({ toSenior: count, toManager: count }),
    reopened: count,
    closed: count,
    /** They came to us again about the same matter, and the share of all contacts that this is. */
    repeatContacts: count,
    repeatContactsPercent: percent,
    answeredBeforeAsked: z.object({ offered: count, enough: count, enoughPercent: percent }),
    feedback: z.object({ answered: count, notAnswered: count, answeredPercent: percent }),
    complaints: z.object({ stage1: count, stage2: count }),
    callBacks: z.object({ agreed: count, spoke: count, givenUp: count }),
    /** As it stands now, of whatever time. */
    now: z.object({ waiting: count, overdue: count, unowned: count, paused: count }),
  })
  .meta({ id: 'EnquiriesReport' })
export type EnquiriesReport = z.infer<typeof EnquiriesReport>
export type FirstAnswers = EnquiriesReport['firstAnswer']['whole']

export const channelWords: Record<(typeof enquiryChannels)[number], string> = {
  web: 'Online',
  email: 'Email',
  phone: 'Phone',
  post: 'Post',
  'drop-in': 'Drop-in',
}

/** A time by the clock in the two largest units that matter: "3 hours", "1 day 4 hours". Null: a dash. */
export function hoursInWords(hours: number | null): string {
  if (hours === null) return '–'
  if (hours < 1) return units(Math.round(hours * 60), 'minute')
  const whole = Math.round(hours)
  if (whole < 24) return units(whole, 'hour')
  const rest = whole % 24
  return [units(Math.floor(whole / 24), 'day'), ...(rest > 0 ? [units(rest, 'hour')] : [])].join(' ')
}

const units = (count: number, unit: string) =>
  `${count.toLocaleString('en-GB')} ${unit}${count === 1 ? '' : 's'}`
