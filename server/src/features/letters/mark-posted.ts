import { formatDayLong, type LettersPosted } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { conflict, invalid, notAllowed, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit/index.ts'
import { type LetterToMark, lockLettersToMark, markLettersPosted } from './posting.store.ts'

/**
 * Records that letters went to the post on a day, or that they did not go after all. Those that stand so already stay as
 * they are: two people who mark the same pile don't write over each other.
 * @throws not-found when one is absent; conflict when a restriction keeps one from whom it is to; validation-failed for a letter that is read online, or a day that can't be
 */
export async function markPosted(ctx: StaffContext, { letterIds, on }: LettersPosted): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff') throw notAllowed()
  if (on && on > ctx.today) throw invalid('/on', 'The day is in the future. Enter the day they were posted')
  await ctx.tx(async (tx) => {
    const letters = await lockLettersToMark(tx, letterIds)
    if (letters.length < new Set(letterIds).size) throw notFound()
    if (letters.some(({ isByPost }) => !isByPost))
      throw invalid('/letterIds', 'One of these letters is read online and is not posted')
    if (on && letters.some(({ isHeldBack, isPosted }) => isHeldBack && !isPosted))
      throw conflict('A restriction keeps one of these letters from whom it is to. It must not go.')
    const changed = letters.filter(({ isPosted }) => isPosted === (on === null))
    requireWrittenBefore(changed, on)

    const ids = changed.map(({ id }) => id)
    await markLettersPosted(tx, ids, on, actor.id)
    for (const { id, caseId } of changed) {
      await recordAudit(tx, ctx, {
        ...{
          action: on ? 'letter-posted' : 'letter-not-posted',
          subjectKind: 'letter',
          subjectId: id,
          caseId,
        },
        details: on ? { on } : {},
      })
    }
  })
}

function requireWrittenBefore(letters: readonly LetterToMark[], on: string | null): void {
  const tooNew = on && letters.find(({ sentOn }) => on < sentOn)
  if (tooNew)
    throw invalid(
      '/on',
      `One of these letters was written on ${formatDayLong(tooNew.sentOn)}, after that day`,
    )
}
