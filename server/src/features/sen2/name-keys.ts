import type { Day } from '../../platform/calendar/index.ts'

/** Names that differ in capitals, spaces or the way accents are written are one name. */
export function sameName(name: string): string {
  return name.trim().normalize('NFC').replace(/\s+/g, ' ').toLowerCase()
}

/** Name and birth date in one key: what a child without a UPN is known by. */
export function childKey(child: { surname: string; forename: string; birthOn: Day }): string {
  return [sameName(child.surname), sameName(child.forename), child.birthOn].join('|')
}
