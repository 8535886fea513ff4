import {
  type AdviceKind,
  type ChaseWay,
  type DelayReason,
  type SettingAnswer,
  usualAdvice,
} from '@send-hub/shared'
import type { Happening } from './story.ts'

/** What happened on the board of reports and settings. */
export type BoardHappening =
  | { kind: 'reports-asked'; ago: number; reports: readonly AdviceKind[] }
  | { kind: 'report-in'; ago: number; report: AdviceKind }
  | { kind: 'report-chased'; ago: number; report: AdviceKind; how: ChaseWay; note: string }
  | { kind: 'settings-asked'; ago: number; settings: readonly string[] }
  | { kind: 'setting-answered'; ago: number; setting: string; answer: SettingAnswer }

/** After these the board is history, and stories of them do without. */
const ends = ['plan-issued', 'request-withdrawn', 'moved-away', 'child-died']
const starts = ['assessment-agreed', 'assessment-refusal-overturned', 'reassessment-agreed']

/**
 * Adds to a story the reports that its assessment asks for, and the schools: who answered, who is late, who was chased.
 * The one who keeps everybody waiting is the one that a delay of the story names, else the psychologist.
 */
export function withReports(events: readonly Happening[]): Happening[] {
  const all = events.filter((event) => event.kind === 'step')
  const steps = all.slice(all.findLastIndex(({ step }) => starts.includes(step)))
  if (steps.some(({ step }) => ends.includes(step))) return [...events]
  const agreed = steps.find(({ step }) => starts.includes(step))?.ago
  const complete = steps.find(({ step }) => step === 'advice-complete')?.ago
  const consulted = steps.find(({ step }) => step === 'settings-consulted')?.ago
  const told = [
    ...(agreed === undefined ? [] : reportsOf(agreed, complete, slowestOf(events))),
    ...(consulted === undefined ? [] : settingsOf(consulted)),
  ]
  // Of one day, the step comes first: reports are asked for once the council said yes.
  return [...events, ...told].toSorted((one, other) => other.ago - one.ago)
}

const waitedFor: Partial<Record<DelayReason, AdviceKind>> = {
  SCHOOL_ADVICE: 'setting',
  HEALTH_ADVICE: 'health',
  SOCIAL_CARE_ADVICE: 'social-care',
}

function slowestOf(events: readonly Happening[]): AdviceKind {
  const reasons = events.flatMap((event) => (event.kind === 'delay' ? [waitedFor[event.reason]] : []))
  return reasons.find((kind) => kind !== undefined) ?? 'psychology'
}

/** When each of the others answers, in days from the request, unless the story is quicker: the last one is late. */
const answersAfterDays = [9, 24, 37, 47]
/** When the slowest is chased, in days from the request; the law gives it 42. */
const chases = [
  { after: 44, how: 'email', note: 'Asked for a date.' },
  { after: 58, how: 'phone', note: 'The visit is done, the report is being written.' },
  { after: 80, how: 'escalated', note: 'Raised with the head of service.' },
] as const

function reportsOf(agreed: number, complete: number | undefined, slowest: AdviceKind): BoardHappening[] {
  const others = usualAdvice.filter((kind) => kind !== slowest)
  const span = agreed - (complete ?? 0)
  const pace = complete === undefined ? 1 : Math.min(1, span / 60)
  const isPast = ({ ago }: BoardHappening) => ago > (complete ?? 0)
  const arrivals: BoardHappening[] = others.map((report, place) => ({
    kind: 'report-in',
    ago: agreed - Math.floor((answersAfterDays[place] ?? 0) * pace),
    report,
  }))
  const reminders: BoardHappening[] = chases.map(({ after, how, note }) => ({
    kind: 'report-chased',
    ago: agreed - after,
    report: slowest,
    how,
    note,
  }))
  const last: BoardHappening[] =
    complete === undefined ? [] : [{ kind: 'report-in', ago: complete + 1, report: slowest }]
  return [
    { kind: 'reports-asked', ago: agreed, reports: usualAdvice },
    ...arrivals.filter(isPast),
    ...reminders.filter((reminder) => isPast(reminder) && reminder.ago > (complete ?? 0) + 1),
    ...last,
  ]
}

const schools = ['Hillside Academy', 'The Orchard School', 'Marsh View School'] as const

function settingsOf(consulted: number): BoardHappening[] {
  const answers: BoardHappening[] = [
    { kind: 'setting-answered', ago: consulted - 6, setting: schools[0], answer: 'full' },
    { kind: 'setting-answered', ago: consulted - 12, setting: schools[1], answer: 'can-meet-needs' },
  ]
  return [
    { kind: 'settings-asked', ago: consulted, settings: schools },
    ...answers.filter(({ ago }) => ago > 0),
  ]
}
