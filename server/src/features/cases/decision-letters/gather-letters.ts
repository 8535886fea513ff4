import type { Council, Day } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { LettersToWrite, PersonOfCase } from '../../letters/index.ts'
import type { CaseRecord } from '../case-record.ts'
import { toldOfAppeal, whoseRight } from '../told-of-appeal.ts'
import { type Decision, decisionFacts } from './decision-facts.ts'
import { findOfficerName, listPeopleForLetters, type PersonRow } from './letter-people.store.ts'

/** All that the letters about a decision say, and to whom they go. */
export async function gatherLetters(
  tx: Tx,
  ctx: Context,
  council: Council,
  record: CaseRecord,
  decision: Decision,
): Promise<LettersToWrite> {
  const people = await listPeopleForLetters(tx, record.id, ctx.today)
  return {
    kind: decision.kind,
    facts: decisionFacts(record, decision, council, await findOfficerName(tx, record.id)),
    people: people.map((person) => personOfCase(person, record.birthOn, ctx.today)),
  }
}

function personOfCase(person: PersonRow, birthOn: Day, today: Day): PersonOfCase {
  const { id, name, email, phone, postalAddress, access } = person
  const rights = access ? toldOfAppeal(access, birthOn, today) : 'no'
  return {
    ...{ id, name, email, phone, rights },
    isRecipient: access?.level === 'act' || access?.level === 'status+documents',
    isYoungPerson: access?.role === 'young-person',
    rightIsOf: whoseRight(access?.role ?? null, birthOn, today),
    mayComment: rights !== 'no' || access?.level === 'act',
    isByPost: email === null,
    addressLines: linesOf(postalAddress),
  }
}

/** An address is kept with line breaks. */
export const linesOf = (address: string | null): string[] =>
  (address ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
