// The hub as you change it: pages are rebuilt, and web and worker restarted, whenever a source changes.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { run } from './launch.mjs'
import { ensureBuilt, ensureInstalled, pinnedNode, root } from './prepare.mjs'

/** An editor writes several files, and a build many more: wait until it is quiet. */
const quietForMs = 200

await ensureInstalled()
await ensureBuilt()
const vite = ['', ' --ssr app/entry.server.tsx'].map((more) =>
  spawn(pinnedNode(), [join(root, 'node_modules/vite/bin/vite.js'), ...`build --watch${more}`.split(' ')], {
    cwd: join(root, 'web'),
    stdio: ['ignore', 'ignore', 'inherit'],
  }),
)
process.exitCode = await run('server/src/start.ts', [], {
  onSpawn(hub) {
    let timer
    const restart = () => {
      clearTimeout(timer)
      timer = setTimeout(() => hub.connected && hub.send({ restart: true }), quietForMs)
    }
    for (const folder of ['server/src', 'shared/src', 'web/build'])
      watch(join(root, folder), { recursive: true }, restart)
  },
})
for (const each of vite) each.kill()
process.exit()
