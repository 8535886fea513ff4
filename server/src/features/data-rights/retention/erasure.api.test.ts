import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  anEnquiry,
  anInboundMail,
  aStaffMember,
  aWholeRecord,
  partsOfEnquiry,
  type WholeRecord,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { createFolderStore } from '../../../platform/files/index.ts'
import { newId } from '../../../platform/ids.ts'
import { removeErasedFiles } from './remove-erased-files.ts'

let test: TestApp
let ines: Visitor
let omar: Visitor
let omarId: string
beforeAll(async () => {
  test = await buildTestApp()
  const one = await aStaffMember(test.pool, { name: 'Ines Data', powers: ['data-protection'] })
  const other = await aStaffMember(test.pool, { name: 'Omar Data', powers: ['data-protection'] })
  ines = await test.signInStaff(one.email)
  omar = await test.signInStaff(other.email)
  omarId = other.id
})
afterAll(() => test?.close())
beforeEach(() => test.clock.set(usualMoment))

let upns = 0
function newUpn(): string {
  upns += 1
  return `Q88691230${String(upns).padStart(4, '0')}`
}
const closed = { status: 'CLOSED_WITHDRAWN', receivedOn: '2019-01-07', today: '2019-06-01' } as const

const propose = (body: object, by = ines) => by.post('/api/staff/erasures', body)
const agree = (id: string, by = omar) => by.post(`/api/staff/erasures/${id}/agree`, {})
async function proposed(body: object): Promise<string> {
  const answer = await propose(body)
  expect(answer.statusCode, answer.payload).toBe(201)
  return answer.json().id
}
const onRequest = (reference: string) => ({ rule: 'request', reference })

/** Every table with how many rows have one of these texts in any column. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await test.pool.query(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await test.pool.query(
      `select count(*)::int as n from ${name} t where exists (select from unnest($1::text[]) x where position(lower(x) in lower(t::text)) > 0)`,
      [texts],
    )
    if (rows[0].n > 0) found.push(name)
  }
  return found
}

/** All that names this child and its family, or leads to them. */
const tracesOf = async ({ case: made, mother, father, words }: WholeRecord): Promise<string[]> => {
  const { rows } = await test.pool.query('select upn from children where id = $1', [made.childId])
  const asked = await test.pool.query('select id, reference from enquiries where case_id = $1', [made.id])
  return [
    ...asked.rows.flatMap(({ id, reference }) => [id, reference]),
    ...[made.id, made.childId, made.reference, rows[0].upn, words.ofChild, 'Vantongeren', 'Perrywinkle'],
    ...[mother.id, mother.name, mother.email, father.id, father.name, father.email],
    ...[words.ofMother, words.ofFather, words.ofStaff, 'Bassoon Row', 'Tambourine School'],
  ]
}

describe('erasing a child', () => {
  it('leaves no trace in any column of any table but ids in the audit and the erasure itself', async () => {
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    await test.signInFamily(record.father.email)
    const traces = await tracesOf(record)
    const before = await tablesWith(traces)
    const id = await proposed(onRequest(record.case.reference))

    const answer = await agree(id)

    expect(answer.statusCode, answer.payload).toBe(204)
    expect(await tablesWith(traces)).toEqual(['audit_entries', 'erasures'])
    expect(await tablesWith(traces.filter((text) => !/^[0-9a-f-]{36}$/.test(text)))).toEqual([])
    // The record was really in all of these.
    expect(before).toEqual(expect.arrayContaining(tablesOfRecord))
  })

  it('can reach every table from which a foreign key leads to a child, a case or a family member', async () => {
    const { rows } = await test.pool.query(
      `with recursive reached as (
         select unnest(array['children', 'cases', 'family_members']::regclass[]) as tab
         union select k.conrelid from pg_constraint k join reached r on k.confrelid = r.tab where k.contype = 'f'
       ) select tab::regclass::text as name from reached order by 1`,
    )
    const reached = rows.map(({ name }) => name)

    expect(
      reached.filter((name: string) => !tablesOfRecord.includes(name) && !ofSignIn.includes(name)),
    ).toEqual([])
  })

  it('says of each table how many rows went', async () => {
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    const id = await proposed(onRequest(record.case.reference))
    await agree(id)

    const { rows } = await test.pool.query('select counts from erasures where id = $1', [id])
    // One of each for both parents; of events one that they see and one that they don't.
    expect(rows[0].counts).toMatchObject({
      ...{ callbacks: 2, callback_tries: 2, complaints: 2, enquiry_drafts: 2, enquiry_events: 4 },
      ...{ enquiry_feedback: 2, enquiry_presence: 2, inbound_mails: 2, message_files: 2, enquiries: 2 },
      ...{ staff_tasks: 2, family_members: 2 },
    })
  })

  it('keeps what we are to do about a parent who stays, and the mail of theirs that became no question', async () => {
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    await aCase(test.pool, { sharedWith: [record.mother.id] })

    await agree(await proposed(onRequest(record.case.reference)))

    const tasks = await test.pool.query(
      'select family_member_id as id from staff_tasks where family_member_id = any($1)',
      [[record.mother.id, record.father.id]],
    )
    expect(tasks.rows).toEqual([{ id: record.mother.id }])
    const mails = await test.pool.query('select sender from inbound_mails where sender = any($1)', [
      [record.mother.email, record.father.email],
    ])
    expect(mails.rows).toEqual([{ sender: record.mother.email }])
  })

  it('takes what was joined to its questions with it, and cuts the ties to what stays', async () => {
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    const sibling = await aCase(test.pool, { sharedWith: [record.mother.id] })
    const ask = (more: object) =>
      anEnquiry(test.pool, { familyMemberId: record.mother.id, status: 'closed', ...more })
    const [main, joined] = [await ask({ caseId: record.case.id }), await ask({ body: 'a glockenspiel' })]
    const [split, stays] = [await ask({ caseId: record.case.id }), await ask({ caseId: sibling.id })]
    await test.pool.query('update enquiries set merged_into_id = $2 where id = $1', [joined.id, main.id])
    for (const [of, kind, details] of [
      [main, 'merged', { other: joined.id, reference: joined.reference }],
      [joined, 'merged-away', { into: main.id, reference: main.reference }],
      [stays, 'split', { into: split.id, reference: split.reference }],
      [split, 'split-off', { from: stays.id, reference: stays.reference }],
      [stays, 'priority-changed', { from: 3, to: 2 }],
    ] as const) {
      await insertRow(test.pool, 'enquiry_events', {
        ...{ id: newId(), enquiry_id: of.id, kind, at: usualMoment, details },
      })
    }

    const answer = await agree(await proposed(onRequest(record.case.reference)))

    expect(answer.statusCode, answer.payload).toBe(204)
    const gone = [main, joined, split].flatMap(({ id, reference }) => [id, reference])
    expect(await tablesWith([...gone, 'a glockenspiel'])).toEqual([])
    const { rows } = await test.pool.query(
      'select kind, details from enquiry_events where enquiry_id = $1 order by kind',
      [stays.id],
    )
    expect(rows).toEqual([
      { kind: 'priority-changed', details: { from: 3, to: 2 } },
      { kind: 'split', details: {} },
    ])
  })

  it('keeps the figures: the month ends count the same, of nobody', async () => {
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    const count = async () =>
      (await test.pool.query('select status, district, is_late from case_snapshots order by 1, 2')).rows
    const before = await count()

    await agree(await proposed(onRequest(record.case.reference)))

    expect(await count()).toEqual(before)
    const { rows } = await test.pool.query('select case_id from case_snapshots where case_id = $1', [
      record.case.id,
    ])
    expect(rows).toEqual([])
  })

  it('ends the sign-in of who has nothing else here, and of nobody else', async () => {
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    const sibling = await aCase(test.pool, { sharedWith: [record.mother.id] })
    const father = await test.signInFamily(record.father.email)
    const mother = await test.signInFamily(record.mother.email)

    await agree(await proposed(onRequest(record.case.reference)))

    expect((await father.get('/api/family/cases')).statusCode).toBe(401)
    const seen = await mother.get('/api/family/cases')
    expect(seen.json().items.map(({ id }: { id: string }) => id)).toEqual([sibling.id])
    expect((await mother.get(`/api/family/cases/${record.case.id}`)).statusCode).toBe(404)
  })

  it('is found by no search, and nothing that waited is sent', async () => {
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    const search = async () =>
      (await ines.get(`/api/staff/cases?query=${record.words.ofChild}`)).json().total as number
    expect(await search()).toBe(1)

    await agree(await proposed(onRequest(record.case.reference)))

    expect(await search()).toBe(0)
    expect((await ines.get('/api/staff/enquiries?query=Quillfeather')).json().items).toEqual([])
    const { rows } = await test.pool.query('select from notifications where family_member_id = $1', [
      record.father.id,
    ])
    expect(rows).toEqual([])
  })

  it('removes the files, and goes on where a worker was killed', async () => {
    const files = createFolderStore(test.filesDir)
    const context = () => contextFor(test.pool, test.clock, { kind: 'system' as const, id: null })
    await removeErasedFiles(context(), files) // of other tests
    const record = await aWholeRecord(test.pool, test.filesDir, { ...closed, upn: newUpn() })
    const id = await proposed(onRequest(record.case.reference))
    await agree(id)
    const stored = async () => (await readdir(test.filesDir, { recursive: true })).join()
    const stateOf = async () =>
      (await test.pool.query('select files_left, files_erased, done_at from erasures where id = $1', [id]))
        .rows[0]
    expect(record.files).toHaveLength(9)
    for (const key of record.files) expect(await stored()).toContain(key)

    // Killed after a file went and before it was noted.
    let calls = 0
    const dying = {
      ...files,
      remove: async (key: string) => {
        await files.remove(key)
        calls += 1
        if (calls === 2) throw new Error('killed')
      },
    }
    await expect(removeErasedFiles(context(), dying)).rejects.toThrow('killed')
    expect(await stateOf()).toMatchObject({ files_erased: 1, done_at: null })

    await removeErasedFiles(context(), files)

    for (const key of record.files) expect(await stored()).not.toContain(key)
    expect(await stateOf()).toEqual({
      files_left: [],
      files_erased: record.files.length,
      done_at: test.clock.now(),
    })
    expect(await removeErasedFiles(context(), files)).toEqual({ removed: 0 })
  })
})

/** Where `aWholeRecord` puts something. */
const tablesOfRecord = [
  ...[
    'access_request_items',
    'access_requests',
    'advice_chases',
    'advice_requests',
    'broken_glass',
    'bulk_orders',
  ],
  ...['capacity_decisions', 'case_access', 'case_duties', 'case_events', 'case_snapshots', 'cases'],
  ...[
    'child_districts',
    'children',
    'daily_runs',
    'documents',
    'draft_comments',
    'enquiries',
    'family_members',
  ],
  ...['family_requests', 'invitations', 'known_devices', 'legal_holds', 'letters', 'messages', 'named_staff'],
  ...['notifications', 'parent_consents', 'passkeys', 'promises', 'record_corrections', 'restrictions'],
  ...['rights_transfers', 'sessions', 'setting_consultations', 'staff_locks'],
  ...['callback_tries', 'callbacks', 'complaints', 'enquiry_drafts', 'enquiry_events', 'enquiry_feedback'],
  ...['enquiry_presence', 'inbound_mails', 'message_files', 'staff_tasks'],
]
/** Gone with the person; each holds no more than ids of theirs. */
const ofSignIn = ['sign_in_attempts', 'factor_challenges', 'email_changes']

describe('two people', () => {
  it('agree: whoever proposed it can’t, nor anyone without the power', async () => {
    const made = await aCase(test.pool, closed)
    const id = await proposed(onRequest(made.reference))
    const colleague = await test.signInStaff((await aStaffMember(test.pool)).email)

    expect((await agree(id, ines)).statusCode).toBe(403)
    expect((await agree(id, colleague)).statusCode).toBe(403)
    expect((await agree(id, test.stranger)).statusCode).toBe(401)
    expect((await test.pool.query('select from cases where id = $1', [made.id])).rows).toHaveLength(1)
  })

  it('are two in the database too: the same person is refused by its own check', async () => {
    const made = await aCase(test.pool, closed)
    const id = await proposed(onRequest(made.reference))

    await expect(
      test.pool.query('update erasures set agreed_by_id = asked_by_id, agreed_at = now() where id = $1', [
        id,
      ]),
    ).rejects.toMatchObject({ constraint: 'erasures_two_people' })
    await expect(test.pool.query('select erase_child($1)', [id])).rejects.toMatchObject({ code: 'HB001' })
    await expect(asStaff(omarId, 'select erase_child($1)', [id])).rejects.toMatchObject({ code: 'HB001' })
    await expect(
      asStaff(
        omarId,
        'insert into erasures (id, subject_kind, subject_id, rule, asked_by_id, asked_at, agreed_by_id, agreed_at) values ($1, $2, $3, $4, $5, now(), $5, now())',
        [newId(), 'child', made.childId, 'request', omarId],
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('who press at the same moment erase once', async () => {
    const third = await aStaffMember(test.pool, { powers: ['data-protection'] })
    const rosa = await test.signInStaff(third.email)
    const made = await aCase(test.pool, closed)
    const id = await proposed(onRequest(made.reference))

    const [own, ...others] = await Promise.all([agree(id, ines), agree(id), agree(id, rosa)])

    expect(others.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect([403, 409]).toContain(own?.statusCode)
    expect((await test.pool.query('select from cases where id = $1', [made.id])).rows).toEqual([])
  })

  it('who propose at the same moment propose once, and a refusal frees it again', async () => {
    const made = await aCase(test.pool, closed)

    const answers = await Promise.all([
      propose(onRequest(made.reference)),
      propose(onRequest(made.reference), omar),
    ])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409])
    const id = answers.find(({ statusCode }) => statusCode === 201)?.json().id
    expect((await ines.post(`/api/staff/erasures/${id}/refuse`, {})).statusCode).toBe(204)
    expect((await agree(id)).statusCode).toBe(409)
    expect((await propose(onRequest(made.reference))).statusCode).toBe(201)
  })
})

async function asStaff(person: string, sql: string, values: unknown[]) {
  const client = await test.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', '2026-11-23', true), set_config('role', 'hub_staff', true)",
      [person],
    )
    return await client.query(sql, values)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('a legal hold', () => {
  const hold = (reference: string, by = ines) =>
    by.post('/api/staff/legal-holds', { reference, reason: 'A claim is before the court' })

  it('beats every rule, until it is lifted with a reason', async () => {
    const made = await aCase(test.pool, closed)
    const set = await hold(made.reference)
    expect(set.statusCode, set.payload).toBe(201)

    expect((await propose(onRequest(made.reference))).statusCode).toBe(409)
    expect(
      (await ines.post(`/api/staff/legal-holds/${set.json().id}/lift`, { reason: ' ' })).statusCode,
    ).toBe(400)
    const lifted = await omar.post(`/api/staff/legal-holds/${set.json().id}/lift`, {
      reason: 'The claim is settled',
    })
    expect(lifted.statusCode, lifted.payload).toBe(204)
    expect(
      (await ines.post(`/api/staff/legal-holds/${set.json().id}/lift`, { reason: 'Again' })).statusCode,
    ).toBe(409)
    expect((await propose(onRequest(made.reference))).statusCode).toBe(201)
  })

  it('that is set after the proposal stops the second person', async () => {
    const made = await aCase(test.pool, closed)
    const id = await proposed(onRequest(made.reference))
    await hold(made.reference, omar)

    const answer = await agree(id)

    expect([answer.statusCode, answer.json().detail]).toEqual([
      409,
      'This must be kept: a hold is in force, or somebody waits for a copy.',
    ])
    expect((await test.pool.query('select from cases where id = $1', [made.id])).rows).toHaveLength(1)
  })

  it('is asked for with a reference that there is, and a reason', async () => {
    const made = await aCase(test.pool)

    expect((await hold('SEN-2222-2')).statusCode).toBe(400)
    expect(
      (await ines.post('/api/staff/legal-holds', { reference: made.reference, reason: '' })).statusCode,
    ).toBe(400)
    expect((await ines.post(`/api/staff/legal-holds/${newId()}/lift`, { reason: 'X' })).statusCode).toBe(404)
  })
})

describe('what can’t be erased', () => {
  it('is a child whose case goes on, or for whom somebody waits for a copy', async () => {
    const going = await aCase(test.pool, { status: 'ASSESSING' })
    const awaited = await aCase(test.pool, closed)
    const asker = await aFamilyMember(test.pool)
    await anAccess(test.pool, { caseId: awaited.id, familyMemberId: asker.id })
    await insertRow(test.pool, 'access_requests', {
      ...{ id: newId(), child_id: awaited.childId, family_member_id: asker.id, received_on: '2026-11-20' },
      ...{ due_on: '2026-12-21', recorded_by_id: omarId, recorded_at: usualMoment },
    })

    expect((await propose(onRequest(going.reference))).json().detail).toMatch(/goes on/)
    expect((await propose(onRequest(awaited.reference))).json().detail).toMatch(/waits for a copy/)
  })

  it('is a case that came to life again before the second person agreed', async () => {
    const made = await aCase(test.pool, closed)
    const id = await proposed(onRequest(made.reference))
    await aCase(test.pool, { childId: made.childId, receivedOn: '2026-11-02' })

    expect((await agree(id)).json().detail).toMatch(/goes on/)
  })

  it('is what has not run out, whatever the rule is called', async () => {
    const made = await aCase(test.pool, { status: 'CLOSED_WITHDRAWN', receivedOn: '2025-01-06' })

    for (const rule of ['plan', 'no-plan', 'enquiry'] as const) {
      const body = { rule, subjectKind: 'child', subjectId: made.childId }
      expect((await propose(body)).statusCode, rule).toBe(409)
    }
    expect((await propose({ rule: 'whim', subjectKind: 'child', subjectId: made.childId })).statusCode).toBe(
      400,
    )
    expect((await agree(newId())).statusCode).toBe(404)
  })
})

describe('an enquiry that belongs to no case', () => {
  it('is erased six years after it was closed, with who asked it', async () => {
    const asker = await aFamilyMember(test.pool, { name: 'Wilhelmina Oddfellow' })
    const { id: enquiryId } = await anEnquiry(test.pool, {
      ...{ familyMemberId: asker.id, contactName: asker.name, body: 'sousaphone' },
      ...{ status: 'closed', openedAt: '2020-11-20T10:00:00Z' },
    })
    const id = await proposed({ rule: 'enquiry', subjectKind: 'enquiry', subjectId: enquiryId })

    expect((await agree(id)).statusCode).toBe(204)

    expect(await tablesWith([enquiryId, asker.id])).toEqual(
      ['audit_entries', 'erasures'].filter((name) => name === 'erasures'),
    )
    expect(await tablesWith(['sousaphone', 'Oddfellow'])).toEqual([])
  })

  it('is erased with all that hangs on it, its files, and other mail of who is gone', async () => {
    const asker = await aFamilyMember(test.pool, { name: 'Ignatius Thistlewood' })
    const { id: staffId } = await aStaffMember(test.pool)
    const { id: enquiryId } = await anEnquiry(test.pool, {
      ...{ familyMemberId: asker.id, contactName: asker.name, body: 'flugelhorn' },
      ...{ status: 'closed', openedAt: '2020-11-20T10:00:00Z' },
    })
    const keys = await partsOfEnquiry(test.pool, test.filesDir, {
      ...{ enquiryId, staffId, familyMember: asker, words: { ofAsker: 'flugelhorn', ofStaff: 'ocarina' } },
    })
    const automatic = await anInboundMail(test.pool, test.filesDir, {
      ...{ sender: asker.email, subject: 'flugelhorn' },
    })
    const strangers = await anInboundMail(test.pool, test.filesDir, {
      ...{ sender: 'else@mail.example', subject: 'Away' },
    })
    const id = await proposed({ rule: 'enquiry', subjectKind: 'enquiry', subjectId: enquiryId })

    const answer = await agree(id)

    expect(answer.statusCode, answer.payload).toBe(204)
    expect(await tablesWith(['flugelhorn', 'ocarina', asker.id, asker.email, 'Thistlewood'])).toEqual([])
    const { rows } = await test.pool.query('select files_left as files, counts from erasures where id = $1', [
      id,
    ])
    expect(new Set(rows[0].files)).toEqual(new Set([...keys, automatic.storageKey]))
    expect(rows[0].counts).toMatchObject({
      enquiries: 1,
      enquiry_events: 2,
      message_files: 1,
      family_members: 1,
    })
    const left = await test.pool.query('select from inbound_mails where id = $1', [strangers.id])
    expect(left.rows).toHaveLength(1)
  })
})
