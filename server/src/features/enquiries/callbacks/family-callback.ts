import {
  type CallBackForFamily,
  type Council,
  type NewCallBack,
  type NewCallBackAboutCase,
  slotWords,
  topicSettings,
} from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { requireCaseToAskAbout } from '../../cases/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { nothingAttached, openEnquiry } from '../ask/open-enquiry.ts'
import { type EnquiryRecord, insertMessage, lockEnquiryOfFamily } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { theyWrote } from '../promise/index.ts'
import { agreeSlot, asWriter, slotsToOffer } from './agree-slot.ts'
import { endCallBack, lockOpenCallBack, markChanged } from './callbacks.store.ts'

const readOwn = statement(
  'callbacks.for-family',
  `select e.reference, (select f.phone from family_members f where f.id = $2) as "ownPhone", b.status, b.phone,
     b.slot_on as "slotOn", b.starts_at_hour as "startsAtHour",
     coalesce((select json_agg(t.tried_at order by t.tried_at) from callback_tries t where t.callback_id = b.id), '[]') as "triedAt"
   from enquiries e left join lateral (select * from (select id, status, phone, slot_on, starts_at_hour, agreed_at from callbacks c
     where c.enquiry_id = e.id) c order by c.status = 'agreed' desc, c.agreed_at desc, c.id desc limit 1) b on true
   where e.id = $1 and e.family_member_id = $2`,
)

const readPhone = statement('callbacks.own-phone', 'select phone from family_members where id = $1')

export async function readOwnPhone(tx: Tx, familyMemberId: string): Promise<string | null> {
  return (await tx.rows<{ phone: string | null }>(readPhone, [familyMemberId]))[0]?.phone ?? null
}

interface Row {
  reference: string
  ownPhone: string | null
  status: string | null
  phone: string | null
  slotOn: string | null
  startsAtHour: number | null
  triedAt: string[]
}

/** @throws not-found when the enquiry is absent or someone else's */
export async function readCallBack(
  tx: Tx,
  ctx: FamilyContext,
  council: Council,
  enquiryId: string,
): Promise<CallBackForFamily> {
  const [row] = await tx.rows<Row>(readOwn, [enquiryId, ctx.actor.id])
  if (!row) throw notFound()
  const { reference, status, phone, slotOn, startsAtHour } = row
  const isAgreed = status === 'agreed' && slotOn !== null && startsAtHour !== null && phone !== null
  const triedAt = row.triedAt.map((at) => new Date(at).toISOString())
  return {
    ...{ enquiryId, reference, phone: phone ?? row.ownPhone, wasMissed: status === 'missed' },
    agreed: isAgreed ? { slotOn, startsAtHour, phone, triedAt } : null,
    slots: await slotsToOffer(tx, ctx, council),
  }
}

/**
 * The family asks for a call about a question of theirs: as when they write, it is our turn. Another slot takes the
 * place of the first.
 * @throws not-found; validation-failed when the slot is gone
 */
export const askForCallBack = (ctx: FamilyContext, council: Council, enquiryId: string, input: NewCallBack) =>
  ctx.tx(async (tx) => {
    const enquiry = await lockEnquiryOfFamily(tx, enquiryId, ctx.actor.id)
    if (!enquiry) throw notFound()
    if (enquiry.mergedIntoId)
      throw conflict('This question was joined to another one of yours. Ask for a call there.')
    const { id, isNew, hasMoved } = await agreeSlot(tx, ctx, council, enquiryId, input, null)
    if (isNew) {
      const when = slotWords(input)
      await insertMessage(tx, {
        ...{ id: newId(), enquiryId, kind: 'message', authorKind: 'family', authorId: ctx.actor.id },
        ...{ authorName: enquiry.contactName, writtenAt: ctx.now },
        body: hasMoved ? `Please phone me at another time: ${when}.` : `Please phone me on ${when}.`,
      })
      await theyWrote(tx, ctx, council, enquiry)
      await traceAndTell(tx, ctx, enquiry, id, when)
    }
    return readCallBack(tx, ctx, council, enquiryId)
  })

/**
 * The family asks for a call about a child's case: a question with its promise, and the slot. The same form twice asks once.
 * @throws as askAboutCase and askForCallBack
 */
export const askForCallAboutCase = (
  ctx: FamilyContext,
  council: Council,
  caseId: string,
  input: NewCallBackAboutCase,
) =>
  ctx.tx(async (tx) => {
    if (!topicSettings[input.topic].familyMayChoose) throw invalid('/topic', 'Choose a topic from the list')
    const { askerName } = await requireCaseToAskAbout(tx, ctx.actor.id, caseId)
    const { requestKey, topic } = input
    const body = input.body || 'Please phone me.'
    const { id } = await openEnquiry(
      tx,
      ctx,
      council,
      { caseId, askerName, topic, body, requestKey },
      nothingAttached,
    )
    const enquiry = await lockEnquiryOfFamily(tx, id, ctx.actor.id)
    if (!enquiry) throw notFound()
    const call = await agreeSlot(tx, ctx, council, id, input, null)
    if (call.isNew) await traceAndTell(tx, ctx, enquiry, call.id, slotWords(input))
    return readCallBack(tx, ctx, council, id)
  })

/** The family needs the call no more; its question stands. @throws not-found; conflict where none is agreed */
export const cancelOwnCallBack = (ctx: FamilyContext, council: Council, enquiryId: string) =>
  ctx.tx(async (tx) => {
    const enquiry = await lockEnquiryOfFamily(tx, enquiryId, ctx.actor.id)
    if (!enquiry) throw notFound()
    const open = await asWriter(tx, ctx, () => lockOpenCallBack(tx, enquiryId))
    if (!open) throw conflict('There is no call to cancel.')
    await asWriter(tx, ctx, async () => {
      await endCallBack(tx, open.id, 'cancelled', ctx.now)
      await addEnquiryEvent(tx, ctx, enquiryId, 'call-ended', { as: 'cancelled', by: 'family' })
      await markChanged(tx, enquiryId)
    })
    await trace(tx, ctx, enquiry, 'call-back-cancelled')
    return readCallBack(tx, ctx, council, enquiryId)
  })

async function traceAndTell(
  tx: Tx,
  ctx: FamilyContext,
  enquiry: EnquiryRecord,
  callBackId: string,
  when: string,
): Promise<void> {
  await trace(tx, ctx, enquiry, 'call-back-asked')
  await queueNotification(tx, ctx, {
    ...{ eventKey: `${enquiry.id}:call-agreed:${callBackId}`, kind: 'call-agreed', caseId: enquiry.caseId },
    ...{ to: { familyMembers: [ctx.actor.id] }, values: { when } },
  })
}

const trace = (
  tx: Tx,
  ctx: FamilyContext,
  { id, caseId }: EnquiryRecord,
  action: 'call-back-asked' | 'call-back-cancelled',
) => recordAudit(tx, ctx, { action, subjectKind: 'enquiry', subjectId: id, caseId })
