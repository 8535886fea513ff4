import type { CaseEventKind, NewRecord } from '@send-hub/shared'
import { correctEvent, giveToOfficer, requireUnchangedCase, writeFact } from '../features/cases/index.ts'
import { enquiriesForStaff } from '../features/enquiries/index.ts'
import type { StaffContext } from '../platform/context.ts'
import { statement } from '../platform/db/transaction.ts'
import type { DemoCalendar } from './calendar.ts'
import type { FactHappening } from './fact-story.ts'
import { letterFor } from './letters.ts'
import type { Scene } from './scene.ts'

/** Lets staff record one fact about a case, give it to somebody else, or put a wrong entry right. */
export async function playFact(
  scene: Scene,
  ctx: StaffContext,
  caseId: string,
  happening: FactHappening,
  version: number,
): Promise<void> {
  const { council, people, calendar } = scene
  switch (happening.kind) {
    case 'officer':
      return ctx.tx(async (tx) => {
        const record = await requireUnchangedCase(tx, caseId, version)
        await giveToOfficer(tx, ctx, record, people.staff[happening.to])
      })
    case 'correction': {
      const { wrong, rightAgo, reason } = happening
      const on = rightAgo === undefined ? undefined : calendar.workingDay(rightAgo)
      const eventId = await newestOf(ctx, caseId, wrong)
      await correctEvent(ctx, council, enquiriesForStaff, caseId, { eventId, version, reason, on })
      return
    }
    default: {
      const input = recordOf(happening, calendar, { on: ctx.today, version })
      return ctx.tx(async (tx) =>
        writeFact(tx, ctx, await requireUnchangedCase(tx, caseId, version), input, council),
      )
    }
  }
}

function recordOf(
  happening: Exclude<FactHappening, { kind: 'officer' | 'correction' }>,
  calendar: DemoCalendar,
  base: { on: string; version: number },
): NewRecord {
  switch (happening.kind) {
    case 'fact': {
      const kind = happening.fact
      return kind === 'reassessment-refused' ? { kind, ...base, letter: letterFor(kind) } : { kind, ...base }
    }
    case 'appeal-decided':
      return { kind: 'appeal-decided', ...base, outcome: happening.outcome }
    case 'order':
      return { kind: happening.fact, ...base, order: happening.order }
    case 'phase-set':
      return {
        kind: 'phase-transfer-set',
        ...base,
        phase: happening.phase,
        startsOn: calendar.nextSchoolYear,
      }
    case 'exception': {
      const { closure, ...told } = happening.exception
      const dates = closure && {
        closedFrom: calendar.day(closure.closed),
        reopensOn: calendar.day(closure.reopened),
        adviceAskedOn: calendar.workingDay(closure.asked),
      }
      return { kind: 'exception-recorded', ...base, ...told, ...dates, toldFamilyOn: base.on }
    }
  }
}

const readNewest = statement(
  'demo.newest-event',
  `select id from case_events where case_id = $1 and kind = $2 order by recorded_at desc limit 1`,
)

/** @throws Error when a story puts right what never was written */
async function newestOf(ctx: StaffContext, caseId: string, kind: CaseEventKind): Promise<string> {
  const [found] = await ctx.tx((tx) => tx.rows<{ id: string }>(readNewest, [caseId, kind]))
  if (!found) throw new Error(`Nothing to put right: ${kind}`)
  return found.id
}
