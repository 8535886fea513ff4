import type { LetterPreview } from '@send-hub/shared'
import { WarningText } from '../../ui/warning-text.tsx'
import { LetterView } from './letter-view.tsx'

export type LettersToGoView = LetterPreview['letters']

/** Every letter in full, before it goes: read each as the person it is for. */
export function LettersToGo({ letters }: { letters: LettersToGoView }) {
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="letters">
      <h2 className="govuk-heading-m" id="letters">
        {letters.length === 1 ? 'The letter that goes' : `The ${letters.length} letters that go`}
      </h2>
      {letters.map(({ to, isByPost, cannotPrint, content }) => (
        <section key={content.address.join()} aria-label={`Letter to ${to}`}>
          <h3 className="govuk-heading-s">
            To {to}, {isByPost ? 'by post: print it from the case once it is recorded' : 'read online'}
          </h3>
          {cannotPrint.length > 0 && (
            <WarningText>
              On paper a gap stands in place of {cannotPrint.join(' ')}. Write it in by hand, or ask how the
              person spells it in other letters.
            </WarningText>
          )}
          <div className="staff-quote">
            <p className="govuk-body">
              <strong>{content.title}</strong>
            </p>
            <LetterView content={content} level="h4" />
          </div>
        </section>
      ))}
    </section>
  )
}
