import {
  type BreakGlass,
  type BrokenGlassList,
  brokenGlassMinutes,
  type GlassBroken,
  parseReference,
  type SeenGlass,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { conflict, notAllowed, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import {
  findAmongLocked,
  findGlass,
  type GlassRow,
  insertBrokenGlass,
  listBrokenGlass,
  listLookers,
  listMyLockedChildren,
  markGlassSeen,
  mayLookAtGlass,
} from './broken-glass.store.ts'
import { requirePerson } from './restrict-child.ts'

const nothingToOpen = () => conflict('There is nothing to open with that reference, or it is open to you.')

/**
 * Opens a case that is locked for whoever asks, for an hour and with a reason; every manager and everybody who looks
 * after safeguarding is told. A reference that is not there, or is open to them, has one answer.
 * @throws conflict when there is nothing to open
 */
export async function breakGlass(ctx: StaffContext, input: BreakGlass): Promise<GlassBroken> {
  const me = requirePerson(ctx)
  const until = new Date(ctx.now.getTime() + brokenGlassMinutes * 60_000)
  return ctx.tx(async (tx) => {
    const locked = await listMyLockedChildren(tx)
    const reference = parseReference(input.reference)
    const found = await asSystem(tx, () => findAmongLocked(tx, reference ?? '', locked))
    if (!found) throw nothingToOpen()
    const id = newId()
    const { caseId, childId } = found
    await insertBrokenGlass(tx, { id, childId, staffMemberId: me, reason: input.reason, at: ctx.now, until })
    await recordAudit(tx, ctx, {
      ...{ action: 'glass-broken', subjectKind: 'case', subjectId: caseId, caseId },
      details: { glassId: id },
    })
    const staff = (await listLookers(tx)).filter((each) => each !== me)
    await queueNotification(tx, ctx, { eventKey: id, kind: 'glass-broken', to: { staff } })
    return { caseId, until: until.toISOString() }
  })
}

/** Whose glass was broken when and why, for managers and safeguarding. @throws not-allowed */
export async function readBrokenGlass(ctx: StaffContext): Promise<BrokenGlassList> {
  const me = requirePerson(ctx)
  return ctx.tx(async (tx) => {
    if (!(await mayLookAtGlass(tx)))
      throw notAllowed('Only managers and those who look after safeguarding see this.')
    return { items: (await listBrokenGlass(tx)).map((row) => glassForStaff(row, me)) }
  })
}

function glassForStaff(row: GlassRow, me: string): BrokenGlassList['items'][number] {
  const { id, who, reference, caseId, seenOn, seenBy, seenNote, staffMemberId } = row
  return {
    ...{ id, who, reference, caseId, at: row.at.toISOString(), isMine: staffMemberId === me },
    // Whoever is kept away from the child learns nothing of it here either.
    reason: caseId ? row.reason : null,
    seen: seenOn && seenBy ? { on: seenOn, by: seenBy, note: caseId ? (seenNote ?? '') : '' } : null,
  }
}

/** "I have looked at it", with what was found. @throws not-allowed; not-found; conflict when somebody else has */
export async function haveSeenGlass(ctx: StaffContext, glassId: string, { note }: SeenGlass): Promise<void> {
  const me = requirePerson(ctx)
  await ctx.tx(async (tx) => {
    if (!(await mayLookAtGlass(tx)))
      throw notAllowed('Only managers and those who look after safeguarding see this.')
    const glass = await findGlass(tx, glassId)
    if (!glass) throw notFound()
    if (glass.staffMemberId === me) throw notAllowed('Somebody else looks at what you opened.')
    const isFirst = !glass.isSeen && (await markGlassSeen(tx, glassId, ctx.now, me, note))
    if (!isFirst) throw conflict('A colleague has looked at it already.')
    await recordAudit(tx, ctx, {
      ...{ action: 'broken-glass-seen', subjectKind: 'staff-member', subjectId: glass.staffMemberId },
      details: { glassId },
    })
  })
}
