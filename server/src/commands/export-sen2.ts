import { basename } from 'node:path'
import { councils } from '../councils.ts'
import { type ExportSummary, exportReturn } from '../features/sen2/index.ts'
import { aligned, grouped } from './aligned.ts'
import { type Command, onlyPositional, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub export-sen2`: the council's own return of a January, from the hub's data. */
export const exportSen2Command: Command = {
  usage: 'FILE --year Y [--json]',
  async run(args, around) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: { year: { type: 'string' }, json: { type: 'boolean' } },
    })
    const path = onlyPositional(positionals, 'FILE')
    if (!/\.xml(\.gz)?$/.test(path)) throw new WrongUsage('FILE must end in .xml or .xml.gz.')
    if (!/^20\d\d$/.test(values.year ?? '')) {
      throw new WrongUsage(
        '--year is missing or not a year: the year of the January in which the return is made.',
      )
    }
    const summary = await withHub(around, ({ system, config }) =>
      exportReturn(system(), councils[config.council], { path, year: Number(values.year) }),
    )
    around.terminal.answer(
      values.json ? JSON.stringify(summary, null, 2) : exportText(summary, basename(path)),
    )
  },
}

function exportText(summary: ExportSummary, fileName: string): string {
  const lines = aligned([
    ['People', grouped(summary.people)],
    ['Requests', grouped(summary.requests)],
    ['Plans in force', grouped(summary.plansInForce)],
    ['Plans without a setting on record', grouped(summary.plansWithoutSetting)],
    ['Plans without a need on record', grouped(summary.plansWithoutNeed)],
  ])
  return `${fileName} is written, as things stood on ${summary.censusOn}.\n${lines}`
}
