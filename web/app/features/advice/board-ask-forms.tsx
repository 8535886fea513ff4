import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { BoardForm } from './board-form.tsx'
import { boardField, boardFieldId, isOpen, usualName } from './board-forms.ts'
import { DayInput } from './board-report.tsx'
import type { BoardView } from './board-view.ts'

/** Asking for reports: the usual ones in one press, or one more by hand. */
export function AskForms({ view }: { view: BoardView }) {
  if (!view.mayAsk) return null
  return (
    <div>
      {view.usual.length > 0 && <UsualForm view={view} />}
      <OneForm view={view} />
    </div>
  )
}

/** Ticked are those the law wants that were not asked for yet. */
function UsualForm({ view }: { view: BoardView }) {
  const { form, usual, today } = view
  const isBack = isOpen(form, 'usual', null)
  return (
    <BoardForm view={view} path="advice/usual" className="staff-panel">
      <Checkboxes
        name="kind"
        idPrefix={boardFieldId('usual', null, 'requests')}
        legend="Ask for the usual reports"
        legendSize="m"
        hint="Untick one that you have already."
        className="govuk-checkboxes--small"
        items={usual.map(({ value, text }) => ({
          text,
          ...{ name: usualName(value), value: 'yes' },
          defaultChecked: !isBack || form.typed[usualName(value)] === 'yes',
        }))}
        error={boardField(form, 'usual', null, 'requests').error}
      />
      <DayInput
        {...boardField(form, 'usual', null, 'askedOn')}
        label="The day they were asked"
        today={today}
      />
      <Button preventDoubleClick>Ask for these reports</Button>
    </BoardForm>
  )
}

function OneForm({ view }: { view: BoardView }) {
  const { form, choices, today, usual } = view
  const field = (name: string) => boardField(form, 'one', null, name)
  return (
    <Details summary="Ask for one more report" className="staff-panel" open={isOpen(form, 'one', null)}>
      <BoardForm view={view} path="advice/one">
        <Select
          {...field('kind')}
          label="Kind of report"
          items={[{ value: '', text: 'Choose the kind' }, ...choices.kinds]}
        />
        <Input
          {...field('askedOf')}
          label="Who is asked, as the family reads it"
          hint="A profession or a service, like “Speech and language therapist”. Never a person’s name."
        />
        <Input {...field('contactName')} label="Contact for staff (optional)" autoComplete="off" />
        <Input {...field('contactPhone')} label="Phone (optional)" type="tel" autoComplete="off" />
        <Input {...field('contactEmail')} label="Email (optional)" type="email" autoComplete="off" />
        <DayInput {...field('askedOn')} label="The day they were asked" today={today} />
        <Button {...(usual.length > 0 && { variant: 'secondary' })} preventDoubleClick>
          Ask for this report
        </Button>
      </BoardForm>
    </Details>
  )
}
