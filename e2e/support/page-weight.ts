import type { Page } from '@playwright/test'

/** Bytes of a page's files, each asked for as the smallest browsers do: with gzip. */
export interface PageWeight {
  script: number
  style: number
}

/** Opens a page in a browser that holds nothing yet, and weighs all that it loads, and what its scripts load. */
export async function weigh(page: Page, path: string): Promise<PageWeight> {
  const files = new Map<string, 'script' | 'style'>()
  page.on('request', (request) => {
    const type = request.resourceType()
    if (type === 'script') files.set(request.url(), 'script')
    if (type === 'stylesheet') files.set(request.url(), 'style')
  })
  await page.goto(path, { waitUntil: 'networkidle' })

  const weight: PageWeight = { script: 0, style: 0 }
  for (const [url, kind] of files) weight[kind] += await sizeOf(page, url)
  return weight
}

async function sizeOf(page: Page, url: string): Promise<number> {
  const answer = await page.request.get(url, { headers: { 'accept-encoding': 'gzip' } })
  const { 'content-encoding': encoding, 'content-length': length } = answer.headers()
  if (encoding !== 'gzip') throw new Error(`${url} does not come gzipped`)
  if (!length) throw new Error(`${url} does not say how long it is`)
  return Number(length)
}
