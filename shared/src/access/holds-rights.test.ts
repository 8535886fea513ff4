import { describe, expect, test } from 'vitest'
import { accessLevels, accessRoles } from './access-roles.ts'
import { holdsRights, rightsToTell } from './holds-rights.ts'

const either = [true, false]

/** Every combination there is: 11 roles, 4 levels, 3 states of responsibility, and three claims. */
const everybody = accessRoles.flatMap((role) =>
  accessLevels.flatMap((level) =>
    [true, false, null].flatMap((hasParentalResponsibility) =>
      either.flatMap((haveRightsPassed) =>
        either.flatMap((isAlternativePerson) =>
          either.map((isDecidedForThem) => ({
            ...{ role, level, hasParentalResponsibility, haveRightsPassed },
            ...{ isAlternativePerson, isDecidedForThem },
          })),
        ),
      ),
    ),
  ),
)
const of = (answer: string) => everybody.filter((person) => holdsRights(person) === answer)

describe('who holds the rights', () => {
  test('every combination is looked at', () => expect(everybody).toHaveLength(11 * 4 * 3 * 8))

  test('until they pass: a parent or carer on record with responsibility, and nobody else', () => {
    const holders = of('yes').filter(({ haveRightsPassed }) => !haveRightsPassed)
    expect(new Set(holders.map(({ role }) => role))).toEqual(new Set(['parent', 'carer']))
    expect(holders.every(({ hasParentalResponsibility }) => hasParentalResponsibility === true)).toBe(true)
  })

  test('from then on: the young person, or who is named for the matter', () => {
    const holders = of('yes').filter(({ haveRightsPassed }) => haveRightsPassed)
    expect(
      holders.every(({ role, isAlternativePerson }) => role === 'young-person' || isAlternativePerson),
    ).toBe(true)
    expect(holders.filter(({ role }) => role === 'young-person').some((one) => one.isDecidedForThem)).toBe(
      false,
    )
  })

  test('it is open only where nobody checked, and for a young person for whom somebody decides', () => {
    for (const one of of('unknown')) {
      const isUnchecked =
        (one.role === 'parent' || one.role === 'carer') &&
        one.hasParentalResponsibility === null &&
        !one.haveRightsPassed
      expect(
        isUnchecked || (one.role === 'young-person' && one.haveRightsPassed && one.isDecidedForThem),
      ).toBe(true)
    }
  })

  test('no helper and no professional holds it, whatever they may do here, unless named for the matter', () => {
    const others = everybody.filter(({ role }) => !['parent', 'carer', 'young-person'].includes(role))
    for (const one of others) {
      expect(holdsRights(one)).toBe(one.haveRightsPassed && one.isAlternativePerson ? 'yes' : 'no')
    }
  })

  test('what somebody may see here neither gives nor takes it', () => {
    for (const one of everybody) {
      const atAnyLevel = accessLevels.map((level) => ({ ...one, level }))
      expect(new Set(atAnyLevel.map(holdsRights)).size).toBe(1)
    }
  })
})

describe('who is told of it', () => {
  test('nobody who sees nothing, or the stage and its dates alone', () => {
    for (const one of everybody.filter(({ level }) => level === 'none' || level === 'status')) {
      expect(rightsToTell(one)).toBe('no')
    }
  })

  test('everybody else as the law has it', () => {
    for (const one of everybody.filter(({ level }) => level === 'status+documents' || level === 'act')) {
      expect(rightsToTell(one)).toBe(holdsRights(one))
    }
  })
})
