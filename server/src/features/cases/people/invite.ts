import {
  type Council,
  composeInvitation,
  type InvitationMade,
  type LetterContent,
  type NewInvitation,
} from '@send-hub/shared'
import type { Context, StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { type MadeInvitation, makeInvitation } from '../../access/index.ts'
import { drawLetter } from '../../letters/index.ts'
import { findCaseToInvite, listPeopleToInvite, type PersonToInvite } from './invite.store.ts'
import { requireNoRestriction } from './restrictions-in-the-way.ts'

/** What letters of invitation need to know of the hub. */
export interface InvitationSettings {
  council: Council
  publicUrl: string
  /** Hashes the codes. */
  key: string
}

/**
 * Makes the letter that lets one person of a case in, and its code. Whoever was let in by staff, for what they may see:
 * the letter decides nothing.
 * @throws not-found when the person is not on the case; conflict when they may see nothing of it or the child has died;
 *   not-allowed where a restriction stands in the way
 */
export async function inviteByStaff(
  ctx: StaffContext,
  settings: InvitationSettings,
  caseId: string,
  familyMemberId: string,
  { hasLostEmail }: NewInvitation,
): Promise<InvitationMade> {
  const { made, person, letter } = await ctx.tx(async (tx) => {
    const found = await findCaseToInvite(tx, caseId)
    const [person] = await listPeopleToInvite(tx, caseId, familyMemberId)
    if (!found || !person) throw notFound()
    // Read or not: who makes a letter has the case, with its restrictions, before them.
    await requireNoRestriction(tx, found.childId, null)
    return invite(tx, ctx, settings, { ...found, person, hasLostEmail })
  })
  const pdf = await drawLetter(letter, ctx.now, settings.council.colours)
  const hasAddress = Boolean(person.postalAddress)
  return { ...made, name: person.name, hasAddress, pdf: pdf.toString('base64') }
}

interface Inviting {
  id: string
  childHasDied: boolean
  person: PersonToInvite
  hasLostEmail: boolean
}

/** The code and its letter, once it is settled that there may be one. */
export async function invite(
  tx: Tx,
  ctx: Context,
  settings: InvitationSettings,
  { id: caseId, childHasDied, person, hasLostEmail }: Inviting,
): Promise<{ made: MadeInvitation; person: PersonToInvite; letter: LetterContent }> {
  if (childHasDied) throw conflict('The child has died. Nobody new is let in.')
  if (person.level === 'none') {
    throw conflict('This person may see nothing of the case. Decide first what they may see.')
  }
  if (person.isHeldBack)
    throw conflict('A restriction keeps this person from the case: a code would open nothing.')
  const { familyMemberId, name, role, relationship, hasParentalResponsibility, level, endsOn } = person
  const made = await makeInvitation(tx, ctx, settings.key, {
    ...{ caseId, familyMemberId, name, role, relationship, hasParentalResponsibility, level },
    ...{ evidence: 'As decided on the case', accessEndsOn: endsOn, consentedById: null },
    mayReplaceEmail: person.email !== null && hasLostEmail,
  })
  return { made, person, letter: letterTo(ctx, settings, person, made) }
}

/** The letter to one person. */
export function letterTo(
  ctx: Context,
  { council, publicUrl }: InvitationSettings,
  { name, postalAddress }: Pick<PersonToInvite, 'name' | 'postalAddress'>,
  { code, worksUntil }: MadeInvitation,
): LetterContent {
  const addressLines = postalAddress?.split('\n') ?? []
  return composeInvitation({
    ...{ council, recipient: { name, addressLines }, sentOn: ctx.today, code, worksUntil },
    joinUrl: new URL('/join', publicUrl).href,
  })
}
