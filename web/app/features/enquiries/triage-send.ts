import type { EnquiryForStaff } from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'
import type { Visit } from '../../lib/page.ts'
import type { TriageAct } from './triage-acts.ts'

/** A ticked list arrives as one text or as many; what was left empty is not there. */
export function listOf({ request }: Visit, name: string): string[] {
  const value = ((request.body ?? {}) as Record<string, unknown>)[name] ?? []
  const texts = [value].flat().filter((one): one is string => typeof one === 'string' && one !== '')
  return [...new Set(texts)]
}

/** The lists of a form, in the shape in which single fields are kept when it comes back. */
export function typedLists(visit: Visit): FormValues {
  const lists = ['topics', 'messageIds'].map((name) => [name, listOf(visit, name).join(',')] as const)
  return Object.fromEntries(lists.filter(([, joined]) => joined !== ''))
}

const filled = (text: string | undefined) => text?.trim() || undefined

/** What each form sends, by the fields of its act. */
const bodies: Record<TriageAct, (visit: Visit) => Record<string, unknown>> = {
  topics: (visit) => ({ topics: listOf(visit, 'topics') }),
  priority: ({ values }) => ({
    ...{ priority: values.priority, trigger: filled(values.trigger), reason: filled(values.reason) },
  }),
  suggestion: (visit) => ({
    ...{
      topics: listOf(visit, 'topics'),
      priority: visit.values.priority,
      trigger: filled(visit.values.trigger),
    },
  }),
  contact: ({ values: { email = '', phone = '', isSpelt } }) => ({
    ...{ email: email.trim(), phone, isSpelt: isSpelt === 'yes' },
  }),
  safeguarding: ({ values: { handedTo, phonedOn, phonedAt, theirReference, said } }) => ({
    ...{ handedTo, phonedOn, phonedAt, said, theirReference: filled(theirReference) },
  }),
  team: ({ values }) => ({ team: values.team, note: filled(values.note) }),
  'give-back': () => ({}),
  link: ({ values }) => ({
    caseId: values.caseId,
    familyMemberId: filled(values.familyMemberId),
    identityCheck: filled(values.identityCheck),
  }),
  unlink: ({ values }) => ({ reason: values.reason ?? '' }),
  merge: ({ values }) => ({ otherReference: values.otherReference ?? '' }),
  unmerge: () => ({}),
  split: (visit) => ({ messageIds: listOf(visit, 'messageIds'), topics: listOf(visit, 'topics') }),
  snooze: ({ values }) => ({ until: values.until ?? '' }),
  wake: () => ({}),
  spam: ({ values }) => ({ isSure: values.isSure === 'yes' }),
  'not-spam': () => ({}),
  close: ({ values }) => ({ reason: values.reason, words: filled(values.words) }),
  reopen: ({ values }) => ({ reason: values.reason ?? '' }),
}

/** Does one act, as its form says. */
export async function sendTriage(visit: Visit, act: TriageAct): Promise<EnquiryForStaff> {
  const params = { enquiryId: visit.params.enquiryId ?? '' }
  const body = { ...bodies[act](visit), version: visit.values.version }
  // Every act has the same shape; which fields are its own, the table above says.
  return visit.call(
    `POST /api/staff/enquiries/:enquiryId/${act}` as 'POST /api/staff/enquiries/:enquiryId/wake',
    {
      params,
      body,
    },
  )
}
