import { bulkActs, bulkActWords } from '@send-hub/shared'
import { ChooseAll } from '../../lib/choose-all.tsx'
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
