import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { ActForm, FoldedAct } from './triage-form.tsx'

/** Above everything while a risk of harm has not been handed over: what to do, now, in order. */
export function HarmBanner({ view }: { view: EnquiryView }) {
  const { harm, handedOver } = view.triage
  if (harm === 'told') {
    return (
      <p className="govuk-inset-text staff-harm-told">
        Children’s social care was told of a risk of harm {handedOver}. The hand-over is in the history.
      </p>
    )
  }
  return harm === 'untold' ? <ToDo view={view} /> : null
}

function ToDo({ view }: { view: EnquiryView }) {
  const { frontDoor } = view.triage
  return (
    <section className="staff-harm" aria-labelledby="harm-title">
      <h2 className="govuk-heading-m" id="harm-title">
        Risk of harm: ring before anything else
      </h2>
      <ol className="govuk-list govuk-list--number">
        <li>
          Somebody in danger now: ring <strong>999</strong>.
        </li>
        <li>
          Ring {frontDoor.name}: <PhoneLink phone={frontDoor.phone} /> ({frontDoor.openingHours}), at other
          times <PhoneLink phone={frontDoor.urgentPhone} />. Read them the message.
        </li>
        <li>Log the hand-over here. Until then it can be neither lowered nor closed.</li>
      </ol>
      <ActForm view={view} act="safeguarding">
        <HandOverFields view={view} />
        <Button preventDoubleClick>Log the hand-over</Button>
      </ActForm>
    </section>
  )
}

const PhoneLink = ({ phone }: { phone: string }) => (
  <a
    className="govuk-link govuk-link--no-visited-state staff-nowrap"
    href={`tel:${phone.replace(/\s/g, '')}`}
  >
    {phone}
  </a>
)

function HandOverFields({ view: { form, triage } }: { view: EnquiryView }) {
  const { defaultValue: on = triage.today, ...phonedOn } = fieldOf(form, 'safeguarding', 'phonedOn')
  return (
    <>
      <div className="staff-pair">
        <Input {...fieldOf(form, 'safeguarding', 'handedTo')} label="Who you spoke to" maxLength={200} />
        <Input
          {...fieldOf(form, 'safeguarding', 'theirReference')}
          label="Their reference, if they gave one"
          maxLength={100}
        />
        <Input
          {...phonedOn}
          type="date"
          defaultValue={on}
          label="Day of the call"
          className="govuk-input--width-10"
        />
        <Input
          {...fieldOf(form, 'safeguarding', 'phonedAt')}
          type="time"
          label="Time of the call"
          className="govuk-input--width-5"
        />
      </div>
      <Textarea
        {...fieldOf(form, 'safeguarding', 'said')}
        label="What you told them, and what they said"
        hint="Only staff read this. It is no part of the conversation."
        rows={3}
      />
    </>
  )
}

/** For a worry that is no P0, or one more call about one that was handed over. */
export function SafeguardingForm({ view }: { view: EnquiryView }) {
  if (!view.triage.may.safeguarding || view.triage.harm === 'untold') return null
  return (
    <FoldedAct view={view} act="safeguarding" summary="Log a call to social care">
      <p className="govuk-body-s">
        {view.triage.frontDoor.name}: <PhoneLink phone={view.triage.frontDoor.phone} />
      </p>
      <HandOverFields view={view} />
      <Button variant="secondary" preventDoubleClick>
        Log the call
      </Button>
    </FoldedAct>
  )
}
