import { expect, it } from 'vitest'
import { kent } from '../councils/kent.ts'
import { composeInvitation, letterAsText } from './invitation-letter.ts'

const facts = {
  council: kent,
  recipient: { name: 'Amina Okafor', addressLines: ['5 Harbour Street', 'Margate', 'CT9 9ZZ'] },
  sentOn: '2026-11-23',
  code: '7K3M-Q9XD-4TRW-H',
  worksUntil: '2026-12-21',
  joinUrl: 'https://hub.example/join',
}

it('says what to do, by when, whom to ask, and that the code is for nobody else', () => {
  const text = letterAsText(composeInvitation(facts))

  for (const said of [
    'Amina Okafor\n5 Harbour Street\nMargate\nCT9 9ZZ',
    'Code: 7K3M-Q9XD-4TRW-H',
    'It works until: Monday 21 December 2026',
    'Go to https://hub.example/join',
    'date of birth',
    'Do not share the code with anyone.',
    `Phone: ${kent.hub.phone}`,
  ])
    expect(text).toContain(said)
})

it('tells whoever else opens it nothing of a child, a school or a need', () => {
  const content = composeInvitation(facts)

  const everything = JSON.stringify(content)
  expect(everything).not.toMatch(/\bSEND?\b/)
  expect(everything).not.toMatch(/special|school|EHC|disab/i)
  expect([content.reference, content.about]).toEqual(['', ''])
})
