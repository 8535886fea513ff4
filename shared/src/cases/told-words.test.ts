import { describe, expect, test } from 'vitest'
import { adviceKinds } from './advice.ts'
import { dutyKinds } from './duty.ts'
import { toldAbouts, waitingSteps } from './told.ts'
import { eventWordsForFamily, toldWords } from './told-words.ts'

describe('what the history says the hub told', () => {
  test('names the step that is late and the day of the law', () => {
    const text = eventWordsForFamily('family-told', {
      about: 'late',
      duty: 'final-plan',
      legalDate: '2027-01-25',
    })

    expect(text).toBe(
      'This is late. We have not sent the final plan. The law says we should have done it by 25 January 2027. We are sorry.',
    )
  })

  test('names the reports that are waited for', () => {
    const kept = (advice: string[]) =>
      eventWordsForFamily('family-told', { about: 'keep-in-touch', waitingFor: 'advice', advice })

    expect(kept(['psychology'])).toBe(
      'Nothing has changed. We are waiting for a report from the educational psychologist.',
    )
    expect(kept(['psychology', 'health', 'social-care'])).toBe(
      'Nothing has changed. We are waiting for reports from the educational psychologist, the health service and the social care team.',
    )
    expect(kept([])).toBe('Nothing has changed. We are waiting for the reports we need.')
  })

  test('says “still late” where it is late, and whether a late report was asked for again', () => {
    expect(
      eventWordsForFamily('family-told', { about: 'keep-in-touch', isLate: true, waitingFor: 'draft' }),
    ).toBe('This is still late. Nothing has changed. We still have to write the draft plan.')
    const overdue = { about: 'advice-overdue', advice: ['health'], legalDate: '2026-11-22' }
    expect(eventWordsForFamily('family-told', overdue)).toBe(
      'A report from the health service is late. It was due by 22 November 2026. We have not asked for it again yet.',
    )
    expect(eventWordsForFamily('family-told', { ...overdue, chasedOn: '2026-11-20' })).toMatch(
      /We asked for it again on 20 November 2026\.$/,
    )
  })

  test('says which date was not kept', () => {
    const missed = { duty: 'final-plan', promisedOn: '2026-12-11', legalDate: '2026-10-19' }

    expect(eventWordsForFamily('promise-missed', missed)).toBe(
      'We have not sent the final plan. We told you it would be done by 11 December 2026. We did not keep that date. We are sorry.',
    )
  })

  test.each(toldAbouts)('is whole in every case: %s', (about) => {
    for (const duty of dutyKinds) {
      for (const waitingFor of waitingSteps) {
        for (const kind of adviceKinds) {
          const details = { about, duty, waitingFor, advice: [kind], legalDate: '2027-01-25' }
          expect(toldWords[about](details)).toMatch(/^[A-Z].*\.$/)
          expect(toldWords[about](details)).not.toMatch(/undefined|null| {2}|in progress|\.\./)
        }
      }
    }
  })

  test('falls back on plain words where the details are of another version', () => {
    expect(eventWordsForFamily('family-told', { about: 'something-new' })).toBe('We wrote to you.')
    expect(eventWordsForFamily('promise-missed', {})).toBe('We did not keep the date we gave you.')
    expect(eventWordsForFamily('draft-served', {})).toBe('We sent you the draft plan to check.')
  })
})
