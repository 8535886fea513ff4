import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Select } from '../../ui/select.tsx'
import { QueueSaveView } from './queue-save-view.tsx'
import type { QueueView } from './staff-queue-view.ts'

/** The title with what one does first: take the next, look at the tasks, share out, keep this view. */
export function QueueHead({ view }: { view: QueueView }) {
  return (
    <>
      <div className="staff-queue__head">
        <h1 className="govuk-heading-l">{view.title}</h1>
        <form method="post" action="/staff/enquiries/next">
          <Button id="take-next" preventDoubleClick>
            Take the next one
          </Button>
        </form>
        {/* Filled in by the key "t" for the line the focus is on; a form, because it changes something. */}
        <form method="post" id="take-line" hidden>
          <input type="hidden" name="version" />
        </form>
      </div>
      <div className="staff-queue__tools">
        <p className="govuk-body-s">
          <a className="govuk-link" href="/staff/tasks">
            Tasks{view.tasks > 0 && ` (${view.tasks})`}
          </a>
        </p>
        <Details summary="Share out what is nobody’s">
          <form method="post" action="/staff/enquiries/share">
            <input type="hidden" name="from" value={view.bulk.from} />
            <Select
              name="share-team"
              label="Team"
              hint="Given by turns to colleagues who are here and have room. Nobody gets a case they must not open."
              defaultValue={view.shareOut.team}
              items={view.shareOut.teams}
            />
            <Button variant="secondary" preventDoubleClick>
              Share out
            </Button>
          </form>
        </Details>
        <QueueSaveView view={view} />
      </div>
    </>
  )
}
