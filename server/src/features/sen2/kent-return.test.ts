import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Fault, readContacts, readReturn, type Sen2Contact, type Sen2Person } from './index.ts'

const file = (name: string) => fileURLToPath(new URL(`../../../test/data/sen2/${name}`, import.meta.url))

/** Counts how often each answer is given; null answers are not counted. */
function tally<Row>(rows: Row[], answer: (row: Row) => string | null | undefined): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const key = answer(row)
    if (key) counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

describe('a county’s whole return', () => {
  const people: Sen2Person[] = []
  const faults: Fault[] = []
  beforeAll(async () => {
    for await (const part of readReturn(file('kent-2025.sen2.xml.gz'))) {
      if ('person' in part) people.push(part.person)
      if ('fault' in part) faults.push(part.fault)
    }
  })
  const requests = () => people.flatMap((person) => person.requests)
  const assessments = () => requests().flatMap((request) => request.assessment ?? [])

  test('all 26,749 people go in', () => {
    expect(people).toHaveLength(26_749)
    expect(requests()).toHaveLength(26_749)
    expect(faults.filter((fault) => fault.severity === 'left-out')).toEqual([])
  })

  test('nine true oddities of the invented data are reported, and nothing else', () => {
    expect(tally(faults, (fault) => fault.what.replace(/\[\d+\]/, '[n]'))).toEqual({
      'AssessmentOutcomeDate is before RequestOutcomeDate': 7,
      'Has the name and birth date of Person[n], and not both have a UPN': 2,
    })
  })

  test('requests received in 2024 came out as published', () => {
    const received = requests().filter((request) => request.receivedDate.startsWith('2024'))

    expect(tally(received, (request) => request.requestOutcome)).toEqual({ Y: 1602, N: 2200, A: 186, W: 13 })
  })

  test('assessments that ended in 2024 came out as published', () => {
    const ended = assessments().filter((it) => it.assessmentOutcomeDate?.startsWith('2024'))

    expect(tally(ended, (it) => (it.assessmentOutcome === 'H' ? null : it.assessmentOutcome))).toEqual({
      Y: 2695,
      N: 488,
      W: 14,
    })
  })

  test('plans begun, excepted, ceased and in force are as many as published', () => {
    const begun = assessments().filter((it) => it.namedPlan?.startDate?.startsWith('2024'))
    const plans = assessments().flatMap((it) => it.namedPlan ?? [])

    expect(begun).toHaveLength(2424)
    expect(begun.filter((it) => it.week20)).toHaveLength(70)
    expect(plans.filter((plan) => plan.ceaseDate?.startsWith('2024'))).toHaveLength(2081)
    expect(plans.filter((plan) => !plan.ceaseDate)).toHaveLength(20_635)
  })
})

describe('a county’s contacts', () => {
  test('all 38,870 go in without a fault', async () => {
    const contacts: Sen2Contact[] = []
    const faults: Fault[] = []
    for await (const part of readContacts(file('kent-2025.contacts.csv.gz'))) {
      if ('contact' in part) contacts.push(part.contact)
      else faults.push(part.fault)
    }

    expect(faults).toEqual([])
    expect(contacts).toHaveLength(38_870)
    expect(contacts.filter((contact) => !contact.email)).toHaveLength(2307)
    expect(contacts.filter((contact) => !contact.upn)).toHaveLength(2079)
  })
})
