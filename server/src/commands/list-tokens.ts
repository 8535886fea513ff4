import { formatDay } from '@send-hub/shared'
import { listTokens } from '../features/access/index.ts'
import { londonDay } from '../platform/calendar/index.ts'
import { aligned } from './aligned.ts'
import { type Command, readArguments } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub token list`: which other systems may call. The tokens themselves are kept nowhere. */
export const listTokensCommand: Command = {
  usage: '[--json]',
  async run(args, around) {
    const { values } = readArguments({ args, options: { json: { type: 'boolean' } } })
    const tokens = await withHub(around, (hub) => listTokens(hub.system()))
    if (values.json) return around.terminal.answer(JSON.stringify(tokens))
    if (tokens.length === 0) return around.terminal.aside('There are no tokens.')
    const day = (moment: string) => formatDay(londonDay(new Date(moment)))
    const rows = tokens.map(({ id, name, state, expiresAt, scopes }) => [
      id,
      name,
      state === 'works' ? `until ${day(expiresAt)}` : state,
      scopes.join(', '),
    ])
    around.terminal.answer(aligned(rows))
  },
}
