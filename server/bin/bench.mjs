import { run } from './launch.mjs'
import { ensureBuilt, ensureInstalled } from './prepare.mjs'

await ensureInstalled()
await ensureBuilt()
process.exitCode = await run('server/bench/main.ts')
