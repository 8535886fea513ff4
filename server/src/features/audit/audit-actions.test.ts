import { globSync, readFileSync } from 'node:fs'
import { auditActionWords } from '@send-hub/shared'
import { expect, it } from 'vitest'

const here = new URL('../../', import.meta.url)
const sources = globSync('**/*.ts', { cwd: here })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => readFileSync(new URL(path, here), 'utf8'))

/** What statements write into the audit themselves, beside recordAudit, whose codes the compiler knows. */
const writtenBySql = sources.flatMap((source) =>
  [...source.matchAll(/insert into audit_entries \([^)]*\)\s*select ([^;`]*)/g)].flatMap(([, values = '']) =>
    [...values.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code = '']) => code),
  ),
)

it('every act that a statement writes into the audit has words', () => {
  expect(writtenBySql).toEqual(expect.arrayContaining(['case-read', 'enquiry-read', 'letter-read']))
  for (const code of writtenBySql) expect(Object.keys(auditActionWords)).toContain(code)
})

it('no words are kept for an act that nothing writes', () => {
  const text = sources.join('\n')
  const isWritten = (code: string) =>
    text.includes(`'${code}'`) || text.includes(`'${code.replace(/-entered$/, '')}'`)

  expect(Object.keys(auditActionWords).filter((code) => !isWritten(code))).toEqual([])
})
