import {
  receiveRequest,
  recordDelay,
  requireUnchangedCase,
  takeOverPlan,
  takeStep,
} from '../features/cases/index.ts'
import { enquiriesForStaff } from '../features/enquiries/index.ts'
import { statement } from '../platform/db/transaction.ts'
import type { DemoDocument } from './demo-documents.ts'
import { letterFor } from './letters.ts'
import { daysOfCase } from './play-days.ts'
import { documentAt, playDocument } from './play-document.ts'
import { draftAt, playDraft } from './play-draft.ts'
import { playFact } from './play-fact.ts'
import { playReports } from './play-reports.ts'
import { idOf, type Scene } from './scene.ts'
import type { StaffKey } from './staff.ts'
import type { DemoAdult, DemoRequest, Happening } from './story.ts'
import { withReports } from './tell-reports.ts'

export interface CaseStory {
  child: string
  adults: DemoAdult[]
  request: DemoRequest
  documents: DemoDocument[]
}

/** Something that happens at a moment. */
interface Act {
  at: Date
  play(): Promise<void>
}

/**
 * Lets one case happen from its first day until now, through the hub's own use cases: what people do, and each morning
 * in between what the hub tells by itself.
 */
export async function playCase(scene: Scene, story: CaseStory): Promise<void> {
  const { calendar } = scene
  const entered = calendar.workingDayFrom(story.request.received)
  const found = await open(scene, story, calendar.at(entered, '09:20'))
  scene.cases.set(story.child, found)

  const days = daysOfCase(scene, found.id, entered)
  for (const { at, play } of actsOf(scene, found.id, story)) {
    await days.passUntil(at)
    await play()
  }
  await days.passUntil(calendar.now)
}

function open(scene: Scene, { child, adults, request }: CaseStory, at: Date) {
  const { acting, calendar, people } = scene
  const receivedOn = calendar.day(request.received)
  const entered = {
    childId: idOf(people.children, child),
    receivedOn,
    officerId: people.staff[request.officer],
    enteredById: people.staff.hana,
    sharedWith: adults.map((adult) => ({
      familyMemberId: idOf(people.adults, adult.name),
      relationship: adult.relationship,
      hasParentalResponsibility: adult.hasParentalResponsibility,
      level: adult.level,
      evidence: adult.evidence,
      startsOn: adult.since === undefined ? receivedOn : calendar.day(adult.since),
    })),
  }
  if (!request.movedIn) {
    return receiveRequest(acting.system(at), { ...entered, requestSource: request.source ?? 1 })
  }
  const { planStarted, lastReview } = request.movedIn
  return takeOverPlan(acting.system(at), {
    ...entered,
    planStartedOn: calendar.day(planStarted),
    lastReviewOn: lastReview === null ? null : calendar.day(lastReview),
    fromCouncil: null,
  })
}

/** In the order in which they happen; of one moment, as they are told. */
function actsOf(scene: Scene, caseId: string, { request, documents }: CaseStory): Act[] {
  const told = withReports(request.events).map((happening): Act => {
    const at = momentOf(scene, happening)
    return { at, play: () => play(scene, caseId, request, happening, at) }
  })
  const papers = documents.map(
    (document): Act => ({
      at: documentAt(scene, document),
      play: () => playDocument(scene, caseId, document),
    }),
  )
  return [...told, ...papers].toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

function momentOf({ calendar }: Scene, happening: Happening): Date {
  const on = calendar.workingDay(happening.ago)
  return calendar.at(on, draftAt(happening.kind) ?? '15:10')
}

const readVersion = statement('demo.case-version', 'select version from cases where id = $1')

async function play(
  scene: Scene,
  caseId: string,
  request: DemoRequest,
  happening: Happening,
  at: Date,
): Promise<void> {
  const { acting, calendar, council, people } = scene
  const ctx = acting.staff(people.staff[officerThen(request, happening)], at)
  const on = ctx.today
  const [found] = await ctx.tx((tx) => tx.rows<{ version: number }>(readVersion, [caseId]))
  const version = found?.version ?? 1
  switch (happening.kind) {
    case 'step': {
      const { step, note, ceaseReason, meeting } = happening
      const meetingOn = meeting === undefined ? undefined : calendar.workingDay(meeting)
      const input = { kind: step, on, note, ceaseReason, meetingOn, letter: letterFor(step) }
      return ctx.tx(async (tx) =>
        takeStep(tx, ctx, await requireUnchangedCase(tx, caseId, version), input, council),
      )
    }
    case 'delay': {
      const input = {
        duty: happening.duty,
        reason: happening.reason,
        reasonWords: happening.words,
        promisedOn: calendar.workingDay(happening.promised),
        ownerId: people.staff[happening.owner],
        version,
      }
      await recordDelay(ctx, council, enquiriesForStaff, caseId, input)
      return
    }
    case 'reports-asked':
    case 'report-in':
    case 'report-chased':
    case 'settings-asked':
    case 'setting-answered':
      await playReports({ ctx, council, enquiries: enquiriesForStaff, caseId }, on, happening, version)
      return
    case 'typed':
    case 'said':
    case 'asked':
    case 'answered':
      return playDraft(scene, caseId, happening, at)
    default:
      return playFact(scene, ctx, caseId, happening, version)
  }
}

/** Who looked after the case when this happened; a case is handed over by whoever had it. */
function officerThen({ officer, events }: DemoRequest, { ago }: Happening): StaffKey {
  const handedOver = events.filter((event) => event.kind === 'officer' && event.ago > ago)
  const last = handedOver.at(-1)
  return last?.kind === 'officer' ? last.to : officer
}
