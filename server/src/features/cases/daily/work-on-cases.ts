import type { Day } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { idOfName } from '../../../platform/ids.ts'
import { type DutiesOfCase, writeDutiesOfCases } from '../cases.store.ts'
import { reckonCase } from '../reckon-case.ts'
import { openDuties } from '../save-case.ts'
import { insertToldEvents, lockCases, readDailyCases, type ToldEvent } from './daily.store.ts'
import type { DailyCase, KeptDuty } from './daily-case.ts'
import { type Told, tellToday } from './tell-today.ts'

interface Plan {
  caseId: string
  version: number
  /** Null when what is kept is right. */
  duties: DutiesOfCase | null
  told: ToldEvent[]
}

/** Told of a case that could not be reckoned: one wrong record must not keep everybody else from hearing. */
export type OnFault = (caseId: string, error: unknown) => void

/** Asks the clock about these cases for a day, keeps what changed, and writes what is told. How many things were told. */
export async function workOnCases(
  tx: Tx,
  ctx: SystemContext,
  ids: readonly string[],
  day: Day,
  onFault: OnFault,
): Promise<number> {
  const plan = (found: DailyCase) => planFor(found, day, ctx.today)
  const plans = await planUndisturbed(tx, ids, ctx.today, plan, onFault)
  await writeDutiesOfCases(
    tx,
    plans.flatMap(({ duties }) => duties ?? []),
  )
  return insertToldEvents(
    tx,
    plans.flatMap(({ told }) => told),
    ctx.today,
    ctx.now,
  )
}

/** Reckons cases anew for today and keeps their open duties, for a writer of many cases at once. Tells nobody. */
export async function reckonCasesAnew(tx: Tx, ids: readonly string[], today: Day): Promise<void> {
  const rethrow: OnFault = (_caseId, error) => {
    throw error
  }
  const plans = await planUndisturbed(tx, ids, today, (found) => planDuties(found, today), rethrow)
  await writeDutiesOfCases(
    tx,
    plans.flatMap(({ duties }) => duties ?? []),
  )
}

/**
 * Plans, locks the cases that something is to be written of, in the order of their ids as every writer of many does,
 * and plans again those that staff changed in between: what is written rests on the case as it is.
 */
async function planUndisturbed(
  tx: Tx,
  ids: readonly string[],
  today: Day,
  planOne: (found: DailyCase) => Plan,
  onFault: OnFault,
): Promise<Plan[]> {
  const attempt = (found: DailyCase): Plan[] => {
    try {
      return [planOne(found)]
    } catch (error) {
      onFault(found.id, error)
      return []
    }
  }
  const settled: Plan[] = []
  let left = ids
  while (left.length > 0) {
    const plans = (await readDailyCases(tx, left, today))
      .flatMap(attempt)
      .filter(({ duties, told }) => duties !== null || told.length > 0)
    const versions = await lockCases(
      tx,
      plans.map(({ caseId }) => caseId),
    )
    settled.push(...plans.filter(({ caseId, version }) => versions.get(caseId) === version))
    left = plans.filter(({ caseId, version }) => versions.get(caseId) !== version).map(({ caseId }) => caseId)
  }
  return settled
}

function planFor(found: DailyCase, day: Day, today: Day): Plan {
  const reckoned = reckonCase(found, day)
  const told = tellToday(found, reckoned, day, today).map((one) => eventOf(found.id, one, day))
  return { ...planDuties(found, day, reckoned), told }
}

function planDuties(found: DailyCase, day: Day, reckoned = reckonCase(found, day)): Plan {
  const open = openDuties(reckoned.duties)
  const next = reckoned.next
  const isSame =
    found.nextDuty === (next?.kind ?? null) &&
    found.nextLegalOn === (next?.legalDate ?? null) &&
    fingerprint(open) === fingerprint(found.keptDuties)
  const duties = isSame
    ? null
    : { caseId: found.id, nextDuty: next?.kind ?? null, nextLegalOn: next?.legalDate ?? null, open }
  return { caseId: found.id, version: found.version, duties, told: [] }
}

const fingerprint = (duties: readonly KeptDuty[]): string =>
  duties
    .map((d) => [d.kind, d.subjectId, d.isCouncils, d.legalOn, d.actBy, d.promisedOn].join(' '))
    .sort()
    .join('\n')

/** The same thing told of the same day has the same id, whoever works on it. */
export function eventOf(caseId: string, told: Told, day: Day): ToldEvent {
  const { kind, subjectId, familyMemberId, details } = told
  const what = told.kind === 'family-told' ? told.details.about : told.kind
  const variant = 'chasedOn' in details ? 'chased' : ''
  const name = ['daily', day, caseId, what, details.duty, subjectId, familyMemberId, variant].join(':')
  return { id: idOfName(name), caseId, kind, details, familyMemberId }
}
