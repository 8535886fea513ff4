import { callBackOutcomes, identityNote } from '@send-hub/shared'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { LetPass } from '../../lib/let-pass.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { staffCallBackHref } from './callback-links.ts'
import type { StaffCallBackView } from './callback-staff-view.ts'
import { CaseBeside } from './staff-case-beside.tsx'

/** Ringing somebody back: the slot, each try, what was said; and agreeing or moving it. */
export function StaffCallBackPage({ view }: { view: StaffCallBackView }) {
  return (
    <>
      <BackLink href={`/staff/enquiries/${view.id}`}>Enquiry {view.reference}</BackLink>
      {view.errors.length > 0 && <ErrorSummary errors={summaryOf(view.errors)} />}
      <h1 className="govuk-heading-l">Call back {view.contactName}</h1>
      <div className="phone-log">
        <div>
          {view.open ? <Open view={view} open={view.open} /> : <p className="govuk-body">{view.last}</p>}
          <Agree view={view} />
        </div>
        <CaseBeside found={view.case} />
      </div>
    </>
  )
}

type Open = NonNullable<StaffCallBackView['open']>

function Open({ view, open }: { view: StaffCallBackView; open: Open }) {
  return (
    <>
      <p className="govuk-body-l">
        <strong>{open.when}</strong>
        {open.mark && ` (${open.mark})`}
        <br />
        <a className="govuk-link" href={`tel:${open.phone.replace(/\s/g, '')}`}>
          {open.phone}
        </a>
      </p>
      <p className="govuk-body-s">{open.progress}</p>
      {open.tries.length > 0 && (
        <ul className="staff-plain-list">
          {open.tries.map(({ id, words, note }) => (
            <li key={id}>
              {words}
              <br />
              <span className="staff-quiet">{note}</span>
            </li>
          ))}
        </ul>
      )}
      <Try view={view} />
      <div className="govuk-button-group">
        {open.mayGiveUp && <Act view={view} step="give-up" text="Give up and tell them when we tried" />}
        <Act view={view} step="cancel" text="They need no call any more" />
      </div>
    </>
  )
}

function Act({ view, step, text }: { view: StaffCallBackView; step: string; text: string }) {
  return (
    <form method="post" action={staffCallBackHref(view.id)}>
      <input type="hidden" name="version" value={view.version} />
      <Button variant="secondary" preventDoubleClick name="step" value={step}>
        {text}
      </Button>
    </form>
  )
}

function Try({ view }: { view: StaffCallBackView }) {
  const { typed, errors, checked } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  return (
    <form method="post" action={staffCallBackHref(view.id)} noValidate>
      <input type="hidden" name="requestKey" value={view.requestKey} />
      <Radios
        {...field('outcome')}
        legend="What came of it?"
        legendSize="m"
        className="govuk-radios--small"
        items={Object.entries(callBackOutcomes).map(([value, text]) => ({ value, text }))}
      />
      <Textarea {...field('note')} label="Note of this try" labelSize="s" hint="Staff only." rows={2} />
      <Details summary="You spoke to them: what was said" open={typed.outcome === 'spoke'}>
        {view.case && (
          <Checkboxes
            name="checks"
            legend="I checked who they are"
            legendSize="s"
            hint={identityNote}
            className="govuk-checkboxes--small"
            items={view.checks}
            defaultValues={checked}
            error={errorFor(errors, 'checks')}
          />
        )}
        <Textarea {...field('told')} label="What we told them" labelSize="s" rows={3} />
        <Textarea {...field('agreed')} label="What we agreed to do" labelSize="s" rows={2} />
        <Input
          {...field('agreedBy')}
          label="By when (optional)"
          type="date"
          className="govuk-input--width-10"
        />
        <LetPass typed={typed} errors={errors} />
        <Checkboxes
          name="options"
          className="govuk-checkboxes--small"
          items={[
            { value: 'sends', text: 'Send what we told and agreed to their page' },
            { value: 'answered', text: 'This answers their question' },
          ]}
          defaultValues={errors.length > 0 ? view.options : ['sends']}
          error={errorFor(errors, 'sendsAgreed')}
        />
      </Details>
      <Button preventDoubleClick name="step" value="try">
        Save this try
      </Button>
    </form>
  )
}

function Agree({ view }: { view: StaffCallBackView }) {
  const { open, typed, errors, slots } = view
  return (
    <Details
      summary={open ? 'Move it to another time' : 'Agree a call back'}
      open={!open || typed.step === 'agree'}
    >
      <form method="post" action={staffCallBackHref(view.id)} noValidate>
        <input type="hidden" name="version" value={view.version} />
        <Select
          name="slot"
          label="When"
          items={[{ value: '', text: slots.length > 0 ? 'Choose a time' : 'No time is free' }, ...slots]}
          defaultValue={typed.slot ?? ''}
          error={errorFor(errors, 'slot')}
        />
        <Input
          name="phone"
          label="Number to ring"
          type="tel"
          autoComplete="off"
          className="govuk-input--width-20"
          defaultValue={typed.phone ?? open?.phone ?? view.phone ?? ''}
          error={errorFor(errors, 'phone')}
        />
        <Button variant="secondary" preventDoubleClick name="step" value="agree">
          {open ? 'Move the call' : 'Agree this call'}
        </Button>
      </form>
    </Details>
  )
}
