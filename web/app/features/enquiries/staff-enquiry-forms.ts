import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { isLetPassField } from '../../lib/let-pass.tsx'
import { triageActs } from './triage-acts.ts'

/** What staff can do with an enquiry; each is the last part of its address. */
export const enquiryActs = [
  'take',
  'hand-over',
  'notes',
  'replies',
  'pause',
  'verdict',
  'unask',
  ...triageActs,
] as const
export type EnquiryAct = (typeof enquiryActs)[number]

export function isEnquiryAct(text: unknown): text is EnquiryAct {
  return (enquiryActs as readonly unknown[]).includes(text)
}

/** How a form came back: nothing was sent yet, or what was wrong and every word that was typed. */
export type FormState = {
  act: EnquiryAct | null
  /** Somebody changed the enquiry in between: nothing was written, and the page shows how it stands now. */
  isConflict: boolean
  errors: readonly FormError[]
  typed: FormValues
}

export const noForm: FormState = { act: null, isConflict: false, errors: [], typed: {} }

/** The id of each control, so that an error can link to it. Both texts are called `body` where they are sent. */
export function fieldId(act: EnquiryAct, field: string): string {
  if (isLetPassField(field)) return field
  if (field === 'body' && act !== 'pause') return act === 'notes' ? 'note' : 'reply'
  return `${act}-${field}`
}

/** What a control of this act shows: what was typed into it and what is wrong with it. */
export function fieldOf(form: FormState, act: EnquiryAct, field: string) {
  const isThis = form.act === act
  return {
    id: fieldId(act, field),
    name: field,
    defaultValue: isThis ? form.typed[field] : undefined,
    error: isThis ? errorFor(form.errors, field) : undefined,
  }
}

/** The errors for the summary at the top, each leading to its control. */
export function formSummary({ act, errors }: FormState): { text: string; href?: string }[] {
  return errors.map(({ field, text }) =>
    act && field ? { text, href: `#${fieldId(act, field)}` } : { text },
  )
}
