import { run } from './launch.mjs'
import { ensureInstalled } from './prepare.mjs'

await ensureInstalled()
process.exitCode = await run('server/src/hub.ts')
