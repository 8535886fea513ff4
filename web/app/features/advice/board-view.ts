import {
  type AdviceKind,
  type AdviceRequestForStaff,
  adviceKinds,
  adviceKindWords,
  type CaseForStaff,
  chaseWays,
  chaseWayWords,
  type Day,
  formatDay,
  type SettingForStaff,
  settingAnswers,
  settingAnswerWords,
} from '@send-hub/shared'
import { compactDay, dayOf } from '../../lib/staff-moments.ts'
import { count } from '../../lib/waiting-words.ts'
import { type BoardAct, type BoardFormState, noBoardForm } from './board-forms.ts'

type Choice = { value: string; text: string }

/** A request for a report as the board and the case page show it. */
export type ReportRow = {
  id: string
  askedOf: string
  kind: string
  contact: { name: string | null; phone: string | null; email: string | null }
  asked: string
  /** Null for what the family was asked. */
  due: string | null
  actBy: string | null
  /** How it stands, in words that need no colour. */
  state: string
  mark: 'open' | 'late' | 'in' | 'off'
  exception: string | null
  chases: { id: string; text: string; note: string | null }[]
  /** "Twice, last on 8 December", "Never". */
  chased: string
}

export type SettingRow = {
  id: string
  name: string
  urn: string | null
  asked: string
  replyBy: string
  state: string
  isAnswered: boolean
  note: string | null
}

/** The board as the case page shows it: to read, with the way to the page where it is worked on. */
export type BoardSummary = {
  href: string
  /** "4 of 6 reports are in"; null when none was asked for. */
  count: string | null
  todo: { text: string; href: string }[]
  reports: ReportRow[]
  settings: SettingRow[]
  /** Nothing to read and nothing to do at this stage. */
  isEmpty: boolean
}

/** All that the page of the board shows. */
export type BoardView = BoardSummary & {
  reference: string
  childName: string
  stage: string
  caseHref: string
  version: number
  today: Day
  earlier: ReportRow[]
  usual: Choice[]
  mayAsk: boolean
  mayAskSettings: boolean
  canMoveToSettings: boolean
  choices: { kinds: Choice[]; ways: Choice[]; answers: Choice[] }
  form: BoardFormState
  done: string | null
}

export function boardSummary({ id, advice }: CaseForStaff, today: Day): BoardSummary {
  const href = `/staff/cases/${id}/advice`
  const current = advice.requests.filter(({ isCurrent }) => isCurrent)
  return {
    href,
    count: advice.asked > 0 ? `${advice.answered} of ${advice.asked} reports are in` : null,
    todo: advice.todo.map(({ adviceId, text }) => ({
      text,
      href: adviceId ? `${href}#report-${adviceId}` : href,
    })),
    reports: pressing(current).map((request) => reportRow(request, today)),
    settings: advice.settings.map((setting) => settingRow(setting, today)),
    isEmpty:
      advice.requests.length === 0 &&
      advice.settings.length === 0 &&
      !advice.mayAsk &&
      !advice.mayAskSettings,
  }
}

export function boardView(
  found: CaseForStaff,
  today: Day,
  { form = noBoardForm, done = null }: { form?: BoardFormState | undefined; done?: BoardAct | null } = {},
): BoardView {
  const { advice } = found
  return {
    ...boardSummary(found, today),
    ...{ reference: found.reference, childName: found.child.name, stage: found.stage },
    ...{ caseHref: `/staff/cases/${found.id}`, version: found.version, today },
    earlier: advice.requests
      .filter(({ isCurrent }) => !isCurrent)
      .map((request) => reportRow(request, today)),
    usual: advice.usualToAsk.map((kind) => ({ value: kind, text: adviceKindWords[kind].staff })),
    mayAsk: advice.mayAsk,
    mayAskSettings: advice.mayAskSettings,
    canMoveToSettings: advice.canMoveToSettings,
    choices,
    form,
    done: done && doneWords[done],
  }
}

const places = { late: 0, waiting: 1, missing: 2, 'in-late': 3, in: 3, cancelled: 4 } as const

/** Late ones first, by the day they were due; then what is still to come; what came last. */
function pressing(requests: readonly AdviceRequestForStaff[]): AdviceRequestForStaff[] {
  return requests.toSorted(
    (one, other) =>
      places[one.state] - places[other.state] || (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'),
  )
}

const choices = {
  kinds: adviceKinds.map((kind) => ({ value: kind, text: adviceKindWords[kind].staff })),
  ways: chaseWays.map((way) => ({ value: way, text: chaseWayWords[way].staff })),
  answers: settingAnswers.map((answer) => ({ value: answer, text: settingAnswerWords[answer] })),
}

const doneWords: Record<BoardAct, string> = {
  usual: 'The reports are asked for. Each has its own six weeks',
  one: 'The report is asked for',
  settings: 'The schools or colleges are on the board',
  arrived: 'The report is in',
  'not-arrived': 'The report is waited for again. The mistake stays on record',
  chases: 'What you did is recorded. The family can read when and how',
  contact: 'The contact is changed',
  cancel: 'The request is taken back',
  answer: 'The answer is recorded',
}

export const suggestedName = (kind: AdviceKind): string => adviceKindWords[kind].askedOf

function reportRow(request: AdviceRequestForStaff, today: Day): ReportRow {
  const { id, askedOf, kind, contact, askedOn, dueOn, actBy, exception, chases } = request
  return {
    ...{ id, askedOf, kind: adviceKindWords[kind].staff, contact, exception },
    asked: compactDay(askedOn, today),
    due: dueOn && compactDay(dueOn, today),
    actBy: actBy && compactDay(actBy, today),
    ...stateOf(request, today),
    chases: chases.map((chase) => ({
      id: chase.id,
      text: `${chaseWayWords[chase.how].staff} on ${dayOf(chase.on, today)}${chase.by ? `, ${chase.by}` : ''}`,
      note: chase.note,
    })),
    chased: chasedWords(chases, today),
  }
}

function stateOf(
  { state, arrivedOn, lateByDays }: AdviceRequestForStaff,
  today: Day,
): Pick<ReportRow, 'state' | 'mark'> {
  const days = `${count(lateByDays, 'day')} late`
  switch (state) {
    case 'waiting':
      return { state: 'Not in yet', mark: 'open' }
    case 'late':
      return { state: days, mark: 'late' }
    case 'in':
      return { state: `In on ${dayOf(arrivedOn ?? today, today)}`, mark: 'in' }
    case 'in-late':
      return { state: `In on ${dayOf(arrivedOn ?? today, today)}, ${days}`, mark: 'in' }
    case 'missing':
      return { state: 'Did not come: decided without it', mark: 'open' }
    case 'cancelled':
      return { state: 'Taken back', mark: 'off' }
  }
}

function chasedWords(chases: AdviceRequestForStaff['chases'], today: Day): string {
  const last = chases.at(-1)
  if (!last) return 'Never'
  const how =
    chases.length === 1 ? 'Once' : chases.length === 2 ? 'Twice, last' : `${chases.length} times, last`
  return `${how} on ${dayOf(last.on, today)}`
}

function settingRow(setting: SettingForStaff, today: Day): SettingRow {
  const { id, name, urn, askedOn, replyBy, answeredOn, answer, note } = setting
  const isOver = replyBy !== null && replyBy < today
  return {
    ...{ id, name, urn, note, asked: compactDay(askedOn, today), isAnswered: answer !== null },
    replyBy: replyBy ? compactDay(replyBy, today) : '–',
    state:
      answer && answeredOn
        ? `${settingAnswerWords[answer]}, ${dayOf(answeredOn, today)}`
        : isOver
          ? 'No answer in time: you can go on'
          : 'Not answered yet',
  }
}

/** What is still missing, for the check before a case goes on without it. Null when every usual report is in. */
export function missingReports({ advice }: Pick<CaseForStaff, 'advice'>): string[] | null {
  const open = advice.requests.filter(({ isCurrent, arrivedOn }) => isCurrent && arrivedOn === null)
  const lines = open.map(({ askedOf, state, lateByDays, dueOn }) => {
    if (state === 'late') return `${askedOf}: ${count(lateByDays, 'day')} late`
    return dueOn ? `${askedOf}: due on ${formatDay(dueOn)}` : `${askedOf}: not in yet`
  })
  const notAsked = advice.usualToAsk.map((kind) => `${adviceKindWords[kind].staff}: not asked`)
  return lines.length + notAsked.length > 0 ? [...lines, ...notAsked] : null
}
