import { formatDay, type ServiceScope, serviceScopes } from '@send-hub/shared'
import { createServiceToken } from '../features/access/index.ts'
import { londonDay } from '../platform/calendar/index.ts'
import { type Command, oneOf, onlyPositional, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'

const usualDays = 365
const mostDays = 3650

/** `hub token create`: makes a token for another system, and prints it the one time it can be read. */
export const createTokenCommand: Command = {
  usage: 'NAME --scope SCOPE [--scope SCOPE …] [--days DAYS]',
  async run(args, around) {
    const wanted = readWanted(args)
    const { token, expiresAt } = await withHub(around, (hub) => {
      const ctx = hub.system()
      return ctx.tx((tx) => createServiceToken(tx, ctx, wanted))
    })
    around.terminal.answer(token)
    around.terminal.aside(
      `Keep it safe: it is not shown again. Scopes: ${wanted.scopes.join(', ')}. Valid until ${formatDay(londonDay(expiresAt))}.`,
    )
  },
}

function readWanted(args: string[]) {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { scope: { type: 'string', multiple: true }, days: { type: 'string' } },
  })
  // `--scope cases:read reports:read` is what people write too.
  const isScope = (word: string) => (serviceScopes as readonly string[]).includes(word)
  const name = onlyPositional(
    positionals.filter((word) => !isScope(word)),
    'NAME',
  )
  const words = [...(values.scope ?? []), ...positionals.filter(isScope)].flatMap((word) => word.split(','))
  if (!values.scope)
    throw new WrongUsage(`--scope is missing: give one or more of ${serviceScopes.join(', ')}.`)
  const scopes: ServiceScope[] = [...new Set(words.map((word) => oneOf(serviceScopes, word, '--scope')))]
  return { name, scopes, validForDays: readDays(values.days) }
}

function readDays(typed: string | undefined): number {
  if (typed === undefined) return usualDays
  const days = Number(typed)
  if (!/^\d+$/.test(typed) || days < 1 || days > mostDays) {
    throw new WrongUsage(`--days must be a whole number from 1 to ${mostDays}.`)
  }
  return days
}
