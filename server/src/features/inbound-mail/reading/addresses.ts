import { addressParser } from 'postal-mime'
import { storable } from './storable.ts'

export interface Sender {
  name: string
  /** In lower case. */
  address: string
}

const longestName = 200
/** A true one is a line. */
const longestFrom = 20_000
/** A plain address, as people have them: no quotes, no comments, nothing that two readers could take for two things. */
const plainAddress = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\]]+$/

/** An address as it can be kept and compared; null when it is none. */
export function cleanAddress(typed: string): string | null {
  const address = storable(typed).trim().toLowerCase()
  return address.length <= 254 && plainAddress.test(address) ? address : null
}

/** A name or subject on one line, without what could pretend to be more than that. */
export function oneLine(text: string, longest: number): string {
  const line = storable(text).replaceAll(/\s+/g, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line
}

/**
 * Everybody whom the From headers name: a true mail has one. Nobody, where beside an address there is one that can't be
 * read: the council's mail server may have looked at that one when it said who sent the mail.
 */
export function sendersOf(fromHeaders: readonly string[]): Sender[] {
  if (fromHeaders.some((value) => value.length > longestFrom)) return []
  const named = fromHeaders
    .flatMap((value) => addressParser(value, { flatten: true }))
    .filter(({ address }) => address)
  const senders = named.flatMap(({ name, address }) => {
    const cleaned = cleanAddress(address ?? '')
    return cleaned ? [{ name: nameOf(name), address: cleaned }] : []
  })
  return senders.length === named.length ? senders : []
}

/** Without the quotes that some programs leave around a name. */
const nameOf = (name: string) =>
  oneLine(name, longestName)
    .replace(/^["']+|["']+$/g, '')
    .trim()
