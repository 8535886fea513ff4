import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aDocument, aFamilyMember, anAccess, aStaffMember } from '../../../test/factories/index.ts'

/** What the database itself shows and takes, with no WHERE of ours in the way. */

let test: TestApp
let amina: { id: string }
let daniel: { id: string }
let looker: { id: string }
let caseId: string
let otherCaseId: string
const made = {} as Record<
  | 'toAll'
  | 'toAmina'
  | 'toDaniel'
  | 'hers'
  | 'hersWaiting'
  | 'unreleased'
  | 'withdrawn'
  | 'infected'
  | 'elsewhere',
  string
>

beforeAll(async () => {
  test = await buildTestApp()
  const { pool, filesDir } = test
  const officer = (await aStaffMember(pool)).id
  amina = await aFamilyMember(pool)
  daniel = await aFamilyMember(pool)
  looker = await aFamilyMember(pool)
  caseId = (await aCase(pool, { sharedWith: [amina.id, daniel.id] })).id
  otherCaseId = (await aCase(pool)).id
  await anAccess(pool, { caseId, familyMemberId: looker.id, level: 'status' })
  const released = { staffId: officer, releasedBy: officer }
  const wanted: Record<keyof typeof made, Partial<Parameters<typeof aDocument>[2]>> = {
    toAll: released,
    toAmina: { ...released, releasedTo: amina.id },
    toDaniel: { ...released, releasedTo: daniel.id },
    hers: { familyMemberId: amina.id },
    hersWaiting: { familyMemberId: amina.id, scan: 'waiting' },
    unreleased: { staffId: officer },
    withdrawn: { ...released, withdrawnAt: '2026-11-20T10:00:00Z' },
    infected: { ...released, scan: 'infected' },
    elsewhere: { ...released, caseId: otherCaseId },
  }
  for (const [name, more] of Object.entries(wanted)) {
    made[name as keyof typeof made] = (await aDocument(pool, filesDir, { caseId, ...more })).id
  }
})
afterAll(() => test?.close())

async function as(
  role: 'hub_family' | 'hub_staff' | 'hub_system',
  person: string,
  sql: string,
  values: unknown[] = [],
) {
  const client = await test.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      "select set_config('app.person', $1, true), set_config('app.today', '2026-11-23', true), set_config('role', $2, true)",
      [person, role],
    )
    return await client.query(sql, values)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
async function seenBy({ id }: { id: string }) {
  const { rows } = await as('hub_family', id, 'select id from documents')
  const seen = new Set(rows.map((row) => row.id))
  return Object.keys(made).filter((name) => seen.has(made[name as keyof typeof made]))
}

describe('a family’s connection, asking for every document there is', () => {
  it('gets what was released to that person, and what that person sent', async () => {
    expect(await seenBy(amina)).toEqual(['toAll', 'toAmina', 'hers', 'hersWaiting'])
    expect(await seenBy(daniel)).toEqual(['toAll', 'toDaniel'])
  })

  it('gets none where only the status is shared, nor for nobody', async () => {
    expect(await seenBy(looker)).toEqual([])
    expect(await seenBy({ id: '' })).toEqual([])
  })
})

describe('a family’s connection, writing', () => {
  const row = `insert into documents (id, case_id, kind, title, file_name, media_type, byte_size, sha256, storage_key,
      uploaded_by_family_member_id, uploaded_at, scan_status, scan_due_at, released_at, released_by_id)
    values (gen_random_uuid(), $1, $2, 't', 'f', 'application/pdf', 1, 's', gen_random_uuid(), $3, now(), $4, now(), $5,
      case when $5::timestamptz is not null then $3::uuid end)`
  const send = (more: object = {}, person = amina.id) => {
    const values = { caseId, kind: 'evidence', by: person, scan: 'waiting', releasedAt: null, ...more }
    return as('hub_family', person, row, Object.values(values))
  }

  it('sends evidence in its own name', async () => {
    expect((await send()).rowCount).toBe(1)
  })

  it.each([
    ['in another name', () => send({ by: daniel.id })],
    ['on another case', () => send({ caseId: otherCaseId })],
    ['as the council’s own', () => send({ kind: 'plan' })],
    ['as checked already', () => send({ scan: 'clean' })],
    ['as released already', () => send({ releasedAt: '2026-11-23' })],
    ['where it may only look', () => send({}, looker.id)],
  ])('sends nothing %s', async (_, sent) => {
    await expect(sent()).rejects.toMatchObject({ code: '42501' })
  })

  it('changes and deletes none, its own neither', async () => {
    for (const sql of ["update documents set scan_status = 'clean'", 'delete from documents']) {
      await expect(as('hub_family', amina.id, sql)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('the table', () => {
  it('holds no release of a file that is still in quarantine', async () => {
    await expect(
      as('hub_staff', randomUUID(), "update documents set scan_status = 'waiting' where id = $1", [
        made.toAll,
      ]),
    ).rejects.toMatchObject({ constraint: 'documents_released_once_checked' })
  })

  it('loses no row to staff or the system', async () => {
    for (const role of ['hub_staff', 'hub_system'] as const) {
      await expect(as(role, '', 'delete from documents')).rejects.toMatchObject({ code: '42501' })
    }
  })
})
