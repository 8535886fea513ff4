import { type ReportName, type RequestsReport, reportNames, type TimelinessReport } from '@send-hub/shared'
import { runReport } from '../features/reports/index.ts'
import { type Command, onlyPositional, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'
import { requestsText, timelinessText } from './report-text.ts'

/** The years that the API takes too. */
const [firstYear, lastYear] = [2014, 2100]

/** `hub report`: the same numbers as the screens. */
export const reportCommand: Command = {
  usage: `${reportNames.join('|')} [--year YEAR] [--json]`,
  async run(args, around) {
    const { name, year, isJson } = readWanted(args)
    const report = await withHub(around, (hub) => runReport(hub.system(), name, year))
    around.terminal.answer(isJson ? JSON.stringify(report, null, 2) : textOf(name, report))
  },
}

function readWanted(args: string[]) {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { year: { type: 'string' }, month: { type: 'string' }, json: { type: 'boolean' } },
  })
  const typed = onlyPositional(positionals, 'The name of a report')
  const name = reportNames.find((each) => each === typed)
  if (!name) {
    throw new WrongUsage(
      `There is no report called ${typed} in this version. There are: ${reportNames.join(', ')}.`,
    )
  }
  if (values.month !== undefined) {
    throw new WrongUsage(`The report ${name} counts a calendar year: give --year, not --month.`)
  }
  return { name, year: readYear(values.year), isJson: values.json ?? false }
}

function readYear(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  const year = Number(typed)
  if (!/^\d{4}$/.test(typed) || year < firstYear || year > lastYear) {
    throw new WrongUsage(`--year must be a year from ${firstYear} to ${lastYear}.`)
  }
  return year
}

function textOf(name: ReportName, report: TimelinessReport | RequestsReport): string {
  return name === 'timeliness'
    ? timelinessText(report as TimelinessReport)
    : requestsText(report as RequestsReport)
}
