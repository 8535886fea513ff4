import { type CaseStatus, takesDocuments } from '@send-hub/shared'
import type { Context } from '../../platform/context.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { conflict, notAllowed, notFound } from '../../platform/errors.ts'
import type { CasesOfDocuments, ChildOfDocument, DocumentEvent } from '../documents/index.ts'
import { addNote } from './acts/add-note.ts'
import { insertCaseEvent, mayAct } from './cases.store.ts'
import { isHeldBack } from './people/asker-standing.ts'

const lockStatus = statement('cases.lock-status', 'select status from cases where id = $1 for update')

const readOpen = statement(
  'cases.to-send-to',
  `select c.status, a.level from cases c
     join access_on(app_today()) a on a.case_id = c.id and a.family_member_id = $2 and a.role <> 'school'
   where c.id = $1`,
)

const readReaders = statement(
  'cases.document-readers',
  "select family_member_id as id from access_on($2) where case_id = $1 and level in ('status+documents', 'act')",
)

const readChild = statement(
  'cases.child-of-document',
  `select ch.forename, ch.preferred_name as "preferredName", ch.surname
   from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)

const countOthers = statement(
  'cases.other-children-in-file',
  `select count(*)::int as n from children ch
   where (ch.upn = any($3) or ch.id in (select o.child_id from cases o where o.reference = any($2)))
     and not exists (select from cases c where c.id = $1 and c.child_id = ch.id)`,
)

/** How many children these references of cases and UPNs belong to, the one of the case left out where there is a case. */
export async function countChildrenNamed(
  tx: Tx,
  caseId: string | null,
  { references, upns }: { references: string[]; upns: string[] },
): Promise<number> {
  if (references.length + upns.length === 0) return 0
  return (await tx.rows<{ n: number }>(countOthers, [caseId, references, upns]))[0]?.n ?? 0
}

const readEventsOf = statement(
  'cases.events-of-document',
  `select v.id, v.family_member_id as "familyMemberId" from case_events v
   where v.case_id = $1 and (v.kind = 'document-released' or ($3 and v.kind = 'evidence-received'))
     and v.details ->> 'documentId' = $2
     and not exists (select from case_events x where x.corrects_event_id = v.id)`,
)

/** Cases as the documents on them need them; the application hands it to that feature. */
export const caseForDocuments: CasesOfDocuments = {
  async lock(tx, caseId) {
    const [row] = await tx.rows<{ status: CaseStatus }>(lockStatus, [caseId])
    if (!row) throw notFound()
    return row
  },

  async requireOpenToFamily(tx, familyMemberId, caseId) {
    const [row] = await tx.rows<{ status: CaseStatus; level: string }>(readOpen, [caseId, familyMemberId])
    if (!row) throw notFound()
    if (row.level !== 'act')
      throw notAllowed('You can see this case, but you can’t send us documents here. Call us instead.')
    if (!takesDocuments(row.status))
      throw conflict('This case has ended with us, so nobody would read it here. Call us instead.')
  },

  mayAct,

  async listReaders(tx, caseId, today) {
    if (await isHeldBack(tx, caseId, null)) {
      throw conflict('There is a safeguarding hold on this child: nothing is released to anybody.')
    }
    return (await tx.rows<{ id: string }>(readReaders, [caseId, today])).map(({ id }) => id)
  },

  async childOf(tx, caseId) {
    const [child] = await tx.rows<ChildOfDocument>(readChild, [caseId])
    if (!child) throw notFound()
    return child
  },

  countOtherChildren: countChildrenNamed,

  addNote: (tx, ctx, about, note) => addNote(tx, ctx, { ...about, on: ctx.today }, note),

  addEvent,

  async correctEvents(tx, ctx, { caseId, documentId, isSetAside }) {
    const events = await tx.rows<{ id: string; familyMemberId: string | null }>(readEventsOf, [
      caseId,
      documentId,
      isSetAside,
    ])
    for (const { id, familyMemberId } of events) {
      await addEvent(tx, ctx, { caseId, kind: 'event-corrected', familyMemberId, corrects: id, details: {} })
    }
  },
}

/** Told of today, where the family may know of it at all: `familyMemberId` says who. */
function addEvent(
  tx: Tx,
  ctx: Context,
  event: Omit<DocumentEvent, 'kind'> & { kind: DocumentEvent['kind'] | 'event-corrected'; corrects?: string },
): Promise<string> {
  return insertCaseEvent(tx, ctx, { ...event, on: ctx.today, isVisibleToFamily: true })
}
