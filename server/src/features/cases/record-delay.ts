import {
  type CaseForStaff,
  type Council,
  DelayReason,
  delayReasonForFamily,
  isOwedByCouncil,
  type NewDelay,
} from '@send-hub/shared'
import { addMonths } from '../../platform/calendar/index.ts'
import type { StaffContext } from '../../platform/context.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { findStaffMember, firstNameOf } from '../people/index.ts'
import { tellFamily } from './acts/tell-family.ts'
import { type EnquiriesOfCase, readCaseForStaff } from './case-for-staff.ts'
import { insertCaseEvent, insertCasePromise, settleCasePromises } from './cases.store.ts'
import { requireNothingGivenAway } from './guard/gives-away.ts'
import { requireUnchangedCase } from './move-case.ts'
import { requireNoAddress } from './people/hidden-address.ts'
import { reckonCase } from './reckon-case.ts'
import { saveCase } from './save-case.ts'

/** The family reads the date as a promise: a slip in the year must not reach them. */
const mostMonthsAhead = 24

/**
 * Records that a step is or will be late: the reason the family reads, the new date and who stands behind it.
 * The legal date stays as it is. An earlier promise for the step is set aside and stays in the history.
 * @throws not-found; conflict when nothing is owed there or someone else changed the case; validation-failed, also where
 * the reason gives somebody else away
 */
export async function recordDelay(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
  input: NewDelay,
): Promise<CaseForStaff> {
  const reason = DelayReason.safeParse(input.reason)
  if (!reason.success) throw invalid('/reason', 'Choose the reason from the list')
  const reasonWords = delayReasonForFamily(reason.data, input.reasonWords)
  if (!reasonWords) throw invalid('/reasonWords', 'Say the reason in your own words: the family reads them')
  if (input.promisedOn <= ctx.today) throw invalid('/promisedOn', 'The new date must be after today')
  if (input.promisedOn > addMonths(ctx.today, mostMonthsAhead)) {
    throw invalid('/promisedOn', 'The new date is more than two years away. Check the year')
  }

  return ctx.tx(async (tx) => {
    const record = await requireUnchangedCase(tx, caseId, input.version)
    const reckoned = reckonCase(record, ctx.today)
    const duty = reckoned.duties.find(
      ({ kind, state }) =>
        kind === input.duty && isOwedByCouncil(kind) && (state === 'due' || state === 'late'),
    )
    if (!duty) throw conflict('That step is not open on this case, so it can’t be delayed.')
    const owner = await findStaffMember(tx, input.ownerId)
    if (!owner) throw invalid('/ownerId', 'Choose a colleague who works here')
    await requireNoAddress(tx, caseId, '/reasonWords', reasonWords)
    const confirmed = await requireNothingGivenAway(tx, ctx, {
      ...{ caseId, text: reasonWords, reader: null, confirms: input.confirms ?? [] },
    })

    const eventId = await insertCaseEvent(tx, ctx, {
      caseId,
      kind: 'delay-recorded',
      on: ctx.today,
      details: { duty: duty.kind, reason: reason.data, promisedOn: input.promisedOn },
      isVisibleToFamily: true,
    })
    await settleCasePromises(tx, caseId, [duty.kind], ctx.now, false)
    await insertCasePromise(tx, {
      id: newId(),
      caseId,
      duty: duty.kind,
      dueOn: input.promisedOn,
      madeAt: ctx.now,
      ownerId: owner.id,
      ownerName: `${firstNameOf(owner.name)}, ${council.teams[owner.team as keyof Council['teams']].publicName}`,
      reason: reason.data,
      reasonWords,
    })
    await saveCase(tx, ctx, caseId)
    await recordAudit(tx, ctx, {
      action: 'delay-recorded',
      subjectKind: 'case',
      subjectId: caseId,
      caseId,
      details: {
        ...{ duty: duty.kind, reason: reason.data, promisedOn: input.promisedOn },
        ...(confirmed.length > 0 && { confirms: confirmed }),
      },
    })
    await tellFamily(tx, ctx, { caseId, eventId, status: record.status })
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}
