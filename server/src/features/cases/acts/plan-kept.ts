import { detailsOf, type PlanKept } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { type CaseRecord, standingEvents } from '../case-record.ts'
import { isOverOldestAge } from '../clock/index.ts'
import { reckonCase } from '../reckon-case.ts'
import { stepInstead } from './step-details.ts'

/** SEN2 CeaseReason: reached the maximum age. */
const maximumAge = 1

/**
 * What keeps a plan in force on a day, by what had happened until then; null where it may end. A plan is kept until the
 * time to appeal against its end is over, or the appeal. It may end at once when the law itself ends it: by an order of
 * the Tribunal, or by age. A family that leaves England is told by notice too: whether the council still answers for
 * them can be appealed. Source: Children and Families Act 2014 s45(4) and s46; SEND Regulations 2014, regs 31, 44 and 46.
 */
export function planKept(record: CaseRecord, on: Day, ceaseReason: number | undefined): PlanKept | null {
  // Without a reason, or with one that is a step of its own, the step is refused for that.
  if (!ceaseReason || stepInstead[ceaseReason]) return null
  if (ceaseReason === maximumAge && isOverOldestAge(record.birthOn, on)) return null
  const events = standingEvents(record.events).filter((event) => event.on <= on)
  const { facts, duties } = reckonCase({ ...record, events }, on)
  const notice = facts.decisions.findLast(({ kind }) => kind === 'cease')
  if (!notice) return { by: 'no-notice' }
  if (facts.orders.some(({ order, on: orderedOn }) => order === 'cease' && orderedOn >= notice.on))
    return null

  const registeredOn = facts.appealsRegisteredOn.at(-1)
  if (facts.isAppealRunning && registeredOn) return { by: 'appeal', since: registeredOn }
  const end = events.findLast(({ kind }) => kind === 'appeal-decided')
  if (end && registeredOn && registeredOn >= notice.on) {
    const outcome = detailsOf('appeal-decided', end.details)?.outcome
    return outcome === 'overturned' || outcome === 'conceded' ? { by: 'lost-appeal', on: end.on } : null
  }
  const time = duties.find(
    ({ kind, state, subjectId }) => kind === 'appeal' && state === 'window' && subjectId === notice.id,
  )
  if (time) return { by: 'time-to-appeal', until: time.legalDate }
  const mediation = facts.mediations.findLast(({ askedOn }) => askedOn >= notice.on)
  const hasCertificate = mediation && facts.certificatesOn.some((day) => day >= mediation.askedOn)
  return mediation && !hasCertificate ? { by: 'mediation', since: mediation.askedOn } : null
}
