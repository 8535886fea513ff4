import { type BulkAsked, type BulkPreview, caseWords } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { HubError, notFound } from '../../../platform/errors.ts'
import { type BulkStep, openBulkStep } from './bulk-acts.ts'
import { type BulkCase, readBulkCases } from './bulk-cases.store.ts'

/**
 * What an act on many cases would write, whom it would tell and which cases the rules refuse. Writes nothing.
 * @throws not-found when a case is absent; validation-failed when something is missing that is the same for all
 */
export async function previewBulk(ctx: StaffContext, asked: BulkAsked): Promise<BulkPreview> {
  return ctx.tx(async (tx) => {
    const step = await openBulkStep(tx, ctx, asked)
    const ids = asked.cases.map(({ id }) => id)
    const cases = await readBulkCases(tx, ids, ctx.today)
    if (cases.length < ids.length) throw notFound()
    const items = cases.map((each, index) => previewOne(step, each, asked.cases[index]?.meetingOn, asked))
    return { act: asked.act, ready: items.filter(({ refusal }) => refusal === null).length, items }
  })
}

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
