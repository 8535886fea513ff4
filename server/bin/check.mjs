// Format, lint and types of the whole repository. Everything is checked, also after a first failure.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, root } from './prepare.mjs'

await ensureInstalled()
const node = pinnedNode()
const checks = [
  ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ...['shared', 'server', 'web', 'e2e'].map((name) => ['node_modules/typescript/bin/tsc', '--project', name]),
]
const failed = checks.filter(([script, ...args]) => {
  const { status } = spawnSync(node, [join(root, script), ...args], { cwd: root, stdio: 'inherit' })
  return status !== 0
})
process.stdout.write(
  failed.length === 0
    ? 'Format, lint and types are right.\n'
    : `${failed.length} of ${checks.length} checks failed.\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1
