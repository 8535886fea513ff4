import { FormFault } from '../../lib/form.ts'
import type { Visit } from '../../lib/page.ts'
import { putAfter } from './answer-put.ts'
import { saveAsDraft } from './live-draft-form.ts'

const idOf = ({ params }: Visit) => ({ enquiryId: params.enquiryId ?? '' })

/** The form of the answer with a saved reply after what was typed: for whoever works without the script. */
export async function withSavedReply(visit: Visit): Promise<Visit> {
  const { call, params, values } = visit
  const filled = await call('POST /api/staff/enquiries/:enquiryId/saved-replies/:replyId', {
    params: { ...idOf(visit), replyId: params.replyId ?? '' },
  })
  return { ...visit, values: { ...values, body: putAfter(values.body ?? '', filled.body) } }
}

/** Saves what is in the box, and asks a colleague to read just that. @throws FormFault when the box is empty */
export async function saveAndAsk(visit: Visit): Promise<void> {
  const { call, values } = visit
  if (!values.body?.trim()) throw new FormFault([{ field: 'body', text: 'Write your answer first' }])
  const { version } = await saveAsDraft(visit, 'message')
  await call('POST /api/staff/enquiries/:enquiryId/draft-review', {
    params: idOf(visit),
    body: { draftVersion: version, reviewerId: values.reviewerId || null },
  })
}
