import { complaintOutcomeWords } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { LetPass } from '../../lib/let-pass.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { ComplaintView } from './complaint-view.ts'

export const complaintActs = ['acknowledgement', 'extension', 'answer', 'withdrawal'] as const
export type ComplaintAct = (typeof complaintActs)[number]

export type ComplaintPageView = {
  enquiryId: string
  reference: string
  version: number
  requestKey: string
  complaint: ComplaintView
  /** What can be done now. */
  may: ComplaintAct[]
  /** The form that came back, with what was typed. */
  act: ComplaintAct | null
  errors: readonly FormError[]
  typed: FormValues
}

/** All that is done with an open complaint: each act a plain form, with the day that it leads to. */
export function ComplaintPage({ view }: { view: ComplaintPageView }) {
  const { enquiryId, reference, complaint, errors, may, act } = view
  const stage = complaint.stages.at(-1)
  return (
    <div className="app-narrow">
      <BackLink href={`/staff/enquiries/${enquiryId}`}>Enquiry {reference}</BackLink>
      {errors.length > 0 && (
        <ErrorSummary
          errors={errors.map(({ field, text }) => ({ text, ...(field && { href: `#${act}-${field}` }) }))}
        />
      )}
      <h1 className="govuk-heading-l">Complaint, {stage?.name.toLowerCase()}</h1>
      <ul className="govuk-list">
        {stage?.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {may.includes('acknowledgement') && <Acknowledge view={view} />}
      {may.includes('answer') && <Answer view={view} />}
      {may.includes('extension') && <Extend view={view} />}
      {may.includes('withdrawal') && <Withdraw view={view} />}
    </div>
  )
}

interface FormProps {
  view: ComplaintPageView
  act: ComplaintAct
  title: string
  button: string
  variant?: 'secondary'
  children: ReactNode
}

function ActForm({ view, act, title, button, variant, children }: FormProps) {
  const { enquiryId, version, requestKey, errors } = view
  return (
    <section aria-labelledby={`${act}-title`}>
      <h2 className="govuk-heading-m" id={`${act}-title`}>
        {title}
      </h2>
      <form method="post" action={`/staff/enquiries/${enquiryId}/complaint/${act}`} noValidate>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="requestKey" value={requestKey} />
        {children}
        {view.act === act && <LetPass typed={view.typed} errors={errors} />}
        <Button variant={variant} preventDoubleClick>
          {button}
        </Button>
      </form>
    </section>
  )
}

/** What a control of this act shows: what was typed, and what is wrong with it. */
function fieldOf({ act, errors, typed }: ComplaintPageView, of: ComplaintAct, name: string) {
  const isThis = act === of
  return {
    id: `${of}-${name}`,
    name,
    defaultValue: isThis ? typed[name] : undefined,
    error: isThis ? errorFor(errors, name) : undefined,
  }
}

function Acknowledge({ view }: { view: ComplaintPageView }) {
  return (
    <ActForm view={view} act="acknowledgement" title="Acknowledge it" button="Send the acknowledgement">
      <Textarea
        {...fieldOf(view, 'acknowledgement', 'body')}
        label="How you understand the complaint, what they want, and who looks at it"
        hint="The day by which we answer is added by itself: ten working days from today, twenty at stage 2."
        rows={8}
        spellCheck
      />
    </ActForm>
  )
}

function Answer({ view }: { view: ComplaintPageView }) {
  const { defaultValue, ...outcome } = fieldOf(view, 'answer', 'outcome')
  const choices = (['upheld', 'partly-upheld', 'not-upheld'] as const).map((value) => ({
    value,
    text: complaintOutcomeWords[value],
  }))
  return (
    <ActForm view={view} act="answer" title="Answer it" button="Send the answer">
      <Radios {...outcome} legend="What came of it" defaultValue={defaultValue} items={choices} />
      <Textarea
        {...fieldOf(view, 'answer', 'body')}
        label="The answer"
        hint="What you found for each point, what you put right and by when. How to go further stands on their page."
        rows={12}
        spellCheck
      />
    </ActForm>
  )
}

function Extend({ view }: { view: ComplaintPageView }) {
  return (
    <ActForm
      view={view}
      act="extension"
      title="Give more time, once"
      button="Tell them the new day"
      variant="secondary"
    >
      <Input
        {...fieldOf(view, 'extension', 'extendedTo')}
        label="New last day"
        hint="At most ten working days more at stage 1, twenty at stage 2."
        type="date"
        className="govuk-input--width-10"
      />
      <Textarea
        {...fieldOf(view, 'extension', 'reason')}
        label="Why: the family reads this"
        rows={3}
        spellCheck
      />
    </ActForm>
  )
}

function Withdraw({ view }: { view: ComplaintPageView }) {
  return (
    <ActForm
      view={view}
      act="withdrawal"
      title="They do not want it to be a complaint"
      button="Record that it was withdrawn"
      variant="secondary"
    >
      <Textarea {...fieldOf(view, 'withdrawal', 'reason')} label="How they told you" rows={2} spellCheck />
    </ActForm>
  )
}
