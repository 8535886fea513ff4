import { type ErasureView, formatDay } from '@send-hub/shared'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import { retentionHref } from './data-rights-links.ts'

const reasonWords = {
  plan: 'kept long enough',
  'no-plan': 'kept long enough',
  enquiry: 'kept long enough',
  request: 'the family asked',
} as const

/** What one person proposed. */
export function Waiting({ erasures }: { erasures: readonly ErasureView[] }) {
  if (erasures.length === 0) return null
  return (
    <section aria-labelledby="waiting">
      <h2 className="govuk-heading-m" id="waiting">
        Waiting for a second person
      </h2>
      <p className="govuk-body">
        Erasing takes away everything: the record, its files, its messages, and the accounts of family members
        who have nothing else here. It can’t be undone.
      </p>
      {erasures.map((erasure) => (
        <div key={erasure.id} className="app-promise">
          <p className="govuk-body">
            <strong>{erasure.references.join(', ')}</strong>: {reasonWords[erasure.reason]}. Proposed by{' '}
            {erasure.isMine ? 'you' : erasure.askedBy}, {formatDay(erasure.askedOn)}.{' '}
            {erasure.isHeld && <Tag colour="yellow">Must be kept</Tag>}
          </p>
          <form method="post" action={`${retentionHref}/decide`}>
            <input type="hidden" name="erasureId" value={erasure.id} />
            <div className="govuk-button-group">
              {erasure.isMine || erasure.isHeld ? null : (
                <Button name="decision" value="agree" variant="warning" preventDoubleClick>
                  Agree and erase
                  <span className="govuk-visually-hidden"> {erasure.references.join(', ')}</span>
                </Button>
              )}
              <Button name="decision" value="refuse" variant="secondary" preventDoubleClick>
                {erasure.isMine ? 'Take back' : 'Refuse'}
                <span className="govuk-visually-hidden"> {erasure.references.join(', ')}</span>
              </Button>
            </div>
          </form>
          {erasure.isMine && <p className="govuk-body">Somebody else has to agree.</p>}
        </div>
      ))}
    </section>
  )
}

const stateWords = {
  waiting: 'Waiting',
  files: 'Erased, files are being removed',
  done: 'Erased',
  refused: 'Refused',
} as const

/** What became of it. */
export function Over({ erasures }: { erasures: readonly ErasureView[] }) {
  if (erasures.length === 0) return null
  return (
    <section aria-labelledby="over">
      <h2 className="govuk-heading-m" id="over">
        Decided in the last 90 days
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {erasures.map(({ id, state, reason, askedBy, decidedBy, decidedOn, filesLeft }) => (
          <li key={id}>
            {decidedOn && formatDay(decidedOn)}: {stateWords[state]}
            {filesLeft > 0 && ` (${filesLeft} left)`}, {reasonWords[reason]}. Proposed by {askedBy}, decided
            by {decidedBy}.
          </li>
        ))}
      </ul>
    </section>
  )
}
