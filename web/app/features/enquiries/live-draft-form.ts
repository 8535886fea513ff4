import type { EnquiryForStaff, SavedDraft, UnsentKind } from '@send-hub/shared'
import type { FormError } from '../../lib/form.ts'
import type { Visit } from '../../lib/page.ts'

/** "Save as draft", for whoever works without the script that saves by itself. */
export async function saveAsDraft({ call, params, values }: Visit, kind: UnsentKind): Promise<SavedDraft> {
  const { enquiryId = '' } = params
  const { body, draftVersion, writerId } = values
  return call('PUT /api/staff/enquiries/:enquiryId/drafts/:kind', {
    params: { enquiryId, kind },
    body: { body, baseVersion: draftVersion ? Number(draftVersion) : null, writerId },
  })
}

/**
 * What was saved in another window meanwhile, so that both texts are in sight, and the number under which a second save
 * replaces it.
 */
export function otherDraft(
  { ownDrafts }: EnquiryForStaff,
  kind: UnsentKind,
): { errors: FormError[]; draftVersion: string } {
  const other = ownDrafts.find((draft) => draft.kind === kind)
  const text = other
    ? `In another window you have saved: “${other.body}”. Save again to replace it with what is in the box`
    : 'You have sent this draft in another window, or thrown it away. Save again to keep what is in the box'
  return { errors: [{ field: 'body', text }], draftVersion: String(other?.version ?? '') }
}
