import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { ComplaintPanel } from './complaint-panel.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { PromiseHistory } from './staff-promise-ladder.tsx'
import { GiveBack } from './triage-assign.tsx'
import { TriageGroups } from './triage-column.tsx'
import { CorrectContact } from './triage-contact.tsx'
import { History } from './triage-history.tsx'
import { Related } from './triage-join.tsx'
import { Suggestion, suggestsHarm } from './triage-suggestion.tsx'
import { ConfirmPriority } from './triage-topics.tsx'

/** Who has it, how to reach whom, and what can be done with it. Only what the rules allow is offered. */
export function EnquiryActs({ view }: { view: EnquiryView }) {
  const { may } = view
  return (
    <section className="staff-panel" aria-labelledby="acts-title">
      <h2 className="govuk-heading-m" id="acts-title">
        What to do
      </h2>
      <Facts view={view} />
      <CorrectContact view={view} />
      <Related view={view} />
      {may.take && <Take view={view} />}
      <GiveBack view={view} />
      <ComplaintPanel enquiryId={view.id} complaint={view.complaint} />
      {!suggestsHarm(view) && <Suggestion view={view} />}
      <ConfirmPriority view={view} />
      <TriageGroups view={view} handOver={may['hand-over'] && <HandOver view={view} />} />
      <PromiseHistory view={view} />
      <History view={view} />
    </section>
  )
}

function Facts({ view: { owner, isMine, team, contact, triage } }: { view: EnquiryView }) {
  return (
    <dl className="staff-facts">
      <div>
        <dt>Owner</dt>
        <dd>{isMine ? `You (${owner})` : (owner ?? 'Nobody yet')}</dd>
      </div>
      <div>
        <dt>Team</dt>
        <dd>{team}</dd>
      </div>
      <div>
        <dt>Priority</dt>
        <dd>{triage.priority}</dd>
      </div>
      <div>
        <dt>Email</dt>
        <dd className="staff-break">{contact.email ?? 'None'}</dd>
      </div>
      <div>
        <dt>Phone</dt>
        <dd>
          {contact.phone ? (
            <a className="govuk-link" href={`tel:${contact.phone.replace(/\s/g, '')}`}>
              {contact.phone}
            </a>
          ) : (
            'None'
          )}
        </dd>
      </div>
    </dl>
  )
}

function Version({ view }: { view: EnquiryView }) {
  return <input type="hidden" name="version" value={view.version} />
}

function Take({ view }: { view: EnquiryView }) {
  return (
    <form method="post" action={`/staff/enquiries/${view.id}/take`}>
      <Version view={view} />
      <Button id="take" preventDoubleClick>
        {view.owner ? `Take it from ${view.owner}` : 'Take it'}
      </Button>
    </form>
  )
}

function HandOver({ view }: { view: EnquiryView }) {
  return (
    <Details className="staff-act" summary="Hand over to somebody" open={view.form.act === 'hand-over'}>
      <form method="post" action={`/staff/enquiries/${view.id}/hand-over`}>
        <Version view={view} />
        <Select
          {...fieldOf(view.form, 'hand-over', 'ownerId')}
          label="To whom"
          items={[{ value: '', text: 'Choose a colleague' }, ...view.colleagues]}
        />
        <Textarea
          {...fieldOf(view.form, 'hand-over', 'note')}
          label="What they need to know (optional)"
          hint="Saved as an internal note."
          rows={3}
        />
        <Button variant="secondary" preventDoubleClick>
          Hand over
        </Button>
      </form>
    </Details>
  )
}
