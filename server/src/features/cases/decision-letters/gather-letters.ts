import type { Council } from '@send-hub/shared'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { LettersToWrite, PersonOfCase } from '../../letters/index.ts'
import type { CaseRecord } from '../case-record.ts'
import { isYoungPerson } from '../clock/index.ts'
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
  const hasOwnRights = isYoungPerson(record.birthOn, ctx.today)
  const people = await listPeopleForLetters(tx, record.id, ctx.today)
  return {
    kind: decision.kind,
    facts: decisionFacts(record, decision, council, await findOfficerName(tx, record.id)),
    people: people.map((person) => personOfCase(person, hasOwnRights)),
  }
}

/**
 * A parent has the right to appeal by law, whatever they may do here, until it passes to the young person; others where
 * they act for them. Source: Children and Families Act 2014 s51; SEND Regulations 2014, reg 64.
 */
function personOfCase(person: PersonRow, hasOwnRights: boolean): PersonOfCase {
  const { id, name, email, phone, postalAddress, isRecipient, mayAct, isYoungPerson: isThemself } = person
  return {
    ...{ id, name, email, phone, isRecipient, isYoungPerson: isThemself },
    mayAppeal: mayAct || isThemself || (person.hasParentalResponsibility && !hasOwnRights),
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
