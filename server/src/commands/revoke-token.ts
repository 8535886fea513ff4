import { z } from 'zod'
import { revokeToken } from '../features/access/index.ts'
import { type Command, onlyPositional, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub token revoke`: takes a token back; whoever uses it is refused from the next request on. */
export const revokeTokenCommand: Command = {
  usage: 'ID',
  async run(args, around) {
    const { positionals } = readArguments({ args, allowPositionals: true })
    const id = z.uuid().safeParse(onlyPositional(positionals, 'ID'))
    if (!id.success) throw new WrongUsage('ID must be one of those that `token list` prints.')
    await withHub(around, (hub) => revokeToken(hub.system(), id.data))
    around.terminal.answer('The token does not work any more.')
  },
}
