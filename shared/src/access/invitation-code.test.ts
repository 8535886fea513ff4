import { describe, expect, it } from 'vitest'
import {
  formatInvitationCode,
  invitationAlphabet,
  invitationCheck,
  invitationCodeLength,
  parseInvitationCode,
} from './invitation-code.ts'

const bodies = ['7K3MQ9XD4TRW', '222222222222', 'YYYYYYYYYYYY', '23467CDFGHJK', 'WXY98T7M2QRP']

describe('an invitation code', () => {
  it('cannot be guessed: 55 bits or more are chosen at random', () => {
    expect(Math.log2(invitationAlphabet.length) * invitationCodeLength).toBeGreaterThanOrEqual(55)
    expect(new Set(invitationAlphabet).size).toBe(invitationAlphabet.length)
  })

  it.each(bodies)('%s is read however it is typed', (body) => {
    const written = formatInvitationCode(body)

    expect(written).toMatch(/^(?:[2346789C-Y]{4}-){3}[2346789C-Y]$/)
    for (const typed of [
      written,
      written.toLowerCase(),
      ` ${written.replaceAll('-', ' ')} `,
      written.replaceAll('-', ''),
      written.replaceAll('-', '–'),
      written.replaceAll('8', 'B').replaceAll('2', 'z'),
    ])
      expect(parseInvitationCode(typed), typed).toBe(written)
  })

  it.each(bodies)('%s with one wrong character is known for a slip', (body) => {
    const whole = `${body}${invitationCheck(body)}`

    for (let place = 0; place < whole.length; place += 1) {
      for (const other of invitationAlphabet) {
        const slip = whole.slice(0, place) + other + whole.slice(place + 1)
        expect(parseInvitationCode(slip) === null, slip).toBe(slip !== whole)
      }
    }
  })

  it('with two neighbours swapped is known for a slip, nearly always', () => {
    let swaps = 0
    let missed = 0
    for (const body of bodies) {
      for (let place = 0; place < body.length - 1; place += 1) {
        for (const [one, other] of [...pairsOf(invitationAlphabet)]) {
          const start = body.slice(0, place) + one + other + body.slice(place + 2)
          const swapped = body.slice(0, place) + other + one + body.slice(place + 2)
          swaps += 1
          if (parseInvitationCode(`${swapped}${invitationCheck(start)}`) !== null) missed += 1
        }
      }
    }

    expect(missed / swaps).toBeLessThan(0.005)
  })

  it.each(['', '7K3M', '7K3M-Q9XD-4TRW', '7K3M-Q9XD-4TRW-HH', '0000-0000-0000-0', 'ÄÖÜÄ-ÖÜÄÖ-ÜÄÖÜ-Ä', '💥'])(
    'is not read in %j',
    (typed) => {
      expect(parseInvitationCode(typed)).toBeNull()
    },
  )
})

function* pairsOf(alphabet: string): Generator<[string, string]> {
  for (const one of alphabet) for (const other of alphabet) if (one < other) yield [one, other]
}
