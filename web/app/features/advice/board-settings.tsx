import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { BoardForm } from './board-form.tsx'
import { boardField, boardFieldId, isOpen } from './board-forms.ts'
import { DayInput } from './board-report.tsx'
import type { BoardView, SettingRow } from './board-view.ts'

/** Schools and colleges: who was asked, what they said. The family reads how many, never which. */
export function Settings({ view }: { view: BoardView }) {
  return (
    <section aria-labelledby="settings">
      <h2 className="govuk-heading-m" id="settings">
        Schools and colleges
      </h2>
      {view.settings.map((setting) => (
        <SettingCard key={setting.id} setting={setting} view={view} />
      ))}
      {view.mayAskSettings && <AskSettings view={view} />}
    </section>
  )
}

function SettingCard({ setting, view }: { setting: SettingRow; view: BoardView }) {
  const { id, name } = setting
  const heading = `setting-${id}`
  return (
    <article
      className={`staff-report-card staff-report-card--${setting.isAnswered ? 'in' : 'open'}`}
      aria-labelledby={heading}
    >
      <h3 className="govuk-heading-s" id={heading}>
        {name} {setting.urn && <span className="staff-reference">URN {setting.urn}</span>}
      </h3>
      <p className="staff-report-card__state">{setting.state}</p>
      <p className="govuk-body-s staff-quiet">
        Asked {setting.asked}. Answer expected by {setting.replyBy}.
      </p>
      {setting.note && <p className="govuk-body-s staff-history__note">{setting.note}</p>}
      <div className="staff-report-card__acts">
        <Answer setting={setting} view={view} />
      </div>
    </article>
  )
}

function Answer({ setting: { id, name, isAnswered }, view }: { setting: SettingRow; view: BoardView }) {
  const { form, choices, today } = view
  const answer = boardField(form, 'answer', id, 'answer')
  return (
    <Details
      summary={isAnswered ? 'Record another answer' : 'Record the answer'}
      open={isOpen(form, 'answer', id)}
    >
      <BoardForm view={view} path={`settings/${id}/answer`}>
        <Radios
          name="answer"
          idPrefix={answer.id}
          legend="What did they say?"
          className="govuk-radios--small"
          items={choices.answers}
          defaultValue={answer.defaultValue}
          error={answer.error}
        />
        <DayInput {...boardField(form, 'answer', id, 'on')} label="The day they answered" today={today} />
        <Textarea
          {...boardField(form, 'answer', id, 'note')}
          label="Note for colleagues (optional)"
          rows={2}
        />
        <Button preventDoubleClick>
          Record the answer<span className="govuk-visually-hidden">: {name}</span>
        </Button>
      </BoardForm>
    </Details>
  )
}

function AskSettings({ view }: { view: BoardView }) {
  const { form, canMoveToSettings, today } = view
  const field = (name: string) => boardField(form, 'settings', null, name)
  const isBack = isOpen(form, 'settings', null)
  return (
    <BoardForm view={view} path="settings" className="staff-panel">
      <Textarea
        {...field('names')}
        label="Ask schools or colleges"
        labelSize="m"
        hint="One on each line. You can end a line with its URN, the six digits of the school."
        rows={4}
      />
      <DayInput {...field('askedOn')} label="The day they were asked" today={today} />
      {canMoveToSettings && (
        <Checkboxes
          name="movesCase"
          idPrefix={boardFieldId('settings', null, 'movesCase')}
          legend="The case itself"
          className="govuk-checkboxes--small"
          items={[
            {
              value: 'yes',
              text: 'Also record the step “Schools or colleges consulted”',
              hint: 'The family gets an email that there is an update.',
            },
          ]}
          defaultValues={isBack && !form.typed.movesCase ? [] : ['yes']}
        />
      )}
      <Button preventDoubleClick>Record that they were asked</Button>
    </BoardForm>
  )
}
