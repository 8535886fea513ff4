import {
  type CallBackForFamily,
  type Council,
  formatDayWithWeekday,
  slotHoursWords,
  slotWords,
} from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { formatMoment } from '../../lib/london-time.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { callAboutCaseHref, callBackHref } from './callback-links.ts'
import { slotValue } from './callback-slots.ts'
import { EmergencyLine } from './emergency-advice.tsx'

interface FormProps {
  action: string
  slots: CallBackForFamily['slots']
  phone: string | null
  values: FormValues
  errors: readonly FormError[]
  hub: Council['hub']
  isChange?: boolean
}

/** When to ring, and on which number. */
function WhenFields({ slots, phone, values, errors }: Omit<FormProps, 'action' | 'hub' | 'isChange'>) {
  return (
    <>
      <Input
        name="phone"
        label="Your phone number"
        labelSize="m"
        type="tel"
        autoComplete="tel"
        className="govuk-input--width-20"
        defaultValue={values.phone ?? phone ?? ''}
        error={errorFor(errors, 'phone')}
      />
      <Radios
        name="slot"
        legend="When should we phone you?"
        legendSize="m"
        hint="We phone once in these two hours. If you do not answer, we try again at other times."
        className="app-slots"
        items={slotsByDay(slots)}
        defaultValue={values.slot}
        error={errorFor(errors, 'slot')}
      />
    </>
  )
}

/** Under each day its hours. The day is in every answer's name, though it is seen once. */
function slotsByDay(slots: CallBackForFamily['slots']) {
  return slots.flatMap((slot, at) => {
    const day = formatDayWithWeekday(slot.slotOn)
    const hours = slotHoursWords(slot.startsAtHour)
    const text = (
      <>
        <span className="govuk-visually-hidden">{day}, </span>
        {hours.charAt(0).toUpperCase() + hours.slice(1)}
      </>
    )
    const isNewDay = slots[at - 1]?.slotOn !== slot.slotOn
    return [...(isNewDay ? [{ divider: day }] : []), { value: slotValue(slot), text }]
  })
}

function NoSlots({ hub }: Pick<FormProps, 'hub'>) {
  return (
    <p className="govuk-body">
      We have no free time for a call in the next days. You can write to us here. <HubContact hub={hub} />
    </p>
  )
}

interface CallBackViewProps {
  call: CallBackForFamily
  hub: Council['hub']
  values: FormValues
  errors: readonly FormError[]
  done: 'asked' | 'cancelled' | null
}

/** A call about a question that is there: the one that is agreed, or the times to choose from. */
export function CallBackView({ call, hub, values, errors, done }: CallBackViewProps) {
  const { enquiryId, reference, agreed, wasMissed, slots, phone } = call
  return (
    <Narrow>
      {done === 'asked' && agreed && (
        <NotificationBanner type="success">We will phone you.</NotificationBanner>
      )}
      {done === 'cancelled' && !agreed && (
        <NotificationBanner type="success">
          We will not phone you. Your question is still open.
        </NotificationBanner>
      )}
      <span className="govuk-caption-l">{reference}</span>
      <h1 className="govuk-heading-l">{agreed ? 'We will phone you' : 'Ask us to call you'}</h1>
      {wasMissed && (
        <p className="govuk-body">
          <strong>We did not phone you when we said we would. We are sorry.</strong> Please choose another
          time.
        </p>
      )}
      {agreed && <Agreed call={agreed} enquiryId={enquiryId} />}
      <EmergencyLine />
      {slots.length === 0 && !agreed && <NoSlots hub={hub} />}
      {slots.length > 0 && (
        <form method="post" action={callBackHref(enquiryId)} noValidate>
          {agreed && <h2 className="govuk-heading-m">Change the time</h2>}
          <WhenFields slots={slots} phone={agreed?.phone ?? phone} values={values} errors={errors} />
          <Button preventDoubleClick>{agreed ? 'Change the call' : 'Ask us to call'}</Button>
        </form>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/enquiries/${enquiryId}`}>
          Go back to your question
        </a>
      </p>
    </Narrow>
  )
}

function Agreed({ call, enquiryId }: { call: NonNullable<CallBackForFamily['agreed']>; enquiryId: string }) {
  return (
    <>
      <p className="govuk-body-l">
        <strong>{slotWords(call)}</strong>
      </p>
      <p className="govuk-body">
        We will ring {call.phone}. Our number may not show on your phone. We will ask you a few things first,
        to be sure that it is you.
      </p>
      {call.triedAt.length > 0 && (
        <>
          <p className="govuk-body">We have tried to phone you. We will try again. We tried on:</p>
          <ul className="govuk-list govuk-list--bullet">
            {call.triedAt.map((at) => (
              <li key={at}>{formatMoment(at)}</li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={callBackHref(enquiryId)}>
        <HiddenFields values={{ step: 'cancel' }} />
        <Button variant="secondary" preventDoubleClick>
          Cancel the call
        </Button>
      </form>
    </>
  )
}

interface AboutCaseProps extends Omit<FormProps, 'action' | 'isChange'> {
  caseId: string
  childName: string
  requestKey: string
  topics: { value: string; text: string }[]
}

/** A call about a child: what it is about, and when. It is a question like any other, with a promised day. */
export function CallAboutCaseView(props: AboutCaseProps) {
  const { caseId, childName, requestKey, topics, slots, values, errors, hub } = props
  return (
    <Narrow>
      <EmergencyLine />
      <span className="govuk-caption-l">{childName}</span>
      <h1 className="govuk-heading-l">Ask us to call you</h1>
      {slots.length === 0 ? (
        <NoSlots hub={hub} />
      ) : (
        <form method="post" action={callAboutCaseHref(caseId)} noValidate>
          <HiddenFields values={{ requestKey }} />
          <Select
            name="topic"
            label="What is it about?"
            labelSize="m"
            items={[{ value: '', text: 'Choose one' }, ...topics]}
            defaultValue={values.topic ?? ''}
            error={errorFor(errors, 'topic')}
          />
          <Textarea
            name="body"
            label="What do you want to talk about? (optional)"
            labelSize="m"
            hint="A few words help us to find the right person before we phone."
            rows={3}
            spellCheck
            defaultValue={values.body}
            error={errorFor(errors, 'body')}
          />
          <WhenFields slots={slots} phone={props.phone} values={values} errors={errors} />
          <Button preventDoubleClick>Ask us to call</Button>
        </form>
      )}
    </Narrow>
  )
}
