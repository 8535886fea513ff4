import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import type { Clock } from '../platform/clock.ts'

/** Where a command writes. Standard output is for its answer only; everything said beside it goes to `aside`. */
export interface Terminal {
  answer(text: string): void
  aside(text: string): void
}

export interface Surroundings {
  terminal: Terminal
  clock: Clock
  /** Read only when needed, so that wrong usage is told before a wrong setting. */
  readConfig(): Config
}

/** One subcommand of `npm run hub`. */
export interface Command {
  /** What follows its name on the command line. */
  usage: string
  /** @throws WrongUsage for a wrong command line; anything else is a failure */
  run(args: string[], around: Surroundings): Promise<void>
}

/** The command line is not one the hub understands: exit 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage'
}

/** `parseArgs` of Node, whose complaints are wrong usage. */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    // Node goes on to explain how to pass a value that starts with a dash: the first sentence says it.
    throw new WrongUsage(`${message.split(/\. |\n/)[0]}.`.replace(/\.\.$/, '.'))
  }
}

/** The one thing a command is about. */
export function onlyPositional(positionals: string[], what: string): string {
  const [first, ...rest] = positionals
  if (!first) throw new WrongUsage(`${what} is missing.`)
  if (rest.length > 0)
    throw new WrongUsage(`There is one ${what} at a time; this is too much: ${rest.join(' ')}`)
  return first
}

/** Finds `value` in a list of known words. */
export function oneOf<Word extends string>(words: readonly Word[], value: string, what: string): Word {
  const found = words.find((word) => word === value)
  if (!found) throw new WrongUsage(`${what} must be one of: ${words.join(', ')}.`)
  return found
}
