import { formatDay } from '../day.ts'
import type { AdviceKind, ChaseWay, ReportState, SettingAnswer } from './advice.ts'
import type { ReportsForFamily, SettingsForFamily } from './advice-views.ts'

/** What staff choose from, and the profession or service that the family reads unless staff write another. */
export const adviceKindWords = {
  family: { staff: 'Parents, child or young person', askedOf: 'Family' },
  setting: { staff: 'School, college or nursery', askedOf: 'School or nursery' },
  psychology: { staff: 'Educational psychology', askedOf: 'Educational psychologist' },
  health: { staff: 'Health', askedOf: 'Health service' },
  'social-care': { staff: 'Social care', askedOf: 'Social care team' },
  sensory: { staff: 'Hearing or vision', askedOf: 'Specialist teacher for hearing or sight' },
  'youth-justice': { staff: 'Youth justice', askedOf: 'Youth justice team' },
  other: { staff: 'Somebody else', askedOf: '' },
} as const satisfies Record<AdviceKind, { staff: string; askedOf: string }>

/** How a chase reads: `family` after "On 8 December", `staff` in the board. */
export const chaseWayWords = {
  phone: { family: 'we rang', staff: 'Rang' },
  email: { family: 'we wrote', staff: 'Emailed' },
  letter: { family: 'we wrote a letter', staff: 'Wrote a letter' },
  meeting: { family: 'we met them', staff: 'Met them' },
  escalated: { family: 'we went to their manager', staff: 'Went to their manager' },
} as const satisfies Record<ChaseWay, { family: string; staff: string }>

export const settingAnswerWords = {
  'can-meet-needs': 'Can meet the needs',
  'cannot-meet-needs': 'Says it cannot meet the needs',
  full: 'Says it is full',
  other: 'Another answer',
} as const satisfies Record<SettingAnswer, string>

/** In words, so that the state is never told by colour alone. */
export const reportStateWords = {
  waiting: 'Not in yet',
  late: 'Late',
  in: 'In',
  'in-late': 'In, but late',
  missing: 'Did not come',
} as const satisfies Record<ReportState, string>

/** "the educational psychologist", "your family", "Dr … Team" as it was written: a profession inside a sentence. */
export function inSentence(kind: AdviceKind, askedOf: string): string {
  if (kind === 'family') return 'your family'
  // A name or an abbreviation keeps its capitals, and then an article would be a guess.
  if (/[A-Z]/.test(askedOf.slice(1))) return askedOf
  const words = askedOf.charAt(0).toLowerCase() + askedOf.slice(1)
  return /^(the|a|an|your|our) /.test(words) ? words : `the ${words}`
}

type Asked = { kind: AdviceKind; askedOf: string }

/** What happened to requests for advice, as the family's history says it. */
export const adviceHistoryWords = {
  requested: (asked: readonly Asked[]): string => {
    const bodies = asked
      .filter(({ kind }) => kind !== 'family')
      .map((one) => inSentence(one.kind, one.askedOf))
    const views = asked.length > bodies.length ? 'We asked your family for your views.' : ''
    const reports =
      bodies.length === 1
        ? `We asked ${bodies[0]} for a report.`
        : bodies.length > 1
          ? `We asked for ${bodies.length} reports: from ${listOf(bodies)}.`
          : ''
    return [reports, views].filter(Boolean).join(' ')
  },
  received: ({ kind, askedOf }: Asked): string =>
    kind === 'family'
      ? 'Your family’s views came in.'
      : `The report from ${inSentence(kind, askedOf)} came in.`,
  chased: ({ kind, askedOf }: Asked): string =>
    kind === 'family'
      ? 'We asked your family again for your views.'
      : `We asked ${inSentence(kind, askedOf)} again for the report.`,
  cancelled: ({ kind, askedOf }: Asked): string =>
    kind === 'family'
      ? 'We no longer wait for your family’s views.'
      : `We no longer need a report from ${inSentence(kind, askedOf)}.`,
  settingsAsked: (count: number): string =>
    count === 1
      ? 'We asked a school or college if it can help.'
      : `We asked ${count} schools or colleges if they can help.`,
  settingsAnswered: (count: number): string =>
    count === 1 ? 'A school or college answered us.' : `${count} schools or colleges answered us.`,
  /** The step that all advice is in, where some was not: never say that all came. */
  notAllIn: (answered: number, asked: number): string =>
    answered === 0
      ? 'We began to decide about a plan. No report had come in yet.'
      : `We began to decide about a plan. ${answered} of ${asked} reports had come in.`,
}

/** "a, b and c". */
function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

type Report = ReportsForFamily['items'][number]

/** How many reports there are, and how many of the missing ones are late, as the family reads it. */
export function reportsCountWords({ asked, answered, items }: ReportsForFamily): string {
  const late = items.filter(({ state }) => state === 'late').length
  const lateWords = late === 0 ? '' : late === 1 ? ' 1 is late.' : ` ${late} are late.`
  return answered === asked
    ? `We have all ${asked} reports.`.replace('all 1 reports', 'the report')
    : `We have ${answered} of ${asked} ${asked === 1 ? 'report' : 'reports'}.${lateWords}`
}

/** Whose report it is, as the head of its line. */
export function reportName({ kind, askedOf }: Asked): string {
  return kind === 'family' ? 'Your family’s views' : askedOf
}

/** How one report stands, and what we did to get it; each sentence can stand alone. */
export function reportSentences({ kind, state, askedOn, dueOn, arrivedOn, chases }: Report): string[] {
  if (arrivedOn) {
    return state === 'in-late' && dueOn
      ? [`It came in late, on ${formatDay(arrivedOn)}. It was due by ${formatDay(dueOn)}.`]
      : [`${kind === 'family' ? 'They' : 'It'} came in on ${formatDay(arrivedOn)}.`]
  }
  const asked = `We asked on ${formatDay(askedOn)}.`
  if (state === 'missing') return [asked, 'It did not come in time. We decided without it.']
  if (!dueOn) return [asked, 'You can send them to us at any time.']
  const due =
    state === 'late' ? `It was due by ${formatDay(dueOn)}. It is late.` : `It is due by ${formatDay(dueOn)}.`
  return [asked, due, ...chases.map(chaseSentence)]
}

function chaseSentence({ on, how }: Report['chases'][number]): string {
  const way = chaseWayWords[how].family
  return `${way.charAt(0).toUpperCase()}${way.slice(1)} on ${formatDay(on)}.`
}

/** The schools and colleges that were asked, by number alone. */
export function settingsWords({ asked, answered, replyBy }: NonNullable<SettingsForFamily>): string {
  const places = asked === 1 ? '1 school or college if it' : `${asked} schools or colleges if they`
  const count = `We asked ${places} can help. ${answered} ${answered === 1 ? 'has' : 'have'} answered.`
  return replyBy
    ? `${count} We asked them to answer by ${formatDay(replyBy)}. We can go on without an answer.`
    : count
}
