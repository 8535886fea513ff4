import {
  type CaseForFamily,
  type CaseloadCounts,
  caseloadViews,
  caseStatuses,
  kent,
  type PhaseBoard,
  parseReference,
} from '@send-hub/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/build-test-app.ts'
import { testClock } from '../../test/test-clock.ts'
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts'
import { catchUpDailyWork } from '../features/cases/index.ts'
import { workOnPromises } from '../features/enquiries/index.ts'
import { takeDueSnapshots } from '../features/reports/index.ts'
import { openPool, type Pool } from '../platform/db/pool.ts'
import { createFolderStore, type FileStore } from '../platform/files/index.ts'
import { demoSignIns, ensureDemo } from './index.ts'

let hub: TestApp
let files: FileStore
beforeAll(async () => {
  hub = await buildTestApp()
  files = createFolderStore(hub.filesDir)
  expect(await ensureDemo(hub.database.url, kent, hub.clock, files)).toBe(true)
})
afterAll(() => hub.close())

/** Milliseconds for a test that loads the council once or twice, on a busy machine. */
const slow = 60_000

/** All that a person can see of it, without ids. */
const picture = `
  select c.reference || ' ' || ch.forename || ' ' || ch.surname || ' ' || ch.birth_on || ' ' || coalesce(ch.upn, '-')
    || ' ' || c.status || ' ' || c.status_since || ' ' || coalesce(c.next_legal_on::text, '-') as line
  from cases c join children ch on ch.id = c.child_id
  union all
  select e.reference || ' ' || e.contact_name || ' ' || e.channel || ' ' || e.status || ' ' || e.opened_at
    || ' ' || coalesce(e.reply_by::text, '-') || ' ' || (select count(*) from messages m where m.enquiry_id = e.id)
  from enquiries e
  union all
  select name || ' ' || coalesce(email, '-') || ' ' || phone from family_members
  union all
  select kind || ' ' || status || ' ' || count(*) from notifications group by kind, status
  union all
  select kind || ' ' || happened_on || ' ' || count(*) from case_events group by kind, happened_on
  union all
  select month_end || ' ' || status || ' ' || coalesce(district, '-') || ' ' || count(*) from case_snapshots
    group by month_end, status, district
  order by 1`

async function linesOf(pool: Pool, sql: string): Promise<string[]> {
  return (await pool.query<{ line: string }>(sql)).rows.map(({ line }) => line)
}

const databases: TestDatabase[] = []
afterAll(() => Promise.all(databases.map((database) => database.drop())))

async function withDatabase<T>(work: (pool: Pool, url: string) => Promise<T>): Promise<T> {
  const database = await createTestDatabase()
  databases.push(database)
  const pool = openPool(database.url)
  try {
    return await work(pool, database.url)
  } finally {
    await pool.end()
  }
}

it(
  'is the same every time',
  async () => {
    const other = await withDatabase(async (pool, url) => {
      await ensureDemo(url, kent, testClock(), files)
      return linesOf(pool, picture)
    })

    const first = await linesOf(hub.pool, picture)
    expect(first.length).toBeGreaterThan(200)
    expect(other).toEqual(first)
  },
  slow,
)

it('is loaded once', async () => {
  const before = await linesOf(hub.pool, picture)

  expect(await ensureDemo(hub.database.url, kent, hub.clock, files)).toBe(true)

  expect(await linesOf(hub.pool, picture)).toEqual(before)
})

it('leaves a database that holds something else alone', async () => {
  await withDatabase(async (pool, url) => {
    await pool.query(
      `insert into staff_members (id, name, email, role, team) values (gen_random_uuid(), 'Real Person', 'real@council.example', 'hub', 'hub')`,
    )

    expect(await ensureDemo(url, kent, testClock(), files)).toBe(false)

    expect(await linesOf(pool, 'select count(*)::text as line from children')).toEqual(['0'])
  })
})

it(
  'is not there at all when loading breaks off, and the next start gives the usual references',
  async () => {
    await withDatabase(async (pool, url) => {
      await pool.query(`alter table enquiries add constraint breaks check (channel <> 'post')`)
      await expect(ensureDemo(url, kent, testClock(), files)).rejects.toThrow('breaks')
      expect(await linesOf(pool, picture)).toEqual([])

      await pool.query('alter table enquiries drop constraint breaks')
      await ensureDemo(url, kent, testClock(), files)

      expect(await linesOf(pool, picture)).toEqual(await linesOf(hub.pool, picture))
    })
  },
  slow,
)

it(
  'is loaded once when two starts come at the same moment',
  async () => {
    await withDatabase(async (pool, url) => {
      await Promise.all([
        ensureDemo(url, kent, testClock(), files),
        ensureDemo(url, kent, testClock(), files),
      ])

      expect(await linesOf(pool, picture)).toEqual(await linesOf(hub.pool, picture))
    })
  },
  slow,
)

it.each([
  ['a Sunday at Christmas', '2026-12-27T10:00:00Z'],
  ['the first minute of a bank holiday', '2027-03-26T00:01:00Z'],
  ['the day the clocks change', '2027-03-28T01:30:00Z'],
  ['the last minute of a leap day', '2028-02-29T23:59:00Z'],
  ['the summer holidays', '2027-08-17T09:00:00Z'],
  ['the first of September', '2027-09-01T05:30:00Z'],
])(
  'works on any day: %s',
  async (_, now) => {
    await withDatabase(async (pool, url) => {
      expect(await ensureDemo(url, kent, testClock(now), files), now).toBe(true)

      const later = await linesOf(
        pool,
        `select kind as line from case_events where recorded_at > '${now}' or happened_on > '${now}'::date
       union all select 'message' from messages where written_at > '${now}'
       union all select 'audit' from audit_entries where at > '${now}'
       union all select 'letter' from letters where created_at > '${now}'
       union all select 'notification' from notifications where created_at > '${now}'
       union all select 'snapshot' from snapshot_runs where month_end >= '${now}'::date`,
      )
      expect(later, `nothing lies in the future on ${now}`).toEqual([])
    })
  },
  slow,
)

it('does the morning’s work at seven by the clock, also on the day the clocks went back', async () => {
  const hours = await linesOf(
    hub.pool,
    `select distinct to_char(recorded_at at time zone 'Europe/London', 'HH24:MI') as line from case_events
     where kind in ('family-told', 'promise-missed')`,
  )

  expect(hours).toEqual(['07:00'])
})

it('shows every stage, and dates that are due today, tomorrow and past', async () => {
  const statuses = await linesOf(hub.pool, 'select distinct status as line from cases')
  const [dueToday, dueTomorrow, late] = await linesOf(
    hub.pool,
    `select count(*)::text as line from cases where next_legal_on = '2026-11-23'
     union all select count(*)::text from cases where next_legal_on = '2026-11-24'
     union all select count(*)::text from cases where next_legal_on < '2026-11-23'`,
  )

  expect(new Set(statuses)).toEqual(new Set(caseStatuses))
  for (const due of [dueToday, dueTomorrow]) expect(Number(due)).toBeGreaterThan(2)
  expect(Number(late)).toBeGreaterThan(10)
})

it('shows enquiries of every state and channel', async () => {
  const states = await linesOf(hub.pool, 'select distinct status as line from enquiries order by 1')
  const channels = await linesOf(hub.pool, 'select distinct channel as line from enquiries order by 1')
  const [breached, reopened, unlinked] = await linesOf(
    hub.pool,
    `select count(distinct enquiry_id)::text as line from promises where missed_at is not null
     union all select count(*)::text from enquiries e where status = 'waiting'
       and exists (select from messages m where m.enquiry_id = e.id and m.kind = 'message' and m.author_kind = 'staff')
     union all select count(*)::text from enquiries where case_id is null`,
  )

  expect(states).toEqual(['answered', 'closed', 'paused', 'waiting'])
  expect(
    await linesOf(hub.pool, "select reference as line from enquiries where reply_by < '2026-11-23'"),
  ).toEqual([])
  const [again] = await linesOf(
    hub.pool,
    'select count(*)::text as line from enquiries where contact_count > 1',
  )
  expect(Number(again)).toBeGreaterThan(0)
  expect(channels).toEqual(['drop-in', 'email', 'phone', 'post', 'web'])
  for (const count of [breached, reopened, unlinked]) expect(Number(count)).toBeGreaterThan(2)
})

it('leaves only a handful of messages to send, all to somebody with an address', async () => {
  const waiting = await linesOf(
    hub.pool,
    `select kind || case when f.email is null then ' without address' else '' end as line
     from notifications n join family_members f on f.id = n.family_member_id where status = 'waiting' order by 1`,
  )

  expect(waiting).toEqual([
    'access-granted',
    'access-granted',
    'case-updated',
    'case-updated',
    'enquiry-answered',
    'enquiry-answered',
    'enquiry-asks',
    'enquiry-late',
    'enquiry-late',
    'enquiry-received',
    'enquiry-received',
    'keep-in-touch',
    'keep-in-touch',
  ])
})

it('leaves the worker little to do at the first start: the morning’s work and six month ends are done', async () => {
  // What is promised for tomorrow is told to staff on the day on which the hub is started, whichever that is.
  const isWarning = (line: string | null) => line?.startsWith('promise-near') ?? false
  const before = (await linesOf(hub.pool, picture)).filter((line) => !isWarning(line))

  expect(await catchUpDailyWork({ pool: hub.pool, clock: hub.clock })).toEqual([])
  expect(await takeDueSnapshots(hub.pool, hub.clock)).toEqual([])
  const promises = await workOnPromises({ pool: hub.pool, clock: hub.clock, council: kent })
  expect(promises).toMatchObject({ missed: 0, reminded: 0 })

  expect((await linesOf(hub.pool, picture)).filter((line) => !isWarning(line))).toEqual(before)
  const work = await linesOf(
    hub.pool,
    'select day::text as line from daily_runs where finished_at is not null',
  )
  expect(work).toEqual(['2026-11-23'])
})

it('is told over months: each morning’s notes stand in the histories on their own days', async () => {
  const [days, kinds, early] = await linesOf(
    hub.pool,
    `with told as (select * from case_events where recorded_by_kind = 'system' and kind in ('family-told', 'promise-missed'))
     select count(distinct happened_on)::text as line from told
     union all select count(distinct coalesce(details ->> 'about', kind))::text from told
     union all select count(*)::text from told where happened_on <> (recorded_at at time zone 'Europe/London')::date`,
  )

  expect(Number(days)).toBeGreaterThan(60)
  expect(Number(kinds)).toBeGreaterThan(7)
  expect(early).toBe('0')
})

it('has six month ends, each with plans in most districts', async () => {
  const months = await linesOf(
    hub.pool,
    `select month_end || ' ' || (count(*) > 30) || ' ' || (count(distinct district) > 8) || ' ' || bool_and(district is not null)
       as line from case_snapshots group by month_end order by 1`,
  )

  expect(months).toEqual(
    ['05-31', '06-30', '07-31', '08-31', '09-30', '10-31'].map((day) => `2026-${day} true true true`),
  )
})

it('has the whole life of a case in it', async () => {
  const kinds = await linesOf(hub.pool, 'select distinct kind as line from case_events')

  for (const kind of [
    'assessment-refusal-overturned',
    'mediation-held',
    'appeal-registered',
    'order-received',
    'exception-recorded',
    'event-corrected',
    'officer-assigned',
    'phase-place-named',
    'plan-transferred-in',
    'review-meeting-held',
    'review-to-amend',
    'reassessment-agreed',
    'cease-proposed',
  ]) {
    expect(kinds).toContain(kind)
  }
})

it('gives an officer a caseload with something in every view, and the hub everybody’s', async () => {
  const viewsOf = async (email: string, whose: string) => {
    const staff = await hub.signInStaff(email)
    return (await staff.get(`/api/staff/caseload?whose=${whose}`)).json<{ counts: CaseloadCounts }>().counts
  }
  const priya = await viewsOf('priya.officer@example.test', 'mine')
  const everybody = await viewsOf('joe.hub@example.test', 'all')

  for (const view of caseloadViews) {
    expect(priya[view], `Priya: ${view}`).toBeGreaterThan(0)
    expect(everybody[view], `all: ${view}`).toBeGreaterThan(1)
  }
})

it('shows the moves of next September: some places named, some not, by both of the days in law', async () => {
  const joe = await hub.signInStaff('joe.hub@example.test')
  const { cohorts } = (await joe.get('/api/staff/caseload/phase?whose=all')).json<PhaseBoard>()
  const by = (day: string) => cohorts.find(({ lastDay }) => lastDay === day)

  expect(by('2027-02-14')?.named).toBeGreaterThan(0)
  expect(by('2027-02-14')?.toDo).toBeGreaterThan(2)
  expect(by('2027-03-30')?.toDo).toBeGreaterThan(1)
})

it('gives references that people can type', async () => {
  const references = await linesOf(
    hub.pool,
    'select reference as line from cases union all select reference from enquiries',
  )

  for (const reference of references) expect(parseReference(reference)).toBe(reference)
})

it.each(demoSignIns)('$email can sign in', async ({ email, side }) => {
  const visitor = await (side === 'family' ? hub.signInFamily(email) : hub.signInStaff(email))

  const session = await visitor.get('/api/session')
  expect(session.json()).toMatchObject({ side })
})

it('shows the mother of Maya a draft to check, with days left', async () => {
  const mother = await hub.signInFamily('maya.parent@example.test')
  const { items } = (await mother.get('/api/family/cases')).json<{
    items: { id: string; childName: string }[]
  }>()
  const maya = items.find(({ childName }) => childName === 'Maya')
  const page = (await mother.get(`/api/family/cases/${maya?.id}`)).json<CaseForFamily>()

  expect(items.map(({ childName }) => childName)).toEqual(['Kofi', 'Maya'])
  expect(page).toMatchObject({ status: 'DRAFT_WITH_FAMILY', late: null })
  expect(page.keyDate).toMatchObject({ label: 'Tell us by', isYourTurn: true })
  expect(page.keyDate?.daysLeft).toBeGreaterThan(2)
  expect(page.enquiries).toHaveLength(2)
})

it('tells the father of Leo of the promise that was not kept, and of the new one', async () => {
  const father = await hub.signInFamily('leo.parent@example.test')
  const [leo] = (await father.get('/api/family/cases')).json<{ items: { id: string }[] }>().items
  const page = (await father.get(`/api/family/cases/${leo?.id}`)).json<CaseForFamily>()

  expect(page.late?.paragraphs.join(' ')).toContain(
    'Grace in the Assessment team is responsible for the new date.',
  )
  expect(page.earlierPromises).toMatchObject([{ outcome: 'missed' }])
  expect(page.enquiries).toMatchObject([{ status: 'waiting', isOverdue: false }])
  expect(page.enquiries[0]?.missedBy).toEqual(expect.any(String))
})

it('tells him which report is late, and what was done about it', async () => {
  const father = await hub.signInFamily('leo.parent@example.test')
  const [leo] = (await father.get('/api/family/cases')).json<{ items: { id: string }[] }>().items
  const { reports, stage } = (await father.get(`/api/family/cases/${leo?.id}`)).json<CaseForFamily>()

  expect(reports).toMatchObject({ asked: 5, answered: 4 })
  expect(stage.now).toContain('4 of 5 have replied')
  expect(reports.items.filter(({ state }) => state === 'late')).toMatchObject([
    {
      askedOf: 'Educational psychologist',
      chases: [{ how: 'email' }, { how: 'phone' }, { how: 'escalated' }],
    },
  ])
})

it('puts documents before the right parent: to both, to one alone, and each one’s own', async () => {
  const seen = async (email: string) => {
    const parent = await hub.signInFamily(email)
    const [nina] = (await parent.get('/api/family/cases')).json<{ items: { id: string }[] }>().items
    const { documents } = (await parent.get(`/api/family/cases/${nina?.id}`)).json<CaseForFamily>()
    for (const { contentUrl } of documents) {
      if (contentUrl) expect((await parent.get(contentUrl)).payload).toMatch(/^%PDF-/)
    }
    return documents.map(({ title, scan }) => `${title} ${scan}`)
  }

  expect(await seen('nina.mother@example.test')).toEqual([
    'Letter from the speech therapist unscanned',
    'Educational psychologist’s report unscanned',
  ])
  expect(await seen('nina.father@example.test')).toEqual([
    'What Nina says about school waiting',
    'Notes of our phone call with you unscanned',
    'Educational psychologist’s report unscanned',
  ])
})

it('keeps the questions of separated parents apart', async () => {
  const seen = async (email: string) => {
    const parent = await hub.signInFamily(email)
    const [nina] = (await parent.get('/api/family/cases')).json<{ items: { id: string }[] }>().items
    return (await parent.get(`/api/family/cases/${nina?.id}`)).json<CaseForFamily>()
  }
  const [mother, father] = [await seen('nina.mother@example.test'), await seen('nina.father@example.test')]

  expect(mother.reference).toBe(father.reference)
  expect(mother.enquiries).toHaveLength(1)
  expect(father.enquiries).toHaveLength(1)
  expect(mother.enquiries[0]?.reference).not.toBe(father.enquiries[0]?.reference)
})

const onlyCaseOf = async (email: string) => {
  const person = await hub.signInFamily(email)
  const [only] = (await person.get('/api/family/cases')).json<{ items: { id: string }[] }>().items
  return { person, page: (await person.get(`/api/family/cases/${only?.id}`)).json<CaseForFamily>() }
}

it('writes to each of two separated parents alone, at an address of their own', async () => {
  const lettersOf = async (email: string) => {
    const { person, page } = await onlyCaseOf(email)
    const isNew = page.letters.map((letter) => letter.isNew)
    const opened = await Promise.all(page.letters.map(({ id }) => person.get(`/api/family/letters/${id}`)))
    return {
      ids: page.letters.map(({ id }) => id),
      isNew,
      text: opened.map(({ payload }) => payload).join('\n'),
    }
  }
  const mother = await lettersOf('nina.mother@example.test')
  const father = await lettersOf('nina.father@example.test')

  expect(mother.ids.length).toBeGreaterThan(2)
  expect(father.ids.length).toBeGreaterThan(1)
  expect(mother.ids.filter((id) => father.ids.includes(id))).toEqual([])
  expect([...mother.isNew, ...father.isNew]).not.toContain(true)
  expect(mother.text).toContain('Tonbridge and Malling')
  expect(mother.text).not.toMatch(/Asante|Canterbury/)
  expect(father.text).toContain('Canterbury')
  expect(father.text).not.toMatch(/Helen|Tonbridge/)
})

it('shows the father of Salma a plan in review, with the meeting ahead', async () => {
  const { page } = await onlyCaseOf('omar.parent@example.test')

  expect(page).toMatchObject({ status: 'IN_REVIEW', late: null })
})

it('shows a young person of 17 her own plan; her mother sees the stage alone', async () => {
  const { page } = await onlyCaseOf('jade.mensah@example.test')
  const [age] = await linesOf(
    hub.pool,
    `select extract(year from age('2026-11-23', birth_on))::text as line from children where forename = 'Jade'`,
  )
  const { page: mothers } = await onlyCaseOf('abena.mensah@example.test')

  expect(age).toBe('17')
  expect(page.status).toBe('FINAL_ISSUED')
  expect(page.letters.length).toBeGreaterThan(0)
  expect(mothers.letters).toEqual([])
})

it('shows a carer without access nothing', async () => {
  const carer = await hub.signInFamily('sam.carer@example.test')

  expect((await carer.get('/api/family/cases')).json()).toEqual({ items: [], pupilCount: 0 })
})
