import type { EnquiryForStaff, UnsentKind } from '@send-hub/shared'
import { clockTime } from '../../lib/london-time.ts'
import { type EnquiryAct, type FormState, noForm } from './staff-enquiry-forms.ts'

/** What a box is filled with, and the draft on the server that its words go on from. */
export type DraftView = {
  kind: UnsentKind
  enquiryId: string
  writerId: string
  base: { version: number; body: string } | null
  /** "3:05pm", when `text` is what was saved then; null when it is not. */
  savedAt: string | null
  text: string
}

const actOf = { message: 'replies', note: 'notes' } as const satisfies Record<UnsentKind, EnquiryAct>

/** The draft of the answer, or of the note, of whoever opens the enquiry. A form that came back has the newest words. */
export function draftView(
  { id, readerId, ownDrafts }: Pick<EnquiryForStaff, 'id' | 'readerId' | 'ownDrafts'>,
  kind: UnsentKind,
  form: FormState = noForm,
): DraftView {
  const own = ownDrafts.find((draft) => draft.kind === kind) ?? null
  const place = { kind, enquiryId: id, writerId: readerId }
  if (form.act === actOf[kind]) {
    const version = Number(form.typed.draftVersion) || null
    // Saved anew in another window since this form was made: with its own number the next save finds that out.
    const base = version === null ? null : { version, body: own?.version === version ? own.body : '' }
    return { ...place, base, savedAt: null, text: form.typed.body ?? '' }
  }
  if (!own) return { ...place, base: null, savedAt: null, text: '' }
  const { version, body, updatedAt } = own
  return { ...place, base: { version, body }, savedAt: clockTime(new Date(updatedAt)), text: body }
}
