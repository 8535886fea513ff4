import { basename } from 'node:path'
import { councils } from '../councils.ts'
import { importReturn } from '../features/sen2/index.ts'
import { type Command, onlyPositional, readArguments } from './command.ts'
import { importSteps, importText } from './import-text.ts'
import { withHub } from './open-hub.ts'
import { progressBar } from './progress-bar.ts'

/** `hub import-sen2`: imports a return, and the contacts of its families. Faulty rows are told; the rest goes in. */
export const importSen2Command: Command = {
  usage: 'FILE [--contacts FILE.csv] [--dry-run] [--json]',
  async run(args, around) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        contacts: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const returnPath = onlyPositional(positionals, 'FILE')
    const isDryRun = values['dry-run'] ?? false
    const { terminal, clock } = around
    const bar = progressBar(importSteps)
    const summary = await withHub(around, ({ pool, config }) =>
      importReturn({
        pool,
        clock,
        council: councils[config.council],
        returnPath,
        contactsPath: values.contacts,
        isDryRun,
        onProgress: (progress) => bar.show(progress),
      }).finally(() => bar.end()),
    )
    terminal.answer(
      values.json ? JSON.stringify(summary, null, 2) : importText(summary, basename(returnPath), isDryRun),
    )
  },
}
