import {
  type AdviceKind,
  type AdviceRequestForStaff,
  adviceKindWords,
  type CaseStatus,
  formatDay,
  type SettingForStaff,
} from '@send-hub/shared'
import { type Day, daysBetween } from '../../../platform/calendar/index.ts'
import { mayAskForAdvice } from './advice-rules.ts'

/** Practice, not law: after so many days a late report is chased again; so many days ahead somebody is reminded. */
const chaseAgainAfterDays = 7
const remindDaysAhead = 7
/** What the family was asked has no legal day; after so long we offer help with it. */
const offerHelpAfterDays = 21

interface Todo {
  adviceId: string | null
  text: string
}

interface Board {
  status: CaseStatus
  requests: readonly AdviceRequestForStaff[]
  settings: readonly SettingForStaff[]
  usualToAsk: readonly AdviceKind[]
}

/** What to do now about the reports and replies of a case: late and never chased first. Empty when nothing presses. */
export function whatToDo({ status, requests, settings, usualToAsk }: Board, today: Day): Todo[] {
  const current = requests.filter(({ isCurrent }) => isCurrent)
  const open = current.filter(({ arrivedOn }) => arrivedOn === null)
  const byDueDay = open.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
  return [
    ...byDueDay.flatMap((request) => lateNeverChased(request)),
    ...byDueDay.flatMap((request) => lateAndSilent(request, today)),
    ...byDueDay.flatMap((request) => soonDue(request, today)),
    ...byDueDay.flatMap((request) => familyWaits(request, today)),
    ...notAsked(status, current, usualToAsk),
    ...allIn(status, current, open, usualToAsk),
    ...silentSettings(settings, today),
  ]
}

const lateWords = ({ askedOf, lateByDays }: AdviceRequestForStaff) =>
  `${askedOf}: ${lateByDays} ${lateByDays === 1 ? 'day' : 'days'} late`

function lateNeverChased(request: AdviceRequestForStaff): Todo[] {
  if (request.state !== 'late' || request.chases.length > 0) return []
  return [{ adviceId: request.id, text: `${lateWords(request)} and never chased. Chase it today.` }]
}

function lateAndSilent(request: AdviceRequestForStaff, today: Day): Todo[] {
  const last = request.chases.at(-1)
  if (request.state !== 'late' || !last || daysBetween(last.on, today) < chaseAgainAfterDays) return []
  const way = request.chases.some(({ how }) => how === 'escalated') ? 'Chase it again' : 'Go to their manager'
  return [
    { adviceId: request.id, text: `${lateWords(request)}, last chased on ${formatDay(last.on)}. ${way}.` },
  ]
}

function soonDue(request: AdviceRequestForStaff, today: Day): Todo[] {
  const { state, dueOn, chases, askedOf, id } = request
  if (state !== 'waiting' || !dueOn || chases.length > 0) return []
  if (daysBetween(today, dueOn) > remindDaysAhead) return []
  return [{ adviceId: id, text: `${askedOf}: due on ${formatDay(dueOn)}. Remind them before it is late.` }]
}

function familyWaits({ id, dueOn, askedOn, chases }: AdviceRequestForStaff, today: Day): Todo[] {
  const since = chases.at(-1)?.on ?? askedOn
  if (dueOn !== null || daysBetween(since, today) < offerHelpAfterDays) return []
  return [
    {
      adviceId: id,
      text: `Family: asked on ${formatDay(askedOn)}. Offer them help with writing their views.`,
    },
  ]
}

function notAsked(
  status: CaseStatus,
  current: readonly unknown[],
  usualToAsk: readonly AdviceKind[],
): Todo[] {
  if (!mayAskForAdvice(status) || usualToAsk.length === 0) return []
  if (current.length === 0)
    return [{ adviceId: null, text: 'No report has been asked for yet. Ask for the usual ones.' }]
  const kinds = usualToAsk.map((kind) => adviceKindWords[kind].staff).join('; ')
  return [{ adviceId: null, text: `Not asked yet: ${kinds}.` }]
}

function allIn(
  status: CaseStatus,
  current: readonly unknown[],
  open: readonly unknown[],
  usualToAsk: readonly AdviceKind[],
): Todo[] {
  const isComplete = current.length > 0 && open.length === 0 && usualToAsk.length === 0
  if (status !== 'ASSESSING' || !isComplete) return []
  return [{ adviceId: null, text: 'All reports are in. Record the step “All advice is in”.' }]
}

function silentSettings(settings: readonly SettingForStaff[], today: Day): Todo[] {
  const silent = settings.filter(
    ({ answeredOn, replyBy }) => answeredOn === null && replyBy !== null && replyBy < today,
  ).length
  if (silent === 0) return []
  const who = silent === 1 ? '1 school or college has' : `${silent} schools or colleges have`
  return [{ adviceId: null, text: `${who} not answered in time. You can go on without an answer.` }]
}
