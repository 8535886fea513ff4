import type { Day, RestrictionOfCase } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { restrictionsOf } from '../../cases/index.ts'

/** Who asks, as they gave themselves, or as their account has them. */
export interface Asker {
  version: number
  reference: string
  caseId: string | null
  familyMemberId: string | null
  name: string
  email: string | null
  phone: string | null
  /** Of the two, what one of us has put right: it is as they told us, and no mail came from it. */
  corrected: ('email' | 'phone')[]
  /** All that they wrote. */
  words: string
}

const readAsker = statement(
  'triage.asker',
  `select e.version, e.reference, e.case_id as "caseId", e.family_member_id as "familyMemberId", e.contact_name as name,
     coalesce(f.email, e.contact ->> 'email') as email, coalesce(f.phone, e.contact ->> 'phone') as phone,
     array(select distinct jsonb_array_elements_text(v.details -> 'changed') from enquiry_events v
        where v.kind = 'contact-corrected' and (v.enquiry_id = e.id or v.enquiry_id::text in (select s.details ->> 'from'
          from enquiry_events s where s.enquiry_id = e.id and s.kind = 'split-off'))) as corrected,
     (select coalesce(string_agg(m.body, E'\\n'), '') from messages m where m.enquiry_id = e.id
        and m.author_kind in ('family', 'contact')) as words
   from enquiries e left join family_members f on f.id = e.family_member_id where e.id = $1`,
)
export async function findAsker(tx: Tx, enquiryId: string): Promise<Asker | undefined> {
  return (await tx.rows<Asker>(readAsker, [enquiryId]))[0]
}

export interface CaseToLink {
  id: string
  reference: string
  childName: string
  forename: string
  birthOn: Day
  postcode: string | null
  restrictions: RestrictionOfCase[]
  people: PersonToLink[]
}

export interface PersonToLink {
  id: string
  name: string
  email: string | null
  phone: string | null
  address: string | null
  relationship: string
  level: string
  /** Access runs today. */
  runs: boolean
}

const readCase = statement(
  'triage.case-to-link',
  `select c.id, c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
     coalesce(ch.preferred_name, ch.forename) as forename, ch.birth_on as "birthOn", ch.postcode,
     (select coalesce(json_agg(r), '[]') from (${restrictionsOf('c.child_id')}) r) as restrictions,
     (select coalesce(json_agg(p order by p.runs desc, p.name, p.id), '[]') from (
        select distinct on (f.id) f.id, f.name, f.email, f.phone, f.postal_address as address, a.relationship, a.level,
          o.id is not null as runs
        from case_access a join family_members f on f.id = a.family_member_id
          left join access_on(app_today()) o on o.case_id = c.id and o.family_member_id = f.id
        where a.case_id = c.id and a.level <> 'none' order by f.id, a.created_at desc) p) as people
   from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)
/** Undefined when the case is absent, or closed to whoever asks. */
export async function findCaseToLink(tx: Tx, caseId: string): Promise<CaseToLink | undefined> {
  return (await tx.rows<CaseToLink>(readCase, [caseId]))[0]
}
