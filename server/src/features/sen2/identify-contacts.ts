import { newId } from '../../platform/ids.ts'
import type { Fault } from './fault.ts'
import type { KnownLink, MemberRow } from './known-contacts.ts'
import { type MatchedContact, reportOn } from './match-contacts.ts'
import { sameName } from './name-keys.ts'

/** A human being named in a contacts file, with every row that is about them, in file order. */
export interface ContactPerson {
  id: string
  /** Null for somebody new to the hub. */
  known: MemberRow | null
  rows: MatchedContact[]
}

/**
 * Tells the people of a contacts file apart. One address and one name are one person, shared between siblings; without
 * an address it is the name and phone among the child's own contacts. A row that fits the one contact of that name
 * brings a new address or phone. Addresses that are another name's must be gone from the rows (allow-addresses.ts).
 */
export function identifyContacts(
  rows: MatchedContact[],
  members: MemberRow[],
  links: KnownLink[],
  faults: Fault[],
): ContactPerson[] {
  const search = new PersonSearch(members, links)
  let left = rows.filter((row) => !search.byAddress(row))
  // Whoever is found can make another row clear.
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length
    left = [...Map.groupBy(left, namedFor).values()].flatMap((namesakes) => search.byName(namesakes))
  }
  return search.people(rows, faults)
}

class PersonSearch {
  private readonly byId: Map<string, MemberRow>
  private readonly byEmail: Map<string, MemberRow>
  private readonly ofChild: Map<string, MemberRow[]>
  private readonly personOf = new Map<MatchedContact, string>()
  private readonly byAddressee = new Map<string, string>()
  /** The row that names a person for a child: the first, but one with the person's own address before all others. */
  private readonly rowFor = new Map<string, MatchedContact>()
  private readonly rowsOf = new Map<string, MatchedContact[]>()

  constructor(members: MemberRow[], links: KnownLink[]) {
    this.byId = new Map(members.map((member) => [member.id, member]))
    this.byEmail = new Map(members.flatMap((member) => (member.email ? [[member.email, member]] : [])))
    this.ofChild = new Map(
      [...Map.groupBy(links, ({ childId }) => childId)].map(([childId, ofChild]) => [
        childId,
        ofChild.flatMap(({ memberId }) => this.byId.get(memberId) ?? []),
      ]),
    )
  }

  byAddress(row: MatchedContact): boolean {
    const owner = row.contact.email ? this.byEmail.get(row.contact.email) : undefined
    if (owner) this.assign(row, owner.id)
    return !!owner
  }

  /**
   * Rows of one child and one name that no known address tells: mostly one row, and one contact or none. Gives back
   * those that stay unclear.
   */
  byName(namesakes: MatchedContact[]): MatchedContact[] {
    const rows = namesakes.filter((row) => !this.asAnotherRow(row))
    const [first] = rows
    if (!first) return []
    const [known, another] = this.namesakesOn(first)
    if (known && !another && rows.every((row) => addresseeOf(row) === addresseeOf(first))) {
      for (const row of rows) this.assign(row, known.id) // a new address or phone
      return []
    }
    const left = rows.filter((row) => !this.asAnotherRow(row) && !this.byPhone(row))
    if (left[0] && this.namesakesOn(left[0]).length > 0) return left
    for (const row of left) if (!this.asAnotherRow(row)) this.assign(row, newId())
    return []
  }

  /** Everyone found, by their first row. A row that names somebody of its child a second time is left out. */
  people(rows: MatchedContact[], faults: Fault[]): ContactPerson[] {
    const people = new Map<string, ContactPerson>()
    for (const row of rows) {
      const id = this.personOf.get(row)
      const named = id ? this.rowFor.get(`${row.childId}|${id}`) : undefined
      if (!id) reportOn(row, 'left-out', UNCLEAR, UNCLEAR_FIX, faults)
      else if (named !== row) reportOn(row, 'left-out', `${TWICE} ${named?.path}`, TWICE_FIX, faults)
      else {
        const person = people.get(id) ?? { id, known: this.byId.get(id) ?? null, rows: [] }
        person.rows.push(row)
        people.set(id, person)
      }
    }
    return [...people.values()]
  }

  /** Contacts who cannot sign in have nothing but name, child and phone to be known by. */
  private byPhone(row: MatchedContact): boolean {
    if (row.contact.email) return false
    const [alike, another] = this.namesakesOn(row).filter((member) => {
      const { email, phone } = this.reachedBy(member)
      return email === null && phone === row.contact.phone
    })
    if (!alike || another) return false
    this.assign(row, alike.id)
    return true
  }

  /** Contacts of the row's child who bear the same name and have no row yet. */
  private namesakesOn({ childId, contact }: MatchedContact): MemberRow[] {
    const name = sameName(contact.contactName)
    return (this.ofChild.get(childId) ?? []).filter(
      (member) => sameName(member.name) === name && !this.rowFor.has(`${childId}|${member.id}`),
    )
  }

  /** How a contact can be reached after this import, as far as the rows found so far tell. */
  private reachedBy(member: MemberRow): { email: string | null; phone: string | null } {
    const rows = this.rowsOf.get(member.id)
    return rows ? { email: oneOf(rows, 'email', member), phone: oneOf(rows, 'phone', member) } : member
  }

  /** Another row has shown who this is. */
  private asAnotherRow(row: MatchedContact): boolean {
    const id = this.byAddressee.get(addresseeOf(row))
    if (id) this.assign(row, id)
    return !!id
  }

  private assign(row: MatchedContact, id: string): void {
    const key = `${row.childId}|${id}`
    this.personOf.set(row, id)
    if (!this.rowFor.has(key)) {
      this.rowFor.set(key, row)
      this.rowsOf.set(id, [...(this.rowsOf.get(id) ?? []), row])
    }
    if (!this.byAddressee.has(addresseeOf(row))) this.byAddressee.set(addresseeOf(row), id)
  }
}

/**
 * Of an item that rows give differently: the one on record if it is among them, else the first in the file. No phone
 * counts as one too: it is what tells contacts without address apart.
 */
export function oneOf(
  rows: readonly MatchedContact[],
  item: 'email' | 'phone' | 'preferredLanguage',
  known: MemberRow | null,
): string | null {
  if (known && rows.some(({ contact }) => contact[item] === known[item]) && (known[item] || item === 'phone'))
    return known[item]
  const inFileOrder = rows.toSorted((one, other) => one.line - other.line)
  return inFileOrder.map(({ contact }) => contact[item]).find((value) => value !== null) ?? null
}

const namedFor = ({ childId, contact }: MatchedContact): string =>
  `${childId}|${sameName(contact.contactName)}`
/** By what rows are known to be about one person. */
const addresseeOf = ({ childId, contact }: MatchedContact): string =>
  contact.email
    ? `${contact.email}|${sameName(contact.contactName)}`
    : `${childId}|${sameName(contact.contactName)}|${contact.phone}`

const UNCLEAR =
  'Several contacts of the child bear this name, and neither email nor phone tells which one is meant'
const UNCLEAR_FIX = 'Give the email or phone that the hub has, or remove the contacts that are out of date.'
const TWICE = 'Names the same person for the same child as'
const TWICE_FIX = 'Remove one of the two rows.'
