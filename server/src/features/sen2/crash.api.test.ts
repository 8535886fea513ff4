import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, aReturn } from '../../../test/factories/sen2-return.ts'
import { openImporter, type TestImporter } from '../../../test/sen2-importer.ts'

const program = fileURLToPath(new URL('../../../test/import-process.ts', import.meta.url))
const people = 3000
const xml = aReturn(
  Array.from({ length: people }, (_, index) =>
    aPerson({ Surname: `Webb ${index}`, UPN: null, UPNunknown: 'UN1' }),
  ),
)

let importer: TestImporter
let folder: string
beforeAll(async () => {
  importer = await openImporter()
  folder = await mkdtemp(join(tmpdir(), 'send-hub-crash-'))
})
afterAll(async () => {
  await importer.close()
  await rm(folder, { recursive: true, force: true })
})

/** Kills the importing process, as a power cut would, once it has written some people but not all. */
async function killMidway(path: string): Promise<void> {
  const child = spawn(process.execPath, [program, importer.url, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    const { step, done } = JSON.parse(line) as { step?: string; done?: number }
    if (step === 'saving-people' && (done ?? 0) >= people / 2) child.kill('SIGKILL')
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
}

test('a killed import leaves nothing, and the next one goes in whole', async () => {
  const path = join(folder, 'return.xml')
  await writeFile(path, xml)

  await killMidway(path)

  for (const table of ['children', 'cases', 'case_events', 'import_runs']) {
    expect(await importer.rows(`select from ${table}`)).toEqual([])
  }
  const { people: tally } = await importer.run({ xml })
  expect(tally).toEqual({ new: people, changed: 0, unchanged: 0 })
})
