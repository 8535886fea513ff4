import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { CaseloadReport, RequestsReport, ReviewsReport, TimelinessReport } from '@send-hub/shared'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/build-test-app.ts'
import { aCase, aFamilyMember, aStaffMember } from '../../test/factories/index.ts'
import { aReturn } from '../../test/factories/sen2-return.ts'
import { Visitor } from '../../test/visitor.ts'
import { loadConfig } from '../config.ts'
import { oneTimeCode } from '../platform/one-time-code.ts'
import { runHub } from './run-hub.ts'

const contactHeading =
  'upn,child_surname,child_forename,child_birth_date,contact_name,relationship,parental_responsibility,email,phone,preferred_language'

let hub: TestApp
beforeAll(async () => {
  hub = await buildTestApp()
  await aCase(hub.pool, { status: 'FINAL_ISSUED', receivedOn: '2026-02-02' })
  await aCase(hub.pool, { status: 'REFUSED_TO_ASSESS', receivedOn: '2026-03-02' })
})
afterAll(() => hub.close())

/** Runs a command in this process, on the database of this file unless another is given. */
async function run(line: string | string[], databaseUrl = hub.database.url) {
  const answers: string[] = []
  const asides: string[] = []
  const code = await runHub(typeof line === 'string' ? line.split(' ') : line, {
    terminal: {
      answer: (said) => answers.push(said),
      aside: (said) => asides.push(said),
    },
    clock: hub.clock,
    readConfig: () => loadConfig({ DATABASE_URL: databaseUrl, PUBLIC_URL: 'http://hub.test' }),
  })
  return { code, answer: answers.join('\n'), aside: asides.join('\n') }
}

describe('report', () => {
  it('gives the numbers of the screens as one JSON value', async () => {
    const reader = await hub.service(['reports:read'])

    for (const [name, shape] of [
      ['timeliness', TimelinessReport],
      ['requests', RequestsReport],
      ['caseload', CaseloadReport],
      ['reviews', ReviewsReport],
    ] as const) {
      const { code, answer, aside } = await run(`report ${name} --year 2026 --json`)
      const screen = await reader.get(`/api/staff/reports/${name}?year=2026`)

      expect([code, aside]).toEqual([0, ''])
      expect(shape.parse(JSON.parse(answer))).toEqual(screen.json())
    }
  })

  it('is about this year when none is given', async () => {
    const { answer } = await run('report requests --json')

    expect(JSON.parse(answer)).toMatchObject({ year: 2026, requests: { received: 2, refused: 1 } })
  })

  it('is an aligned table for a person', async () => {
    const { answer } = await run('report timeliness --year 2026')

    expect(answer).toContain('New plans in 2026, by how long they took')
    expect(answer).toMatch(/^Plans issued {2,}1$/m)
    const ends = answer.split('\n').filter((line) => /\d$/.test(line) && !line.startsWith('New'))
    expect(new Set(ends.map((line) => line.length)).size).toBe(1)
  })

  it('shows the caseload by month ends and the reviews by months', async () => {
    const caseload = await run('report caseload --month 2026-03')
    const reviews = await run('report reviews --year 2026')

    expect(caseload.answer).toMatch(/^ +2025-10-31 .+ 2026-03-31$/m)
    expect(caseload.answer).toMatch(/^Live cases( +–){6}$/m)
    expect(caseload.answer).toContain('No snapshot was taken on: 31 October 2025')
    expect(reviews.answer).toMatch(/^2026-12( +\d+){5} +–$/m)
    expect(reviews.answer).toMatch(/^Reviews overdue now +\d+$/m)
  })

  it('gives the hub’s own figures of a month, as JSON and as tables', async () => {
    const json = await run('report enquiries --month 2026-02 --json')
    const tables = await run('report enquiries --month 2026-02')

    expect(JSON.parse(json.answer)).toMatchObject({ from: '2026-02-01', to: '2026-02-28' })
    expect(tables.answer).toMatch(/^Enquiries that arrived +\d+$/m)
    expect(tables.answer).toMatch(/^Promised days +\d+ *$/m)
  })

  it('says which reports there are when asked for another', async () => {
    const { code, answer, aside } = await run('report nonsense --json')

    expect([code, answer]).toEqual([2, ''])
    expect(aside).toContain(
      'no report called nonsense in this version. There are: timeliness, requests, caseload, reviews, enquiries.',
    )
  })

  it('refuses a year that is none, a month, and options it does not know', async () => {
    for (const line of [
      'report',
      'report requests --year soon',
      'report requests --year 1999',
      'report timeliness --month 2026-03',
      'report reviews --month 2026-03',
      'report caseload --month 2026-13',
      'report caseload --month March',
      'report timeliness --colour',
      'report timeliness requests',
    ]) {
      expect(await run(line), line).toMatchObject({ code: 2, answer: '' })
    }
  })
})

describe('staff add', () => {
  it('makes an account that can sign in, whatever the case of the address', async () => {
    const added = await run([
      ...['staff', 'add', ' Ada.Hub@Council.Example'],
      ...['--name', 'Ada Hub', '--role', 'officer'],
    ])

    expect(added.code).toBe(0)
    const ada = await hub.signInStaff('ada.hub@council.example')
    expect((await ada.get('/api/session')).json()).toMatchObject({ name: 'Ada Hub', role: 'officer' })
    const { rows } = await hub.pool.query("select team from staff_members where name = 'Ada Hub'")
    expect(rows).toEqual([{ team: 'assessment' }])
  })

  it('gives powers, and refuses those it does not know', async () => {
    const line =
      'staff add dana@council.example --name Dana --role manager --power accounts --power safeguarding'

    expect((await run(line)).code).toBe(0)
    const { rows } = await hub.pool.query("select powers from staff_members where name = 'Dana'")
    expect(rows).toEqual([{ powers: ['accounts', 'safeguarding'] }])
    expect((await run('staff add x@council.example --name X --role hub --power all')).code).toBe(2)
  })

  it('fails with one line when the address has an account', async () => {
    const line = 'staff add joe@council.example --name Joe --role hub'
    await run(line)

    const again = await run(line)

    expect(again).toEqual({
      code: 1,
      answer: '',
      aside: 'There is a staff account with this address already.',
    })
  })

  it('leaves its trace', async () => {
    await run('staff add eve@council.example --name Eve --role manager --team casework')

    const { rows } = await hub.pool.query(
      `select details from audit_entries a join staff_members s on s.id = a.subject_id
       where action = 'staff-member-added' and s.name = 'Eve'`,
    )
    expect(rows).toEqual([{ details: { role: 'manager', team: 'casework', powers: [], by: 'hand' } }])
  })

  it('refuses an address, a role or a team that is none', async () => {
    for (const line of [
      'staff add',
      'staff add someone --name A --role hub',
      'staff add a@council.example --role hub',
      'staff add a@council.example --name A',
      'staff add a@council.example --name A --role boss',
      'staff add a@council.example --name A --role hub --team nowhere',
    ]) {
      expect(await run(line), line).toMatchObject({ code: 2, answer: '' })
    }
  })
})

describe('token list and token revoke', () => {
  it('show what there is, and take one back at once', async () => {
    const { answer: token } = await run('token create Gone --scope cases:read')
    const reader = new Visitor(hub.app, { authorization: `Bearer ${token}` })
    const listed = JSON.parse((await run('token list --json')).answer) as { id: string; name: string }[]
    const id = listed.find(({ name }) => name === 'Gone')?.id ?? ''
    expect((await reader.get('/api/staff/cases')).statusCode).toBe(200)

    expect(await run(`token revoke ${id}`)).toMatchObject({ code: 0 })

    expect((await reader.get('/api/staff/cases')).statusCode).toBe(401)
    const { answer } = await run('token list')
    expect(answer).toMatch(new RegExp(`^${id} .*Gone .*revoked .*cases:read$`, 'm'))
    expect(answer).not.toContain(token)
    expect(await run(`token revoke ${id}`)).toMatchObject({
      code: 1,
      aside: 'This token was taken back already.',
    })
  })

  it.each(['token revoke', 'token revoke 1', 'token list all'])('refuse %s', async (line) => {
    expect((await run(line)).code).toBe(2)
  })
})

describe('token create', () => {
  it('prints a token that opens what its scopes say, and nothing else', async () => {
    const { code, answer, aside } = await run('token create Reporting --scope reports:read')

    expect(code).toBe(0)
    expect(answer).toMatch(/^hub_[\w-]{43}$/)
    expect(aside).toContain('Valid until 23 November 2027.')
    const ask = (url: string) =>
      hub.stranger.call('GET', url, undefined, { authorization: `Bearer ${answer}` })
    expect((await ask('/api/staff/reports/requests')).statusCode).toBe(200)
    expect((await ask('/api/staff/cases')).statusCode).toBe(403)
  })

  it('keeps only the hash', async () => {
    const { answer } = await run('token create Secret --scope cases:read')

    const { rows } = await hub.pool.query(
      `select t::text || coalesce(a::text, '') as kept from service_tokens t left join audit_entries a on a.subject_id = t.id
       where t.name = 'Secret'`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].kept).not.toContain(answer.slice(4))
  })

  it('takes several scopes, however they are written', async () => {
    for (const line of [
      'token create Several --scope cases:read --scope reports:read',
      'token create Several --scope cases:read reports:read',
      'token create Several --scope cases:read,reports:read --days 30',
    ]) {
      expect(await run(line), line).toMatchObject({ code: 0 })
    }
    const { rows } = await hub.pool.query("select distinct scopes from service_tokens where name = 'Several'")
    expect(rows).toEqual([{ scopes: ['cases:read', 'reports:read'] }])
  })

  it('refuses a scope that is none, or none at all', async () => {
    for (const line of [
      'token create',
      'token create A',
      'token create A --scope everything',
      'token create A --scope cases:read --days 0',
    ]) {
      expect(await run(line), line).toMatchObject({ code: 2, answer: '' })
    }
  })
})

describe('invite', () => {
  const join = async (code: string, email: string) => {
    const answer = await hub.stranger.post('/api/join/checks', { code, birthOn: '2016-05-04', email })
    const { attemptId } = answer.json<{ attemptId: string }>()
    const proof = oneTimeCode(hub.secrets.signInCode, attemptId)
    return hub.stranger.post('/api/sign-in/sessions', { attemptId, code: proof })
  }

  it('prints the letter and the code, which lets its person in', async () => {
    const { id } = await aFamilyMember(hub.pool, { name: 'Amina Okafor', email: null })
    const { reference } = await aCase(hub.pool, { sharedWith: [id] })
    const { code, answer, aside } = await run(`invite --case ${reference.toLowerCase()}`)

    expect(code).toBe(0)
    expect(answer).toContain('Dear Amina Okafor')
    expect(answer).toContain('Go to http://hub.test/join')
    expect(answer).not.toMatch(/Sam|SEN-/)
    expect(aside).toContain('For Amina Okafor alone')
    const invitation = /^Code: (\S+)$/m.exec(answer.slice(answer.lastIndexOf('Code:')))?.[1] ?? ''
    expect((await join(invitation, 'amina.join@family.example')).statusCode).toBe(201)
    await hub.signInFamily('amina.join@family.example')
  })

  it('is one JSON value when asked for', async () => {
    const { id } = await aFamilyMember(hub.pool, { name: 'Amina Okafor', email: null })
    const { reference } = await aCase(hub.pool, { sharedWith: [id] })
    const { answer, aside } = await run(`invite --case ${reference} --json`)

    expect(aside).toBe('')
    expect(JSON.parse(answer)).toEqual({
      ...{ reference, person: 'Amina Okafor', worksUntil: '2026-12-21' },
      code: expect.stringMatching(/^([2-9C-Y]{4}-){3}[2-9C-Y]$/),
      letter: expect.stringContaining('Dear Amina Okafor'),
    })
  })

  it('lets somebody in by name who is not on the case yet', async () => {
    const { reference } = await aCase(hub.pool)

    expect(await run(`invite --case ${reference}`)).toMatchObject({ code: 1, answer: '' })
    const { answer } = await run(['invite', '--case', reference, '--person', 'Grace Hill', '--json'])
    const joined = await join(JSON.parse(answer).code, 'grace.hill@family.example')
    expect(joined.json()).toMatchObject({ name: 'Grace Hill' })
  })

  it('lets somebody back in whose inbox is lost', async () => {
    const { id } = await aFamilyMember(hub.pool, { name: 'Ruth Bell', email: 'ruth.old@family.example' })
    const { reference } = await aCase(hub.pool, { sharedWith: [id] })
    const { answer } = await run(`invite --case ${reference} --json`)

    expect((await join(JSON.parse(answer).code, 'ruth.new@family.example')).json()).toMatchObject({
      name: 'Ruth Bell',
    })
  })

  it('asks who is meant where there are several, and makes none where there is a restriction', async () => {
    const people = await Promise.all(
      ['One', 'Two'].map((name) => aFamilyMember(hub.pool, { name, email: null })),
    )
    const made = await aCase(hub.pool, { sharedWith: people.map(({ id }) => id) })
    const several = await run(`invite --case ${made.reference}`)
    await hub.pool.query(
      `insert into restrictions (id, child_id, kind, note, set_at, set_by_id)
       values (gen_random_uuid(), $1, 'COURT_ORDER', 'A note', $2, $3)`,
      [made.childId, hub.clock.now(), (await aStaffMember(hub.pool)).id],
    )

    expect(several).toMatchObject({ code: 1, answer: '' })
    expect(several.aside).toContain('--person: One, Two.')
    expect(await run(`invite --case ${made.reference} --person One`)).toMatchObject({ code: 1, answer: '' })
  })

  it('refuses what is no reference, and a case that is not there', async () => {
    for (const line of ['invite', 'invite --case 12', 'invite SEN-7K3M-Q', 'invite --case ENQ-2222-2'])
      expect(await run(line), line).toMatchObject({ code: 2, answer: '' })
    expect((await run('invite --case SEN-2222222-2')).code).not.toBe(0)
  })
})

describe('migrate', () => {
  it('brings an empty database to this version, which every other command asks for', async () => {
    const url = await createEmptyDatabase()

    const before = await run('report requests', url)
    const first = await run('migrate', url)
    const second = await run('migrate', url)

    expect(before).toEqual({
      code: 1,
      answer: '',
      aside: 'The database is not at this version of the hub. Run: npm run hub -- migrate',
    })
    expect(first).toEqual({ code: 0, answer: 'The database is at this version now.', aside: '' })
    expect(second).toEqual({ code: 0, answer: 'The database is at this version already.', aside: '' })
    expect((await run('report requests', url)).code).toBe(0)
  })

  it('says in one line that a database is not there', async () => {
    const { code, aside } = await run('migrate', 'postgres://nobody:secret@127.0.0.1:1/none')

    expect(code).toBe(1)
    expect(aside).toMatch(/^The database at 127\.0\.0\.1:1\/none can't be used .*check DATABASE_URL\.$/)
  })
})

describe('import-sen2', () => {
  it('writes nothing in a dry run, then everything, and the second time finds nothing new', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'send-hub-import-'))
    const [file, contacts] = [join(folder, 'return.xml'), join(folder, 'contacts.csv')]
    await writeFile(file, aReturn())
    await writeFile(contacts, `${contactHeading}\nQ886387415000,,,,Chloé Webb,mother,yes,,01632 960001,en\n`)
    const line = ['import-sen2', file, '--contacts', contacts, '--json']
    const counted = async (more: string[]) => {
      const { code, answer, aside } = await run([...line, ...more])
      expect([code, aside]).toEqual([0, ''])
      const { people, contacts: families, faults } = JSON.parse(answer)
      return { people, families, faults }
    }

    const isNew = { new: 1, changed: 0, unchanged: 0 }
    const isKnown = { new: 0, changed: 0, unchanged: 1 }
    expect(await counted(['--dry-run'])).toEqual({ people: isNew, families: isNew, faults: [] })
    expect(await counted([])).toEqual({ people: isNew, families: isNew, faults: [] })
    expect(await counted([])).toEqual({ people: isKnown, families: isKnown, faults: [] })
    expect((await run(['import-sen2', file])).answer).toContain('return.xml has been imported.')
    await rm(folder, { recursive: true })
  })

  it('fails with one line when there is no such file', async () => {
    const { code, answer, aside } = await run('import-sen2 /nowhere/return.xml --json')

    expect([code, answer]).toEqual([1, ''])
    expect(aside).toBe('The file cannot be opened: there is no such file.')
  })

  it('needs one file', async () => {
    expect(await run('import-sen2')).toMatchObject({ code: 2, answer: '' })
    expect(await run('import-sen2 a.xml b.xml')).toMatchObject({ code: 2, answer: '' })
  })
})

describe('export-sen2', () => {
  it('writes a return that can be read again, and says what it lacks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'send-hub-command-'))
    try {
      const file = join(folder, 'ours.xml.gz')
      const { code, answer, aside } = await run(['export-sen2', file, '--year', '2027', '--json'])

      expect([code, aside]).toEqual([0, ''])
      expect(JSON.parse(answer)).toMatchObject({
        censusOn: '2027-01-21',
        plansWithoutNeed: expect.any(Number),
      })
      expect((await run(['import-sen2', file, '--dry-run'])).code).toBe(0)
      expect((await run(['export-sen2', file, '--year', '2027'])).answer).toContain('ours.xml.gz is written')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('asks for a year and a file name of a return', async () => {
    for (const line of [
      'export-sen2',
      'export-sen2 a.xml',
      'export-sen2 a.txt --year 2027',
      'export-sen2 a.xml --year 27',
    ])
      expect(await run(line), line).toMatchObject({ code: 2, answer: '' })
  })
})

describe('the command line', () => {
  it('explains itself when asked to, and when it is wrong', async () => {
    const help = await run('--help')
    const wrong = await run('frobnicate')

    expect(help.code).toBe(0)
    for (const name of [
      'migrate',
      'import-sen2',
      'export-sen2',
      'staff add',
      'token create',
      'token list',
      'token revoke',
      'invite',
      'report',
    ]) {
      expect(help.answer).toContain(`npm run hub -- ${name}`)
    }
    expect(wrong).toMatchObject({ code: 2, answer: '' })
    expect(wrong.aside).toContain('There is no command frobnicate.')
    expect((await run([])).code).toBe(2)
  })

  it('is told as a wrong one before anything is opened', async () => {
    expect(await run('report nonsense', 'postgres://127.0.0.1:1/none')).toMatchObject({ code: 2 })
  })
})

describe('the process', () => {
  it('exits 0 with one JSON value, 1 with one line, 2 with usage, and writes nothing else', async () => {
    const [fine, failed, wrong] = [
      await start(['report', 'requests', '--json'], hub.database.url),
      await start(['report', 'requests', '--json'], 'postgres://127.0.0.1:1/none'),
      await start(['report', 'nonsense', '--json'], hub.database.url),
    ]

    expect(RequestsReport.parse(JSON.parse(fine.out))).toMatchObject({ year: new Date().getFullYear() })
    expect([fine.code, fine.err]).toEqual([0, ''])
    expect([failed.code, failed.out, failed.err.trim().split('\n').length]).toEqual([1, '', 1])
    expect([wrong.code, wrong.out]).toEqual([2, ''])
    expect(wrong.err).toContain('Usage: npm run hub -- report')
  })
})

const script = fileURLToPath(new URL('../../bin/hub.mjs', import.meta.url))

async function start(args: string[], databaseUrl: string) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, SMTP_URL: '', HOST: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, err, code }
}

const emptyName = `test_empty_${process.pid}`
afterAll(() => onCluster(`drop database if exists ${emptyName} with (force)`))

async function createEmptyDatabase(): Promise<string> {
  await onCluster(`create database ${emptyName}`)
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${emptyName}`
  return url.href
}

async function onCluster(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  await client.query(sql)
  await client.end()
}
