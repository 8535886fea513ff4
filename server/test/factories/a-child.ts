import { newId } from '../../src/platform/ids.ts'
import { type Db, insertRow } from './insert-row.ts'

/** A child of ten, at home in Thanet. */
export async function aChild(
  db: Db,
  more: {
    id?: string
    forename?: string
    surname?: string
    preferredName?: string | null
    birthOn?: string
    upn?: string | null
    district?: string | null
    postcode?: string | null
  } = {},
): Promise<{ id: string; forename: string; surname: string }> {
  const { id = newId(), forename = 'Samuel', surname = 'Okafor', preferredName = 'Sam' } = more
  const { birthOn = '2016-05-04', upn = null, district = 'Thanet', postcode = 'CT9 1AA' } = more
  await insertRow(db, 'children', {
    id,
    forename,
    surname,
    preferred_name: preferredName,
    birth_on: birthOn,
    upn,
    upn_unknown: upn ? null : 'UN1',
    district,
    postcode,
  })
  return { id, forename, surname }
}
