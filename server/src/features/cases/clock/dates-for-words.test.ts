import { caseWords } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import { factsAtReceipt } from './case-facts.ts'
import { datesForWords } from './dates-for-words.ts'
import { reckonDuties } from './reckon-duties.ts'
import { timeLimits } from './rules.ts'

const whatHappensNext = (today: string) => {
  const duties = reckonDuties(factsAtReceipt('2026-09-07'), today, timeLimits, englandAndWales)
  return caseWords.DECIDING_TO_ASSESS.next({
    childFirstName: 'Maya',
    adviceService: 'IASK',
    ...datesForWords(duties),
  })
}

test('a family reads the date of the law until it has passed, and never as if it were still to come', () => {
  expect(whatHappensNext('2026-10-19')).toBe('We will tell you yes or no by Monday 19 October 2026.')
  expect(whatHappensNext('2026-10-20')).toBe('We will tell you yes or no.')
})
