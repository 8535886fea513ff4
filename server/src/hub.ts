import { runHub } from './commands/run-hub.ts'
import { loadConfig, readEnvironment } from './config.ts'
import { systemClock } from './platform/clock.ts'

/** `npm run hub -- …`: the operator's command. */

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
let interrupted: number | undefined

for (const [signal, code] of Object.entries(exitCodes)) {
  // Ctrl-C comes twice, from the terminal and from npm; only the first counts.
  process.on(signal, () => {
    if (interrupted) return
    interrupted = code
    // An embedded database that was started for this command has its own listener, and is stopped first.
    if (process.listenerCount(signal) === 1) process.exit(code)
  })
}
// The launcher was killed. Listening must not keep a finished command alive.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
// Whoever reads our answer may stop reading: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const code = await runHub(process.argv.slice(2), {
  terminal: {
    answer: (text) => process.stdout.write(`${text}\n`),
    // What goes wrong because it was interrupted is of no interest.
    aside: (text) => interrupted || process.stderr.write(`${text}\n`),
  },
  clock: systemClock,
  readConfig: () => loadConfig(readEnvironment()),
})
process.exitCode = interrupted ?? code
