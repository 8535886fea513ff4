import type { Day } from '../../platform/calendar/index.ts'
import type { XmlElement } from './block-collector.ts'
import { SEXES, UPN_UNKNOWN_REASONS } from './code-lists.ts'
import { type Fault, RowFaults } from './fault.ts'
import { Items, type UnknownItems } from './items.ts'
import { readRequest } from './read-request.ts'
import type { Sen2Person, Sen2Request } from './sen2.types.ts'
import { hasRightCheckLetter, isUpnShaped } from './upn.ts'

/** Letters and digits of a British postcode, as Royal Mail writes them; district and sector are not looked up. */
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/

export type PersonContext = { path: string; referenceDate: Day; faults: Fault[]; unknown: UnknownItems }

/** Where a block lies in the file. */
export type Place = { line: number; path: string }

/** A person, and where each of the requests that went in lies, in the same order. */
export type PlacedPerson = { person: Sen2Person; requestPlaces: Place[] }

/** Null when the person had to be left out; the reasons are among the faults. */
export function readPerson(element: XmlElement, context: PersonContext): PlacedPerson | null {
  const row = new RowFaults('person', context.faults)
  const items = new Items(element, context.path, row)
  const surname = items.required('Surname', (name) => items.name(name))
  const forename = items.required('Forename', (name) => items.name(name))
  const personBirthDate = birthDateOf(items, context.referenceDate)
  const rest = {
    sex: items.code('Sex', SEXES),
    ethnicity: items.matching('Ethnicity', /^[A-Z]{4}$/, 'is not a four-letter code'),
    postCode: postCodeOf(items),
    upn: upnOf(items),
    uniqueLearnerNumber: items.matching('UniqueLearnerNumber', /^\d{10}$/, 'is not ten digits'),
    upnUnknown: items.code('UPNunknown', UPN_UNKNOWN_REASONS),
  }
  const placed = requestsOf(items, personBirthDate, context)
  items.reportUnknown(context.unknown)
  if (row.isLeftOut || !surname || !forename || !personBirthDate) return null
  const requests = placed.map(({ request }) => request)
  return {
    person: { surname, forename, personBirthDate, ...rest, requests },
    requestPlaces: placed.map(({ place }) => place),
  }
}

function birthDateOf(items: Items, referenceDate: Day): Day | null {
  const birthDate = items.required('PersonBirthDate', (name) => items.day(name, 'left-out'))
  if (birthDate === null || birthDate <= referenceDate) return birthDate
  items.report('left-out', 'PersonBirthDate', "is after the return's reference date")
  return null
}

type PlacedRequest = { request: Sen2Request; place: Place }

function requestsOf(items: Items, birthDate: Day | null, context: PersonContext): PlacedRequest[] {
  const blocks = items.groups('Requests', () => new RowFaults('request', context.faults))
  if (blocks.length === 0) {
    items.report('kept', 'Requests', 'is missing, so there is no case to show for this person')
  }
  const taken = new Map<Day, number>()
  const requests: PlacedRequest[] = []
  for (const [index, block] of blocks.entries()) {
    const request = readRequest(block, context)
    if (!request) continue
    // Dates of requests long decided drive nothing any more, and old systems made many of them up.
    if (birthDate && request.receivedDate < birthDate && request.requestOutcome !== 'H') {
      block.report('kept', 'ReceivedDate', "is before the person's birth date")
    }
    const earlier = taken.get(request.receivedDate)
    if (earlier !== undefined) {
      block.report(
        'left-out',
        'ReceivedDate',
        `is the same as in Requests[${earlier + 1}], which went in`,
        SAME_DAY_FIX,
      )
      continue
    }
    taken.set(request.receivedDate, index)
    requests.push({ request, place: { line: block.line, path: block.path } })
  }
  return requests
}

const SAME_DAY_FIX =
  'If it is one request recorded twice, remove one; if there were two, correct a received date.'

function postCodeOf(items: Items): string | null {
  const text = items.text('PostCode')?.toUpperCase().replace(/\s+/g, ' ') ?? null
  if (text === null) return null
  const [, outward, inward] = POSTCODE.exec(text) ?? []
  if (outward) return `${outward} ${inward}`
  items.report(
    'kept',
    'PostCode',
    'is not shaped like a postcode, so it was not taken over and no district is known',
  )
  return null
}

function upnOf(items: Items): string | null {
  const upn = items.text('UPN')?.toUpperCase() ?? null
  if (upn === null) return null
  if (!isUpnShaped(upn)) {
    items.report(
      'kept',
      'UPN',
      'is not a letter, eleven digits and a digit or letter, so it was not taken over',
    )
    return null
  }
  if (!hasRightCheckLetter(upn)) {
    items.report('kept', 'UPN', 'does not have the check letter that its digits call for', CHECK_LETTER_FIX)
  }
  return upn
}

const CHECK_LETTER_FIX = 'Compare it with the record of the school; two digits may be swapped.'
