import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aStaffMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { aPerson, aReturn } from '../../../test/factories/sen2-return.ts'
import { openImporter, type TestImporter } from '../../../test/sen2-importer.ts'
import { newId } from '../../platform/ids.ts'

let importer: TestImporter
beforeEach(async () => {
  importer = await openImporter()
})
afterEach(() => importer.close())

const upn = 'A123456789012'
const run = (items: Record<string, string> = {}) =>
  importer.run({ xml: aReturn([aPerson({ UPN: upn, Surname: 'Okafor', ...items })]) })
const child = async () => (await importer.rows<{ id: string; surname: string }>('select * from children'))[0]

/** As staff do when a family says so. */
async function putRight(surname: string): Promise<void> {
  const staff = await aStaffMember(importer.pool)
  const [found] = await importer.rows<{ id: string; caseId: string }>(
    'select ch.id, c.id as "caseId" from children ch join cases c on c.child_id = ch.id',
  )
  await importer.pool.query('update children set surname = $1', [surname])
  await insertRow(importer.pool, 'record_corrections', {
    ...{ id: newId(), child_id: found?.id, case_id: found?.caseId, asked_at: '2026-01-20T10:00:00Z' },
    ...{ field: 'child-surname', should_say: surname, old_value: 'Okafor', new_value: surname },
    ...{ decision: 'corrected', decided_by_id: staff.id, decided_at: '2026-01-20T10:00:00Z' },
  })
}

describe('what was put right in the hub', () => {
  it('is not undone by a return that still says the mistake', async () => {
    await run()
    await putRight('Okoro')

    const summary = await run()

    expect(await child()).toMatchObject({ surname: 'Okoro' })
    expect(summary.people).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
  })

  it('gives way to a name that is new to the hub', async () => {
    await run()
    await putRight('Okoro')

    await run({ Surname: 'Adeyemi' })

    expect(await child()).toMatchObject({ surname: 'Adeyemi' })
  })
})

describe('who was erased', () => {
  async function erased(): Promise<void> {
    const staff = await aStaffMember(importer.pool)
    await importer.pool.query(
      `insert into erasures (id, subject_kind, subject_id, rule, asked_by_id, asked_at, erased_at, upn_hash)
       select $1, 'child', $2, 'request', $3, now(), now(), erased_upn_hash($4)`,
      [newId(), newId(), staff.id, upn],
    )
  }

  it('does not come back with the next return: the row is left out, and the operator is told', async () => {
    await erased()

    const summary = await run()

    expect(await child()).toBeUndefined()
    expect(summary.people).toMatchObject({ new: 0, changed: 0, unchanged: 0 })
    expect(summary.faults).toMatchObject([
      {
        what: 'Was erased from the hub; this person was left out',
        fix: expect.stringContaining('case system'),
      },
    ])
    expect(JSON.stringify(summary)).not.toContain(upn)
  })

  it('is known by a keyed hash alone, which the hub can’t ask for', async () => {
    await erased()

    const [row] = await importer.rows<{ hash: string }>('select upn_hash as hash from erasures')
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/)
    const [may] = await importer.rows<{ any: boolean }>(
      `select bool_or(has_function_privilege(r, 'erased_upn_hash(text)', 'execute')) as any
       from unnest(array['hub_family', 'hub_staff', 'hub_system', 'hub_app']) as r`,
    )
    expect(may?.any).toBe(false)
  })
})
