import type { LettersSearch, LettersToPost, PaperCounts } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { countDocumentsToRead } from '../documents/index.ts'
import { lateIfSentBefore, postBy } from './post-by.ts'
import { countLettersToPost, listLettersToPost } from './posting.store.ts'

/** The letters that somebody has to print and post, oldest first. */
export async function lettersToPost(
  ctx: StaffContext,
  { page, pageSize }: LettersSearch,
): Promise<LettersToPost> {
  return ctx.tx(async (tx) => {
    const rows = await listLettersToPost(tx, ctx.today, { limit: pageSize, offset: (page - 1) * pageSize })
    const total = rows[0]?.total ?? (await countLettersToPost(tx, ctx.today)).all
    return {
      total,
      items: rows.map(({ id, caseId, reference, childName, title, to, sentOn, warning }) => ({
        ...{ id, caseId, reference, childName, title, to, sentOn, warning },
        postBy: postBy(sentOn),
        isLate: postBy(sentOn) < ctx.today,
      })),
    }
  })
}

/** How much lies here on paper and unread, for links to its lists. */
export async function paperCounts(ctx: StaffContext): Promise<PaperCounts> {
  return ctx.tx(async (tx) => {
    const letters = await countLettersToPost(tx, lateIfSentBefore(ctx.today))
    return {
      lettersToPost: letters.all,
      lettersLate: letters.late,
      documentsToRead: await countDocumentsToRead(tx),
    }
  })
}
