import type { AuditAction, ErasureReason, ErasureView, NewErasure, Retention } from '@send-hub/shared'
import pg from 'pg'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, type HubError, notAllowed, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { requireChild } from './legal-holds.ts'
import { findRunOut, isChildAtRest } from './run-out.store.ts'

const insertErasure = statement(
  'data-rights.propose-erasure',
  `insert into erasures (id, subject_kind, subject_id, rule, asked_by_id, asked_at) values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing returning id`,
)

/**
 * One person proposes; nothing is erased yet.
 * @throws validation-failed for a reference that is none
 * @throws conflict when the time has not run out, a case goes on, a hold is in force, or it is proposed already
 */
export async function proposeErasure(
  ctx: StaffContext,
  retention: Retention,
  input: NewErasure,
): Promise<{ id: string }> {
  return ctx.tx(async (tx) => {
    const { subjectKind, subjectId } = await requireErasable(tx, ctx, retention, input)
    const id = newId()
    const values = [id, subjectKind, subjectId, input.rule, ctx.actor.id, ctx.now]
    if ((await tx.rows(insertErasure, values)).length === 0)
      throw conflict('Somebody has proposed this already.')
    await trace(tx, ctx, 'erasure-proposed', id, { rule: input.rule })
    return { id }
  })
}

async function requireErasable(tx: Tx, ctx: StaffContext, retention: Retention, input: NewErasure) {
  if (input.rule === 'request') {
    const child = await requireChild(tx, input.reference)
    if (!child.isAtRest) throw goesOn()
    if (child.isHeld) throw held()
    return { subjectKind: 'child', subjectId: child.childId }
  }
  const found = await findRunOut(tx, ctx.today, retention, input)
  if (!found) throw notRunOut()
  if (found.isHeld) throw held()
  return found
}

const goesOn = () =>
  conflict(
    'A case of this child goes on. What the law asks us to do needs the record, so it can’t be erased now.',
  )
const held = () => conflict('This must be kept: a hold is in force, or somebody waits for a copy.')
const notRunOut = () => conflict('The time to keep this has not run out.')

interface Proposal {
  subjectKind: 'child' | 'enquiry'
  subjectId: string
  rule: ErasureReason
  askedById: string
  isDecided: boolean
}

const readProposal = statement(
  'data-rights.erasure',
  `select subject_kind as "subjectKind", subject_id as "subjectId", rule, asked_by_id as "askedById",
     agreed_at is not null or refused_at is not null as "isDecided" from erasures where id = $1`,
)
const agree = statement(
  'data-rights.agree-erasure',
  `update erasures set agreed_by_id = $2, agreed_at = $3
   where id = $1 and agreed_at is null and refused_at is null returning id`,
)
const eraseChild = statement('data-rights.erase-child', 'select erase_child($1)')
const eraseEnquiry = statement('data-rights.erase-enquiry', 'select erase_enquiry($1)')

/**
 * A second person agrees, and everything is erased in the same transaction: rows, search text, queued messages. The
 * worker removes the files afterwards. It can't be undone.
 * @throws not-found; not-allowed for whoever proposed it
 * @throws conflict when it is decided, the time has not run out any more, a case goes on again, or a hold is in force
 */
export async function agreeToErasure(
  ctx: StaffContext,
  retention: Retention,
  id: string,
): Promise<{ subjectKind: string; subjectId: string }> {
  return ctx
    .tx(async (tx) => {
      const proposal = await requireWaiting(tx, id)
      if (proposal.askedById === ctx.actor.id)
        throw notAllowed('You proposed this. Somebody else has to agree to it.')
      await requireStillErasable(tx, ctx, retention, proposal)
      if ((await tx.rows(agree, [id, ctx.actor.id, ctx.now])).length === 0) throw decidedAlready()
      await tx.rows(proposal.subjectKind === 'child' ? eraseChild : eraseEnquiry, [id])
      await trace(tx, ctx, 'erasure-agreed', id, { rule: proposal.rule })
      return { subjectKind: proposal.subjectKind, subjectId: proposal.subjectId }
    })
    .catch((error: unknown) => {
      throw refusalOf(error) ?? error
    })
}

async function requireStillErasable(tx: Tx, ctx: StaffContext, retention: Retention, proposal: Proposal) {
  const { rule, subjectKind, subjectId } = proposal
  if (rule !== 'request') {
    if (!(await findRunOut(tx, ctx.today, retention, { rule, subjectKind, subjectId }))) throw notRunOut()
  } else if (!(await isChildAtRest(tx, subjectId))) throw goesOn()
}

/** What the database's own checks say: they alone see what others write at the same moment (migrations/0007). */
function refusalOf(error: unknown): HubError | null {
  if (!(error instanceof pg.DatabaseError)) return null
  if (error.code === 'HB003' || error.code === 'HB004') return held()
  return error.code === 'HB001' || error.code === 'HB002' ? decidedAlready() : null
}

const decidedAlready = () => conflict('Somebody has decided this already.')

const refuse = statement(
  'data-rights.refuse-erasure',
  `update erasures set refused_by_id = $2, refused_at = $3
   where id = $1 and agreed_at is null and refused_at is null returning id`,
)

/** Also for whoever proposed it and thinks better of it. @throws not-found; conflict when it is decided */
export async function refuseErasure(ctx: StaffContext, id: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await requireWaiting(tx, id)
    if ((await tx.rows(refuse, [id, ctx.actor.id, ctx.now])).length === 0) throw decidedAlready()
    await trace(tx, ctx, 'erasure-refused', id, {})
  })
}

async function requireWaiting(tx: Tx, id: string): Promise<Proposal> {
  const [found] = await tx.rows<Proposal>(readProposal, [id])
  if (!found) throw notFound()
  if (found.isDecided) throw decidedAlready()
  return found
}

/** Names no case: the trace outlives what was erased. */
async function trace(
  tx: Tx,
  ctx: StaffContext,
  action: AuditAction,
  id: string,
  details: object,
): Promise<void> {
  await recordAudit(tx, ctx, { action, subjectKind: 'erasure', subjectId: id, details: { ...details } })
}

const readAll = statement(
  'data-rights.erasures',
  `select e.id, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.rule as reason,
     case e.subject_kind when 'child' then array(select reference from cases c where c.child_id = e.subject_id order by received_on)
       else array(select reference from enquiries q where q.id = e.subject_id) end as "references",
     (select id from cases c where c.child_id = e.subject_id order by received_on desc limit 1) as "caseId",
     a.name as "askedBy", (e.asked_at at time zone 'Europe/London')::date as "askedOn", e.asked_by_id = $1 as "isMine",
     exists (select from legal_holds h where h.child_id = e.subject_id and h.lifted_at is null) as "isHeld",
     case when e.refused_at is not null then 'refused' when e.done_at is not null then 'done'
       when e.erased_at is not null then 'files' else 'waiting' end as state,
     d.name as "decidedBy", (coalesce(e.agreed_at, e.refused_at) at time zone 'Europe/London')::date as "decidedOn",
     cardinality(e.files_left) as "filesLeft"
   from erasures e join staff_members a on a.id = e.asked_by_id
     left join staff_members d on d.id = coalesce(e.agreed_by_id, e.refused_by_id)
   where (e.refused_at is null and e.done_at is null) or e.asked_at > $2
   order by (e.refused_at is not null or e.erased_at is not null), e.asked_at desc, e.id limit 200`,
)

/** How long what is over stays in the list, in days. */
const listedDays = 90

export async function listErasures(tx: Tx, ctx: StaffContext): Promise<ErasureView[]> {
  const since = new Date(ctx.now.getTime() - listedDays * 24 * 60 * 60_000)
  return tx.rows<ErasureView>(readAll, [ctx.actor.id, since])
}
