import { type Council, districtsOf } from '@send-hub/shared'
import { addMonths } from '../platform/calendar/index.ts'
import { statement, type Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { DemoCalendar } from './calendar.ts'
import { demoStaff, type StaffKey } from './staff.ts'
import type { Household } from './story.ts'

/** Ids by the names in the stories. */
export interface DemoPeople {
  staff: Record<StaffKey, string>
  /** Family members by name. */
  adults: Map<string, string>
  children: Map<string, string>
}

const insertStaff = statement(
  'demo.insert-staff',
  `insert into staff_members (id, name, email, role, team, powers, takes_turns, created_at)
   select id, name, email, role, team, coalesce(powers, '{}'), role <> 'manager', $2 from jsonb_to_recordset($1)
     as s(id uuid, name text, email text, role text, team text, powers text[])`,
)

const insertAdults = statement(
  'demo.insert-adults',
  `insert into family_members (id, name, email, phone, preferred_language, postal_address, created_at)
   select id, name, email, phone, language, address, $2 from jsonb_to_recordset($1)
     as f(id uuid, name text, email text, phone text, language text, address text)`,
)

const insertChildren = statement(
  'demo.insert-children',
  `insert into children (id, upn, upn_unknown, surname, forename, preferred_name, birth_on, sex, postcode, district, created_at, updated_at)
   select id, upn, "upnUnknown", surname, forename, called, "birthOn", sex, postcode, district, $2, $2 from jsonb_to_recordset($1)
     as c(id uuid, upn text, "upnUnknown" text, surname text, forename text, called text, "birthOn" date, sex text,
       postcode text, district text)`,
)

/** They lived there before the hub heard of them: the figures of earlier months know it. */
const backdateHomes = statement(
  'demo.backdate-homes',
  'update child_districts d set since = c.created_at from children c where c.id = d.child_id',
)

/** Everybody, before anything happens to them. */
export async function insertPeople(
  tx: Tx,
  council: Council,
  households: Household[],
  calendar: DemoCalendar,
): Promise<DemoPeople> {
  const at = calendar.at(calendar.workingDay(1500), '09:00')
  const staff = Object.entries(demoStaff).map(([key, person]) => ({
    ...person,
    key,
    id: newId(),
    email: addressOf(person.email),
  }))
  const adults = households
    .flatMap(({ adults, home }, household) => adults.map((adult) => ({ ...adult, home, household })))
    .map((adult, index) => ({
      id: newId(),
      name: adult.name,
      email: adult.email && addressOf(adult.email),
      phone: phoneOf(index),
      language: adult.language ?? 'en',
      address: homeAddress(
        adult.livesAt ?? adult.home,
        adult.livesAt === undefined ? adult.household : index,
        council,
      ),
    }))
  const children = childRows(council, households, calendar)

  await tx.rows(insertStaff, [JSON.stringify(staff), at])
  await tx.rows(insertAdults, [JSON.stringify(adults), at])
  await tx.rows(insertChildren, [JSON.stringify(children), at])
  await tx.rows(backdateHomes)
  return {
    staff: Object.fromEntries(staff.map(({ key, id }) => [key, id])) as DemoPeople['staff'],
    adults: new Map(adults.map(({ name, id }) => [name, id])),
    children: new Map(children.map(({ name, id }) => [name, id])),
  }
}

function childRows(council: Council, households: Household[], calendar: DemoCalendar) {
  const districts = districtsOf(council)
  return households
    .flatMap(({ home, children }) => children.map((child) => ({ home, ...child })))
    .map(({ home, name, called, sex, ageInMonths, schoolYear }, index) => {
      const [forename = '', ...surname] = name.split(' ')
      const isAtSchool = ageInMonths >= 60
      return {
        id: newId(),
        name,
        forename,
        surname: surname.join(' '),
        called: called ?? null,
        sex,
        birthOn:
          schoolYear === undefined
            ? addMonths(calendar.day(index % 28), -ageInMonths)
            : calendar.bornInYear(schoolYear, ageInMonths % 12),
        upn: isAtSchool ? upnOf(index) : null,
        upnUnknown: isAtSchool ? null : 'UN1',
        postcode: outwardCodes[home] && `${outwardCodes[home]} 9ZZ`,
        district: districts[home % districts.length],
      }
    })
}

/** Real areas in the order of Kent's districts; no house has such a code. */
const outwardCodes = 'DA1 DA12 TN13 CT1 ME10 CT9 TN23 CT16 CT20 ME14 TN9 TN1'.split(' ')

const streets = [
  'Made-up Lane',
  'Nowhere Street',
  'Example Close',
  'Fable Road',
  'Pretend Avenue',
  'Story Hill',
]

/** A house in a street that does not exist; people of one household live together. `place` tells the houses apart. */
function homeAddress(home: number, place: number, council: Council): string {
  const districts = districtsOf(council)
  const outward = outwardCodes[home] ?? outwardCodes[0]
  const house = `${place + 1} ${streets[place % streets.length]}`
  return [house, districts[home % districts.length], `${outward} 9ZZ`].join('\n')
}

export const addressOf = (localPart: string): string => `${localPart}@example.test`

/** From the range that Ofcom keeps for drama. */
const phoneOf = (index: number): string => `01632 960${String(index + 100)}`

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** A number of the right shape for a school that does not exist. Source of the rule: see the SEN2 import. */
function upnOf(index: number): string {
  const digits = `8869990 21${String(index + 1).padStart(3, '0')}`.replace(' ', '')
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place + 2), 0)
  return `${upnLetters.charAt(sum % 23)}${digits}`
}
