import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { councils } from '../src/councils.ts'
import { hashToken } from '../src/features/access/index.ts'
import { importReturn } from '../src/features/sen2/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openPool } from '../src/platform/db/pool.ts'
import type { DatabaseUrls } from '../src/platform/embedded-postgres/index.ts'
import { newId } from '../src/platform/ids.ts'

const dataFile = (name: string) => fileURLToPath(new URL(`../test/data/sen2/${name}`, import.meta.url))

/** Kent's people, cases and contacts, read from the return by the import itself; and forty members of staff. */
export async function loadKent({ ownerUrl, url }: DatabaseUrls): Promise<void> {
  await migrate(ownerUrl, url)
  const pool = openPool(ownerUrl)
  await importReturn({
    pool,
    clock: systemClock,
    council: councils.kent,
    returnPath: dataFile('kent-2025.sen2.xml.gz'),
    contactsPath: dataFile('kent-2025.contacts.csv.gz'),
    isDryRun: false,
  })
  await pool.query(
    `insert into staff_members (id, name, email, role, team)
     select gen_random_uuid(), 'Officer ' || n, 'officer' || n || '@example.test', 'hub',
       (array['hub', 'assessment', 'casework'])[n % 3 + 1] from generate_series(1, 40) n`,
  )
  await pool.end()
}

/** Three years of enquiries over these cases: 5 in 100 wait for us, 5 are answered, 90 closed; two messages each. */
export async function loadEnquiries(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `with askers as (
       select row_number() over (order by a.id) as n, a.case_id, a.family_member_id, f.name
       from case_access a join family_members f on f.id = a.family_member_id where a.level = 'act'
     ), size as (select count(*) as n from askers),
     officers as (select row_number() over (order by id) as n, id, team from staff_members),
     made as (
       select g, case when g % 20 = 0 then 'waiting' when g % 20 = 1 then 'answered' else 'closed' end as status,
         now() - case when g % 20 = 0 then (g % 200) * interval '1 hour' else (g % 1000 + 10) * interval '1 day' end as opened_at
       from generate_series(1, $1::int) g
     )
     insert into enquiries (id, case_id, family_member_id, contact_name, channel, topics, priority, status, opened_at,
       waiting_since, reply_by, team, owner_id, closed_at)
     select gen_random_uuid(), a.case_id, a.family_member_id, a.name, 'web',
       array[(array['STATUS', 'EHCNA', 'PLACEMENT', 'PROVISION', 'TRANSPORT', 'REVIEW'])[m.g % 6 + 1]], m.g % 4 + 1,
       m.status, m.opened_at, case when m.status = 'waiting' then m.opened_at end,
       case when m.status = 'waiting' then m.opened_at::date + 7 end, o.team,
       case when m.g % 3 > 0 then o.id end, case when m.status = 'closed' then m.opened_at + interval '3 days' end
     from made m join size s on true join askers a on a.n = m.g % s.n + 1 join officers o on o.n = m.g % 40 + 1`,
    [count],
  )
  await client.query(
    `insert into messages (id, enquiry_id, kind, author_kind, author_family_member_id, author_name, body, written_at)
     select gen_random_uuid(), id, 'message', 'family', family_member_id, contact_name,
       (array['Could you tell me where things are? We have not heard since the last letter.',
         'The taxi did not come this morning and nobody answered the phone.',
         'School say they cannot meet need and want to change the placement.',
         'He has had no speech therapy since Easter although the plan says every week.',
         'When is the annual review meeting? The paperwork has not come.'])[n % 5 + 1]
         || ' Our own number for it is K' || n % (count / 20) || '.', opened_at
     from (select *, row_number() over (order by id) as n, count(*) over () from enquiries) e;
     insert into messages (id, enquiry_id, kind, author_kind, author_staff_id, author_name, body, written_at)
     select gen_random_uuid(), e.id, 'message', 'staff', s.id, 'Officer, Hub',
       'Thank you for asking. We are waiting for one report, and write again when it is here.', e.opened_at + interval '2 days'
     from enquiries e, lateral (select id from staff_members where id >= e.id order by id limit 1) s where e.status <> 'waiting';
     insert into promises (id, enquiry_id, due_on, made_at, owner_name, kept_at)
     select gen_random_uuid(), id, opened_at::date + 7, opened_at, 'Hub', case when status <> 'waiting' then opened_at + interval '2 days' end
     from enquiries`,
  )
  await client.query('vacuum analyze')
  await client.end()
}

/**
 * Officers for all live cases, about 600 each, and open duties as after a year's work: a review for every plan, from
 * three months overdue to nine ahead, and three reports for every assessment, a third of them overdue.
 */
export async function loadCaseload(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `with officers as (select row_number() over (order by email) - 1 as n, id from staff_members),
       numbered as (select id, row_number() over (order by id) as n from cases)
     update cases c set officer_id = o.id, team = case when c.plan_started_on is null then 'assessment' else 'casework' end
     from numbered m join officers o on o.n = m.n % 40 where m.id = c.id;
     insert into case_duties (case_id, kind, subject_id, is_councils, legal_on, act_by)
     select id, 'review', '00000000-0000-0000-0000-000000000000', true, day, day - 1
     from (select id, current_date - 90 + (row_number() over (order by id) * 7 % 365)::int as day from cases
       where status = 'FINAL_ISSUED') plans
     on conflict do nothing;
     insert into advice_requests (id, case_id, kind, asked_of, asked_on)
     select gen_random_uuid(), c.id, a.kind, a.asked_of, current_date - 35 - (random() * 10)::int from cases c,
       (values ('psychology', 'Educational psychologist'), ('health', 'Health service'), ('setting', 'School')) a (kind, asked_of)
     where c.status = 'ASSESSING';
     insert into case_duties (case_id, kind, subject_id, is_councils, legal_on, act_by)
     select case_id, 'advice', id, false, asked_on + 42, asked_on + 41 from advice_requests;
     update cases c set (next_duty, next_legal_on) = (select kind, legal_on from case_duties d
       where d.case_id = c.id and d.is_councils order by legal_on, kind limit 1)
     where exists (select from case_duties d where d.case_id = c.id and d.is_councils)`,
  )
  await client.query('vacuum analyze')
  await client.end()
}

/** What the measurement signs in and asks with. */
export interface Subjects {
  familyEmail: string
  staffEmail: string
  caseId: string
  enquiryId: string
  /** Enquiries that wait for an answer, each to be answered once. */
  replyTo: string[]
  /** A surname that several waiting enquiries carry. */
  searchFor: string
  metricsToken: string
  codeKey: string
}

export async function chooseSubjects(databaseUrl: string): Promise<Subjects> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Omit<Subjects, 'metricsToken' | 'staffEmail'>>(
    `select f.email as "familyEmail", e.case_id as "caseId", e.id as "enquiryId", ch.surname as "searchFor",
       array(select w.id from enquiries w where w.status = 'waiting' and w.id <> e.id order by w.id limit 5000) as "replyTo",
       (select value from hub_secrets where name = 'sign-in-code') as "codeKey"
     from enquiries e join family_members f on f.id = e.family_member_id join cases c on c.id = e.case_id
       join children ch on ch.id = c.child_id
     where e.status = 'waiting' and f.email is not null
     order by c.status in ('ASSESSING', 'DRAFTING') desc, e.id limit 1`,
  )
  const metricsToken = `hub_${randomBytes(32).toString('base64url')}`
  await client.query(
    `insert into service_tokens (id, name, token_hash, scopes, created_at, expires_at)
     values ($1, 'bench', $2, array['metrics:read'], now(), now() + interval '1 day')`,
    [newId(), hashToken(metricsToken)],
  )
  await client.end()
  const [found] = rows
  if (!found) throw new Error('The loaded data has no waiting enquiry of a family member with an address.')
  return { ...found, staffEmail: 'officer1@example.test', metricsToken }
}
