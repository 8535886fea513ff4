import { expect, it } from 'vitest'
import type { ImportFault, ImportSummary } from '../features/sen2/index.ts'
import { importText } from './import-text.ts'

const fault = (line: number, more: Partial<ImportFault> = {}): ImportFault => ({
  file: 'return',
  line,
  path: `Person[${line}]/UPN`,
  what: 'UPN has the wrong check letter',
  fix: 'Correct it in the case system.',
  leftOut: false,
  ...more,
})

const summary: ImportSummary = {
  people: { new: 26_749, changed: 0, unchanged: 12 },
  contacts: { new: 0, changed: 3, unchanged: 0 },
  faults: [],
  changes: [{ what: 'stage', from: 'ASSESSING', to: 'DRAFTING', count: 3 }],
  leftOut: { people: 0, requests: 1, contacts: 0 },
}

it('counts stand in columns', () => {
  expect(importText(summary, 'return.xml', false).split('\n').slice(0, 5)).toEqual([
    'return.xml has been imported.',
    '',
    '             new  changed  unchanged',
    'People    26,749        0         12',
    'Contacts       0        3          0',
  ])
})

it('what changed is named from and to', () => {
  expect(importText(summary, 'return.xml', false)).toContain('  stage: ASSESSING to DRAFTING  3')
})

it('a dry run says that nothing was written', () => {
  expect(importText(summary, 'return.xml', true)).toMatch(/^Dry run of return\.xml: nothing was written\./)
})

it('the same fault in many rows is told once, with its lines; rows left out come first', () => {
  const faults = [
    ...[1, 2, 3, 4, 5, 6, 7].map((line) => fault(line)),
    fault(9, { what: 'ReceivedDate is missing; this request was left out', leftOut: true }),
  ]

  const text = importText({ ...summary, faults }, 'return.xml', false)

  expect(text.split('\n').slice(-5)).toEqual([
    'Faults: 8. Left out: 0 people, 1 requests, 0 contacts. With --json each has its place.',
    '  ReceivedDate is missing; this request was left out. Correct it in the case system.',
    '      return, line 9',
    '  UPN has the wrong check letter. Correct it in the case system.',
    '      return, lines 1, 2, 3, 4, 5 and 2 more',
  ])
})
