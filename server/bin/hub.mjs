import { run } from './launch.mjs'
import { ensureInstalled } from './prepare.mjs'

await ensureInstalled()
// npm changes to the project's folder; the files in the arguments are where the command was typed.
const cwd = process.env.INIT_CWD
// A small nursery for new objects: the import of a county then needs a third less memory, in the same time.
const env = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=4`.trim() }
process.exitCode = await run('server/src/hub.ts', undefined, { cwd, env })
