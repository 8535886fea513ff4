import { Textarea, type TextareaProps } from '../ui/textarea.tsx'
import { useDraft } from './staff-drafts.ts'

type DraftTextareaProps = TextareaProps & { draft: string; isSent: boolean }

/** A text box whose words stay in this tab until they are sent. */
export function DraftTextarea({ draft, isSent, ...rest }: DraftTextareaProps) {
  const { box, isRestored, keep } = useDraft(draft, isSent)
  return (
    <>
      <Textarea ref={box} onInput={keep} {...rest} />
      <p className="govuk-body-s staff-quiet staff-draft" role="status">
        {isRestored && 'This is what you had typed before. It has not been sent.'}
      </p>
    </>
  )
}
