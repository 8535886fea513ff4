import {
  answerFamilyRequest,
  askInOnePress,
  saveDraftWords,
  sendDraftComments,
} from '../features/cases/index.ts'
import { enquiriesForStaff } from '../features/enquiries/index.ts'
import { statement } from '../platform/db/transaction.ts'
import type { Time } from './calendar.ts'
import type { DraftHappening } from './draft-story.ts'
import { idOf, type Scene } from './scene.ts'

const readWaiting = statement(
  'demo.waiting-request',
  `select r.id, c.version from family_requests r join cases c on c.id = r.case_id
   where r.case_id = $1 and r.answered_at is null order by r.asked_at limit 1`,
)

/** The family writes and asks in the afternoon, and an officer answers after that; undefined for other happenings. */
export function draftAt(kind: string): Time | undefined {
  if (kind === 'answered') return '17:05'
  return ['typed', 'said', 'asked'].includes(kind) ? '16:45' : undefined
}

/** Lets the family write about a draft and ask for something, and an officer answer. */
export async function playDraft(
  scene: Scene,
  caseId: string,
  happening: DraftHappening,
  at: Date,
): Promise<void> {
  const { acting, calendar, council, people } = scene
  if (happening.kind === 'answered') {
    const ctx = acting.staff(people.staff[happening.by], at)
    const [waiting] = await ctx.tx((tx) => tx.rows<{ id: string; version: number }>(readWaiting, [caseId]))
    if (!waiting) throw new Error('The demo council has no request to answer here')
    const { answer, words, extendedBy } = happening
    const extendedTo = extendedBy === undefined ? undefined : calendar.day(-extendedBy)
    const params = { caseId, requestId: waiting.id }
    const input = { answer, words, version: waiting.version, ...(extendedTo && { extendedTo }) }
    await answerFamilyRequest(ctx, council, enquiriesForStaff, params, input)
    return
  }
  const ctx = acting.family(idOf(people.adults, happening.who), at)
  if (happening.kind === 'asked') {
    await askInOnePress(ctx, caseId, { kind: happening.request, words: happening.words })
    return
  }
  await saveDraftWords(ctx, caseId, { sections: happening.sections, settingName: happening.school })
  if (happening.kind === 'said') await sendDraftComments(ctx, caseId, {})
}
