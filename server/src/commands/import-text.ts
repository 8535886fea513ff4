import type { ImportFault, ImportProgress, ImportSummary } from '../features/sen2/index.ts'
import { aligned, grouped } from './aligned.ts'

/** More than these on a terminal are not read; `--json` gives all. */
const mostKindsShown = 20
const mostLinesShown = 5

/** What an import did, for a person at a terminal. */
export function importText(summary: ImportSummary, file: string, isDryRun: boolean): string {
  const heading = isDryRun
    ? `Dry run of ${file}: nothing was written. It would be:`
    : `${file} has been imported.`
  return [heading, countsOf(summary), changesOf(summary), faultsOf(summary)].filter(Boolean).join('\n\n')
}

function countsOf({ people, contacts }: ImportSummary): string {
  return aligned([
    ['', 'new', 'changed', 'unchanged'],
    ...Object.entries({ People: people, Contacts: contacts }).map(([name, tally]) => [
      name,
      grouped(tally.new),
      grouped(tally.changed),
      grouped(tally.unchanged),
    ]),
  ])
}

function changesOf({ changes }: ImportSummary): string {
  if (changes.length === 0) return ''
  const rows = changes.map(({ what, from, to, count }) => [
    `  ${what}${from || to ? `: ${from ?? 'nothing'} to ${to ?? 'nothing'}` : ''}`,
    grouped(count),
  ])
  return `What changed\n${aligned(rows)}`
}

function faultsOf({ faults, leftOut }: ImportSummary): string {
  if (faults.length === 0) return 'No faults were found.'
  const left = [
    `${grouped(leftOut.people)} people`,
    `${grouped(leftOut.requests)} requests`,
    `${grouped(leftOut.contacts)} contacts`,
  ]
  const alike = groupAlike(faults)
  const more = alike.length - mostKindsShown
  return [
    `Faults: ${grouped(faults.length)}. Left out: ${left.join(', ')}. With --json each has its place.`,
    ...alike.slice(0, mostKindsShown).map(faultText),
    ...(more > 0 ? [`  … and ${grouped(more)} more kinds.`] : []),
  ].join('\n')
}

/** The same fault in many rows is read once. What was left out comes first, then what happened most. */
function groupAlike(faults: ImportFault[]): ImportFault[][] {
  const groups = Map.groupBy(faults, ({ file, what, fix }) => [file, what, fix].join('\n'))
  const weight = (group: ImportFault[]) => group.length + (group[0]?.leftOut ? faults.length : 0)
  return [...groups.values()].sort((one, other) => weight(other) - weight(one))
}

function faultText(alike: ImportFault[]): string {
  const [{ file, what, fix }] = alike as [ImportFault]
  const lines = alike.slice(0, mostLinesShown).map(({ line }) => line)
  const more = alike.length - lines.length
  const places = `${alike.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}`
  return `  ${what}. ${fix}\n      ${file}, ${places}`
}

/** What each step of an import is called while it runs. */
export const importSteps = {
  'reading-people': 'Reading people',
  'saving-people': 'Saving people',
  'reading-contacts': 'Reading contacts',
  'saving-contacts': 'Saving contacts',
} as const satisfies Record<ImportProgress['step'], string>
