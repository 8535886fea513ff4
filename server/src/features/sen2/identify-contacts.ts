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
 * an address it is the name among the child's own contacts, and the phone where several bear it. An address alone never
 * makes two names one person.
 */
export function identifyContacts(
  rows: MatchedContact[],
  members: MemberRow[],
  links: KnownLink[],
  faults: Fault[],
): ContactPerson[] {
  const search = new PersonSearch(members, links)
  const steps = [search.byAddress, search.byNameAndPhone, search.byName, search.orNew]
  let left = rows
  for (const step of steps) left = left.filter((row) => !step(row))
  return search.people(rows, faults)
}

class PersonSearch {
  private readonly byId: Map<string, MemberRow>
  private readonly byEmail: Map<string, MemberRow>
  private readonly ofChild: Map<string, MemberRow[]>
  private readonly personOf = new Map<MatchedContact, string>()
  private readonly byAddressee = new Map<string, string>()
  /** People of a child who already have a row: each is named once. */
  private readonly named = new Set<string>()
  private readonly unclear = new Set<MatchedContact>()

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

  readonly byAddress = (row: MatchedContact): boolean => {
    const owner = row.contact.email ? this.byEmail.get(row.contact.email) : undefined
    if (!owner || sameName(owner.name) !== sameName(row.contact.contactName)) return false
    return this.assign(row, owner.id)
  }

  readonly byNameAndPhone = (row: MatchedContact): boolean => {
    const [one, another] = this.namesakesOn(row).filter(({ phone }) => phone === row.contact.phone)
    return this.assignAddressee(row) || (!!one && !another && this.assign(row, one.id))
  }

  readonly byName = (row: MatchedContact): boolean => {
    if (this.assignAddressee(row)) return true
    const [one, another] = this.namesakesOn(row)
    if (one && another) this.unclear.add(row)
    return !!one && (!!another || this.assign(row, one.id))
  }

  readonly orNew = (row: MatchedContact): boolean => this.assignAddressee(row) || this.assign(row, newId())

  /** Everyone found, by their first row. A row that names somebody of its child a second time is left out. */
  people(rows: MatchedContact[], faults: Fault[]): ContactPerson[] {
    const people = new Map<string, ContactPerson>()
    for (const row of rows) {
      const id = this.personOf.get(row)
      if (this.unclear.has(row) || !id) {
        reportOn(row, 'left-out', UNCLEAR, UNCLEAR_FIX, faults)
        continue
      }
      const person = people.get(id) ?? { id, known: this.byId.get(id) ?? null, rows: [] }
      people.set(id, person)
      const first = person.rows.find(({ childId }) => childId === row.childId)
      if (first)
        reportOn(
          row,
          'left-out',
          `Names the same person for the same child as ${first.path}`,
          TWICE_FIX,
          faults,
        )
      else person.rows.push(row)
    }
    return [...people.values()]
  }

  /** Contacts of the row's child who bear the same name and have no row yet. */
  private namesakesOn({ childId, contact }: MatchedContact): MemberRow[] {
    const name = sameName(contact.contactName)
    return (this.ofChild.get(childId) ?? []).filter(
      (member) => sameName(member.name) === name && !this.named.has(`${childId}|${member.id}`),
    )
  }

  private assignAddressee(row: MatchedContact): boolean {
    const id = row.contact.email ? this.byAddressee.get(addresseeOf(row)) : undefined
    return !!id && this.assign(row, id)
  }

  private assign(row: MatchedContact, id: string): true {
    this.personOf.set(row, id)
    this.named.add(`${row.childId}|${id}`)
    if (row.contact.email && !this.byAddressee.has(addresseeOf(row)))
      this.byAddressee.set(addresseeOf(row), id)
    return true
  }
}

function addresseeOf({ contact }: MatchedContact): string {
  return `${contact.email}|${sameName(contact.contactName)}`
}

const UNCLEAR =
  'Several contacts of the child bear this name, and neither email nor phone tells which one is meant'
const UNCLEAR_FIX = 'Give the email or phone that the hub has, or remove the contacts that are out of date.'
const TWICE_FIX = 'Remove one of the two rows.'
