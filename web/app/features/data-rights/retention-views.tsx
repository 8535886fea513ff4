import { type ErasureView, formatDay, type HoldView, type RetentionView, type RunOut } from '@send-hub/shared'
import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { retentionHref } from './data-rights-links.ts'

interface Props {
  retention: RetentionView
  done: string | undefined
  values: FormValues
  errors: readonly FormError[]
}

const doneWords: Readonly<Record<string, string>> = {
  propose: 'It is proposed. Nothing is erased until somebody else agrees.',
  agree: 'It is erased. The files follow within minutes.',
  refuse: 'The proposal is refused. Nothing was erased.',
  hold: 'The hold is set.',
  lift: 'The hold is lifted.',
}

/** What has been kept long enough, what must be kept longer, and what two people erase. */
export function RetentionPage({ retention, done, values, errors }: Props) {
  const { rules, automatic, holds, erasures } = retention
  const waiting = erasures.filter(({ state }) => state === 'waiting')
  const over = erasures.filter(({ state }) => state !== 'waiting')
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      {done && errors.length === 0 && doneWords[done] && (
        <NotificationBanner type="success">{doneWords[done]}</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Keeping and deleting</h1>
      <Waiting erasures={waiting} />
      <h2 className="govuk-heading-m">What has been kept long enough</h2>
      {rules.map(({ rule, keeps, count, items }) => (
        <section key={rule}>
          <h3 className="govuk-heading-s">{keeps}</h3>
          {count === 0 ? (
            <p className="govuk-body">Nothing has run out.</p>
          ) : (
            <RunOutTable keeps={keeps} items={items} />
          )}
          {count > items.length && (
            <p className="govuk-body">
              The {items.length} longest over, of {count}.
            </p>
          )}
        </section>
      ))}
      <p className="govuk-body">By themselves go: {automatic.join('; ')}.</p>
      <Holds holds={holds} values={values} errors={errors} />
      <OnRequest values={values} errors={errors} />
      <Over erasures={over} />
    </>
  )
}

function RunOutTable({ keeps, items }: { keeps: string; items: readonly RunOut[] }) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">{keeps}</caption>
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col">Ran out</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.subjectId} className="staff-row">
            <th scope="row">{item.references.join(', ')}</th>
            <td data-label="Ran out">{formatDay(item.ranOutOn)}</td>
            <td data-label="What to do">
              <Propose item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Propose({
  item: { rule, subjectKind, subjectId, references, isHeld, isProposed },
}: {
  item: RunOut
}) {
  if (isHeld) return <Tag colour="yellow">Must be kept</Tag>
  if (isProposed) return <Tag colour="blue">Proposed</Tag>
  return (
    <form method="post" action={`${retentionHref}/propose`}>
      <input type="hidden" name="rule" value={rule} />
      <input type="hidden" name="subjectKind" value={subjectKind} />
      <input type="hidden" name="subjectId" value={subjectId} />
      <Button variant="secondary" className="staff-small-button" preventDoubleClick>
        Propose to erase<span className="govuk-visually-hidden"> {references.join(', ')}</span>
      </Button>
    </form>
  )
}

const reasonWords = {
  plan: 'kept long enough',
  'no-plan': 'kept long enough',
  enquiry: 'kept long enough',
  request: 'the family asked',
} as const

function Waiting({ erasures }: { erasures: readonly ErasureView[] }) {
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

type FormProps = Pick<Props, 'values' | 'errors'>

function Holds({ holds, values, errors }: FormProps & { holds: readonly HoldView[] }) {
  return (
    <section aria-labelledby="holds">
      <h2 className="govuk-heading-m" id="holds">
        Legal holds
      </h2>
      <p className="govuk-body">A hold beats every rule: nothing of the child is erased while it lasts.</p>
      {holds.map((hold) => (
        <div key={hold.id} className="app-promise">
          <p className="govuk-body">
            <strong>{hold.references.join(', ')}</strong>: {hold.reason}. Set by {hold.setBy},{' '}
            {formatDay(hold.setOn)}.
          </p>
          <Details
            summary={
              <>
                Lift this hold<span className="govuk-visually-hidden"> on {hold.references.join(', ')}</span>
              </>
            }
          >
            <form method="post" action={`${retentionHref}/lift`} noValidate>
              <input type="hidden" name="holdId" value={hold.id} />
              <Input
                name="reason"
                id={`lift-${hold.id}`}
                label="Why it can end"
                error={liftError(hold, values, errors)}
              />
              <Button variant="secondary" preventDoubleClick>
                Lift the hold
              </Button>
            </form>
          </Details>
        </div>
      ))}
      <Details summary="Set a hold" open={values.form === 'hold' || undefined}>
        <form method="post" action={`${retentionHref}/hold`} noValidate>
          <input type="hidden" name="form" value="hold" />
          <Reference id="hold-reference" values={values} errors={errors} form="hold" />
          <Textarea
            name="reason"
            label="Why it must be kept"
            rows={3}
            defaultValue={values.form === 'hold' ? values.reason : undefined}
            error={values.form === 'hold' ? errorFor(errors, 'reason') : undefined}
          />
          <Button variant="secondary" preventDoubleClick>
            Set the hold
          </Button>
        </form>
      </Details>
    </section>
  )
}

const liftError = ({ id }: HoldView, values: FormValues, errors: readonly FormError[]) =>
  values.holdId === id ? errorFor(errors, 'reason') : undefined

function Reference({ id, form, values, errors }: FormProps & { id: string; form: string }) {
  const isMine = values.form === form
  return (
    <Input
      name="reference"
      id={isMine ? 'reference' : id}
      label="Reference of a case"
      className="govuk-input--width-10"
      autoComplete="off"
      defaultValue={isMine ? values.reference : undefined}
      error={isMine ? errorFor(errors, 'reference') : undefined}
    />
  )
}

function OnRequest({ values, errors }: FormProps) {
  return (
    <section aria-labelledby="on-request">
      <h2 className="govuk-heading-m" id="on-request">
        A family asks us to erase
      </h2>
      <p className="govuk-body">
        It can be done only when no case of the child goes on and nobody has to keep the record. Answer the
        family in any case.
      </p>
      <Details summary="Propose it" open={values.form === 'request' || undefined}>
        <form method="post" action={`${retentionHref}/propose`} noValidate>
          <input type="hidden" name="form" value="request" />
          <input type="hidden" name="rule" value="request" />
          <Reference id="request-reference" values={values} errors={errors} form="request" />
          <Button variant="secondary" preventDoubleClick>
            Propose to erase
          </Button>
        </form>
      </Details>
    </section>
  )
}

const stateWords = {
  waiting: 'Waiting',
  files: 'Erased, files are being removed',
  done: 'Erased',
  refused: 'Refused',
} as const

function Over({ erasures }: { erasures: readonly ErasureView[] }) {
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
