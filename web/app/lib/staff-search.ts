import type { z } from 'zod'
import type { Web } from './page.ts'

const mark = 'search:'

/** Seals what somebody searches for, so that no name stands in an address, a history or a log. */
export function sealSearch(web: Pick<Web, 'seal'>, query: string): string {
  return web.seal(mark + query.trim().slice(0, 100))
}

/** What was sealed; undefined for a token that is not a search of this hub. */
export function openSearch(web: Pick<Web, 'unseal'>, token: string | undefined): string | undefined {
  const text = token ? web.unseal(token) : null
  return text?.startsWith(mark) ? text.slice(mark.length) : undefined
}

/** Reads a list's address; what makes no sense in it is left out, so that an old link still shows something. */
export function readAddress<Schema extends z.ZodObject>(
  schema: Schema,
  address: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(address).filter(([, value]) => value))
  const first = schema.safeParse(given)
  if (first.success) return first.data
  for (const { path } of first.error.issues) delete given[String(path[0])]
  return schema.parse(given)
}
