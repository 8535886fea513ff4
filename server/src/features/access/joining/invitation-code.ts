import { createHmac, randomInt } from 'node:crypto'
import { formatInvitationCode, invitationAlphabet, invitationCodeLength } from '@send-hub/shared'

/** A new code in its written form, more than 55 bits of it chosen at random. */
export function newInvitationCode(): string {
  const body = Array.from(
    { length: invitationCodeLength },
    () => invitationAlphabet[randomInt(invitationAlphabet.length)],
  )
  return formatInvitationCode(body.join(''))
}

/** All that is kept of a code: whoever reads the database without the key can try none. */
export const hashInvitationCode = (key: string, code: string): string =>
  createHmac('sha256', key).update(code).digest('hex')
