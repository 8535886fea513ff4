import { utimes } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { CaseForFamily, CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aDocument, aFamilyMember, aStaffMember } from '../../../test/factories/index.ts'
import { aForm, aPdf, eicar } from '../../../test/sample-files.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { contextFor } from '../../platform/context.ts'
import {
  createFolderStore,
  FileMissing,
  type FileStore,
  type Scanner,
  ScannerFailed,
} from '../../platform/files/index.ts'
import { caseForDocuments } from '../cases/index.ts'
import { startFileWorker } from './file-worker.ts'
import { scanNext } from './scan-documents.ts'
import { sweepFiles } from './sweep-files.ts'

let test: TestApp
let files: FileStore
let amina: { id: string; email: string }
let officer: { id: string; email: string }
let parent: Visitor
let staff: Visitor
let caseId: string

beforeAll(async () => {
  test = await buildTestApp({ documents: { isScanned: true } })
  files = createFolderStore(test.filesDir)
  amina = await aFamilyMember(test.pool)
  officer = await aStaffMember(test.pool)
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  parent = await test.signInFamily(amina.email)
  staff = await test.signInStaff(officer.email)
  await test.pool.query('delete from documents')
  caseId = (await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })).id
})
afterAll(() => test?.close())

/** Finds the test virus, as a real scanner does. */
const scanned: Buffer[] = []
const scanner: Scanner = {
  async scan(content) {
    const bytes = await buffer(content)
    scanned.push(bytes)
    return bytes.includes(eicar) ? 'infected' : 'clean'
  },
}
const failing = (isAway: boolean): Scanner => ({
  async scan(content) {
    content.destroy()
    throw new ScannerFailed('test', isAway)
  },
})
const context = () => contextFor(test.pool, test.clock, { kind: 'system', id: null })
const scan = (by: Scanner = scanner) => scanNext(context(), { files, scanner: by, cases: caseForDocuments })
async function send(content: Buffer): Promise<string> {
  const { payload, headers } = aForm({ title: 'Letter' }, { content })
  const answer = await parent.call('POST', `/api/family/cases/${caseId}/documents`, payload, headers)
  expect(answer.json()).toMatchObject({ scan: 'waiting' })
  return answer.json<{ id: string }>().id
}
const row = async (id: string) =>
  (await test.pool.query('select * from documents where id = $1', [id])).rows[0]
const onFamilyPage = async () =>
  (await parent.get(`/api/family/cases/${caseId}`)).json<CaseForFamily>().documents
const onStaffPage = async () => (await staff.get(`/api/staff/cases/${caseId}`)).json<CaseForStaff>().documents
const openAsStaff = async (id: string) =>
  (await staff.get(`/api/staff/cases/${caseId}/documents/${id}/content`)).statusCode

describe('a file in quarantine', () => {
  it('comes out when it was found clean', async () => {
    const id = await send(aPdf())
    expect(await openAsStaff(id)).toBe(409)

    expect(await scan()).toEqual({ result: 'settled', verdict: 'clean' })
    expect(await openAsStaff(id)).toBe(200)
    expect(await onFamilyPage()).toMatchObject([{ id, scan: 'clean' }])
    expect(await scan()).toEqual({ result: 'nothing-due' })
  })

  it('with a virus is deleted, staff see it, and who sent it is told to sign in and read what to do', async () => {
    const id = await send(eicar)
    const { storage_key: key } = await row(id)
    expect(await scan()).toEqual({ result: 'settled', verdict: 'infected' })

    await expect(files.open(key)).rejects.toThrow(FileMissing)
    expect(await openAsStaff(id)).toBe(409)
    expect(await onStaffPage()).toMatchObject([{ id, scan: 'infected', contentUrl: null }])
    expect(await onFamilyPage()).toMatchObject([{ id, scan: 'infected', contentUrl: null }])
    const { rows } = await test.pool.query(
      'select kind, family_member_id from notifications where case_id = $1',
      [caseId],
    )
    expect(rows).toEqual([{ kind: 'case-updated', family_member_id: amina.id }])
  })

  it('with a virus brings no mail after a death', async () => {
    await send(eicar)
    await test.pool.query("update cases set status = 'CLOSED_DECEASED' where id = $1", [caseId])
    await scan()

    const { rows } = await test.pool.query('select 1 from notifications where case_id = $1', [caseId])
    expect(rows).toEqual([])
  })

  it('stays there while the scanner is away, and is tried again when it is back', async () => {
    const id = await send(aPdf())
    expect(await scan(failing(true))).toMatchObject({ result: 'put-off', isScannerAway: true })
    expect(await scan()).toEqual({ result: 'nothing-due' })
    test.clock.pass({ seconds: 15 })

    expect(await scan()).toMatchObject({ result: 'settled' })
    expect(await row(id)).toMatchObject({ scan_status: 'clean', scan_attempts: 2 })
  })

  it('that the scanner fails on is tried ever more seldom, and holds up no other', async () => {
    const id = await send(aPdf('one'))
    await scan(failing(false))
    test.clock.pass({ seconds: 30 })
    await scan(failing(false))
    await send(aPdf('two'))

    expect((await row(id)).scan_due_at.getTime() - test.clock.now().getTime()).toBe(60_000)
    expect(await scan()).toMatchObject({ result: 'settled' })
    expect(await row(id)).toMatchObject({ scan_status: 'waiting' })
  })

  it('whose file is out of reach stays there', async () => {
    const id = await send(aPdf())
    await files.remove((await row(id)).storage_key)

    expect(await scan()).toMatchObject({ result: 'put-off', isScannerAway: false })
    expect(await row(id)).toMatchObject({ scan_status: 'waiting' })
  })

  it('is scanned by one of two workers, and by the other when that one died over it', async () => {
    await send(aPdf())
    scanned.length = 0
    const results = await Promise.all([scan(), scan(), scan()])
    expect(results.map(({ result }) => result).toSorted()).toEqual(['nothing-due', 'nothing-due', 'settled'])
    expect(scanned).toHaveLength(1)

    const id = await send(aPdf('died'))
    await test.pool.query(
      "update documents set scan_due_at = scan_due_at + interval '10 minutes' where id = $1",
      [id],
    )
    expect(await scan()).toEqual({ result: 'nothing-due' })
    test.clock.pass({ minutes: 10 })
    expect(await scan()).toMatchObject({ result: 'settled' })
  })
})

describe('a file that came before there was a scanner', () => {
  it('is scanned, too; with a virus it is served no more, though it was released', async () => {
    const { id } = await aDocument(test.pool, test.filesDir, {
      ...{ caseId, staffId: officer.id, scan: 'unscanned', releasedBy: officer.id, content: eicar },
    })
    expect((await parent.get(`/api/family/documents/${id}/content`)).statusCode).toBe(200)
    await scan()

    expect((await parent.get(`/api/family/documents/${id}/content`)).statusCode).toBe(404)
    expect(await onStaffPage()).toMatchObject([{ id, scan: 'infected' }])
  })
})

describe('clearing up', () => {
  const keys = async () => {
    const found: string[] = []
    for await (const key of files.olderThan(new Date('2100-01-01'))) found.push(key)
    return found
  }

  it('removes files that no document knows of, a day later, and no other', async () => {
    const { storageKey: known } = await aDocument(test.pool, test.filesDir, { caseId, staffId: officer.id })
    const { id, storageKey: orphan } = await aDocument(test.pool, test.filesDir, {
      caseId,
      staffId: officer.id,
    })
    await test.pool.query('delete from documents where id = $1', [id])
    for (const key of await keys()) {
      await utimes(
        `${test.filesDir}/kept/${key.slice(-2)}/${key}`,
        new Date(usualMoment),
        new Date(usualMoment),
      )
    }

    test.clock.pass({ hours: 23 })
    expect(await sweepFiles(context(), files)).toEqual({ removed: 0 })
    test.clock.pass({ hours: 2 })
    await sweepFiles(context(), files)
    expect(await keys()).toContain(known)
    expect(await keys()).not.toContain(orphan)
  })
})

describe('the worker', () => {
  it('scans what arrives while it runs, and stops when told', async () => {
    const lines: string[] = []
    const log = {
      info: (_: object, text: string) => lines.push(text),
      warn: (_: object, text: string) => lines.push(text),
    }
    const worker = startFileWorker(
      test.database.url,
      { clock: test.clock, files, scanner, cases: caseForDocuments },
      log,
      20,
    )
    try {
      const id = await send(aPdf('worker'))
      await expect.poll(async () => (await row(id)).scan_status).toBe('clean')
    } finally {
      await worker.stop()
    }
    expect(lines).toContain('file scanned')
  })
})
