import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as PackageJson

interface PackageJson {
  name?: string
  license?: string
  dependencies?: Record<string, string>
}

const workspaces = ['server', 'web', 'shared']
const used = workspaces.flatMap((workspace) =>
  Object.keys(readJson(join(root, workspace, 'package.json')).dependencies ?? {})
    .filter((name) => !name.startsWith('@send-hub/'))
    .map((name) => ({ name, workspace })),
)
const listed = new Map(
  readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 6 && !/^(Package|-+)$/.test(cells[1] ?? ''))
    .map(([, name = '', why = '', licence = '']) => [name, { why, licence }]),
)

test('every production dependency is explained, and none that is gone', () => {
  expect(new Set(listed.keys())).toEqual(new Set(used.map(({ name }) => name)))
  for (const { why } of listed.values()) expect(why.length).toBeGreaterThan(5)
})

test.each(used)('$name has the licence that is written down', ({ name, workspace }) => {
  expect(licenceOf(name, workspace)).toBe(listed.get(name)?.licence)
})

/** A package may hide its package.json from `import`, so it is looked for where Node would find the package. */
function licenceOf(name: string, workspace: string): string | undefined {
  const folders = createRequire(join(root, workspace, 'package.json')).resolve.paths(name) ?? []
  for (const folder of folders) {
    try {
      return readJson(join(folder, name, 'package.json')).license
    } catch {
      // not in this folder: the next one outwards
    }
  }
  return undefined
}

test('every version is pinned exactly', () => {
  for (const workspace of workspaces) {
    const versions = Object.values(readJson(join(root, workspace, 'package.json')).dependencies ?? {})
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  }
})
