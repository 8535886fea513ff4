import type { Duty } from '@send-hub/shared'
import { addMonths, type Day, latest } from '../../../platform/calendar/index.ts'
import type { CaseFacts } from './case-facts.ts'
import { type PhaseTransfer, phaseTransferByAge, ruleOfPhase } from './phase-transfer.ts'
import { legalDateIfAny, owed, type Reckoning, whilePlanned } from './reckoning.ts'

/**
 * The plan must name the next place before a day of the year of the move: of several moves the first one not done.
 * Not owed for a move whose day had passed when there was no plan yet, or when the hub did not keep the case yet.
 * Source: SEND Regulations 2014, reg 18.
 */
export function phaseTransferDuty(reckoning: Reckoning): Duty | null {
  const { facts } = reckoning
  const dated = transfersOf(reckoning).flatMap((transfer) => {
    const legalDate = legalDateIfAny(ruleOfPhase(transfer.phase), transfer.startsOn, reckoning)
    return legalDate && isOwed(legalDate, facts) ? [{ legalDate, namedOn: namedOn(transfer, facts) }] : []
  })
  const inOrder = dated.sort((one, other) => (one.legalDate < other.legalDate ? -1 : 1))
  const shown = inOrder.find((each) => each.namedOn === null) ?? inOrder.at(-1)
  return shown ? owed('phase-transfer', shown.legalDate, whilePlanned(facts, shown.namedOn), reckoning) : null
}

/**
 * What staff set counts instead of what the age tells for that year; of two for one year the later entry. A move that
 * has begun gives way to a later one: nobody can name its place in time any more.
 */
function transfersOf({ facts, today }: Reckoning): PhaseTransfer[] {
  const byAge = facts.birthOn ? phaseTransferByAge(facts.birthOn, today) : null
  if (facts.phaseTransfers.length === 0) return byAge ? [byAge] : []
  const byYear = new Map(
    [...(byAge ? [byAge] : []), ...facts.phaseTransfers].map((each) => [yearOf(each), each]),
  )
  const lastStart = latest([...byYear.values()].map(({ startsOn }) => startsOn)) as Day
  return [...byYear.values()].filter(
    ({ phase, startsOn }) => phase !== 'none' && (startsOn > today || startsOn === lastStart),
  )
}

const yearOf = ({ startsOn }: PhaseTransfer) => startsOn.slice(0, 4)

function isOwed(legalDate: Day, { transferredIn, finalIssuedOn, onRecordSince }: CaseFacts): boolean {
  const plannedSince = transferredIn?.on ?? finalIssuedOn
  return (!plannedSince || plannedSince <= legalDate) && (!onRecordSince || onRecordSince <= legalDate)
}

/** A place named in the year before the move is the place for that move. */
function namedOn({ startsOn }: PhaseTransfer, { placesNamedOn }: CaseFacts): Day | null {
  const from = addMonths(startsOn, -12)
  return placesNamedOn.find((day) => day >= from) ?? null
}
