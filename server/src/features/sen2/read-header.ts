import type { XmlElement } from './block-collector.ts'
import { type Fault, RowFaults } from './fault.ts'
import { Items, type UnknownItems } from './items.ts'
import { isRealDay } from './real-day.ts'
import { ReturnRefused } from './refused.ts'
import type { Sen2Header } from './sen2.types.ts'

/** @throws ReturnRefused for another collection, or when an item that says what the return is is missing or wrong */
export function readHeader(element: XmlElement, faults: Fault[], unknown: UnknownItems): Sen2Header {
  const header = new Items(element, 'Header', new RowFaults('file', faults))
  const details = header.group('CollectionDetails')
  const source = header.group('Source')
  if (needed(details, 'Collection', (text) => text !== '') !== 'SEN2') {
    throw new ReturnRefused('The file is another collection, not SEN2; give the SEN2 return.')
  }
  const read: Sen2Header = {
    collection: 'SEN2',
    year: Number(needed(details, 'Year', (text) => /^20\d\d$/.test(text))),
    referenceDate: needed(details, 'ReferenceDate', isRealDay),
    lea: needed(source, 'LEA', (text) => /^\d{3}$/.test(text)),
    sourceLevel: source?.text('SourceLevel') ?? null,
    softwareCode: source?.text('SoftwareCode') ?? null,
    release: source?.text('Release') ?? null,
    serialNo: source?.text('SerialNo') ?? null,
    dateTime: source?.text('DateTime') ?? null,
  }
  for (const items of [header, details, source]) items?.reportUnknown(unknown)
  return read
}

function needed(items: Items | null, name: string, accepts: (text: string) => boolean): string {
  const text = items?.text(name) ?? ''
  if (accepts(text)) return text
  const why = text === '' ? 'does not say' : 'says wrongly'
  throw new ReturnRefused(
    `The return's header ${why} what its ${name} is; export it again from the case system.`,
  )
}
