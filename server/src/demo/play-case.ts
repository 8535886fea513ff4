import type { Council } from '@send-hub/shared'
import { moveCase, receiveRequest, recordDelay } from '../features/cases/index.ts'
import { enquiriesForStaff } from '../features/enquiries/index.ts'
import type { Acting } from './acting.ts'
import type { DemoCalendar } from './calendar.ts'
import { recordException } from './direct-events.ts'
import { letterFor } from './letters.ts'
import type { DemoPeople } from './people.ts'
import { playDraft } from './play-draft.ts'
import { playReports } from './play-reports.ts'
import type { DemoAdult, DemoRequest, Happening } from './story.ts'
import { withReports } from './tell-reports.ts'

/** What the tellers of stories work with. */
export interface Scene {
  acting: Acting
  council: Council
  calendar: DemoCalendar
  people: DemoPeople
  /** References of the newest case of each child, by name. */
  cases: Map<string, { id: string; reference: string }>
}

/** Lets one request happen from its first day until now, through the hub's own use cases. */
export async function playCase(
  scene: Scene,
  childName: string,
  adults: DemoAdult[],
  request: DemoRequest,
): Promise<void> {
  const { acting, calendar, people } = scene
  const receivedOn = calendar.day(request.received)
  const entered = calendar.workingDayFrom(request.received)
  const found = await receiveRequest(acting.system(calendar.at(entered, '09:20')), {
    childId: idOf(people.children, childName),
    receivedOn,
    requestSource: request.source ?? 1,
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
  })
  scene.cases.set(childName, found)

  let version = 1
  for (const happening of withReports(request.events)) {
    version = await play(scene, found.id, request, happening, version)
  }
}

/** The version of the case afterwards. */
async function play(
  scene: Scene,
  caseId: string,
  request: DemoRequest,
  happening: Happening,
  version: number,
): Promise<number> {
  const { acting, calendar, council, people } = scene
  const on = calendar.workingDay(happening.ago)
  const ctx = acting.staff(people.staff[request.officer], calendar.at(on, '15:10'))
  switch (happening.kind) {
    case 'step': {
      const { step, note, ceaseReason } = happening
      const input = { kind: step, on, version, note, ceaseReason, letter: letterFor(step) }
      return (await moveCase(ctx, council, enquiriesForStaff, caseId, input)).version
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
      return (await recordDelay(ctx, council, enquiriesForStaff, caseId, input)).version
    }
    case 'exception':
      await recordException(ctx, caseId, on, happening)
      return version
    case 'reports-asked':
    case 'report-in':
    case 'report-chased':
    case 'settings-asked':
    case 'setting-answered': {
      const desk = { ctx, council, enquiries: enquiriesForStaff, caseId }
      return (await playReports(desk, on, happening, version)).version
    }
    case 'typed':
      await playDraft(scene, caseId, happening)
      return version
    case 'said':
    case 'asked':
    case 'answered':
      await playDraft(scene, caseId, happening)
      return version + 1
  }
}

/** @throws Error when a story names somebody who is not there */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (!id) throw new Error(`The demo council has nobody called ${name}`)
  return id
}
