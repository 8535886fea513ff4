import { expect, test } from 'vitest'
import { delayReasonForFamily, delayReasons, exceptionReasons } from './delay.ts'
import { councilDutyKinds, exceptionCodes } from './duty.ts'
import { doneLateWords, exceptionWords, lateSteps, lateWords } from './late-words.ts'

test('a late case is called late, with the law’s date, the reason, the new date and who answers for it', () => {
  const words = lateWords({
    legalDate: '25 January 2027',
    reason: delayReasonForFamily('EDUCATIONAL_PSYCHOLOGIST'),
    promise: { by: '1 March 2027', owner: 'Sam Rai' },
    writeAgainBy: '8 February 2027',
    adviceService: 'IASK',
  })

  expect(words.heading).toBe('This is late.')
  expect(words.body).toBe(
    'The law says we should have finished by 25 January 2027. We have not. ' +
      'The reason is that there are not enough educational psychologists. We are sorry. ' +
      'We now expect to finish by 1 March 2027. ' +
      'We will write again by 8 February 2027, even if nothing has changed. ' +
      'You can complain, and you can ask IASK for help.',
  )
  expect(words.promiseOwner).toBe('Sam Rai is responsible for the new date.')
})

test('the step that is late is named, for the date is that step’s and not the whole plan’s', () => {
  const words = lateWords({
    step: 'tell-no-plan',
    legalDate: '25 January 2027',
    promise: { by: '1 March 2027', owner: 'Sam, Assessment team' },
    adviceService: 'IASK',
  })

  expect(words.paragraphs[0]).toMatch(/^We have not decided about a plan\. The law says/)
  expect(words.promiseOwner).toBe('Sam in the Assessment team is responsible for the new date.')
})

test('with no reason and no new date on record, it says so and invents neither', () => {
  const words = lateWords({ legalDate: '25 January 2027', adviceService: 'IASK' })

  expect(words.body).toBe(
    'The law says we should have finished by 25 January 2027. We have not. ' +
      'We have not yet told you the reason, and we should. We are sorry. ' +
      'We do not have a new date for you yet. You can complain, and you can ask IASK for help.',
  )
  expect(words.promiseOwner).toBeNull()
})

test('a promise that slipped is told as broken', () => {
  const words = lateWords({
    legalDate: '25 January 2027',
    brokenPromise: '1 March 2027',
    adviceService: 'IASK',
  })

  expect(words.body).toContain('We told you it would be done by 1 March 2027. We did not keep that date.')
})

test('a step done late keeps its lateness', () => {
  expect(doneLateWords('26 January 2027', 1)).toBe('Done on 26 January 2027, 1 day late.')
  expect(doneLateWords('4 February 2027', 10)).toBe('Done on 4 February 2027, 10 days late.')
})

test('every delay reason finishes the sentence "The reason is"', () => {
  for (const reason of delayReasons) {
    expect(delayReasonForFamily(reason, 'the officer was ill'), reason).toMatch(/^that .+[^.]$/)
  }
})

test('a reason in staff’s own words is joined to the sentence once', () => {
  for (const typed of [
    'the officer was ill',
    'The reason is that the officer was ill. ',
    'because the officer was ill',
  ]) {
    expect(delayReasonForFamily('OTHER', typed)).toBe('that the officer was ill')
  }
  expect(delayReasonForFamily('OTHER', '  ')).toBeNull()
})

test('an exception excuses and does not stop the work', () => {
  expect(exceptionWords(exceptionReasons.SCHOOL_CLOSED)).toBe(
    'The law lets us take longer because the school was closed when we needed its report. It does not let us stop.',
  )
  for (const code of exceptionCodes) expect(exceptionReasons[code]).toMatch(/^[a-z].*[^.]$/)
})

test('everything that the council can be late with is named', () => {
  for (const step of councilDutyKinds) {
    expect(lateSteps[step], step).toMatch(/^[A-Z].*(have|has) not .*\.$/)
    expect(lateWords({ step, legalDate: '2 May', adviceService: 'IASK' }).body).toContain(lateSteps[step])
  }
})
