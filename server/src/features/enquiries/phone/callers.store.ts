import {
  type Caller,
  type CallerQuery,
  type CaseStatus,
  caseWords,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { askerStandingOf } from '../../cases/index.ts'

/** As many as fit under a box that somebody types into while they listen. */
const mostShown = 12

interface Row {
  familyMemberId: string | null
  name: string | null
  phone: string | null
  isHidden: boolean
  caseId: string | null
  reference: string | null
  childName: string | null
  birthOn: string | null
  status: CaseStatus | null
  relationship: string | null
  level: string | null
  standing: Caller['standing']
  flags: string[]
  enquiryId: string | null
  openEnquiries: (Omit<Caller['openEnquiries'][number], 'topics'> & { topics: TopicCode[] })[]
}

/** Of pairs `x` of a person and a case: everything that is read under the policies of who asks. */
const callerColumns = `x.family_member_id as "familyMemberId", coalesce(f.name, o.contact_name) as name,
  coalesce(f.phone, o.contact ->> 'phone') as phone, c.id as "caseId", c.reference,
  coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName", ch.birth_on as "birthOn", c.status,
  a.relationship, a.level, case when c.id is null or f.id is null then 'none' else ${askerStandingOf('c.id', 'f.id', '$1')} end as standing,
  array(select distinct r.kind from restrictions r where r.child_id = ch.id and r.cleared_at is null
    and (r.family_member_id is null or r.family_member_id = f.id) order by r.kind) as flags,
  (exists (select from restrictions h where h.child_id = ch.id and h.kind = 'ADDRESS_HIDDEN' and h.cleared_at is null)
    or exists (select from case_access p join cases k on k.id = p.case_id join restrictions h on h.child_id = k.child_id
      where p.family_member_id = f.id and h.kind = 'ADDRESS_HIDDEN' and h.cleared_at is null)) as "isHidden",
  x.enquiry_id as "enquiryId",
  (select coalesce(json_agg(json_build_object('id', e.id, 'reference', e.reference, 'topics', e.topics, 'status', e.status,
      'openedOn', (e.opened_at at time zone 'Europe/London')::date, 'replyBy', e.reply_by) order by e.opened_at desc), '[]')
    from (select q.* from enquiries q where q.family_member_id = f.id and q.status in ('waiting', 'paused', 'answered')
        and (q.case_id is null or c.id is null or q.case_id = c.id)
      union all select q.* from enquiries q where q.id = x.enquiry_id and q.status in ('waiting', 'paused', 'answered')
      order by opened_at desc limit 5) e) as "openEnquiries"`

const callerJoins = `left join family_members f on f.id = x.family_member_id
  left join cases c on c.id = x.case_id
  left join children ch on ch.id = c.child_id
  left join enquiries o on o.id = x.enquiry_id
  left join lateral (select n.relationship, n.level from case_access n where n.case_id = c.id and n.family_member_id = f.id
    order by n.revoked_at is null desc, n.starts_on desc limit 1) a on true`

/** Whatever is behind the policies drops out whole, rather than as a row without a name. */
const isThere = `(x.family_member_id is null or f.id is not null) and (x.case_id is null or c.id is not null)
  and (x.enquiry_id is null or o.id is not null)`

const find = statement(
  'callers.find',
  `select * from (select x.score, ${callerColumns} from find_callers($2, $3) x ${callerJoins} where ${isThere}) q
   order by score desc, (standing = 'runs') desc, name, "childName", "caseId" limit ${mostShown}`,
)

/** Whoever may be ringing, best first; `day` is today in Europe/London. Locked children and their people are not there. */
export async function findCallers(tx: Tx, day: string, query: CallerQuery): Promise<Caller[]> {
  return (await tx.rows<Row>(find, [day, query.by, wordsOf(query)])).map(toCaller)
}

function wordsOf(query: CallerQuery): string[] {
  switch (query.by) {
    case 'reference':
      return [query.reference]
    case 'phone':
      return [query.end]
    case 'email':
      return [query.email]
    case 'postcode':
      return [query.postcode]
    default:
      return query.words
  }
}

const readOne = statement(
  'callers.one',
  `select ${callerColumns} from (select $2::uuid as family_member_id, $3::uuid as case_id, $4::uuid as enquiry_id) x
   ${callerJoins} where ${isThere}`,
)

/** The person, case or enquiry that was chosen; undefined where one of them is not there for who asks. */
export async function readCaller(
  tx: Tx,
  day: string,
  chosen: {
    familyMemberId?: string | undefined
    caseId?: string | undefined
    enquiryId?: string | undefined
  },
): Promise<Caller | undefined> {
  const { familyMemberId = null, caseId = null, enquiryId = null } = chosen
  const [row] = await tx.rows<Row>(readOne, [day, familyMemberId, caseId, enquiryId])
  return row && toCaller(row)
}

const readAddress = statement(
  'callers.address',
  `select postal_address as address from family_members where id = $1 and not exists (
     select from case_access a join cases c on c.id = a.case_id join restrictions r on r.child_id = c.child_id
     where a.family_member_id = $1 and r.kind = 'ADDRESS_HIDDEN' and r.cleared_at is null)`,
)

/** First and last line of somebody's own address, to compare with what they say; null where it is hidden or not known. */
export async function readAddressToAsk(tx: Tx, familyMemberId: string): Promise<string | null> {
  const [row] = await tx.rows<{ address: string | null }>(readAddress, [familyMemberId])
  const lines = (row?.address ?? '').split('\n').filter(Boolean)
  return lines.length > 1 ? `${lines[0]}, ${lines.at(-1)}` : (lines[0] ?? null)
}

function toCaller(row: Row): Caller {
  const { familyMemberId, name, relationship, level, standing, flags, enquiryId, isHidden } = row
  return {
    ...{ familyMemberId, name, relationship, level, standing, flags, enquiryId },
    phone: isHidden ? null : row.phone,
    case:
      row.caseId && row.reference && row.childName && row.birthOn && row.status
        ? {
            ...{ id: row.caseId, reference: row.reference, childName: row.childName, birthOn: row.birthOn },
            stage: caseWords[row.status].staffLabel,
          }
        : null,
    openEnquiries: row.openEnquiries.map((one) => ({
      ...one,
      topics: one.topics.map((topic) => topicSettings[topic].staffLabel),
    })),
  }
}
