import { blocksNewAccess, type LetterContent } from '@send-hub/shared'
import type { SystemContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import { type MadeInvitation, makeInvitation } from '../../access/index.ts'
import { isSameName } from '../../people/index.ts'
import {
  findCaseOfReference,
  findCaseToInvite,
  listPeopleToInvite,
  type PersonToInvite,
} from './invite.store.ts'
import { type InvitationSettings, invite, letterTo } from './invite.ts'
import { listRestrictionKinds } from './people.store.ts'

/**
 * The letter that whoever runs the hub makes from the command line, after checking who it is for. For somebody of the
 * case; or, by name, for a parent who is not on it yet and gets access when they join. Where a restriction stands,
 * only staff with the power may invite, on the case's own page.
 * @throws conflict where there is no such case, or it is not plain who is meant
 */
export async function inviteByOperator(
  ctx: SystemContext,
  settings: InvitationSettings,
  reference: string,
  name: string | null,
): Promise<MadeInvitation & { name: string; letter: LetterContent }> {
  return ctx.tx(async (tx) => {
    const caseId = await findCaseOfReference(tx, reference)
    const found = caseId && (await findCaseToInvite(tx, caseId))
    if (!found) throw conflict(`There is no case with the reference ${reference}.`)
    if (blocksNewAccess(await listRestrictionKinds(tx, found.childId))) {
      throw conflict(
        'There is a restriction on this child. Only staff who look after safeguarding may invite, on the case’s page.',
      )
    }
    const person = whoIsMeant(await listPeopleToInvite(tx, found.id), name)
    if (typeof person === 'string') return inviteNew(tx, ctx, settings, found, person)
    // Whoever has a sign-in and still needs a letter has lost it.
    const { made, letter } = await invite(tx, ctx, settings, { ...found, person, hasLostEmail: true })
    return { ...made, name: person.name, letter }
  })
}

/** A name stands for somebody who is not on the case yet. */
function whoIsMeant(people: readonly PersonToInvite[], name: string | null): PersonToInvite | string {
  if (name !== null) {
    const [named, ...more] = people.filter((person) => isSameName(person.name, name))
    if (more.length > 0)
      throw conflict('Two people on this case have that name. Invite them on the case’s page.')
    return named ?? name
  }
  const welcome = people.filter(({ level }) => level !== 'none')
  const withoutSignIn = welcome.filter(({ email }) => email === null)
  const [only, ...more] = withoutSignIn.length > 0 ? withoutSignIn : welcome
  if (only && more.length === 0) return only
  throw conflict(
    only
      ? `Say who the letter is for, with --person: ${[only, ...more].map((person) => person.name).join(', ')}.`
      : 'Nobody has access to this case yet. Say who the letter is for, with --person NAME.',
  )
}

async function inviteNew(
  tx: Tx,
  ctx: SystemContext,
  settings: InvitationSettings,
  { id: caseId, childHasDied }: { id: string; childHasDied: boolean },
  name: string,
) {
  if (childHasDied) throw conflict('The child has died. Nobody new is let in.')
  const made = await makeInvitation(tx, ctx, settings.key, {
    ...{ caseId, familyMemberId: null, name, role: 'parent', relationship: 'Parent or carer', level: 'act' },
    // The rights of a parent are settled by staff, on the case's page.
    ...{ hasParentalResponsibility: null, evidence: 'Invited from the command line, identity checked there' },
    ...{ accessEndsOn: null, consentedById: null, mayReplaceEmail: false },
  })
  return { ...made, name, letter: letterTo(ctx, settings, { name, postalAddress: null }, made) }
}
