import { type AdviceBoard, type AdviceRequestForStaff, exceptionLabelsForStaff } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { ReckonedCase } from '../reckon-case.ts'
import type { StaffAdvice } from './advice.store.ts'
import {
  assessmentFrom,
  dueReport,
  isCounted,
  mayAskForAdvice,
  mayAskSettings,
  settingReplyBy,
  usualStillToAsk,
} from './advice-rules.ts'
import { whatToDo } from './what-to-do.ts'

/** The board as staff work it: contacts, notes and all. Never for a family. */
export function boardForStaff(advice: StaffAdvice, reckoned: ReckonedCase, today: Day): AdviceBoard {
  const { record } = reckoned
  const from = assessmentFrom(record)
  const counted = advice.requests.filter((request) => isCounted(request, from))
  const requests = advice.requests.map((request) => requestForStaff(request, from, reckoned))
  const settings = advice.settings.map(({ id, name, urn, askedOn, answeredOn, answer, note }) => ({
    ...{ id, name, urn, askedOn, answeredOn, answer, note },
    replyBy: settingReplyBy(askedOn),
  }))
  const usualToAsk = usualStillToAsk(advice.requests, from)
  return {
    asked: counted.length,
    answered: counted.filter(({ arrivedOn }) => arrivedOn !== null).length,
    requests,
    settings,
    todo: whatToDo({ status: record.status, requests, settings, usualToAsk }, today),
    usualToAsk,
    mayAsk: mayAskForAdvice(record.status),
    mayAskSettings: mayAskSettings(record.status),
    canMoveToSettings: record.status === 'DRAFT_WITH_FAMILY',
    assessmentFrom: from,
  }
}

function requestForStaff(
  request: StaffAdvice['requests'][number],
  from: Day,
  { duties }: ReckonedCase,
): AdviceRequestForStaff {
  const { id, kind, askedOf, askedOn, arrivedOn, cancelledOn, chases } = request
  const { dueOn, actBy, state, lateByDays } = dueReport(request, duties)
  const duty = duties.find((each) => each.kind === 'advice' && each.subjectId === id)
  return {
    ...{ id, kind, askedOf, askedOn, dueOn, actBy, arrivedOn, chases },
    contact: { name: request.contactName, phone: request.contactPhone, email: request.contactEmail },
    state: cancelledOn ? 'cancelled' : state,
    lateByDays: cancelledOn ? 0 : lateByDays,
    exception: duty?.exception ? exceptionLabelsForStaff[duty.exception] : null,
    isCurrent: isCounted(request, from),
  }
}

/** Who was asked for a report, and which schools, by the id that events carry. */
export function namesOfAsked({ requests, settings }: StaffAdvice): Map<string, string> {
  return new Map([
    ...requests.map(({ id, askedOf }) => [id, askedOf] as const),
    ...settings.map(({ id, name }) => [id, name] as const),
  ])
}
