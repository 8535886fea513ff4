import { HubError } from '../platform/errors.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { type Command, type Surroundings, WrongUsage } from './command.ts'

/** The subcommands, each loaded when it is called: the import's parser is of no use to a report. */
const commands: Record<string, () => Promise<Command>> = {
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  'import-sen2': async () => (await import('./import-sen2.ts')).importSen2Command,
  'export-sen2': async () => (await import('./export-sen2.ts')).exportSen2Command,
  'staff add': async () => (await import('./add-staff.ts')).addStaffCommand,
  'token create': async () => (await import('./create-token.ts')).createTokenCommand,
  'token list': async () => (await import('./list-tokens.ts')).listTokensCommand,
  'token revoke': async () => (await import('./revoke-token.ts')).revokeTokenCommand,
  invite: async () => (await import('./invite.ts')).inviteCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  snapshot: async () => (await import('./snapshot.ts')).snapshotCommand,
  'audit head': async () => (await import('./audit-head.ts')).auditHeadCommand,
  'audit verify': async () => (await import('./audit-verify.ts')).auditVerifyCommand,
  retention: async () => (await import('./retention.ts')).retentionCommand,
}

const about: Record<keyof typeof commands, string> = {
  migrate: 'Brings the database to this version.',
  'import-sen2': 'Imports a SEN2 return (.xml or .xml.gz), and the contacts of its families.',
  'export-sen2': 'Writes the SEN2 return of a January from the hub’s data.',
  'staff add': 'Makes an account for somebody who works here.',
  'token create': 'Makes a token for another system and prints it once.',
  'token list': 'Lists the tokens of other systems, without the tokens themselves.',
  'token revoke': 'Takes a token back, at once.',
  invite: 'Makes a family’s letter with a code to join, and prints both once.',
  report: 'Prints the same numbers as the screens.',
  'audit head': 'Prints the newest seal of the audit, to be kept elsewhere.',
  'audit verify': 'Reckons every seal of the audit anew, and names the first that does not fit.',
  retention:
    'Lists what has been kept long enough, and deletes what goes by itself. Two people erase the rest, on the page.',
  snapshot: 'Counts a month end again, from the events as they were known then, or as they are known now.',
}

const start = 'npm run hub --'

/**
 * Runs one command line. Answers the exit code: 0 it is done, 1 it failed for the reason on standard error, 2 the
 * command line is wrong.
 */
export async function runHub(argv: string[], around: Surroundings): Promise<number> {
  const { terminal } = around
  if (argv[0] === 'help' || argv.some((word) => word === '--help' || word === '-h')) {
    terminal.answer(await usageText())
    return 0
  }
  const found = findCommand(argv)
  if (!found) {
    const typed = argv
      .slice(0, 2)
      .filter((word) => !word.startsWith('-'))
      .join(' ')
    terminal.aside(`${typed ? `There is no command ${typed}.\n\n` : ''}${await usageText()}`)
    return 2
  }
  const command = await found.load()
  try {
    await command.run(found.args, around)
    return 0
  } catch (error) {
    if (error instanceof WrongUsage) {
      terminal.aside(`${error.message}\nUsage: ${start} ${found.name} ${command.usage}`.trimEnd())
      return 2
    }
    terminal.aside(reasonOf(error))
    return 1
  }
}

function findCommand(argv: string[]) {
  for (const length of [2, 1]) {
    const name = argv.slice(0, length).join(' ')
    const load = commands[name]
    if (load) return { name, load, args: argv.slice(length) }
  }
  return undefined
}

async function usageText(): Promise<string> {
  const lines = Object.entries(commands).map(async ([name, load]) => {
    const { usage } = await load()
    return `  ${start} ${`${name} ${usage}`.trimEnd()}\n      ${about[name]}`
  })
  return `Usage:\n${(await Promise.all(lines)).join('\n')}`
}

/** One line. An error we did not foresee is told by its innermost cause, whose first line holds no values. */
function reasonOf(error: unknown): string {
  const isForeseen =
    error instanceof SetupFault ||
    error instanceof HubError ||
    (error instanceof Error && error.name === 'ReturnRefused')
  if (isForeseen) return error.message
  let cause = error
  while (cause instanceof Error && cause.cause) cause = cause.cause
  const message = cause instanceof Error ? cause.message : String(cause)
  return `It did not work: ${message.split('\n')[0]}`
}
