import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, aRequest, aReturn } from '../../../test/factories/sen2-return.ts'
import {
  aContactsFile,
  type ContactRow,
  openImporter,
  type TestImporter,
} from '../../../test/sen2-importer.ts'

let importer: TestImporter
beforeEach(async () => {
  importer = await openImporter()
})
afterEach(() => importer.close())

const isla = aPerson()
const noah = aPerson({ Forename: 'Noah', PersonBirthDate: '2016-02-01', UPN: 'R886297915004' })
const ofNoah: ContactRow = { upn: 'R886297915004', forename: 'Noah', birthDate: '2016-02-01' }
const laterAt = '2025-03-03T10:00:00Z'

const imports = (contacts: ContactRow[], at?: string) =>
  importer.run({ xml: aReturn([isla, noah]), contacts: aContactsFile(...contacts), at })
const members = () =>
  importer.rows(
    'select name, email, phone, preferred_language as language from family_members order by created_at, name',
  )
const access = () =>
  importer.rows(
    `select f.name, ch.forename as child, a.level, a.has_parental_responsibility as pr, a.starts_on as from, a.ends_on as until
     from case_access a join family_members f on f.id = a.family_member_id join cases c on c.id = a.case_id
       join children ch on ch.id = c.child_id order by f.name, ch.forename, a.starts_on`,
  )

describe('a contact', () => {
  test('with parental responsibility may act on every case of the child, from the day of the import', async () => {
    const other = aRequest({
      ReceivedDate: '2023-01-09',
      RequestOutcome: 'N',
      Assessment: null,
      ActivePlans: null,
    })

    const { contacts } = await importer.run({
      xml: aReturn([aPerson({ Requests: [aRequest(), other] })]),
      contacts: aContactsFile({}),
    })

    expect(contacts.new).toBe(1)
    expect(await members()).toEqual([
      { name: 'Amelia Webb', email: 'amelia@example.test', phone: '07700 900001', language: 'en' },
    ])
    const row = {
      name: 'Amelia Webb',
      child: 'Isla',
      level: 'act',
      pr: true,
      from: '2025-02-03',
      until: null,
    }
    expect(await access()).toEqual([row, row])
    expect(await importer.rows('select distinct evidence, granted_by_kind from case_access')).toEqual([
      { evidence: 'Contact file of the council’s case system', granted_by_kind: 'system' },
    ])
  })

  test.each(['no', ''])('without it (%j) sees nothing until staff decide', async (isResponsible) => {
    await imports([{ isResponsible }])

    expect(await access()).toMatchObject([{ level: 'none' }])
  })

  test('of siblings with one address and one name is one person', async () => {
    const { contacts } = await imports([{}, { ...ofNoah, name: 'amelia  WEBB' }])

    expect(contacts.new).toBe(2)
    expect(await members()).toHaveLength(1)
    expect(await access()).toMatchObject([{ child: 'Isla' }, { child: 'Noah' }])
  })

  test('with somebody else’s address goes in without it, and staff are asked whose it is', async () => {
    const { contacts, faults } = await imports([{}, { ...ofNoah, name: 'Ben Rai', phone: '' }])

    expect(contacts.new).toBe(2)
    expect(await members()).toMatchObject([
      { name: 'Amelia Webb', email: 'amelia@example.test' },
      { name: 'Ben Rai', email: null },
    ])
    expect(faults).toMatchObject([{ path: 'Contact[2]/email', line: 3, leftOut: false, file: 'contacts' }])
    expect(faults[0]?.what).not.toContain('@')
  })

  test('without address is a person of one child only', async () => {
    await imports([{ email: '' }, { ...ofNoah, email: '' }])

    expect(await members()).toHaveLength(2)
  })

  test.each<[string, ContactRow]>([
    ['a UPN nobody has', { upn: 'D886377315002' }],
    ['a UPN of a child with another name and birth date', { upn: 'R886297915004' }],
    ['a name nobody has', { upn: '', surname: 'Okoro' }],
  ])('of %s is left out', async (_title, row) => {
    const { contacts, faults, leftOut } = await imports([row])

    expect(contacts).toEqual({ new: 0, changed: 0, unchanged: 0 })
    expect(faults).toMatchObject([{ path: 'Contact[1]', line: 2, leftOut: true, file: 'contacts' }])
    expect(leftOut.contacts).toBe(1)
    expect(await members()).toEqual([])
  })

  test('of a name that two children share is nobody’s', async () => {
    const namesakes = ['CT16 4HT', 'ME14 4WJ'].map((PostCode) =>
      aPerson({ UPN: null, UPNunknown: 'UN1', PostCode }),
    )

    const { faults } = await importer.run({ xml: aReturn(namesakes), contacts: aContactsFile({ upn: '' }) })

    expect(faults.filter(({ leftOut }) => leftOut)).toMatchObject([{ path: 'Contact[1]' }])
    expect(await members()).toEqual([])
  })

  test('of a child without a case has nothing to see, and is left out', async () => {
    const { faults } = await importer.run({
      xml: aReturn([aPerson({ Requests: null })]),
      contacts: aContactsFile({}),
    })

    expect(faults).toMatchObject([
      { leftOut: false, file: 'return' },
      { leftOut: true, file: 'contacts' },
    ])
  })
})

describe('a contact of a child under a restriction', () => {
  test('sees nothing until staff decide, whatever the file says again and again', async () => {
    await importer.run({ xml: aReturn([isla, noah]) })
    await importer.rows(`with setter as (
        insert into staff_members (id, name, email, role, team) values (gen_random_uuid(), 'Grace Obi', 'grace@council.example', 'manager', 'hub')
        returning id)
      insert into restrictions (id, child_id, kind, note, set_at, set_by_id)
      select gen_random_uuid(), c.id, 'ADDRESS_HIDDEN', 'Refuge', now(), setter.id from children c, setter where c.forename = 'Isla'`)
    await imports([{}, { ...ofNoah, name: 'Ben Rai', email: 'ben@example.test', phone: '' }])
    await imports([{ isResponsible: 'no' }], laterAt)
    await imports([{}], '2025-03-04T10:00:00Z')

    const rows = (await access()) as { child: string; level: string }[]
    expect(new Set(rows.filter(({ child }) => child === 'Isla').map(({ level }) => level))).toEqual(
      new Set(['none']),
    )
    expect(rows.filter(({ child }) => child === 'Noah')).toMatchObject([{ level: 'act' }])
  })
})

describe('a later contacts file', () => {
  test('changes name, phone, language and relationship, and says so', async () => {
    await imports([{}])

    const { contacts, changes } = await imports(
      [{ name: 'Amelia WEBB', phone: '07700 900009', language: 'pl', relationship: 'guardian' }],
      laterAt,
    )

    expect(contacts).toEqual({ new: 0, changed: 1, unchanged: 0 })
    expect(changes.map(({ what }) => what)).toEqual([
      'language of a contact',
      'name of a contact',
      'phone of a contact',
      'relationship of a contact',
    ])
    expect(await members()).toEqual([
      { name: 'Amelia WEBB', email: 'amelia@example.test', phone: '07700 900009', language: 'pl' },
    ])
    expect(await access()).toHaveLength(1)
  })

  test('counts who is missing, and shuts nobody out', async () => {
    await imports([{}, ofNoah])

    const { changes } = await imports([{}], laterAt)

    expect(changes).toEqual([{ what: 'contacts of the hub not in this file', count: 1 }])
    expect(await access()).toMatchObject([
      { child: 'Isla', until: null },
      { child: 'Noah', until: null },
    ])
  })

  test('that takes parental responsibility away ends the access the day before', async () => {
    await imports([{}])

    const { changes, contacts } = await imports([{ isResponsible: 'no' }], laterAt)

    expect(contacts.changed).toBe(1)
    expect(changes).toEqual([{ what: 'access ended', count: 1 }])
    expect(await access()).toMatchObject([
      { level: 'act', pr: true, from: '2025-02-03', until: '2025-03-02' },
      { level: 'none', pr: false, from: '2025-03-03', until: null },
    ])
    expect((await imports([{ isResponsible: 'no' }], '2025-03-04T10:00:00Z')).contacts.unchanged).toBe(1)
  })

  test('on the same day ends what began that day', async () => {
    await imports([{}])

    await imports([{ isResponsible: 'no' }])

    expect(await access()).toMatchObject([{ level: 'none', pr: false, until: null }])
  })

  test('that gives it opens the access', async () => {
    await imports([{ isResponsible: 'no' }])

    await imports([{}], laterAt)

    expect(await access()).toMatchObject([
      { level: 'none', until: '2025-03-02' },
      { level: 'act', pr: true, from: '2025-03-03', until: null },
    ])
  })

  test('that does not say takes nothing away', async () => {
    await imports([{}])

    expect((await imports([{ isResponsible: '' }], laterAt)).contacts.unchanged).toBe(1)
    expect(await access()).toMatchObject([{ level: 'act', until: null }])
  })

  test('does not open what staff ended, and asks them', async () => {
    await imports([{}])
    await importer.rows("update case_access set ends_on = '2025-02-10'")
    expect((await imports([{}], laterAt)).contacts.unchanged).toBe(1)

    await importer.rows('update case_access set has_parental_responsibility = false')
    const { faults } = await imports([{}], laterAt)

    expect(faults).toMatchObject([{ leftOut: false, path: 'Contact[1]' }])
    expect(await access()).toMatchObject([{ until: '2025-02-10' }])
  })

  test('does not undo what staff allowed a carer', async () => {
    await imports([{ isResponsible: 'no', relationship: 'foster carer' }])
    await importer.rows("update case_access set granted_by_kind = 'staff', level = 'status'")

    const { contacts, faults } = await imports(
      [{ isResponsible: 'no', relationship: 'foster carer' }],
      laterAt,
    )

    expect(contacts.unchanged).toBe(1)
    expect(faults).toEqual([])
    expect(await access()).toMatchObject([{ level: 'status', until: null }])
  })
})

describe('a changed address', () => {
  const signIn = async () => {
    const [person] = await importer.rows<{ id: string }>(
      "select id from family_members where name = 'Amelia Webb'",
    )
    const values = [person?.id]
    await importer.rows(
      `insert into sessions (id, actor_kind, family_member_id, created_at, expires_at)
       values (gen_random_uuid(), 'family', $1, now(), now() + interval '12 hours')`,
      values,
    )
    await importer.rows(
      `insert into sign_in_attempts (id, actor_kind, address_hash, family_member_id, created_at, expires_at)
       values (gen_random_uuid(), 'family', 'hash', $1, now(), now() + interval '10 minutes')`,
      values,
    )
  }
  const shutOut = () =>
    importer.rows(
      'select s.revoked_at is not null as session, a.used_at is not null as code from sessions s join sign_in_attempts a using (family_member_id)',
    )

  test('that somebody gave up themselves is not given back by a file that is behind', async () => {
    await imports([{}, ofNoah])
    const email = 'amelia.proved@example.test'
    await importer.rows("update family_members set email = $1 where name = 'Amelia Webb'", [email])
    await importer.rows(
      `insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind, subject_id, details)
       select gen_random_uuid(), now(), 'family', id, 'email-changed', 'family-member', id,
         jsonb_build_object('formerAddress', encode(sha256($1::text::bytea), 'hex')) from family_members`,
      ['amelia@example.test'],
    )
    await signIn()

    const { contacts, faults } = await imports([{}, ofNoah], laterAt)

    expect(contacts).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    expect(await members()).toMatchObject([{ email }])
    expect(await shutOut()).toEqual([{ session: false, code: false }])
    expect(faults).toMatchObject([
      { path: 'Contact[1]/email', what: expect.stringContaining('has replaced by another in the hub') },
      { path: 'Contact[2]/email' },
    ])
  })

  test('shuts the old mailbox out: session and code end, for siblings’ rows alike', async () => {
    await imports([{}, ofNoah])
    await signIn()

    const email = 'amelia.new@example.test'
    const { changes, contacts } = await imports([{ email }, { ...ofNoah, email }], laterAt)

    expect(contacts.changed).toBe(2)
    expect(changes).toEqual([{ what: 'email address of a contact', count: 1 }])
    expect(await members()).toMatchObject([{ email }])
    expect(await shutOut()).toEqual([{ session: true, code: true }])
    const entries = await importer.rows(
      "select details from audit_entries where action = 'contact-address-changed'",
    )
    expect(JSON.stringify(entries)).not.toContain('@')
    expect(entries).toHaveLength(1)
  })

  test('that is taken away leaves nobody to sign in', async () => {
    await imports([{}])
    await signIn()

    await imports([{ email: '' }], laterAt)

    expect(await members()).toMatchObject([{ email: null }])
    expect(await shutOut()).toEqual([{ session: true, code: true }])
  })

  test('leaves sessions alone when only the phone changed', async () => {
    await imports([{}])
    await signIn()

    await imports([{ phone: '07700 900009' }], laterAt)

    expect(await shutOut()).toEqual([{ session: false, code: false }])
  })

  test('given to two families by a list that slipped a row opens nothing, today or on the next try', async () => {
    const rows = [{}, { ...ofNoah, name: 'Ben Rai', email: 'ben@example.test' }]
    await imports(rows)

    const slipped = [{ email: 'ben@example.test' }, { ...rows[1], email: 'carla@example.test' }]
    await imports(slipped, laterAt)
    const again = await imports(slipped, laterAt)

    expect(again.contacts).toEqual({ new: 0, changed: 0, unchanged: 2 })
    expect(await members()).toMatchObject([
      { name: 'Amelia Webb', email: null },
      { name: 'Ben Rai', email: 'carla@example.test' },
    ])
    await imports(rows, laterAt)
    expect(await members()).toMatchObject([{ email: 'amelia@example.test' }, { email: 'ben@example.test' }])
  })

  test('that differs between siblings’ rows stays what it was, and staff are asked', async () => {
    await imports([{}, ofNoah])

    const { faults } = await imports([{ email: 'amelia.new@example.test' }, ofNoah], laterAt)

    expect(await members()).toMatchObject([{ email: 'amelia@example.test' }])
    expect(faults).toMatchObject([{ path: 'Contact[1]/email', leftOut: false }])
  })
})
