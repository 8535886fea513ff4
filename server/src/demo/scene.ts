import type { Council } from '@send-hub/shared'
import type { FileStore } from '../platform/files/index.ts'
import type { Acting } from './acting.ts'
import type { DemoCalendar } from './calendar.ts'
import type { DemoPeople } from './people.ts'

/** What the tellers of stories work with. */
export interface Scene {
  acting: Acting
  council: Council
  calendar: DemoCalendar
  people: DemoPeople
  files: FileStore
  /** References of the newest case of each child, by name. */
  cases: Map<string, { id: string; reference: string }>
}

/** @throws Error when a story names somebody who is not there */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (!id) throw new Error(`The demo council has nobody called ${name}`)
  return id
}
