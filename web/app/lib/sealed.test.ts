import { expect, test } from 'vitest'
import { sealData, unsealData } from './sealed.ts'

const sealer = {
  seal: (text: string) => `#${text}`,
  unseal: (token: string) => (token.startsWith('#') ? token.slice(1) : null),
}

test('what was sealed comes back, for the use it was sealed for', () => {
  const token = sealData(sealer, 'topic', { topic: 'STATUS' })

  expect(unsealData(sealer, 'topic', token)).toEqual({ topic: 'STATUS' })
  expect(unsealData(sealer, 'sign-in', token)).toBeNull()
})

test('a token that is missing or not ours is none', () => {
  expect(unsealData(sealer, 'topic', undefined)).toBeNull()
  expect(unsealData(sealer, 'topic', 'made up')).toBeNull()
})
