import { expect, test } from 'vitest'
import { dealOut, type Taker, type ToGive } from './deal-out.ts'

const aTaker = (id: string, some: Partial<Taker> = {}): Taker => ({
  ...{ id, open: 0, capacity: 500, lockedCases: [], lockedPeople: [] },
  ...some,
})
const enquiries = (count: number, some: Partial<ToGive> = {}): ToGive[] =>
  Array.from({ length: count }, (_, n) => ({ id: `e${n}`, caseId: null, askers: [], ...some }))

function countsOf(dealt: ReturnType<typeof dealOut>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { staffId } of dealt) counts[staffId] = (counts[staffId] ?? 0) + 1
  return counts
}

test('a thousand enquiries go round seven colleagues to within one', () => {
  const takers = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => aTaker(id))

  expect(countsOf(dealOut(enquiries(1_000), takers))).toEqual({
    ...{ a: 143, b: 143, c: 143, d: 143, e: 143, f: 143, g: 142 },
  })
})

test('the turn goes on where it stopped: a thousand one by one are as fair as a thousand at once', () => {
  let order = ['a', 'b', 'c', 'd'].map((id) => aTaker(id))
  const given: ReturnType<typeof dealOut> = []
  for (const enquiry of enquiries(1_000)) {
    const [one] = dealOut([enquiry], order)
    if (!one) continue
    given.push(one)
    const taker = order.find(({ id }) => id === one.staffId) as Taker
    order = [...order.filter((other) => other !== taker), { ...taker, open: taker.open + 1 }]
  }

  expect(countsOf(given)).toEqual({ a: 250, b: 250, c: 250, d: 250 })
})

test('nobody is given more than they can hold, and what is left over stays', () => {
  const takers = [aTaker('full', { open: 20, capacity: 20 }), aTaker('two', { open: 18, capacity: 20 })]

  expect(countsOf(dealOut(enquiries(5), takers))).toEqual({ two: 2 })
})

test('whoever has enough leaves their share to the others evenly', () => {
  const takers = [aTaker('a'), aTaker('few', { capacity: 10 }), aTaker('c')]

  expect(countsOf(dealOut(enquiries(1_000), takers))).toEqual({ a: 495, few: 10, c: 495 })
})

test('a case is never given to whom it is locked, who keeps the turn for the next', () => {
  const locked = { caseId: 'secret' }
  const takers = [aTaker('kept-out', { lockedCases: ['secret'] }), aTaker('b')]
  const [first, ...others] = enquiries(3)

  expect(dealOut([{ ...(first as ToGive), ...locked }, ...others], takers)).toEqual([
    { enquiryId: 'e0', staffId: 'b' },
    { enquiryId: 'e1', staffId: 'kept-out' },
    { enquiryId: 'e2', staffId: 'b' },
  ])
})

test('nor is a question without a case from somebody who is closed to them', () => {
  const asker = { askers: ['her-sister'] }
  const takers = [aTaker('kept-out', { lockedPeople: ['her-sister'] })]

  expect(dealOut(enquiries(1, asker), takers)).toEqual([])
})

test('without anybody to give to, nothing is given', () => {
  expect(dealOut(enquiries(3), [])).toEqual([])
})
