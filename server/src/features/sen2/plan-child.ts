import { newId } from '../../platform/ids.ts'
import type { ChangeTally } from './change-tally.ts'
import type { Sen2Person } from './sen2.types.ts'

/** A child's row as the import writes it. */
export interface ChildRow {
  id: string
  upn: string | null
  uln: string | null
  upnUnknown: string | null
  surname: string
  forename: string
  birthOn: string
  sex: string | null
  ethnicity: string | null
  postcode: string | null
}

/** A field of a child that said something wrong before it was put right (data-rights/corrections). */
export interface PutRight {
  field: string
  was: string
}

/**
 * The row of a person new to the hub. District stays empty: a postcode alone does not give it, and no list of
 * postcodes comes with the hub.
 */
export function newChild(person: Sen2Person): ChildRow {
  return withItems({ ...emptyChild, id: newId() }, person)
}

/** The row after a return, and what of it changed. An item the return leaves out is not denied by it. */
export function changeChild(
  known: ChildRow,
  person: Sen2Person,
  changes: ChangeTally,
  putRight: readonly PutRight[] = [],
): ChildRow | null {
  const row = keepingRight(withItems(known, person), known, putRight)
  const changed = (Object.keys(words) as (keyof typeof words)[]).filter((item) => row[item] !== known[item])
  for (const what of new Set(changed.map((item) => words[item]))) changes.add(what)
  return changed.length > 0 ? row : null
}

function withItems(known: ChildRow, person: Sen2Person): ChildRow {
  const upn = person.upn ?? known.upn
  return {
    id: known.id,
    upn,
    uln: person.uniqueLearnerNumber ?? known.uln,
    upnUnknown: upn ? null : (person.upnUnknown ?? known.upnUnknown),
    surname: person.surname,
    forename: person.forename,
    birthOn: person.personBirthDate,
    sex: person.sex ?? known.sex,
    ethnicity: person.ethnicity ?? known.ethnicity,
    postcode: person.postCode ?? known.postcode,
  }
}

const correctable = {
  'child-forename': 'forename',
  'child-surname': 'surname',
  'child-birth-date': 'birthOn',
} as const satisfies Record<string, keyof ChildRow>

/** The case system may still say what was put right here: it does not come back. Whatever else it says, counts. */
function keepingRight(row: ChildRow, known: ChildRow, putRight: readonly PutRight[]): ChildRow {
  const kept = Object.entries(correctable)
    .filter(([field, item]) => putRight.some((right) => right.field === field && right.was === row[item]))
    .map(([, item]) => [item, known[item]])
  return { ...row, ...Object.fromEntries(kept) }
}

const emptyChild = {
  upn: null,
  uln: null,
  upnUnknown: null,
  surname: '',
  forename: '',
  birthOn: '',
  sex: null,
  ethnicity: null,
  postcode: null,
}

const words = {
  upn: 'UPN',
  uln: 'other items of a person',
  upnUnknown: 'other items of a person',
  surname: 'name of a child',
  forename: 'name of a child',
  birthOn: 'birth date',
  sex: 'other items of a person',
  ethnicity: 'other items of a person',
  postcode: 'postcode',
} as const
