import type { LetterContent, OpenedLetter, OpenedLetterForStaff } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import type { Context, FamilyContext, StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit/index.ts'
import {
  findLetterOfCase,
  findLetterOfFamily,
  type KeptLetter,
  markLetterRead,
  type RestrictedLetter,
} from './letters.store.ts'
import { postOf } from './post-by.ts'

/** Who only asks for the headers has read nothing, and leaves no trace of reading. */
export interface Opening {
  isOnlyAsked: boolean
}

/** Opens a family member's own letter, and leaves the trace that they did. @throws not-found when it is not theirs */
export async function openOwnLetter(
  ctx: FamilyContext,
  letterId: string,
  { isOnlyAsked }: Opening,
): Promise<KeptLetter> {
  return ctx.tx(async (tx) => {
    const letter = await findLetterOfFamily(tx, letterId, ctx.actor.id)
    if (!letter) throw notFound()
    if (isOnlyAsked) return letter
    await markLetterRead(tx, letterId, ctx.now)
    await traceReading(tx, ctx, letter)
    return letter
  })
}

/** Opens a letter of a case for staff, who leave their trace too. @throws not-found */
export async function openLetterOfCase(
  ctx: StaffContext,
  caseId: string,
  letterId: string,
  { isOnlyAsked }: Opening,
) {
  return ctx.tx(async (tx) => {
    const letter = await findLetterOfCase(tx, letterId, caseId)
    if (!letter) throw notFound()
    if (!isOnlyAsked) await traceReading(tx, ctx, letter)
    return letter
  })
}

/** As it may stand on a screen where the address is hidden: with the name alone. */
export const withoutAddressOf = (content: LetterContent): LetterContent => ({
  ...content,
  address: [...content.address.slice(0, 1), 'Address hidden'],
})

/** Before a letter is drawn to be printed. @throws conflict when it must not reach whom it is to */
export function requireMayGo({ isHeldBack }: RestrictedLetter): void {
  if (isHeldBack) throw conflict('A restriction keeps this letter from whom it is to. It must not go.')
}

async function traceReading(tx: Tx, ctx: Context, { id, caseId }: KeptLetter): Promise<void> {
  await recordAudit(tx, ctx, { action: 'letter-read', subjectKind: 'letter', subjectId: id, caseId })
}

export const letterForFamily = ({ id, caseId, content, isTakenBack }: KeptLetter): OpenedLetter => ({
  ...{ id, caseId, content, isTakenBack },
})

export function letterForStaff(
  letter: Awaited<ReturnType<typeof openLetterOfCase>>,
  today: Day,
): OpenedLetterForStaff {
  const { to, isByPost, readOn, isAddressHidden, content } = letter
  const shown = isAddressHidden ? { ...letter, content: withoutAddressOf(content) } : letter
  return { ...letterForFamily(shown), to, isByPost, readOn, post: postOf(letter, today) }
}
