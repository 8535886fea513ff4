import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pinnedNode, root } from './prepare.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const lookAtParentEveryMs = 500

/**
 * Runs a script on the hub's own Node and resolves to its exit code. Signals are passed on and the child decides
 * when it has finished: leaving before it would hand the terminal back while Postgres is still being stopped.
 */
export function run(script, args = process.argv.slice(2), { cwd, env = {}, onSpawn } = {}) {
  const child = spawn(pinnedNode(), [join(root, script), ...args], {
    cwd,
    // The channel tells the child when we are killed; it is also how `npm run dev` asks for a restart.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/send-hub'), ...env },
  })
  const passOn = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, passOn)
  const watching = stopWhenNpmIsGone(() => child.kill('SIGTERM'))
  onSpawn?.(child)

  return new Promise((resolve) => {
    const done = (code) => {
      clearInterval(watching)
      for (const signal of signals) process.off(signal, passOn)
      resolve(code)
    }
    child.once('error', (error) => {
      process.stderr.write(`${script} can't be started: ${error.message}\n`)
      done(1)
    })
    child.once('exit', (code, signal) =>
      done(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)),
    )
  })
}

/** npm passes a signal to its shell only, and the shell does not pass it on: its end is the only notice we get. */
function stopWhenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return undefined
  const parent = process.ppid
  const watching = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watching)
    stop()
  }, lookAtParentEveryMs)
  watching.unref()
  return watching
}
