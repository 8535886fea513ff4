import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { ActForm, FoldedAct } from './triage-form.tsx'

/** To a team, for whoever of them takes it next. */
export function GiveToTeam({ view }: { view: EnquiryView }) {
  if (!view.triage.may.team) return null
  return (
    <FoldedAct view={view} act="team" summary="Give to a team">
      <Select
        {...fieldOf(view.form, 'team', 'team')}
        label="Which team"
        items={[{ value: '', text: 'Choose a team' }, ...view.triage.teams]}
      />
      <Textarea
        {...fieldOf(view.form, 'team', 'note')}
        label="What they need to know (optional)"
        hint="Saved as an internal note."
        rows={3}
      />
      <Button variant="secondary" preventDoubleClick>
        Give to team
      </Button>
    </FoldedAct>
  )
}

/** One press: nobody has it then, and the team sees it. */
export function GiveBack({ view }: { view: EnquiryView }) {
  if (!view.triage.may['give-back'] || !view.isMine) return null
  return (
    <ActForm view={view} act="give-back">
      <Button id="give-back" variant="secondary" preventDoubleClick>
        Give it back to the team
      </Button>
    </ActForm>
  )
}
