import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Fieldset } from '../../ui/fieldset.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { ActField } from '../cases/acts/act-form-view.ts'
import { ActQuestion } from '../cases/acts/act-question.tsx'
import { type FlagView, RestrictionFlags } from './restriction-flags.tsx'

export type GiveAccessView = {
  action: string
  backHref: string
  childName: string
  reference: string
  flags: FlagView[]
  /** People of the hub that the search found; null before the first search. */
  found: { value: string; text: string; hint: string }[] | null
  fields: readonly ActField[]
  typed: FormValues
  errors: readonly FormError[]
}

/** Somebody gets access to a case: who it is, as whom, how much, and on what evidence. */
export function GiveAccessPage({ view }: { view: GiveAccessView }) {
  const { typed, errors } = view
  return (
    <div className="staff-check">
      <BackLink href={view.backHref}>People, without giving anything</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Give somebody access</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      <RestrictionFlags flags={view.flags} />
      <p className="govuk-body">
        First check who they are, and that they may. Nothing about one adult is ever shown to another.
      </p>
      <form method="post" action={view.action} noValidate>
        {/* Pressing Enter in a field compares; it never searches. */}
        <button type="submit" name="act" value="compare" hidden tabIndex={-1} aria-hidden="true" />
        <Fieldset legend="Who is it?" legendSize="m">
          <Input
            name="find"
            label="Find somebody in the hub"
            hint="A name, or the whole email address. The same person has one sign-in for all their children."
            autoComplete="off"
            defaultValue={typed.find}
            error={errorFor(errors, 'find')}
          />
          <Button name="act" value="find" variant="secondary">
            Find
          </Button>
          {view.found && <Found found={view.found} typed={typed} errors={errors} />}
        </Fieldset>
        <SomebodyNew typed={typed} errors={errors} />
        {view.fields.map((field) => (
          <ActQuestion
            key={field.name}
            field={field}
            typed={typed}
            errorOf={(name) => errorFor(errors, name)}
          />
        ))}
        <Button name="act" value="compare" preventDoubleClick>
          Compare the two
        </Button>
        <p className="govuk-body-s staff-quiet">Nothing is given or sent yet.</p>
      </form>
    </div>
  )
}

type Typed = { typed: FormValues; errors: readonly FormError[] }

function Found({ found, typed, errors }: Typed & { found: NonNullable<GiveAccessView['found']> }) {
  return (
    <>
      {found.length === 0 && <p className="govuk-body">Nobody was found.</p>}
      <Radios
        name="familyMemberId"
        legend="Is it one of these?"
        legendSize="s"
        className="govuk-radios--small"
        defaultValue={typed.familyMemberId}
        error={errorFor(errors, 'familyMemberId')}
        items={[...found, { value: 'new', text: 'No, somebody new' }]}
      />
    </>
  )
}

function SomebodyNew({ typed, errors }: Typed) {
  const field = (name: string) => ({
    ...{ name, defaultValue: typed[name], error: errorFor(errors, name), autoComplete: 'off' },
  })
  return (
    <Fieldset legend="If they are not in the hub yet" legendSize="s">
      <Input {...field('name')} label="Full name" />
      <Input
        {...field('email')}
        type="email"
        label="Email (if they have one)"
        hint="They sign in with it. Everybody needs an address of their own."
      />
      <Input {...field('phone')} type="tel" label="Phone (if known)" className="govuk-input--width-20" />
      <Textarea
        {...field('addressLines')}
        label="Postal address (if known)"
        hint="A line each, the postcode last. No other family member ever sees it."
        rows={4}
      />
    </Fieldset>
  )
}
