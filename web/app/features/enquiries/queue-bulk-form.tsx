import { bulkEnquiryActs, closeReasons, mostBulkEnquiries } from '@send-hub/shared'
import { useEffect, useState } from 'react'
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

/** How many are chosen, and all of the page in one press: only where the script runs. */
function ChooseAll() {
  const [chosen, setChosen] = useState<{ some: number; all: number } | null>(null)
  useEffect(() => {
    const recount = () =>
      setChosen({ some: boxes().filter(({ checked }) => checked).length, all: boxes().length })
    recount()
    const list = document.getElementById('list')
    list?.addEventListener('change', recount)
    return () => list?.removeEventListener('change', recount)
  }, [])
  if (chosen === null) return null
  const { some, all } = chosen
  const setAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked
    setChosen({ some: checked ? all : 0, all })
  }
  return (
    <p className="govuk-body-s">
      <span role="status">
        {some} of {all} chosen.
      </span>{' '}
      <button type="button" className="staff-link-button" onClick={() => setAll(some < all)}>
        {some < all ? 'Choose all on this page' : 'Choose none'}
      </button>
    </p>
  )
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('#list input[type=checkbox]')]
}
