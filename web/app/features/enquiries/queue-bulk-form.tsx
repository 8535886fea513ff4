import { bulkEnquiryActs, closeReasons, mostBulkEnquiries } from '@send-hub/shared'
import { ChooseAll } from '../../lib/choose-all.tsx'
import { errorFor } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { bulkActNames } from './queue-bulk-names.ts'
import type { QueueView } from './staff-queue-view.ts'

/** Where an error leads: the boxes stand in the list. */
export const bulkFieldId = (field: string) => (field === 'enquiries' ? 'list' : `bulk-${field}`)

/** One act for all that are chosen in the list above; a page to check follows before anything is done. */
export function QueueBulkForm({ bulk }: { bulk: QueueView['bulk'] }) {
  const { typed, errors, from } = bulk
  // The filters above have fields of the same names.
  const field = (name: string) => ({
    ...{ name, id: bulkFieldId(name) },
    defaultValue: typed[name],
    error: errorFor(errors, name),
  })
  const list = (name: string, label: string, first: string, items: { value: string; text: string }[]) => (
    <Select {...field(name)} label={label} items={[{ value: '', text: first }, ...items]} />
  )
  const reasons = Object.entries(closeReasons).map(([value, { words }]) => ({ value, text: words }))
  const more = {
    'give-person': list('ownerId', 'Who gets them', 'Choose a colleague', bulk.owners),
    'give-team': list('team', 'Which team', 'Choose a team', bulk.teams),
    snooze: (
      <Input
        {...field('until')}
        type="date"
        label="Until which day"
        hint="A working day, and never past the day that was promised."
        className="govuk-input--width-10"
      />
    ),
    topics: list('topics', 'Which topic', 'Choose a topic', bulk.topics),
    spam: undefined,
    close: (
      <>
        {list('reason', 'Why they can be closed', 'Choose a reason', reasons)}
        <Input {...field('words')} label="In your own words (where somebody still waits)" maxLength={500} />
      </>
    ),
  }
  return (
    <Details summary="Do the same for several enquiries" open={errors.length > 0} id="several">
      <form id="bulk" method="post" action="/staff/enquiries/several" noValidate>
        <input type="hidden" name="from" value={from} />
        <ChooseAll />
        <Radios
          name="act"
          idPrefix={bulkFieldId('act')}
          legend="What to do with those you chose"
          hint={`Up to ${mostBulkEnquiries} at once. Several families are never answered in one go: an answer is written to one person, and looked at for one person.`}
          className="govuk-radios--small"
          defaultValue={typed.act}
          error={errorFor(errors, 'act')}
          items={bulkEnquiryActs.map((value) => ({
            value,
            text: bulkActNames[value],
            conditional: more[value],
          }))}
        />
        <Button preventDoubleClick>Check what will happen</Button>
        <p className="govuk-body-s staff-quiet">Nothing is changed yet.</p>
      </form>
    </Details>
  )
}
