import { expect, test } from 'vitest'
import { judgeOldToken } from './session-token.ts'

const now = new Date('2026-11-23T10:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const judge = (shown: number, confirmed: number, seconds = 3600) =>
  judgeOldToken(shown, { generation: 5, confirmed, renewedAt: ago(seconds) }, now)

test('the newest cookie is renewed, whether it was shown before or not', () => {
  expect([judge(5, 5), judge(5, 4)]).toEqual(['renew', 'renew'])
})

test('the one before is given the newest again, however late, while nobody has shown that', () => {
  expect([judge(4, 4, 0), judge(4, 4, 11 * 3600)]).toEqual(['give-again', 'give-again'])
})

test('once the newest was shown, older ones are let through for a minute and are then a theft', () => {
  expect([judge(4, 5, 0), judge(4, 5, 60), judge(4, 5, 61)]).toEqual(['let-through', 'let-through', 'stolen'])
})

test('one that is two behind is a theft even while the newest is not shown', () => {
  expect(judge(3, 4)).toBe('stolen')
})

test('a cookie from a future that never came opens nothing', () => {
  expect(judge(6, 5)).toBe('unknown')
})

test('a session that says nothing of its renewal gives no grace', () => {
  expect(judgeOldToken(0, { generation: 1, confirmed: 1, renewedAt: null }, now)).toBe('stolen')
})
