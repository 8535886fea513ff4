import { type CaseForStaff, formatDay, type NewAdviceRequest, type NewAdviceRequests } from '@send-hub/shared'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { actOnBoard, type BoardAct, type BoardDesk, leaveEvent, requireDay } from './act-on-board.ts'
import { insertAdviceRequest } from './advice.store.ts'
import { assessmentFrom, mayAskForAdvice } from './advice-rules.ts'

/**
 * Records that reports were asked for, all on one day; each has its own six weeks from then.
 * @throws not-found; conflict when no assessment runs or someone else changed the case; validation-failed
 */
export async function askForAdvice(desk: BoardDesk, input: NewAdviceRequests): Promise<CaseForStaff> {
  return actOnBoard(desk, input.version, async (act) => {
    const { tx, ctx, record } = act
    if (!mayAskForAdvice(record.status)) {
      throw conflict('Reports are asked for during an assessment. This case is not in one.')
    }
    const from = assessmentFrom(record)
    const why = `The assessment began on ${formatDay(from)}. Reports can’t have been asked for before that.`
    requireDay('/askedOn', input.askedOn, ctx.today, { day: from, why })
    refuseTwice(act, input.requests)

    for (const request of input.requests) {
      const id = newId()
      await insertAdviceRequest(tx, { ...request, id, caseId: record.id, askedOn: input.askedOn })
      await leaveEvent(act, 'advice-requested', input.askedOn, { adviceId: id, kind: request.kind })
    }
  })
}

/** One profession is asked once; again only after the first request was answered or cancelled. */
function refuseTwice({ advice }: BoardAct, requests: readonly NewAdviceRequest[]): void {
  const keyOf = ({ kind, askedOf }: Pick<NewAdviceRequest, 'kind' | 'askedOf'>) =>
    `${kind} ${askedOf.toLowerCase()}`
  const open = new Set(
    advice.requests.filter(({ arrivedOn, cancelledOn }) => !arrivedOn && !cancelledOn).map(keyOf),
  )
  for (const [place, request] of requests.entries()) {
    if (open.has(keyOf(request))) {
      throw invalid(
        `/requests/${place}/askedOf`,
        `${request.askedOf} has been asked already, and has not answered.`,
      )
    }
    open.add(keyOf(request))
  }
}
