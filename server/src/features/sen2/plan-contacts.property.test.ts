import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowAddresses } from './allow-addresses.ts'
import { ChangeTally } from './change-tally.ts'
import type { Fault } from './fault.ts'
import { identifyContacts } from './identify-contacts.ts'
import type { KnownLink, MemberRow } from './known-contacts.ts'
import type { MatchedContact } from './match-contacts.ts'
import { sameName } from './name-keys.ts'
import { type ContactsPlan, planContacts } from './plan-contacts.ts'
import { settleAddresses } from './settle-addresses.ts'

/** The hub's contacts in memory. */
interface State {
  members: MemberRow[]
  links: KnownLink[]
  former: { memberId: string; email: string }[]
}

const some = (...values: (string | null)[]) => fc.constantFrom(...values)
const aRow = fc.record({
  childId: fc.constantFrom('isla', 'noah', 'tobi'),
  contactName: fc.constantFrom('Amelia Webb', 'amelia webb', 'Ben Rai', 'Carla Diaz'),
  email: some('a@example.test', 'b@example.test', 'c@example.test', null),
  phone: some('07700 900001', '07700 900002', null),
  relationship: some('mother', 'carer', null),
  parentalResponsibility: fc.constantFrom(true, false, null),
})
const aFile = fc.array(aRow, { maxLength: 7 }).map((rows) =>
  rows.map(
    ({ childId, ...contact }, index) =>
      ({
        childId,
        line: index + 2,
        path: `Contact[${index + 1}]`,
        contact: { preferredLanguage: null, ...contact },
      }) as MatchedContact,
  ),
)

function plan(state: State, rows: MatchedContact[]): ContactsPlan {
  const faults: Fault[] = []
  const holdersOf = (email: string) =>
    state.former.filter((it) => it.email === email).map(({ memberId }) => memberId)
  const allowed = allowAddresses(rows, state.members, { holdersOf, givenUpBy: () => [] }, faults)
  const people = identifyContacts(allowed, state.members, state.links, faults)
  const addresses = settleAddresses(people, faults)
  return planContacts(people, state.links, addresses, {
    today: '2026-11-22',
    changes: new ChangeTally(),
    faults,
  })
}

function written(
  state: State,
  { newMembers, changedMembers, opened, changed, relabelled, formerAddresses }: ContactsPlan,
): State {
  const byId = new Map(
    [...state.members, ...newMembers, ...changedMembers].map((member) => [member.id, member]),
  )
  const links = new Map(state.links.map((link) => [`${link.memberId}|${link.childId}`, link]))
  for (const link of [...opened, ...changed]) {
    links.set(`${link.memberId}|${link.childId}`, { ...link, isLive: true, isFromImport: true })
  }
  for (const { memberId, childId, relationship } of relabelled) {
    const link = links.get(`${memberId}|${childId}`)
    if (link) links.set(`${memberId}|${childId}`, { ...link, relationship })
  }
  return {
    members: [...byId.values()],
    links: [...links.values()],
    former: [...state.former, ...formerAddresses],
  }
}

/** As an import does: again until there is nothing to write. */
function imported(state: State, rows: MatchedContact[]): State {
  let next = state
  for (let round = 1; round < 5; round += 1) next = written(next, plan(next, rows))
  return next
}

const empty: State = { members: [], links: [], former: [] }
const files = fc.array(aFile, { minLength: 1, maxLength: 4 })

test('whatever a contacts file says, saying it again changes nothing', () => {
  fc.assert(
    fc.property(files, (all) => {
      let state = empty
      for (const rows of all) {
        state = imported(state, rows)
        expect(plan(state, rows).tally).toMatchObject({ new: 0, changed: 0 })
      }
    }),
    { numRuns: 3000 },
  )
})

test('an address is never one that another name has, or ever had', () => {
  fc.assert(
    fc.property(files, (all) => {
      const namesOf = new Map<string, Set<string>>()
      let state = empty
      for (const rows of all) {
        state = imported(state, rows)
        for (const { email, name } of state.members) {
          if (email) namesOf.set(email, (namesOf.get(email) ?? new Set()).add(sameName(name)))
        }
        const emails = state.members.flatMap(({ email }) => email ?? [])
        expect(new Set(emails).size).toBe(emails.length)
      }
      for (const names of namesOf.values()) expect(names.size).toBe(1)
    }),
    { numRuns: 3000 },
  )
})

test('nobody comes to a child whom no row of that name and that child names', () => {
  fc.assert(
    fc.property(files, (all) => {
      let state = empty
      for (const rows of all) state = imported(state, rows)

      const named = new Set(
        all.flat().map(({ childId, contact }) => `${childId}|${sameName(contact.contactName)}`),
      )
      for (const { memberId, childId } of state.links) {
        const member = state.members.find(({ id }) => id === memberId)
        expect(named).toContain(`${childId}|${sameName(member?.name ?? '')}`)
      }
    }),
    { numRuns: 1000 },
  )
})
