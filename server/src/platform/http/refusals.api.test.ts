import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase, aFamilyMember } from '../../../test/factories/index.ts'
import { claimsOf } from '../../../test/forge-token.ts'
import { keptLog } from '../../../test/kept-log.ts'
import { Visitor } from '../../../test/visitor.ts'

const log = keptLog()
let test: TestApp
beforeAll(async () => {
  test = await buildTestApp({ logger: log.options })
})
afterAll(() => test?.close())

const refusals = () => log.lines().filter(({ msg }) => msg === 'refused')

it('somebody who reaches for another family’s case is logged by their id, with the route and no id of the case', async () => {
  const amina = await aFamilyMember(test.pool)
  const other = await aCase(test.pool)
  const parent = await test.signInFamily(amina.email)
  await parent.get(`/api/family/cases/${other.id}`)

  const { sub } = claimsOf(parent.headers.cookie ?? '')
  expect(refusals()).toMatchObject([
    {
      by: 'family',
      id: sub,
      req: { method: 'GET', route: '/api/family/cases/:caseId' },
      res: { status: 404 },
    },
  ])
  expect(JSON.stringify(refusals())).not.toContain(other.id)
})

it('a bad token is logged without the token; somebody who is simply signed out is not', async () => {
  const before = refusals().length
  await test.stranger.get('/api/family/cases')
  await new Visitor(test.app, { authorization: `Bearer hub_${'x'.repeat(40)}` }).get('/api/staff/cases')

  expect(refusals().slice(before)).toMatchObject([{ by: null, res: { status: 401 } }])
  expect(JSON.stringify(refusals())).not.toContain('xxxx')
})

it('an answer of any kind may load, frame and send nothing', async () => {
  for (const url of [
    '/healthz',
    '/api/docs',
    '/api/openapi.json',
    `/nothing/${randomUUID()}`,
    '/api/family/cases',
  ]) {
    const { headers } = await test.stranger.get(url)

    expect(headers['content-security-policy'], url).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    )
    expect(headers['x-content-type-options'], url).toBe('nosniff')
  }
})
