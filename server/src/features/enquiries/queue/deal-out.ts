/** An enquiry that is nobody's, in the order in which they are given. */
export interface ToGive {
  id: string
  caseId: string | null
  /** Who asked, or may have: whose locks count. */
  askers: readonly string[]
}

/** A colleague who takes turns and is here today. */
export interface Taker {
  id: string
  /** Open ones they have already. */
  open: number
  capacity: number
  /** Cases and people who are closed to them. */
  lockedCases: readonly string[]
  lockedPeople: readonly string[]
}

export interface Dealt {
  enquiryId: string
  staffId: string
}

/**
 * Gives each enquiry to whoever was given one longest ago. `takers` come in that order. Whoever has enough is passed over;
 * whoever must not open this one keeps their turn for the next. What nobody can take stays.
 */
export function dealOut(enquiries: readonly ToGive[], takers: readonly Taker[]): Dealt[] {
  const waiting = takers.map((taker) => ({ ...taker, mayNotOpen: closedTo(taker) }))
  const dealt: Dealt[] = []
  for (const enquiry of enquiries) {
    const place = waiting.findIndex((taker) => taker.open < taker.capacity && !taker.mayNotOpen(enquiry))
    const [taker] = place < 0 ? [] : waiting.splice(place, 1)
    if (!taker) continue
    dealt.push({ enquiryId: enquiry.id, staffId: taker.id })
    waiting.push({ ...taker, open: taker.open + 1 })
  }
  return dealt
}

function closedTo({ lockedCases, lockedPeople }: Taker) {
  const cases = new Set(lockedCases)
  const people = new Set(lockedPeople)
  return ({ caseId, askers }: ToGive) =>
    (caseId !== null && cases.has(caseId)) || askers.some((id) => people.has(id))
}
