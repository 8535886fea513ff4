import { errorFor, summaryOf } from '../../../lib/form.ts'
import { BackLink } from '../../../ui/back-link.tsx'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Input } from '../../../ui/input.tsx'
import { Radios } from '../../../ui/radios.tsx'
import { Select } from '../../../ui/select.tsx'
import { type NewCaseView, personSlots } from './new-case-view.ts'
import { PersonFields } from './person-fields.tsx'

/** A request or a plan that came in: the child, the day, and who may see the case. A check follows. */
export function NewCasePage({ view }: { view: NewCaseView }) {
  const { typed, errors } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  return (
    <div className="staff-check">
      <BackLink href="/staff/cases">Cases</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Open a case</h1>
      <form method="post" action="/staff/cases/new" noValidate>
        <Basis view={view} />
        <h2 className="govuk-heading-m">The child or young person</h2>
        <Input {...field('forename')} label="First name" autoComplete="off" />
        <Input {...field('surname')} label="Surname" autoComplete="off" />
        <Input
          {...field('preferredName')}
          label="What the family calls them (if not the first name)"
          autoComplete="off"
        />
        <Input {...field('birthOn')} type="date" label="Date of birth" className="govuk-input--width-10" />
        <Input
          {...field('upn')}
          label="Unique pupil number (if known)"
          autoComplete="off"
          className="govuk-input--width-20"
        />
        <Input
          {...field('postcode')}
          label="Home postcode (if known)"
          autoComplete="off"
          className="govuk-input--width-10"
        />
        <Select
          {...field('district')}
          label="District"
          items={[
            { value: '', text: 'Not known' },
            ...view.districts.map((district) => ({ value: district, text: district })),
          ]}
        />
        <h2 className="govuk-heading-m">Who may see the case</h2>
        <p className="govuk-body">
          Nobody has access by being a parent: say what you have seen. They are told by email that there is an
          update.
        </p>
        {personSlots.map((slot) => (
          <PersonFields key={slot} slot={slot} view={view} />
        ))}
        <h2 className="govuk-heading-m">Who looks after it</h2>
        <Select
          {...field('officerId')}
          label="Officer"
          items={[{ value: '', text: 'Nobody yet' }, ...view.officers]}
        />
        <Button preventDoubleClick>Check this case</Button>
        <p className="govuk-body-s staff-quiet">Nothing is recorded or sent yet.</p>
      </form>
    </div>
  )
}

/** How the case begins; each way has days of its own. */
function Basis({ view }: { view: NewCaseView }) {
  const { typed, errors, today } = view
  const day = (name: string) => ({
    name,
    type: 'date',
    max: today,
    defaultValue: typed[name],
    error: errorFor(errors, name),
    className: 'govuk-input--width-10',
  })
  return (
    <>
      <Radios
        name="basis"
        legend="How does the case begin?"
        legendSize="m"
        className="govuk-radios--small"
        defaultValue={typed.basis ?? 'request'}
        error={errorFor(errors, 'basis')}
        items={[
          {
            value: 'request',
            text: 'A request for an assessment',
            conditional: (
              <Select
                name="requestSource"
                label="Who asked?"
                items={[{ value: '', text: 'Choose who asked' }, ...view.sources]}
                defaultValue={typed.requestSource}
                error={errorFor(errors, 'requestSource')}
              />
            ),
          },
          {
            value: 'plan-moved-in',
            text: 'A plan that came from another council',
            conditional: (
              <>
                <Input {...day('planStartedOn')} label="The day the plan began" />
                <Input {...day('lastReviewOn')} label="Last review at the other council (if known)" />
                <Input
                  name="fromCouncil"
                  label="Number of the other council (if known)"
                  hint="The three digits that the Department for Education gives each council."
                  inputMode="numeric"
                  maxLength={3}
                  defaultValue={typed.fromCouncil}
                  error={errorFor(errors, 'fromCouncil')}
                  className="govuk-input--width-3"
                />
              </>
            ),
          },
        ]}
      />
      <Input
        {...day('receivedOn')}
        label="The day the request came in, or the day we became responsible for the plan"
        hint="Every limit counts from this day, weekends included."
        defaultValue={typed.receivedOn ?? today}
      />
    </>
  )
}
