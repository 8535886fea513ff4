import { describe, expect, it } from 'vitest'
import { lateIfSentBefore, type PostingRow, postBy, postOf } from './post-by.ts'

const letter: PostingRow = {
  isByPost: true,
  sentOn: '2026-11-20', // a Friday
  isTakenBack: false,
  caseStatus: 'REFUSED_TO_ASSESS',
  postedOn: null,
  postedBy: null,
}

describe('the day by which a letter is in the post', () => {
  it.each([
    ['2026-11-19', '2026-11-20', 'a Thursday'],
    ['2026-11-20', '2026-11-23', 'a Friday'],
    ['2026-11-21', '2026-11-23', 'a Saturday'],
    ['2026-12-24', '2026-12-29', 'Christmas Eve: the 28th is a bank holiday'],
    ['2027-03-25', '2027-03-30', 'the Thursday before Easter'],
  ])('%s: %s, %s', (sentOn, by) => {
    expect(postBy(sentOn)).toBe(by)
  })

  it('makes a letter late on the same day in a list as by itself', () => {
    const days = Array.from({ length: 40 }, (_, n) =>
      new Date(Date.UTC(2026, 11, 10 + n)).toISOString().slice(0, 10),
    )
    for (const today of days) {
      for (const sentOn of days) {
        const isLate = postOf({ ...letter, sentOn }, today)?.isLate
        expect(sentOn < lateIfSentBefore(today), `${sentOn} on ${today}`).toBe(isLate)
      }
    }
  })
})

describe('what became of a letter on paper', () => {
  it('waits until the end of its day, then it is late', () => {
    expect(postOf(letter, '2026-11-23')).toEqual({
      postBy: '2026-11-23',
      posted: null,
      isLate: false,
      mustNotGo: false,
    })
    expect(postOf(letter, '2026-11-24')?.isLate).toBe(true)
  })

  it('stays late when it went late', () => {
    const posted = (postedOn: string) => postOf({ ...letter, postedOn, postedBy: 'Ruth Hall' }, '2026-12-20')

    expect(posted('2026-11-23')).toMatchObject({
      posted: { on: '2026-11-23', by: 'Ruth Hall' },
      isLate: false,
    })
    expect(posted('2026-11-24')).toMatchObject({ isLate: true })
  })

  it('must not go once its decision was taken back or the child has died', () => {
    const never = { mustNotGo: true, isLate: false }

    expect(postOf({ ...letter, isTakenBack: true }, '2026-12-20')).toMatchObject(never)
    expect(postOf({ ...letter, caseStatus: 'CLOSED_DECEASED' }, '2026-12-20')).toMatchObject(never)
    expect(
      postOf({ ...letter, isTakenBack: true, postedOn: '2026-11-23', postedBy: 'Ruth Hall' }, '2026-12-20'),
    ).toMatchObject({ mustNotGo: false })
  })

  it('is nobody’s concern where the letter is read online', () => {
    expect(postOf({ ...letter, isByPost: false }, '2026-12-20')).toBeNull()
  })
})
