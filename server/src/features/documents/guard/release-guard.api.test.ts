import { type CaseForStaff, fileTypes } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aDocument, aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { aForm, aPng } from '../../../../test/sample-files.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { createFolderStore } from '../../../platform/files/index.ts'
import { newId } from '../../../platform/ids.ts'
import { caseForDocuments } from '../../cases/index.ts'
import { readNextNames } from './read-names.ts'

let test: TestApp
let staff: Visitor
let officer: { id: string }
let mother: { id: string; email: string }
let caseId: string
let ownReference: string

beforeAll(async () => {
  test = await buildTestApp()
  const priya = await aStaffMember(test.pool)
  officer = priya
  staff = await test.signInStaff(priya.email)
  mother = await aFamilyMember(test.pool)
})
beforeEach(async () => {
  const made = await aCase(test.pool, { status: 'DRAFTING', sharedWith: [mother.id] })
  caseId = made.id
  ownReference = made.reference
})
afterAll(() => test?.close())

const read = (isScanned = false) =>
  readNextNames(contextFor(test.pool, test.clock, { kind: 'system', id: null }), {
    ...{ files: createFolderStore(test.filesDir), cases: caseForDocuments, isScanned },
  })
async function upload(content: string | Buffer, title = 'Report'): Promise<string> {
  const { payload, headers } = aForm({ title, kind: 'other' }, { content: Buffer.from(content) })
  const answer = await staff.call('POST', `/api/staff/cases/${caseId}/documents`, payload, headers)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
/** Uploads and reads it; what staff then see of it. */
async function namesIn(content: string | Buffer, title?: string) {
  const id = await upload(content, title)
  while (await read());
  const found = (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()
  return found.documents.find((document) => document.id === id)?.names
}
const release = (id: string, more: object = {}) =>
  staff.post(`/api/staff/cases/${caseId}/documents/${id}/release`, {
    to: null,
    isReadAndMayGo: true,
    ...more,
  })
const row = async (id: string) =>
  (await test.pool.query('select * from documents where id = $1', [id])).rows[0]

describe('the words of a file that came', () => {
  it('are looked through for the child’s name', async () => {
    expect(await namesIn('Report on SAM Ókafor.')).toEqual({
      ...{ isLookedThrough: true, namesChild: true, otherChildren: 0, isAddressHidden: false },
    })
    expect(await namesIn('Report on Maya Okafor.')).toMatchObject({ namesChild: false })
    expect(await namesIn(aPng())).toMatchObject({ isLookedThrough: true, namesChild: null })
  })

  it('and for the references and numbers of other children, in the file and in its name', async () => {
    const other = await aCase(test.pool, { child: { upn: 'Q886387415000' } })
    const again = await aCase(test.pool, { childId: other.childId, receivedOn: '2024-03-04' })

    expect(await namesIn(`Sam Okafor. See ${other.reference} and ${ownReference}.`)).toMatchObject({
      otherChildren: 1,
    })
    expect(
      await namesIn(`Sam Okafor ${other.reference}, ${again.reference}, Q886387415000`),
      'one child, named three times',
    ).toMatchObject({ otherChildren: 1 })
    expect(await namesIn('Sam Okafor', `Report ${other.reference}`)).toMatchObject({ otherChildren: 1 })
    expect(await namesIn(`Sam Okafor ${ownReference}, Q886387415999`)).toMatchObject({ otherChildren: 0 })
  })

  it('go to nobody unread while the address is hidden', async () => {
    const id = await upload('Sam Okafor')
    while (await read());
    const { rows } = await test.pool.query('select child_id from cases where id = $1', [caseId])
    await insertRow(test.pool, 'restrictions', {
      ...{ id: newId(), child_id: rows[0].child_id, kind: 'ADDRESS_HIDDEN', note: 'A refuge' },
      ...{ set_at: test.clock.now(), set_by_id: officer.id },
    })

    expect((await release(id)).json().errors).toMatchObject([{ pointer: '/confirms/address-hidden' }])
    expect((await release(id, { confirms: ['address-hidden'] })).statusCode).toBe(204)
  })

  it('are kept nowhere', async () => {
    const id = await upload('Sam Okafor lives by the old lighthouse.')
    await read()

    expect(JSON.stringify(await row(id))).not.toContain('lighthouse')
  })

  it('are read only once the file was found clean, where a scanner is set up', async () => {
    const { id } = await aDocument(test.pool, test.filesDir, {
      ...{ caseId, staffId: officer.id, scan: 'unscanned', names: null },
    })

    expect(await read(true)).toBe(false)
    await test.pool.query("update documents set scan_status = 'clean' where id = $1", [id])
    expect(await read(true)).toBe(true)
    expect((await row(id)).text_read_at).not.toBeNull()
  })

  it('are read once by several workers', async () => {
    await upload('Sam Okafor, once')

    expect((await Promise.all([read(), read(), read()])).toSorted()).toEqual([false, false, true])
  })

  it('count as unreadable when the store has lost the file', async () => {
    const id = await upload('Sam Okafor, lost')
    await createFolderStore(test.filesDir).remove((await row(id)).storage_key)
    await read()

    expect(await row(id)).toMatchObject({ names_child: null, text_read_at: test.clock.now() })
  })
})

describe('a release', () => {
  const aFile = async (names: { namesChild: boolean | null; otherChildren: number } | null) =>
    (await aDocument(test.pool, test.filesDir, { caseId, staffId: officer.id, names })).id

  it.each([
    ['the hub has not looked through', null, 'not-looked-through'],
    ['does not name the child', { namesChild: false, otherChildren: 0 }, 'child-not-named'],
  ])('of a file that %s waits for the officer’s word about that', async (_, names, finding) => {
    const id = await aFile(names)

    expect((await release(id)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: `/confirms/${finding}` }],
    })
    expect((await release(id, { confirms: ['other-children'] })).statusCode, 'about something else').toBe(400)
    expect((await row(id)).released_at).toBeNull()
    expect((await release(id, { confirms: [finding] })).statusCode).toBe(204)
    const { rows } = await test.pool.query(
      "select details from audit_entries where action = 'document-released' and subject_id = $1",
      [id],
    )
    expect(rows).toEqual([{ details: { kind: 'advice', to: null, confirms: [finding] } }])
  })

  it('of a file that names another child needs a reason, too, which staff read beside it', async () => {
    const id = await aFile({ namesChild: false, otherChildren: 2 })
    const confirms = ['child-not-named', 'other-children']

    expect((await release(id)).json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/confirms/child-not-named',
      '/confirms/other-children',
      '/otherChildrenReason',
    ])
    expect((await release(id, { confirms, otherChildrenReason: 'ok' })).statusCode).toBe(400)
    const otherChildrenReason = 'The sister’s case, which this mother has here, too'
    expect((await release(id, { confirms, otherChildrenReason })).statusCode).toBe(204)
    const { events } = (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>()
    expect(JSON.stringify(events)).toContain(otherChildrenReason)
    const family = await test.signInFamily(mother.email)
    expect((await family.get(`/api/family/cases/${caseId}`)).body).not.toContain('sister')
    const { rows } = await test.pool.query('select details from audit_entries where case_id = $1', [caseId])
    expect(JSON.stringify(rows), 'the audit holds no text').not.toContain('sister')
  })

  it('of a picture, or of a file that names its child, needs no more than before', async () => {
    for (const namesChild of [true, null])
      expect((await release(await aFile({ namesChild, otherChildren: 0 }))).statusCode).toBe(204)
  })

  it('with a finding that nobody knows is refused', async () => {
    const id = await aFile({ namesChild: true, otherChildren: 0 })

    expect((await release(id, { confirms: ['all'] })).statusCode).toBe(400)
    expect((await release(id, { otherChildrenReason: 'x'.repeat(501) })).statusCode).toBe(400)
  })
})

it('a file of every type that is taken can be looked through, or has no words', async () => {
  while (await read());
  for (const [ending, { mediaType }] of Object.entries(fileTypes)) {
    const content = Buffer.from(`not a real ${ending}`)
    const { id } = await aDocument(test.pool, test.filesDir, {
      caseId,
      staffId: officer.id,
      names: null,
      content,
    })
    await test.pool.query('update documents set media_type = $2 where id = $1', [id, mediaType])
    expect(await read(), ending).toBe(true)
    expect((await row(id)).text_read_at, ending).not.toBeNull()
  }
})
