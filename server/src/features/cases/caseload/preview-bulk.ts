import { type BulkAsked, type BulkOrder, type BulkPreview, caseWords } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { HubError, notFound } from '../../../platform/errors.ts'
import { type BulkStep, openBulkStep } from './bulk-acts.ts'
import { type BulkCase, readBulkCases } from './bulk-cases.store.ts'
import { needsSecondPerson } from './second-person.ts'

/**
 * What an act on many cases would write, whom it would tell and which cases the rules refuse. Writes nothing.
 * @throws not-found when a case is absent; validation-failed when something is missing that is the same for all
 */
export async function previewBulk(ctx: StaffContext, asked: BulkAsked): Promise<BulkPreview> {
  return ctx.tx(async (tx) => previewIn(tx, ctx, asked))
}

/**
 * The same for an order that waits: a case that changed since it was asked for is left out.
 * @throws as `previewBulk`
 */
export async function previewOrder(tx: Tx, ctx: StaffContext, order: BulkOrder): Promise<BulkPreview> {
  const { items, ...preview } = await previewIn(tx, ctx, order)
  const now = items.map((item, index) =>
    item.refusal === null && item.version !== order.cases[index]?.version
      ? { ...item, ...changedSince }
      : item,
  )
  return { ...preview, ...countOf(now), items: now }
}

const changedSince = {
  ...{ writes: null, familyReads: null, told: [], notTold: [], isAboutMeeting: false },
  refusal: 'Someone changed this case since this was asked for. It is left out.',
}

async function previewIn(tx: Tx, ctx: StaffContext, asked: BulkAsked): Promise<BulkPreview> {
  const items = await previewThere(tx, ctx, asked)
  if (items.length < asked.cases.length) throw notFound()
  return { act: asked.act, ...countOf(items), items }
}

/** Of those cases that are there. @throws validation-failed when something is missing that is the same for all */
export async function previewThere(tx: Tx, ctx: StaffContext, asked: BulkAsked): Promise<Item[]> {
  const step = await openBulkStep(tx, ctx, asked)
  const meetings = new Map(asked.cases.map(({ id, meetingOn }) => [id, meetingOn]))
  const cases = await readBulkCases(tx, [...meetings.keys()], ctx.today)
  return cases.map((each) => previewOne(step, each, meetings.get(each.id), asked))
}

const countOf = (items: Item[]) => ({
  ready: items.filter(({ refusal }) => refusal === null).length,
  needsSecondPerson: needsSecondPerson(items),
})

type Item = BulkPreview['items'][number]

function previewOne(step: BulkStep, one: BulkCase, meetingOn: string | undefined, asked: BulkAsked): Item {
  const fault = refusalOf(() => step.check(one, meetingOn))
  const refusal = fault?.message ?? null
  const people = refusal === null ? one.people : []
  return {
    id: one.id,
    reference: one.reference,
    childName: `${one.childFirstName} ${one.childSurname}`,
    version: one.version,
    stage: caseWords[one.status].staffLabel,
    meetingOn: asked.act === 'arrange-reviews' ? (meetingOn ?? asked.meetingOn ?? null) : null,
    writes: refusal === null ? step.writes(meetingOn) : null,
    familyReads: refusal === null ? step.familyReads : null,
    told: people.filter(({ hasEmail }) => hasEmail).map(({ name }) => name),
    notTold: people.filter(({ hasEmail }) => !hasEmail).map(({ name }) => name),
    refusal,
    isAboutMeeting: fault?.errors.some(({ pointer }) => pointer === '/meetingOn') ?? false,
  }
}

/** What the rules say against it; null when they allow it. */
function refusalOf(check: () => void): HubError | null {
  try {
    check()
    return null
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
}

/** A refusal of one case by the rules; anything else is about the person or about us. */
export function isRefusal(error: unknown): error is HubError {
  return error instanceof HubError && ['conflict', 'validation-failed', 'not-found'].includes(error.kind)
}
