import { type Council, formatDayLong, type LinkCase, type UnlinkCase } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { isLockedOut } from '../../cases/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { type Act, actOn, leaveTrace } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { isProven, readBoth } from './check-link.ts'
import { requireNotMerged } from './requirements.ts'
import {
  holdsWordsOfAnother,
  lastEvent,
  stopMailOf,
  takeJoinedOff,
  writeCase,
  writeCaseOfJoined,
} from './triage.store.ts'

/**
 * Puts an enquiry beside the case it is about and, where it is known who asked, on their own page too.
 * @throws not-found; conflict where it is linked already; validation-failed for somebody without running access, or whom
 * nothing proves to be the asker
 */
export const linkCase = (ctx: StaffContext, council: Council, enquiryId: string, input: LinkCase) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    requireNotMerged(act)
    const { tx, enquiry } = act
    if (enquiry.caseId)
      throw conflict('This enquiry is linked to a case already. Take it off that one first.')
    const { asker, found } = await readBoth(tx, enquiryId, input.caseId)
    const person = input.familyMemberId
      ? found.people.find(({ id }) => id === input.familyMemberId)
      : undefined
    if (input.familyMemberId && !person?.runs) {
      throw invalid(
        '/familyMemberId',
        'This person’s access to the case does not run. Choose somebody else, or nobody',
      )
    }
    if (person && enquiry.familyMemberId && enquiry.familyMemberId !== person.id) {
      throw invalid('/familyMemberId', 'This enquiry is another person’s')
    }
    const isNewPerson = person !== undefined && enquiry.familyMemberId === null
    if (isNewPerson && (await holdsWordsOfAnother(tx, enquiryId, person.id))) throw conflict(ofAnother)
    const proof = isNewPerson ? proofOf(isProven(asker, person), input.identityCheck) : undefined
    await writeCase(tx, enquiryId, {
      caseId: input.caseId,
      familyMemberId: person?.id ?? enquiry.familyMemberId,
      ownerId: await ownerOf(act, input.caseId),
    })
    const joined = await writeCaseOfJoined(tx, enquiryId, {
      caseId: input.caseId,
      familyMemberId: person?.id ?? null,
    })
    const codes = { caseId: input.caseId, ...(isNewPerson && { familyMemberId: person.id, proof }) }
    const words = proof === 'checked' && { identityCheck: input.identityCheck }
    await addEnquiryEvent(tx, ctx, enquiryId, 'linked', { ...codes, ...words })
    for (const id of joined) await addEnquiryEvent(tx, ctx, id, 'linked', { ...codes, with: enquiryId })
    await leaveTrace({ ...act, enquiry: { ...enquiry, caseId: input.caseId } }, 'enquiry-linked', codes)
    if (isNewPerson) await tellOfIt(act, input.caseId, person.id)
  })

const ofAnother =
  'This enquiry was linked to another person before, and words of theirs or to them are in it. Split off what this person asked, and link that.'

/** @throws validation-failed where neither what they gave themselves nor a check proves who they are */
function proofOf(isProvenByContact: boolean, identityCheck: string | undefined): 'contact' | 'checked' {
  if (isProvenByContact) return 'contact'
  if (!identityCheck) {
    throw invalid('/identityCheck', 'Neither email nor phone prove who they are. Say how you checked it')
  }
  return 'checked'
}

/** Whoever may not open the case does not keep the enquiry. */
async function ownerOf({ tx, enquiry: { ownerId } }: Act, caseId: string): Promise<string | null> {
  return ownerId && !(await isLockedOut(tx, caseId, ownerId)) ? ownerId : null
}

/** It is on their page now; while they wait, with the day they were promised. */
async function tellOfIt({ tx, ctx, enquiry }: Act, caseId: string, familyMemberId: string): Promise<void> {
  if (enquiry.status === 'spam') return
  await queueNotification(tx, ctx, {
    eventKey: `${enquiry.id}:linked`,
    caseId,
    to: { familyMembers: [familyMemberId] },
    ...(enquiry.replyBy
      ? {
          kind: 'enquiry-received' as const,
          values: { reference: enquiry.reference, replyBy: formatDayLong(enquiry.replyBy) },
        }
      : { kind: 'case-updated' as const }),
  })
}

/** Takes it off a case; somebody whom we had linked does not see it any more either. @throws not-found, conflict */
export const unlinkCase = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, reason }: z.infer<typeof UnlinkCase>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    requireNotMerged(act)
    const { tx, enquiry } = act
    const { caseId, familyMemberId, ownerId } = enquiry
    if (!caseId) throw conflict('This enquiry is on no case.')
    const linked = await lastEvent(tx, enquiryId, 'linked')
    const wasLinkedByUs = familyMemberId !== null && linked?.details.familyMemberId === familyMemberId
    // The trace stays with the case: it is there that somebody will ask who could read this.
    await leaveTrace(act, 'enquiry-unlinked', { caseId, ...(wasLinkedByUs && { familyMemberId }) })
    await writeCase(tx, enquiryId, {
      ...{ caseId: null, ownerId },
      familyMemberId: wasLinkedByUs ? null : familyMemberId,
    })
    if (wasLinkedByUs) await asSystem(tx, () => stopMailOf(tx, enquiryId))
    for (const id of await takeJoinedOff(tx, enquiryId, wasLinkedByUs))
      await addEnquiryEvent(tx, ctx, id, 'unlinked', { caseId, with: enquiryId })
    await addEnquiryEvent(tx, ctx, enquiryId, 'unlinked', {
      ...{ caseId, reason },
      ...(wasLinkedByUs && { familyMemberId }),
    })
  })
