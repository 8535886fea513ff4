/** Check letters, and the values 0 to 22 of a temporary UPN's last letter: no I, O or S. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const SHAPE = /^[A-Z]\d{11}[0-9A-Z]$/

/** A check letter and twelve digits; in a temporary UPN the last digit is a letter. */
export function isUpnShaped(upn: string): boolean {
  return SHAPE.test(upn)
}

/**
 * The letter is number (each digit times 2, 3 … 13, summed) modulo 23 of the alphabet without I, O and S.
 * Source: Department for Education, unique pupil numbers; the same rule as census error 1510.
 */
export function hasRightCheckLetter(upn: string): boolean {
  let sum = 0
  for (let place = 1; place <= 12; place += 1) {
    const character = upn.charAt(place)
    const value = /\d/.test(character) ? Number(character) : LETTERS.indexOf(character)
    if (value < 0) return false
    sum += value * (place + 1)
  }
  return LETTERS.charAt(sum % 23) === upn.charAt(0)
}
