import { createHmac, randomBytes } from 'node:crypto'
import Bowser from 'bowser'

/** The browser that a request came from, as far as the hub keeps it. */
export interface Browser {
  /** "Chrome on Android": for people to know it again. Never the whole user agent, which singles somebody out. */
  device: string
  /** Keyed hash of the name in its device cookie; null: it has none. */
  deviceHash: string | null
}

const knownBrowsers = new Set<string>(Object.values(Bowser.BROWSER_MAP))
const knownSystems = new Set<string>(Object.values(Bowser.OS_MAP))
/** Longer ones are no browser's; reading them would be work for nothing. */
const longestUserAgent = 512

/** "Chrome on Android", from a closed list of words: what a stranger wrote there is never shown to anybody. */
export function deviceWords(userAgent: string | undefined): string {
  if (!userAgent || userAgent.length > longestUserAgent) return unknownDevice
  const parser = Bowser.getParser(userAgent)
  const browser = parser.getBrowserName()
  const system = parser.getOSName()
  const name = knownBrowsers.has(browser) ? browser : 'A browser'
  return knownSystems.has(system) ? `${name} on ${system}` : name
}

export const unknownDevice = 'A browser'

/** A random name for a browser: 256 bits, known to it and to nobody else. */
export const newDeviceName = (): string => randomBytes(32).toString('base64url')

/** Null for what is no name of ours. */
export function deviceHashOf(key: string, name: string | undefined): string | null {
  if (!name || !/^[\w-]{43}$/.test(name)) return null
  return createHmac('sha256', key).update(name).digest('hex')
}
