import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { BoardForm } from './board-form.tsx'
import { boardField, isOpen } from './board-forms.ts'
import { ReportState } from './board-section.tsx'
import type { BoardView, ReportRow } from './board-view.ts'

type Props = { report: ReportRow; view: BoardView }

/** One request: how it stands, how to reach them, what was done, and what can be done now. */
export function ReportCard({ report, view }: Props) {
  const { id, askedOf, contact, chases } = report
  const name = `report-${id}`
  return (
    <article className={`staff-report-card staff-report-card--${report.mark}`} aria-labelledby={name}>
      <h3 className="govuk-heading-s" id={name}>
        {askedOf}
      </h3>
      <p className="staff-report-card__state">
        <ReportState report={report} />
      </p>
      <dl className="staff-facts staff-facts--line">
        <Fact name="Asked" value={report.asked} />
        {report.due && <Fact name="Due" value={report.due} />}
        {report.actBy && <Fact name="Act by" value={report.actBy} />}
        <Fact name="Contact" value={contact.name ?? 'Not recorded'} />
        {contact.phone && <Fact name="Phone" value={contact.phone} />}
        {contact.email && <Fact name="Email" value={contact.email} />}
      </dl>
      {chases.length > 0 && (
        <ul className="staff-plain-list">
          {chases.map((chase) => (
            <li key={chase.id}>
              {chase.text}
              {chase.note && <span className="staff-history__note staff-quiet">{chase.note}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className="staff-report-card__acts">
        {report.mark === 'in' ? (
          <NotIn report={report} view={view} />
        ) : (
          <>
            <CameIn report={report} view={view} />
            <Chase report={report} view={view} />
          </>
        )}
        <Contact report={report} view={view} />
        {report.mark !== 'in' && <TakeBack report={report} view={view} />}
      </div>
    </article>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="staff-break">{value}</dd>
    </div>
  )
}

function CameIn({ report: { id, askedOf }, view }: Props) {
  const on = boardField(view.form, 'arrived', id, 'on')
  return (
    <Details summary="It came in" open={isOpen(view.form, 'arrived', id)}>
      <BoardForm view={view} path={`advice/${id}/arrived`}>
        <DayInput {...on} label="The day it came" today={view.today} />
        <Button preventDoubleClick>
          Record that it is in<Hidden>: {askedOf}</Hidden>
        </Button>
      </BoardForm>
    </Details>
  )
}

function NotIn({ report: { id, askedOf }, view }: Props) {
  return (
    <Details summary="It is not in after all" open={isOpen(view.form, 'not-arrived', id)}>
      <BoardForm view={view} path={`advice/${id}/not-arrived`}>
        <p className="govuk-body-s">
          The report is waited for again, by its old day. To change the day it came, take it back and record
          it anew. Both stay on record; the family’s history follows.
        </p>
        <Button variant="secondary" preventDoubleClick>
          It is not in<Hidden>: {askedOf}</Hidden>
        </Button>
      </BoardForm>
    </Details>
  )
}

function Chase({ report: { id, askedOf }, view }: Props) {
  const { form, choices, today } = view
  const how = boardField(form, 'chases', id, 'how')
  return (
    <Details summary="Chase it" open={isOpen(form, 'chases', id)}>
      <BoardForm view={view} path={`advice/${id}/chases`}>
        <Radios
          name="how"
          idPrefix={how.id}
          legend="What did you do?"
          hint="The family reads this, with the day."
          className="govuk-radios--small"
          items={choices.ways}
          defaultValue={how.defaultValue}
          error={how.error}
        />
        <DayInput {...boardField(form, 'chases', id, 'on')} label="The day you did it" today={today} />
        <Textarea
          {...boardField(form, 'chases', id, 'note')}
          label="What they said (optional)"
          hint="For colleagues only. The family never reads this."
          rows={2}
        />
        <Button preventDoubleClick>
          Record the chase<Hidden>: {askedOf}</Hidden>
        </Button>
      </BoardForm>
    </Details>
  )
}

function Contact({ report: { id, askedOf, contact }, view: { form, ...view } }: Props) {
  const field = (name: string, known: string | null) => {
    const shown = boardField(form, 'contact', id, name)
    return { ...shown, defaultValue: shown.defaultValue ?? known ?? '' }
  }
  return (
    <Details summary="Contact" open={isOpen(form, 'contact', id)}>
      <BoardForm view={view} path={`advice/${id}/contact`}>
        <Input {...field('contactName', contact.name)} label="Name or service" autoComplete="off" />
        <Input {...field('contactPhone', contact.phone)} label="Phone" type="tel" autoComplete="off" />
        <Input {...field('contactEmail', contact.email)} label="Email" type="email" autoComplete="off" />
        <Button variant="secondary" preventDoubleClick>
          Save the contact<Hidden>: {askedOf}</Hidden>
        </Button>
      </BoardForm>
    </Details>
  )
}

function TakeBack({ report: { id, askedOf }, view }: Props) {
  return (
    <Details summary="Take it back" open={isOpen(view.form, 'cancel', id)}>
      <BoardForm view={view} path={`advice/${id}/cancel`}>
        <Select
          {...boardField(view.form, 'cancel', id, 'reason')}
          label="Why?"
          items={[
            { value: '', text: 'Choose why' },
            { value: 'not-needed', text: 'No longer needed: the family is told so' },
            { value: 'by-mistake', text: 'Asked by mistake: the family is told that it was' },
          ]}
        />
        <Button variant="warning" preventDoubleClick>
          Take the request back<Hidden>: {askedOf}</Hidden>
        </Button>
      </BoardForm>
    </Details>
  )
}

type DayInputProps = ReturnType<typeof boardField> & { label: string; today: string }

export function DayInput({ today, defaultValue, ...rest }: DayInputProps) {
  return (
    <Input
      {...rest}
      type="date"
      max={today}
      defaultValue={defaultValue ?? today}
      className="govuk-input--width-10"
    />
  )
}

function Hidden({ children }: { children: React.ReactNode }) {
  return <span className="govuk-visually-hidden">{children}</span>
}
