import { Month, type Report, type ReportName, type ReportOf, reportNames } from '@send-hub/shared'
import { runReport } from '../features/reports/index.ts'
import { caseloadText } from './caseload-text.ts'
import { type Command, onlyPositional, readArguments, WrongUsage } from './command.ts'
import { enquiriesText } from './enquiries-text.ts'
import { withHub } from './open-hub.ts'
import { requestsText, timelinessText } from './report-text.ts'
import { reviewsText } from './reviews-text.ts'

/** The years that the API takes too. */
const [firstYear, lastYear] = [2014, 2100]

/** `hub report`: the same numbers as the screens. */
export const reportCommand: Command = {
  usage: `${reportNames.join('|')} [--year YEAR] [--month YYYY-MM] [--json]`,
  async run(args, around) {
    const { name, year, month, isJson } = readWanted(args)
    const report = await withHub(around, (hub) => runReport(hub.system(), name, year, month))
    around.terminal.answer(isJson ? JSON.stringify(report, null, 2) : textOf[name](report))
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
  if (name !== 'caseload' && name !== 'enquiries' && values.month !== undefined) {
    throw new WrongUsage(`The report ${name} counts a calendar year: give --year, not --month.`)
  }
  return {
    name,
    year: readYear(values.year),
    month: readMonth(values.month),
    isJson: values.json ?? false,
  }
}

function readMonth(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  if (!Month.safeParse(typed).success) throw new WrongUsage('--month must be a month as YYYY-MM.')
  return typed
}

function readYear(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  const year = Number(typed)
  if (!/^\d{4}$/.test(typed) || year < firstYear || year > lastYear) {
    throw new WrongUsage(`--year must be a year from ${firstYear} to ${lastYear}.`)
  }
  return year
}

/** Each report comes from `runReport` under its own name. */
const textOf: Record<ReportName, (report: Report) => string> = {
  timeliness: (report) => timelinessText(report as ReportOf['timeliness']),
  requests: (report) => requestsText(report as ReportOf['requests']),
  caseload: (report) => caseloadText(report as ReportOf['caseload']),
  reviews: (report) => reviewsText(report as ReportOf['reviews']),
  enquiries: (report) => enquiriesText(report as ReportOf['enquiries']),
}
