import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Below this the saving is one packet at most. */
const worthCompressing = 2_048

export interface Encoded {
  body: string | Buffer
  encoding: 'br' | 'gzip' | null
}

/** Makes a page small where the browser can read it. The levels cost about as much as the page itself, not more. */
export function compress(html: string, acceptEncoding: string | undefined): Encoded {
  if (!acceptEncoding || html.length < worthCompressing) return { body: html, encoding: null }
  if (/\bbr\b(?!;q=0(?:\.0+)?(?:,|$))/.test(acceptEncoding)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 }
    return { body: brotliCompressSync(html, { params }), encoding: 'br' }
  }
  if (/\bgzip\b(?!;q=0(?:\.0+)?(?:,|$))/.test(acceptEncoding)) {
    return { body: gzipSync(html, { level: 4 }), encoding: 'gzip' }
  }
  return { body: html, encoding: null }
}
