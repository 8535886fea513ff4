import type { Web } from './page.ts'

type Sealer = Pick<Web, 'seal' | 'unseal'>

/** Seals plain data for a hidden field or an address. `kind` keeps a token made for one use from serving another. */
export function sealData(web: Sealer, kind: string, data: object): string {
  return web.seal(JSON.stringify([kind, data]))
}

/** What was sealed for this use; null when the token is missing, changed or made for something else. */
export function unsealData<Data>(web: Sealer, kind: string, token: string | undefined): Data | null {
  const text = token ? web.unseal(token) : null
  if (text === null) return null
  // Only the hub can have made it, so its shape is known.
  const [madeFor, data] = JSON.parse(text) as [string, Data]
  return madeFor === kind ? data : null
}
