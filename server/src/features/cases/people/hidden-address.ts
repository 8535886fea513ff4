import { type CaseForStaff, type HiddenPlaces, revealsAddress } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { invalid } from '../../../platform/errors.ts'
import type { StaffAdvice } from '../advice/advice.store.ts'

/** What stands in the place of a school's name that is hidden. */
export const hiddenSetting = 'School or setting hidden'

/** Whether nobody may learn where a child lives and learns; `child`: the SQL of its id. For staff and the system. */
export const isAddressHidden = (child: string): string =>
  `exists (select from restrictions hidden where hidden.child_id = ${child} and hidden.kind = 'ADDRESS_HIDDEN'
     and hidden.cleared_at is null)`

/** Who was asked for a report, as lists may say it; `request` and `child`: the SQL of the report's row, the child's id. */
export const shownAskedOf = (request: string, child: string): string =>
  `case when ${request}.kind = 'setting' and ${isAddressHidden(child)} then '${hiddenSetting}' else ${request}.asked_of end`

/** A school that somebody typed has a name of several words; "school" alone is in every letter. */
const readPlaces = statement(
  'cases.hidden-places',
  `select ch.postcode,
     array(select distinct line from cases o join case_access a on a.case_id = o.id
       join family_members f on f.id = a.family_member_id, string_to_table(f.postal_address, E'\\n') as line
       where o.child_id = ch.id) as "addressLines",
     array(select s.setting_name from cases o join setting_consultations s on s.case_id = o.id where o.child_id = ch.id
       union select r.asked_of from cases o join advice_requests r on r.case_id = o.id
         where o.child_id = ch.id and r.kind = 'setting' and r.asked_of like '% %' and r.asked_of !~* ' or '
       union select split_part(a.relationship, ', ', 2) from cases o join case_access a on a.case_id = o.id
         where o.child_id = ch.id and a.role = 'school' and a.relationship like '%, %') as "settingNames"
   from cases c join children ch on ch.id = c.child_id where c.id = $1 and ${isAddressHidden('ch.id')}`,
)

/** Whether words would tell somebody where the child of a case lives or learns, and that is hidden. */
export async function tellsHiddenAddress(tx: Tx, caseId: string, text: string): Promise<boolean> {
  const [places] = await tx.rows<HiddenPlaces>(readPlaces, [caseId])
  return places !== undefined && revealsAddress(text, places)
}

const readHidden = statement(
  'cases.has-hidden-address',
  `select ${isAddressHidden('c.child_id')} as "isHidden" from cases c where c.id = $1`,
)

export async function hasHiddenAddress(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.rows<{ isHidden: boolean }>(readHidden, [caseId]))[0]?.isHidden ?? false
}

/** For staff; names no place itself. */
export const tellsAddressWords =
  'This tells where the child lives or goes to school, and that is hidden. Leave it out'

/**
 * Stops words of staff that a family member or anybody else is going to read.
 * @throws validation-failed: no confirmation lets it pass
 */
export async function requireNoAddress(tx: Tx, caseId: string, pointer: string, text = ''): Promise<void> {
  if (text !== '' && (await tellsHiddenAddress(tx, caseId, text))) throw invalid(pointer, tellsAddressWords)
}

/** The case as its page shows it until somebody presses "Show", and as other systems ever get it. */
export function withoutAddress(view: CaseForStaff): CaseForStaff {
  return {
    ...view,
    child: { ...view.child, postcode: null, district: null },
    people: view.people.map((person) => ({
      ...person,
      ...{ email: null, phone: null, postalAddress: [] },
      relationship: person.role === 'school' ? hiddenSetting : person.relationship,
    })),
  }
}

/** Reports and schools asked, before anything is said of them: none of them tells where the child learns. */
export function withoutSettings({ requests, settings }: StaffAdvice): StaffAdvice {
  return {
    requests: requests.map((request) =>
      request.kind === 'setting'
        ? { ...request, askedOf: hiddenSetting, contactName: null, contactPhone: null, contactEmail: null }
        : request,
    ),
    settings: settings.map((setting) => ({ ...setting, name: hiddenSetting, urn: null, note: null })),
  }
}
