import { DraftTextarea } from '../../lib/draft-textarea.tsx'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { LetPass } from '../../lib/let-pass.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { Radios } from '../../ui/radios.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import type { WriteLetterView } from './write-letter-view.ts'

/** Between the step and the check: the letter that tells the family of it. */
export function StaffWriteLetterPage({ view }: { view: WriteLetterView }) {
  const { errors, typed } = view
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case, without recording anything</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">The letter</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      <SummaryList
        rows={[
          { key: 'Step', value: view.step },
          { key: 'Day it happened', value: view.day },
        ]}
      />
      {view.isRefusal && (
        <InsetText>
          Before you record this, ring the family and offer to talk: nobody should learn of a no from a letter
          first.
        </InsetText>
      )}
      <form method="post" action={view.action} noValidate>
        {view.hidden.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Radios
          name="letterWay"
          idPrefix="letterWay"
          legend="How does the letter go?"
          items={[
            {
              value: 'here',
              text: 'The hub writes it and sends it today',
              hint: 'One letter for each adult, with the dates and everything the law asks for.',
            },
            {
              value: 'elsewhere',
              text: `It went from another system on ${view.day}`,
              hint: 'You state that it held everything the law asks for. The time to appeal runs from that day.',
            },
          ]}
          defaultValue={typed.letterWay ?? (view.isToday ? 'here' : undefined)}
          error={errorFor(errors, 'letterWay')}
        />
        {view.needsReasons && <Reasons view={view} />}
        <LetPass typed={typed} errors={errors} />
        <Button preventDoubleClick>See the letters</Button>
        <p className="govuk-body-s staff-quiet">Nothing is recorded or sent yet.</p>
      </form>
    </div>
  )
}

function Reasons({ view }: { view: WriteLetterView }) {
  return (
    <DraftTextarea
      draft={view.draft}
      isSent={false}
      name="reasons"
      id="reasons"
      label="Why did we decide this?"
      hint={
        <>
          For a letter that the hub writes. Plain words: what you looked at, what it says, why it led here. An
          empty line begins a new paragraph; lines that begin with a dash make a list.
          {view.isReadBySeveral &&
            ' Each adult on the case reads these words: name no adult, and nothing that one may not know of another.'}
        </>
      }
      rows={12}
      defaultValue={view.typed.reasons}
      error={errorFor(view.errors, 'reasons')}
    />
  )
}
