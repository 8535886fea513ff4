import { auditHead } from '../features/audit/index.ts'
import { type Command, readArguments } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub audit head`: the newest seal as NUMBER:DIGEST, to be kept where nobody who can change the database can write. */
export const auditHeadCommand: Command = {
  usage: '[--json]',
  async run(args, around) {
    const { values } = readArguments({ args, options: { json: { type: 'boolean' } } })
    const head = await withHub(around, (hub) => auditHead(hub.system()))
    if (values.json) {
      around.terminal.answer(JSON.stringify(head && { number: head.number, digest: head.digest }))
    } else {
      around.terminal.answer(head ? `${head.number}:${head.digest}` : 'Nothing has been sealed yet.')
    }
  },
}
