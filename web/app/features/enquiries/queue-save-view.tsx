import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import type { QueueView } from './staff-queue-view.ts'

/** Keeps what the list is narrowed to under a name. What was searched for is never kept: a name might stand in it. */
export function QueueSaveView({ view: { toSave, saved, query } }: { view: QueueView }) {
  return (
    <Details summary="Save this view">
      {toSave ? (
        <form method="post" action="/staff/views" noValidate>
          <input type="hidden" name="query" value={toSave} />
          <Input
            name="name"
            id="view-name"
            label="Name of the view"
            hint={query ? 'The words you searched for are not saved.' : undefined}
            maxLength={60}
            className="govuk-input--width-20"
          />
          <Checkboxes
            name="isShared"
            legend="Who sees it"
            className="govuk-checkboxes--small"
            items={[{ value: 'yes', text: 'Colleagues too' }]}
          />
          <Button variant="secondary" preventDoubleClick>
            Save
          </Button>
        </form>
      ) : (
        <p className="govuk-body-s">Choose a filter first. Then you can keep it under a name.</p>
      )}
      {saved.length > 0 && (
        <p className="govuk-body-s">
          <a className="govuk-link" href="/staff/views">
            Rename or delete saved views
          </a>
        </p>
      )}
    </Details>
  )
}
