import {
  type CasePeopleForFamily,
  type Council,
  formatDay,
  formatDayLong,
  type HelperInvited,
  helperLevelWords,
  helperNever,
  helperRoles,
  helperRoleWords,
} from '@send-hub/shared'
import type { ReactNode } from 'react'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { typedDay } from '../../lib/typed-day.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Input } from '../../ui/input.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Radios } from '../../ui/radios.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { type HelperAnswers, levelsFor, newHelperHref, peopleHref } from './helper-state.ts'

interface StepProps {
  people: CasePeopleForFamily
  mayGive: NonNullable<CasePeopleForFamily['mayGive']>
  answers: HelperAnswers
  values: FormValues
  errors: readonly FormError[]
}

interface StepFormProps {
  caseId: string
  step: string
  /** What was answered in other steps: nothing is kept on the server until the last. */
  carried: HelperAnswers
  children: ReactNode
}

function StepForm({ caseId, step, carried, children }: StepFormProps) {
  return (
    <form method="post" action={newHelperHref(caseId)} noValidate>
      <HiddenFields values={{ ...carried, step }} />
      {children}
    </form>
  )
}

/** One question on a page of its own. */
const Step = ({ children, ...form }: StepFormProps) => (
  <Narrow>
    <StepForm {...form}>
      {children}
      <Button>Continue</Button>
    </StepForm>
  </Narrow>
)

export function RoleStep({ people, answers, errors }: StepProps) {
  const { role, ...others } = answers
  return (
    <Step caseId={people.caseId} step="role" carried={others}>
      <Radios
        name="role"
        legend="Who do you want to help you?"
        legendSize="l"
        isPageHeading
        items={helperRoles.map((value) => ({
          value,
          text: helperRoleWords[value].name,
          hint: helperRoleWords[value].hint,
        }))}
        defaultValue={role}
        error={errorFor(errors, 'role')}
      />
    </Step>
  )
}

export function NameStep({ people, answers, values, errors }: StepProps) {
  const { name, ...others } = answers
  return (
    <Step caseId={people.caseId} step="name" carried={others}>
      <Input
        name="name"
        label="What is their name?"
        labelSize="l"
        isPageHeading
        hint="Their first name and last name, as they use it."
        autoComplete="off"
        spellCheck={false}
        defaultValue={values.name ?? name}
        error={errorFor(errors, 'name')}
      />
    </Step>
  )
}

export function LevelStep({ people, mayGive, answers, errors }: StepProps) {
  const { level, ...others } = answers
  const levels = answers.role ? levelsFor(answers.role, mayGive) : []
  return (
    <Step caseId={people.caseId} step="level" carried={others}>
      <Radios
        name="level"
        legend={`What can ${answers.name ?? 'they'} see?`}
        legendSize="l"
        isPageHeading
        items={levels.map((value) => ({
          value,
          text: helperLevelWords[value].name,
          hint: helperLevelWords[value].means,
        }))}
        defaultValue={level}
        error={errorFor(errors, 'level')}
      />
      <p className="govuk-body">{helperNever}</p>
    </Step>
  )
}

export function UntilStep({ people, mayGive, answers, values, errors }: StepProps) {
  const { endsOn, ...others } = answers
  const [year, month, day] = (endsOn ?? mayGive.latestEnd).split('-').map(Number)
  const typed = values['until-day'] === undefined ? { day, month, year } : typedDay(values, 'until')
  return (
    <Step caseId={people.caseId} step="until" carried={others}>
      <DateInput
        id="until"
        namePrefix="until"
        legend="Until when can they see it?"
        legendSize="l"
        isPageHeading
        hint={`The last day. It can be up to ${formatDay(mayGive.latestEnd)}. You can stop it sooner at any time.`}
        values={typed}
        error={errorFor(errors, 'until-day')}
      />
    </Step>
  )
}

/** What it means, in plain words, before anything is given. */
export function CheckStep({ people, answers, errors }: StepProps) {
  const { role, name, level, endsOn } = answers
  if (!role || !name || !level || !endsOn) return null
  const about = people.isAboutReader ? 'you' : people.childName
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check before you let them in</h1>
      <SummaryList
        rows={[
          { key: 'Who', value: <span className="app-wrap">{name}</span> },
          { key: 'They are', value: helperRoleWords[role].name },
          { key: 'They can see', value: helperLevelWords[level].name },
          { key: 'Until', value: formatDayLong(endsOn) },
        ]}
      />
      <p className="govuk-body">{helperLevelWords[level].means}</p>
      <p className="govuk-body">{helperNever}</p>
      <p className="govuk-body">
        You get a code. You give it to {name} yourself. They also need{' '}
        {people.isAboutReader ? 'your date of birth' : 'the child’s date of birth'} to get in.
      </p>
      <StepForm caseId={people.caseId} step="check" carried={answers}>
        <Checkboxes
          name="isAgreed"
          items={[{ value: 'yes', text: `I agree that ${name} can see this about ${about}` }]}
          error={errorFor(errors, 'isAgreed')}
        />
        <Button preventDoubleClick>Give me the code</Button>
        <div className="govuk-button-group">
          <Button name="change" value="role" variant="secondary">
            Change who they are
          </Button>
          <Button name="change" value="name" variant="secondary">
            Change the name
          </Button>
          <Button name="change" value="level" variant="secondary">
            Change what they can see
          </Button>
          <Button name="change" value="until" variant="secondary">
            Change the last day
          </Button>
        </div>
      </StepForm>
    </Narrow>
  )
}

interface CodeProps {
  people: CasePeopleForFamily
  made: HelperInvited
  joinUrl: string
  council: Council
}

/** The code, shown this once. */
export function HelperCodeView({ people, made: { name, code, worksUntil }, joinUrl, council }: CodeProps) {
  return (
    <Narrow>
      <Panel title={`Give this code to ${name}`}>
        <span className="app-no-break">{code}</span>
      </Panel>
      <p className="govuk-body">
        <strong>Write it down now.</strong> We do not show it again. It works until{' '}
        {formatDayLong(worksUntil)}.
      </p>
      <h2 className="govuk-heading-m">What {name} has to do</h2>
      <ol className="govuk-list govuk-list--number">
        <li className="app-wrap">Go to {joinUrl}</li>
        <li>Type in the code.</li>
        <li>
          Type in {people.isAboutReader ? 'your date of birth' : `${people.childName}’s date of birth`}.
        </li>
        <li>Type in their own email address.</li>
      </ol>
      <p className="govuk-body">
        Tell them the code and the date of birth in two different ways. For example, hand over the code and
        phone them about the date. Nobody from {council.name} will ever ask you for the code.
      </p>
      <Button href={peopleHref(people.caseId)}>Who can see this</Button>
    </Narrow>
  )
}
