import { bulkActs, bulkActWords } from '@send-hub/shared'
import { useEffect, useState } from 'react'
import { errorFor } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import type { CaseloadPageView } from './caseload-view.ts'

/** One act for all the cases that are chosen in the list above; a page to check follows before anything is written. */
export function CaseloadBulkForm({ bulk }: { bulk: CaseloadPageView['bulk'] }) {
  const { typed, errors, from, act, today, officers } = bulk
  const field = (name: string, fallback?: string) => ({
    name,
    defaultValue: typed[name] ?? fallback,
    error: errorFor(errors, name),
  })
  const more = {
    'arrange-reviews': (
      <>
        <Input
          {...field('meetingOn')}
          type="date"
          label="Day of the meeting"
          hint="For all of them. You can set a day for each on the next page."
          className="govuk-input--width-10"
        />
        <Input
          {...field('arrangedOn', today)}
          type="date"
          label="Day on which it was arranged"
          max={today}
          className="govuk-input--width-10"
        />
      </>
    ),
    'assign-officer': (
      <Select
        {...field('officerId')}
        label="Who gets them"
        items={[{ value: '', text: 'Choose a colleague' }, ...officers]}
      />
    ),
    'name-place': (
      <Input
        {...field('namedOn', today)}
        type="date"
        label="Day on which the plan with the place was sent"
        max={today}
        className="govuk-input--width-10"
      />
    ),
  }
  return (
    <Details summary="Do the same for several cases" open={errors.length > 0} id="several">
      <form id="bulk" method="post" action="/staff/caseload/check" noValidate>
        <input type="hidden" name="from" value={from} />
        <ChooseAll />
        <Radios
          name="act"
          legend="What to do with the cases you chose"
          className="govuk-radios--small"
          defaultValue={typed.act ?? act}
          error={errorFor(errors, 'act')}
          items={bulkActs.map((value) => ({
            value,
            text: bulkActWords[value].name,
            conditional: more[value],
          }))}
        />
        <Button preventDoubleClick>Check what will happen</Button>
        <p className="govuk-body-s staff-quiet">Nothing is written or sent yet.</p>
      </form>
    </Details>
  )
}

/** How many are chosen, and all of the page in one press: only where the script runs. */
function ChooseAll() {
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => {
    const recount = () => setChosen(boxes().filter(({ checked }) => checked).length)
    recount()
    const list = document.getElementById('list')
    list?.addEventListener('change', recount)
    return () => list?.removeEventListener('change', recount)
  }, [])
  if (chosen === null) return null
  const all = boxes().length
  const setAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked
    setChosen(checked ? all : 0)
  }
  return (
    <p className="govuk-body-s">
      <span role="status">
        {chosen} of {all} chosen.
      </span>{' '}
      <button type="button" className="staff-link-button" onClick={() => setAll(chosen < all)}>
        {chosen < all ? 'Choose all on this page' : 'Choose none'}
      </button>
    </p>
  )
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('#list input[type=checkbox]')]
}
