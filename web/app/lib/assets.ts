import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the built style and scripts are. */
export interface Assets {
  styles: string[]
  scripts: { family: string | null; staff: string | null; passkey: string | null }
}

interface ManifestEntry {
  file: string
  css?: string[]
  isEntry?: boolean
}

/**
 * Reads Vite's manifest, once at start.
 * @throws Error when the pages were not built
 */
export function readAssets(clientDir: string): Assets {
  const file = join(clientDir, '.vite', 'manifest.json')
  return assetsOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, ManifestEntry>)
}

export function assetsOf(manifest: Record<string, ManifestEntry>): Assets {
  const entries = Object.entries(manifest).filter(([, entry]) => entry.isEntry)
  const find = (pattern: RegExp) => entries.find(([source]) => pattern.test(source))?.[1]
  const style = find(/styles\/main\.scss$/)
  const family = find(/family-client\.tsx?$/)
  const staff = find(/staff-client\.tsx?$/)
  const passkey = find(/passkey-client\.ts$/)
  const pathOf = (entry: ManifestEntry | undefined) => (entry ? `/${entry.file}` : null)
  const styles = style ? [style.file] : (family?.css ?? [])
  return {
    styles: styles.map((path) => `/${path}`),
    scripts: { family: pathOf(family), staff: pathOf(staff), passkey: pathOf(passkey) },
  }
}
