import type { XmlBlock, XmlElement } from './block-collector.ts'
import { decodeText } from './decode-text.ts'
import { type Fault, RowFaults } from './fault.ts'
import { type ByteCount, type ImportSource, openBytes, type ReadOptions } from './import-source.ts'
import { UnknownItems } from './items.ts'
import { readHeader } from './read-header.ts'
import { type Place, type PlacedPerson, readPerson } from './read-person.ts'
import { ReturnRefused } from './refused.ts'
import { RepeatedPeople } from './repeated-people.ts'
import type { Sen2Header, Sen2Person } from './sen2.types.ts'
import { xmlBlocks } from './xml-blocks.ts'

/** `requestPlaces` says where each of the person's requests lies, in their order. */
export type ReturnPart = { header: Sen2Header } | (PlacedPerson & Place) | { fault: Fault }

/**
 * Reads a SEN2 return (`.xml` or `.xml.gz`) part by part: the header, then each person after the faults found in them,
 * in file order, holding no more than a few people at a time. The file is read only as fast as parts are taken.
 * A file may be refused after people have come out of it: write nothing for good before the end.
 * @throws ReturnRefused when the file as a whole cannot be a SEN2 return, or stops or breaks somewhere
 */
export async function* readReturn(
  source: ImportSource,
  options: ReadOptions = {},
): AsyncGenerator<ReturnPart> {
  const count: ByteCount = { bytesRead: 0, bytesTotal: null }
  const xml = xmlBlocks()
  const reader = new ReturnReader()
  for await (const text of decodeText(openBytes(source, count))) {
    for (const block of xml.write(text)) yield* reader.read(block)
    options.onProgress?.({ ...count, rows: reader.people })
  }
  for (const block of xml.end()) yield* reader.read(block)
  reader.requireWhole()
}

/** What must be remembered from block to block. */
class ReturnReader {
  people = 0
  private header: Sen2Header | null = null
  private hasPersons: boolean = false
  private readonly unknown = new UnknownItems()
  private readonly repeated = new RepeatedPeople()

  read({ kind, element }: XmlBlock): ReturnPart[] {
    if (kind === 'header') return this.readHeader(element)
    if (kind === 'unknown') return this.readUnknown(element)
    if (!this.header) throw new ReturnRefused(NO_HEADER)
    if (kind === 'person') return this.readPerson(element, this.header)
    this.hasPersons = true
    return []
  }

  requireWhole() {
    if (!this.header) throw new ReturnRefused(NO_HEADER)
    if (!this.hasPersons)
      throw new ReturnRefused('The return holds no Persons; export it again at person level.')
  }

  private readHeader(element: XmlElement): ReturnPart[] {
    if (this.header) throw new ReturnRefused('The file has two headers; give one return at a time.')
    const faults: Fault[] = []
    this.header = readHeader(element, faults, this.unknown)
    return [{ header: this.header }, ...faults.map((fault) => ({ fault }))]
  }

  private readUnknown(element: XmlElement): ReturnPart[] {
    const faults: Fault[] = []
    this.unknown.report(new RowFaults('file', faults), element, '')
    return faults.map((fault) => ({ fault }))
  }

  private readPerson(element: XmlElement, header: Sen2Header): ReturnPart[] {
    this.people += 1
    const faults: Fault[] = []
    const path = `Person[${this.people}]`
    const { referenceDate } = header
    const read = readPerson(element, { path, referenceDate, faults, unknown: this.unknown })
    const place = { line: element.line, path }
    const isNew = read !== null && this.isNew(read.person, place, faults)
    const parts: ReturnPart[] = faults.map((fault) => ({ fault }))
    if (isNew) parts.push({ ...read, ...place })
    return parts
  }

  private isNew(person: Sen2Person, place: Place, faults: Fault[]): boolean {
    const repeat = this.repeated.meet(person, this.people)
    if (!repeat) return true
    const row = new RowFaults('person', faults)
    const like = `Person[${repeat.index}]`
    if (repeat.kind === 'namesake') {
      row.report(
        'kept',
        place,
        `Has the name and birth date of ${like}, and not both have a UPN`,
        NAMESAKE_FIX,
      )
    } else {
      const same = repeat.kind === 'same-upn' ? 'UPN' : 'name, birth date and postcode, without a UPN,'
      row.report('left-out', place, `Has the same ${same} as ${like}, which went in`, REPEAT_FIX)
    }
    return !row.isLeftOut
  }
}

const NO_HEADER = 'The file has no Header before its Persons; export it again from the case system.'
const NAMESAKE_FIX =
  'If they are one person, merge the records in the case system; if not, enter the missing UPNs.'
const REPEAT_FIX =
  'If they are one person, merge the records in the case system; if not, correct the UPN or the name.'
