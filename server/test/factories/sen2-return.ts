import type { Readable } from 'node:stream'
import { Readable as Stream } from 'node:stream'
import {
  type Fault,
  type ReadOptions,
  readReturn,
  type Sen2Header,
  type Sen2Person,
} from '../../src/features/sen2/index.ts'

/** Null leaves an item out; a list repeats a block. */
export type XmlItems = { [name: string]: string | null | XmlItems | XmlItems[] }

const aPlan: XmlItems = {
  StartDate: '2024-07-13',
  PB: '0',
  PlanDetail: [{ URN: '120025', PlacementRank: '1' }],
}

export const anAssessment = (items: XmlItems = {}): XmlItems => ({
  AssessmentOutcome: 'Y',
  AssessmentOutcomeDate: '2024-06-07',
  Week20: '0',
  NamedPlan: aPlan,
  ...items,
})

export const aRequest = (items: XmlItems = {}): XmlItems => ({
  ReceivedDate: '2024-01-13',
  RequestSource: '1',
  RYA: '0',
  RequestOutcomeDate: '2024-02-03',
  RequestOutcome: 'Y',
  RequestMediation: '0',
  RequestTribunal: '0',
  Assessment: anAssessment(),
  ActivePlans: {
    ReviewMeeting: '2024-11-03',
    ReviewOutcome: 'M',
    LastReview: '2024-11-16',
    PlacementDetail: [{ URN: '145292', PlacementRank: '1', EntryDate: '2021-09-15' }],
    SENneed: [{ SENtype: 'SLCN', SENtypeRank: '1' }],
  },
  ...items,
})

export const aPerson = (items: XmlItems = {}): XmlItems => ({
  Surname: 'Webb',
  Forename: 'Isla',
  PersonBirthDate: '2019-07-29',
  Sex: 'F',
  Ethnicity: 'WBRI',
  PostCode: 'CT16 4HT',
  UPN: 'Q886387415000',
  Requests: [aRequest()],
  ...items,
})

export const aHeader = (items: XmlItems = {}, source: XmlItems = {}): XmlItems => ({
  CollectionDetails: { Collection: 'SEN2', Year: '2025', ReferenceDate: '2025-01-16', ...items },
  Source: { SourceLevel: 'L', LEA: '886', ...source },
})

/** A return, one element a line: its root on line 2, the first Person on line 15 unless the header was changed. */
export function aReturn(people: XmlItems[] = [aPerson()], header: XmlItems | null = aHeader()): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml({ Message: { Header: header, Persons: { Person: people } } })}`
}

export function xml(items: XmlItems): string {
  return Object.entries(items)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => element(name, one)))
    .join('')
}

function element(name: string, value: string | null | XmlItems): string {
  if (value === null) return ''
  return typeof value === 'string' ? `<${name}>${value}</${name}>\n` : `<${name}>\n${xml(value)}</${name}>\n`
}

export type WholeReturn = {
  header: Sen2Header | null
  people: Sen2Person[]
  lines: number[]
  faults: Fault[]
}

/** Reads a return to its end. Text is given as a stream of bytes. */
export async function readWhole(
  source: string | Buffer | Readable,
  options?: ReadOptions,
): Promise<WholeReturn> {
  const whole: WholeReturn = { header: null, people: [], lines: [], faults: [] }
  const stream = source instanceof Stream ? source : Stream.from([Buffer.from(source)])
  for await (const part of readReturn(stream, options)) {
    if ('header' in part) whole.header = part.header
    else if ('fault' in part) whole.faults.push(part.fault)
    else {
      whole.people.push(part.person)
      whole.lines.push(part.line)
    }
  }
  return whole
}
