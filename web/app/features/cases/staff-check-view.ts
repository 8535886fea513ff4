import {
  type CaseForStaff,
  type CaseStatus,
  type Council,
  type CouncilDutyKind,
  caseEventWords,
  caseWords,
  type Day,
  DelayReason,
  DutyKind,
  delayReasonForFamily,
  delayReasonWords,
  formatDayLong,
  isOwedByCouncil,
  lateWords,
  stopsAllMessages,
  type TeamCode,
} from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'
import { confirmFields } from '../../lib/let-pass.tsx'
import { missingReports } from '../advice/board-view.ts'
import type { LettersToGoView } from '../letters/letters-to-go.tsx'
import { letterFields } from '../letters/write-letter-view.ts'
import { ceaseReasonChoices } from './staff-case-choices.ts'
import type { CaseAct } from './staff-case-forms.ts'
import { isOwed } from './staff-duty-view.ts'

/** What the page before the record says: what will be written, who is told, what the family will read. */
export type CheckView = {
  /** Null for an act of another page. */
  act: CaseAct | null
  /** Where the form goes, and where "cancel" leads. */
  action: string
  caseHref: string
  childName: string
  reference: string
  title: string
  facts: { key: string; value: string }[]
  /** Told by email that there is an update, and no more than that. */
  told: { name: string; relationship: string; email: string }[]
  /** May hear of it, but have no email: somebody has to tell them. */
  notTold: { name: string; relationship: string; phone: string | null }[]
  /** After a death nobody is written to. */
  stopsAllMessages: boolean
  family: { intro: string; paragraphs: string[] }
  /** Reports that are missing where the step says that all are in: told in plain sight, not forbidden. */
  missing?: readonly string[]
  /** The letters of a decision, in full. */
  letters?: LettersToGoView
  hidden: { name: string; value: string }[]
  button: string
}

type Colleague = { id: string; name: string; team: string }

/** @returns null when the case has no such step: the form is shown again */
export function stepCheck(
  found: CaseForStaff,
  typed: FormValues,
  letters: LettersToGoView = [],
): CheckView | null {
  const step = found.nextSteps.find(({ kind }) => kind === typed.kind)
  if (!step || !typed.on) return null
  const isSilent = stopsAllMessages(step.to)
  const cease =
    step.kind === 'plan-ceased' && ceaseReasonChoices.find(({ value }) => value === typed.ceaseReason)
  const meetingOn = step.kind === 'review-arranged' ? typed.meetingOn : undefined
  const sectionsOnly = step.kind === 'plan-amended' && typed.sectionsOnly === 'I'
  return {
    ...frame(found, 'steps', typed, [
      ...['kind', 'on', 'note', ...letterFields(typed)],
      ...(cease ? ['ceaseReason'] : []),
      ...(meetingOn ? ['meetingOn'] : []),
      ...(sectionsOnly ? ['sectionsOnly'] : []),
    ]),
    letters,
    title: 'Check this step before it is recorded',
    facts: [
      { key: 'Step', value: step.label },
      { key: 'Day it happened', value: formatDayLong(typed.on) },
      { key: 'Stage', value: `From “${found.stage}” to “${caseWords[step.to].staffLabel}”` },
      ...(isSilent
        ? [{ key: 'Other cases', value: 'Every other case of this child is closed with it' }]
        : []),
      ...(cease ? [{ key: 'Why the plan ended', value: cease.text }] : []),
      ...(meetingOn ? [{ key: 'Review meeting', value: formatDayLong(meetingOn) }] : []),
      ...(sectionsOnly ? [{ key: 'What changed', value: 'Only section I' }] : []),
      ...(typed.letterWay === 'elsewhere'
        ? [{ key: 'Letter', value: `Went from another system on ${formatDayLong(typed.on)}` }]
        : []),
      ...(typed.note?.trim() ? [{ key: 'Note for colleagues', value: typed.note.trim() }] : []),
    ],
    ...(isSilent ? { told: [], notTold: [] } : recipients(found)),
    stopsAllMessages: isSilent,
    family: { intro: 'The heading of their page will be:', paragraphs: [familyTitle(step.to)] },
    missing: step.kind === 'advice-complete' ? (missingReports(found) ?? []) : [],
    button: 'Record this step',
  }
}

const familyTitle = (to: CaseStatus) => caseWords[to].title

/** Only what the council owes can be late, and so be promised anew. */
function councilDutyOf(kind: string): CouncilDutyKind | undefined {
  const read = DutyKind.safeParse(kind).data
  return read && isOwedByCouncil(read) ? read : undefined
}

/** @returns null when something is missing: the form is shown again */
export function delayCheck(
  found: CaseForStaff,
  typed: FormValues,
  { council, colleagues, today }: { council: Council; colleagues: readonly Colleague[]; today: Day },
): CheckView | null {
  const duty = found.duties.find(({ kind }) => kind === typed.duty)
  const reason = DelayReason.safeParse(typed.reason)
  const owner = colleagues.find(({ id }) => id === typed.ownerId)
  if (!duty || !reason.success || !owner || !typed.promisedOn) return null
  const reasonWords = delayReasonForFamily(reason.data, typed.reasonWords)
  const ownerWords = `${owner.name.split(' ')[0]}, ${council.teams[owner.team as TeamCode]?.publicName ?? owner.team}`
  const { heading, paragraphs } = lateWords({
    step: councilDutyOf(duty.kind),
    legalDate: formatDayLong(duty.legalDate),
    reason: reasonWords,
    promise: { by: formatDayLong(typed.promisedOn), owner: ownerWords },
    adviceService: council.adviceService.name,
  })
  return {
    ...frame(found, 'delays', typed, [
      ...['duty', 'reason', 'reasonWords', 'promisedOn', 'ownerId'],
      ...confirmFields(typed),
    ]),
    title: 'Check this delay before it is recorded',
    facts: [
      { key: 'Step', value: duty.label },
      { key: 'By law', value: `${formatDayLong(duty.legalDate)}. This does not move.` },
      { key: 'Reason', value: delayReasonWords[reason.data].staff },
      { key: 'New date', value: formatDayLong(typed.promisedOn) },
      { key: 'Who answers for it', value: owner.name },
    ],
    ...recipients(found),
    stopsAllMessages: false,
    family: familyReads(found, duty, [heading, ...paragraphs], today),
    button: 'Record this delay',
  }
}

type Duty = CaseForStaff['duties'][number]

/** The page speaks of one late step: the final plan before any other. A delay of another only enters the history. */
function familyReads(
  { duties }: CaseForStaff,
  duty: Duty,
  lateParagraphs: string[],
  today: Day,
): CheckView['family'] {
  if (duty.legalDate >= today) {
    const intro = `It is not late yet. If it is not done by ${formatDayLong(duty.legalDate)}, their page will say:`
    return { intro, paragraphs: lateParagraphs }
  }
  const late = duties.filter((other) => isOwed(other) && other.legalDate < today)
  const spokenOf = late.find(({ kind }) => kind === 'final-plan') ?? late[0]
  if (!spokenOf || spokenOf.kind === duty.kind)
    return { intro: 'Their page will say:', paragraphs: lateParagraphs }
  return {
    intro: `Their page speaks of “${spokenOf.label}”, which is late too; that does not change. New in its history:`,
    paragraphs: [caseEventWords['delay-recorded'].family],
  }
}

function frame(found: CaseForStaff, act: CaseAct, typed: FormValues, fields: string[]) {
  const caseHref = `/staff/cases/${found.id}`
  return {
    ...{
      act,
      caseHref,
      action: `${caseHref}/${act}`,
      childName: found.child.name,
      reference: found.reference,
    },
    hidden: [
      { name: 'version', value: String(found.version) },
      ...fields.flatMap((name) => (typed[name] ? [{ name, value: typed[name] }] : [])),
    ],
  }
}

/** Everyone whose access is more than none, and not held back, hears of it: the rule of the server. */
export function recipients({ people }: CaseForStaff) {
  const mayHear = people.filter(({ level, isHeldBack }) => level !== 'none' && !isHeldBack)
  return {
    told: mayHear.flatMap(({ name, relationship, email }) => (email ? [{ name, relationship, email }] : [])),
    notTold: mayHear.flatMap(({ name, relationship, email, phone }) =>
      email ? [] : [{ name, relationship, phone }],
    ),
  }
}
