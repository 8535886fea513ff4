import { foldText, hasWords, type LinkCheck } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { compare, compareNames, comparePostcodes, plainEmail, plainPhone, postcodesIn } from './likeness.ts'
import { type Asker, type CaseToLink, findAsker, findCaseToLink, type PersonToLink } from './link.store.ts'

/**
 * The asker beside everybody who has access to a case, for whoever is about to link the two: the wrong link tells one
 * family about another's child.
 * @throws not-found when the enquiry or the case is absent, or closed to whoever asks
 */
export async function checkLink(ctx: StaffContext, enquiryId: string, caseId: string): Promise<LinkCheck> {
  return ctx.tx(async (tx) => {
    const { asker, found } = await readBoth(tx, enquiryId, caseId)
    await recordAudit(tx, ctx, {
      action: 'enquiry-link-compared',
      subjectKind: 'enquiry',
      subjectId: enquiryId,
      caseId,
    })
    const postcodes = postcodesIn(asker.words)
    const isAddressHidden = hidesAddress(found)
    return {
      version: asker.version,
      reference: asker.reference,
      asker: {
        ...{ name: asker.name, email: asker.email, phone: asker.phone, postcodes },
        isKnown: asker.familyMemberId !== null,
      },
      case: {
        ...{ id: found.id, reference: found.reference, childName: found.childName, birthOn: found.birthOn },
        postcode: comparePostcodes(postcodes, found.postcode, isAddressHidden),
        ...{ isAddressHidden, restrictions: found.restrictions, isNamed: isNamedIn(asker.words, found) },
      },
      people: found.people.map((person) => personView(asker, person, postcodes, isAddressHidden)),
    }
  })
}

/** @throws not-found */
export async function readBoth(tx: Tx, enquiryId: string, caseId: string) {
  const asker = await findAsker(tx, enquiryId)
  const found = asker && (await findCaseToLink(tx, caseId))
  if (!found) throw notFound()
  return { asker, found }
}

const hidesAddress = ({ restrictions }: CaseToLink) =>
  restrictions.some(({ kind }) => kind === 'ADDRESS_HIDDEN')

function isNamedIn(words: string, { forename, reference }: CaseToLink): boolean {
  const folded = foldText(words)
  return hasWords(folded, foldText(forename).trim()) || words.toUpperCase().includes(reference)
}

function personView(asker: Asker, person: PersonToLink, postcodes: string[], isHidden: boolean) {
  const { id, name, relationship, level, runs } = person
  return {
    ...{ id, name, relationship, level },
    mayBeLinked: runs && (asker.familyMemberId === null || asker.familyMemberId === id),
    isAsker: asker.familyMemberId === id,
    compared: {
      name: compareNames(asker.name, name),
      email: compare(asker.email, person.email, plainEmail),
      phone: compare(asker.phone, person.phone, plainPhone),
      postcode: comparePostcodes(postcodes, person.address, isHidden),
    },
    isProven: isProven(asker, person),
  }
}

/**
 * Whether the email or the phone number that the asker gave is this person's. Two parents often share a number, so that one
 * proves somebody only under the same name. What we have put right proves nobody: anybody can spell an address to us.
 */
export function isProven(asker: Asker, person: Pick<PersonToLink, 'name' | 'email' | 'phone'>): boolean {
  const asGiven = (field: 'email' | 'phone') => (asker.corrected.includes(field) ? null : asker[field])
  const isTheirNumber = compare(asGiven('phone'), person.phone, plainPhone) === 'same'
  return (
    compare(asGiven('email'), person.email, plainEmail) === 'same' ||
    (isTheirNumber && compareNames(asker.name, person.name) === 'same')
  )
}
