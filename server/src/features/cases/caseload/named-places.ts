import { type CaseStatus, detailsOf } from '@send-hub/shared'
import { addMonths, type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import type { Conditions } from '../../../platform/db/conditions.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { factsAtReceipt } from '../clock/index.ts'
import { schoolYearOf } from '../clock/phase-transfer.ts'
import { phaseTransferDuty } from '../clock/phase-transfer-duty.ts'
import { timeLimits } from '../clock/rules.ts'
import { standing } from './completed-reviews.ts'

interface NamedRow {
  plansSentOn: Day[]
  status: CaseStatus
  receivedOn: Day
  birthOn: Day
  events: { kind: 'phase-transfer-set' | 'phase-place-named'; on: Day; details: Record<string, unknown> }[]
}

/** Plans that name the place of a move, by the last day for it; `final`: sent in the school year before the move. */
export type NamedPlaces = Map<Day, { plans: number; final: number }>

/** A place is named at most this long before the last day for it, and stays of interest until the move. */
const monthsBack = 18

/** The moves for which the place is named already, as the clock has them on a day. */
export async function readNamedPlaces(tx: Tx, scope: Conditions, on: Day): Promise<NamedPlaces> {
  const [from] = scope.after(1).map((each) => `${each}::date`)
  const named = statement(
    `caseload.named-places:${scope.shape}`,
    `select c.status, c.received_on as "receivedOn", ch.birth_on as "birthOn", ${plansSentOn} as "plansSentOn",
       json_agg(json_build_object('kind', v.kind, 'on', v.happened_on, 'details', v.details) order by v.happened_on, v.recorded_at) as events
     from cases c join children ch on ch.id = c.child_id join case_events v on v.case_id = c.id
     where v.kind in ('phase-transfer-set', 'phase-place-named') and ${standing('v')} and ${scope.where}
       and c.id in (select n.case_id from case_events n
         where n.kind = 'phase-place-named' and n.happened_on >= ${from} and ${standing('n')})
     group by c.id, ch.birth_on`,
  )
  const rows = await tx.rows<NamedRow>(named, [...scope.values, addMonths(on, -monthsBack)])
  const places: NamedPlaces = new Map()
  for (const row of rows) {
    const lastDay = lastDayOf(row, on)
    if (!lastDay) continue
    const { plans, final } = places.get(lastDay) ?? { plans: 0, final: 0 }
    places.set(lastDay, { plans: plans + 1, final: final + Number(isPlanFinal(row.plansSentOn, lastDay)) })
  }
  return places
}

/** The days on which final and changed plans of `cases c` were sent, as a JSON array. */
export const plansSentOn = `(select coalesce(json_agg(p.happened_on), '[]') from case_events p
  where p.case_id = c.id and p.kind in ('plan-issued', 'plan-amended') and ${standing('p')})`

/** A plan for a move is sent in the school year before it. */
export function isPlanFinal(sentOn: readonly Day[], lastDay: Day): boolean {
  const year = schoolYearOf(lastDay)
  return sentOn.some((day) => schoolYearOf(day) === year)
}

/** Null where the place that was named is that of an earlier move: the next one is still to do. */
function lastDayOf({ status, receivedOn, birthOn, events }: NamedRow, on: Day): Day | null {
  const facts = {
    ...factsAtReceipt(receivedOn),
    status,
    birthOn,
    placesNamedOn: events.filter(({ kind }) => kind === 'phase-place-named').map(({ on }) => on),
    phaseTransfers: events.flatMap(({ kind, details }) => {
      const transfer = kind === 'phase-transfer-set' ? detailsOf(kind, details) : null
      return transfer ? [transfer] : []
    }),
  }
  const duty = phaseTransferDuty({ facts, today: on, rules: timeLimits, holidays: englandAndWales })
  return duty?.metOn ? duty.legalDate : null
}
