import { findGivenAway, type GivenAway, giveAwayWords, type PersonInText } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { HubError, notFound } from '../../../platform/errors.ts'
import { findChildInText, listPeopleInText, type PersonOfText } from './people-in-text.store.ts'

/** Words of staff that a family is going to read. */
export interface WordsForFamily {
  caseId: string
  text: string
  /**
   * Who reads them: one person of the case by id, somebody without an account, or (null) everyone whose access runs.
   */
  reader: string | PersonInText | null
  /** What the writer has looked at and lets stand, by code. */
  confirms: readonly string[]
}

/**
 * Stops words that give another adult of the case or another child away to their reader, until the writer has let each
 * such thing stand. Returns the codes of those, for the audit.
 * @throws validation-failed with a fault `/confirms/<code>` for each; not-found when the case is absent
 */
export async function requireNothingGivenAway(
  tx: Tx,
  ctx: StaffContext,
  words: WordsForFamily,
): Promise<string[]> {
  const found = await givenAwayIn(tx, ctx, words)
  const left = found.filter(({ code }) => !words.confirms.includes(code))
  if (left.length === 0) return found.map(({ code }) => code)
  throw new HubError(
    'validation-failed',
    'These words tell their reader of somebody else. Take that out, or confirm that it may stay.',
    { errors: left.map(faultOf) },
  )
}

/** The fault by which a page puts a tick beside what was found. */
export const faultOf = ({ code, kind }: GivenAway) => ({
  pointer: `/confirms/${code}`,
  detail: `${giveAwayWords[kind]}. Take it out, or confirm that it may stay`,
})

function readersOf(people: PersonOfText[], reader: WordsForFamily['reader']): PersonInText[] {
  if (reader === null) return people.filter(({ isReader }) => isReader)
  if (typeof reader !== 'string') return [reader]
  return [people.find(({ id }) => id === reader) ?? unknownReader]
}

/** Whoever never had access to the case may know of nobody on it. */
const unknownReader: PersonInText = { name: '', email: null, phone: null, addressLines: [] }

async function givenAwayIn(
  tx: Tx,
  ctx: StaffContext,
  { caseId, text, reader }: WordsForFamily,
): Promise<GivenAway[]> {
  const child = await findChildInText(tx, caseId)
  if (!child) throw notFound()
  const people = await listPeopleInText(tx, caseId, ctx.today)
  const found = readersOf(people, reader).flatMap((one) =>
    findGivenAway(text, { reader: one, child, others: people.filter((person) => person !== one) }),
  )
  return [...new Map(found.map((each) => [each.code, each])).values()]
}
