import { run } from './launch.mjs'
import { ensureInstalled } from './prepare.mjs'

await ensureInstalled()
// npm changes to the project's folder; the files in the arguments are where the command was typed.
process.exitCode = await run('server/src/hub.ts', undefined, { cwd: process.env.INIT_CWD })
