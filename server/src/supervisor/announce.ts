import { relative } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Config } from '../config.ts'
import type { DemoSignIn } from '../demo/index.ts'

/** What `npm start` prints when all is up: where to go and whom to sign in as. */
export function announcement(config: Config, inboxDir: string | null, signIns: DemoSignIn[]): string {
  const { publicUrl } = config
  const lines = [
    '',
    `The SEND hub is ready (${(performance.now() / 1000).toFixed(1)} s).`,
    '',
    `  Families  ${publicUrl}/`,
    `  Staff     ${publicUrl}/staff`,
  ]
  if (inboxDir) lines.push(`  Email     ${publicUrl}/dev/inbox   every message lands here, none leaves`)
  if (!config.database.url) lines.push(`  Data      ${relative(process.cwd(), config.dataDir) || '.'}`)
  if (signIns.length > 0) lines.push('', ...signInLines(signIns))
  lines.push('', 'Ctrl-C stops it.', '')
  return lines.join('\n')
}

function signInLines(signIns: DemoSignIn[]): string[] {
  const width = Math.max(...signIns.map(({ email }) => email.length))
  const linesOf = (wanted: DemoSignIn['side']) =>
    signIns
      .filter(({ side }) => side === wanted)
      .map(({ email, who, shows }) => `    ${email.padEnd(width)}  ${who}: ${shows}`)
  return [
    'Everybody in it is invented. Sign in as one of them; the code arrives in the inbox at Email.',
    '  Families',
    ...linesOf('family'),
    '  Staff',
    ...linesOf('staff'),
  ]
}
