import { formatDayLong, letterAsText, parseReference } from '@send-hub/shared'
import { councils } from '../councils.ts'
import { inviteByOperator } from '../features/cases/index.ts'
import { readSecrets } from '../platform/db/read-secrets.ts'
import { type Command, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub invite`: makes a family's letter with its code, and prints both the one time the code can be read. */
export const inviteCommand: Command = {
  usage: '--case REF [--person NAME] [--json]',
  async run(args, around) {
    const { reference, person, isJson } = readWanted(args)
    const made = await withHub(around, async (hub) => {
      const { invitation: key } = await readSecrets(hub.pool)
      const settings = { key, council: councils[hub.config.council], publicUrl: hub.config.publicUrl }
      return inviteByOperator(hub.system(), settings, reference, person)
    })
    const { name, code, worksUntil } = made
    const letter = letterAsText(made.letter)
    if (isJson) {
      around.terminal.answer(JSON.stringify({ reference, person: name, code, worksUntil, letter }))
      return
    }
    around.terminal.answer(`${letter}\n\nCode: ${code}`)
    around.terminal.aside(
      `For ${name} alone, until ${formatDayLong(worksUntil)}. The code is not shown again; older ones of theirs for this case work no more.`,
    )
  },
}

function readWanted(args: string[]) {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { case: { type: 'string' }, person: { type: 'string' }, json: { type: 'boolean' } },
  })
  if (positionals.length > 0) throw new WrongUsage(`This is too much: ${positionals.join(' ')}`)
  if (!values.case) throw new WrongUsage('--case is missing.')
  const reference = parseReference(values.case)
  if (!reference?.startsWith('SEN-')) throw new WrongUsage('--case must be a reference such as SEN-7K3M-Q.')
  const person = values.person?.trim()
  if (person === '') throw new WrongUsage('--person is empty.')
  return { reference, person: person ?? null, isJson: values.json ?? false }
}
