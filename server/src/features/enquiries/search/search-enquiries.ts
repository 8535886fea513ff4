import { callerQuery, parseReference, type StaffSearchFound } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { likePattern, wordsOf } from '../../../platform/db/like-pattern.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { findCallers } from '../phone/callers.store.ts'
import { type Found, findByName, findByReference, findByWords, readFoundEnquiries } from './search.store.ts'

/** As many as somebody reads before they search again. */
const mostShown = 30
/** Messages looked up: several may be of one enquiry. */
const mostMessages = 100

/**
 * Everything that fits what somebody typed, as far as they may open it: people, also when their name is only like it;
 * enquiries by reference, by name, and by what was written in them, notes of staff too. The search leaves a trace of
 * whom it named, without what was typed.
 */
export async function searchEverything(ctx: StaffContext, query: string): Promise<StaffSearchFound> {
  return ctx.tx(async (tx) => {
    const who = callerQuery(query)
    const people = who ? await findCallers(tx, ctx.today, who) : []
    const all = await findEnquiries(tx, query)
    const enquiries = await readFoundEnquiries(tx, ctx.today, all.slice(0, mostShown), query)
    await recordAudit(tx, ctx, {
      ...{ action: 'enquiries-searched', subjectKind: 'enquiry', subjectId: null },
      details: {
        found: enquiries.map(({ id }) => id),
        people: [...new Set(people.flatMap(({ familyMemberId }) => familyMemberId ?? []))],
      },
    })
    // Of what the policies took away nobody hears, not even that there is more.
    return { people, enquiries, isMore: all.length > mostShown && enquiries.length === mostShown }
  })
}

/** The surest first; each enquiry once. */
async function findEnquiries(tx: Tx, query: string): Promise<Found[]> {
  const reference = parseReference(query)
  if (reference?.startsWith('ENQ')) {
    const ids = await findByReference(tx, reference)
    return ids.map((id) => ({ id, messageId: null, foundBy: 'reference' }))
  }
  // The longest words say most; the index takes three.
  const words = wordsOf(reference ?? query).sort((one, other) => other.length - one.length)
  const patterns = words.slice(0, 3).map(likePattern)
  const named = patterns.length > 0 ? await findByName(tx, patterns, mostShown + 1) : []
  const found = new Map<string, Found>()
  for (const id of named) found.set(id, { id, messageId: null, foundBy: reference ? 'reference' : 'name' })
  for (const { id, messageId } of await findByWords(tx, query, mostMessages)) {
    const known = found.get(id)
    if (!known) found.set(id, { id, messageId, foundBy: 'words' })
    else known.messageId ??= messageId
  }
  return [...found.values()]
}
