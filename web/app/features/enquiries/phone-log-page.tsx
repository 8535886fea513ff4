import { type CallerBeside, type ContactChannel, contactChannels, identityNote } from '@send-hub/shared'
import { useEffect, useRef, useState } from 'react'
import { DraftTextarea } from '../../lib/draft-textarea.tsx'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { LetPass } from '../../lib/let-pass.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { type BesideView, besideView, type CallerView } from './phone-caller-view.ts'
import { checkChoices, type LogView, logHref, logTitles, urgencyChoices } from './phone-log-view.ts'
import { Who } from './phone-log-who.tsx'
import { CaseBeside } from './staff-case-beside.tsx'

/** A call, a letter or a visit: one screen in the order of a call, the live case beside it. Ctrl+Enter saves. */
export function PhoneLogPage({ view }: { view: LogView }) {
  const { channel, errors } = view
  const form = useRef<HTMLFormElement>(null)
  const [beside, setBeside] = useState<BesideView | null>(view.beside)
  const [isLost, setIsLost] = useState(false)
  const choose = async (caller: CallerView) => {
    const opened = await readBeside(caller, view.today).catch(() => null)
    setIsLost(opened === null)
    if (opened) setBeside(opened)
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        form.current?.requestSubmit(saveOf(form.current))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">{logTitles[channel]}</h1>
      <Kinds channel={channel} />
      <div className="phone-log">
        <form ref={form} method="post" action="/staff/enquiries/new" noValidate>
          <input type="hidden" name="requestKey" value={view.requestKey} />
          <input type="hidden" name="channel" value={channel} />
          <Who
            view={view}
            beside={beside}
            isLost={isLost}
            onChoose={choose}
            onClear={() => setBeside(null)}
          />
          <Matter view={view} beside={beside} />
          <WhatWeSaid view={view} beside={beside} />
          <Button preventDoubleClick name="step" value="save">
            Save
          </Button>
          <p className="govuk-body-s staff-quiet">Ctrl and Enter save from anywhere on this page.</p>
        </form>
        <CaseBeside found={beside?.case ?? null} />
      </div>
    </>
  )
}

const saveOf = (form: HTMLFormElement) => form.querySelector<HTMLButtonElement>('button[value="save"]')

async function readBeside(caller: CallerView, today: string): Promise<BesideView> {
  const { familyMemberId, caseId, enquiryId } = caller
  const ids = Object.entries({ familyMemberId, caseId, enquiryId }).filter(([, id]) => id !== null)
  const answer = await fetch(`/api/staff/callers/beside?${new URLSearchParams(ids as [string, string][])}`)
  if (!answer.ok) throw new Error('The case did not open')
  return besideView((await answer.json()) as CallerBeside, today)
}

function Kinds({ channel }: { channel: ContactChannel }) {
  return (
    <nav className="govuk-body-s phone-kinds" aria-label="How it came">
      {(Object.keys(contactChannels) as ContactChannel[]).map((kind) => (
        <a
          key={kind}
          className="govuk-link"
          href={logHref(kind)}
          aria-current={kind === channel ? 'page' : undefined}
        >
          {contactChannels[kind]}
        </a>
      ))}
    </nav>
  )
}

function Matter({ view, beside }: { view: LogView; beside: BesideView | null }) {
  const { typed, errors, topics, chosenTopics, channel } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  const [first = '', ...more] = chosenTopics
  const open = beside?.caller.open ?? []
  return (
    <>
      {channel !== 'phone' && (
        <Input
          {...field('receivedOn')}
          defaultValue={typed.receivedOn ?? view.today}
          label={channel === 'post' ? 'The day it came' : 'The day they were here'}
          type="date"
          max={view.today}
          className="govuk-input--width-10"
        />
      )}
      {open.length > 0 && (
        <Radios
          {...field('joins')}
          legend="Is it about something they asked before?"
          legendSize="s"
          className="govuk-radios--small"
          items={[
            ...open.map(({ id, text }) => ({ value: id, text })),
            { value: 'new', text: 'Something new' },
          ]}
        />
      )}
      <div className="phone-pair">
        <Select
          {...field('topic')}
          defaultValue={typed.topic ?? first}
          label="What is it about?"
          items={[{ value: '', text: 'Choose a topic' }, ...topics]}
        />
        <Select {...field('priority')} label="How urgent?" items={urgencyChoices} />
      </div>
      <Details summary="More topics" open={more.length > 0}>
        <Checkboxes
          name="topics"
          legend="Also about"
          legendSize="s"
          hint="Four more at most."
          className="govuk-checkboxes--small"
          items={topics}
          defaultValues={more}
          error={errorFor(errors, 'topics')}
        />
      </Details>
      <DraftTextarea
        {...field('asked')}
        draft="log:asked"
        isSent={false}
        label={channel === 'post' ? 'What they ask or tell us' : 'What they asked or told us'}
        hint="They see this on their page, as told by them."
        labelSize="s"
        rows={4}
      />
    </>
  )
}

function WhatWeSaid({ view, beside }: { view: LogView; beside: BesideView | null }) {
  const { typed, errors, channel, checked } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  return (
    <>
      {beside?.case && (
        <Checkboxes
          name="checks"
          legend="I checked who they are"
          legendSize="s"
          hint={identityNote}
          className="govuk-checkboxes--small"
          items={checkChoices(channel, beside.ask)}
          defaultValues={checked}
          error={errorFor(errors, 'checks')}
        />
      )}
      <DraftTextarea
        {...field('told')}
        draft="log:told"
        isSent={false}
        label="What we told them"
        labelSize="s"
        rows={3}
      />
      <DraftTextarea
        {...field('agreed')}
        draft="log:agreed"
        isSent={false}
        label="What we agreed to do"
        labelSize="s"
        rows={2}
      />
      <Input
        {...field('agreedBy')}
        label="By when (optional)"
        type="date"
        min={view.today}
        className="govuk-input--width-10"
      />
      <LetPass typed={typed} errors={errors} />
      <Radios
        {...field('outcome')}
        legend="Is their question answered?"
        legendSize="s"
        className="govuk-radios--small"
        defaultValue={typed.outcome ?? 'owed'}
        items={[
          { value: 'owed', text: 'No, we still owe an answer' },
          { value: 'mine', text: 'No, and I will answer it myself' },
          { value: 'answered', text: 'Yes, they have their answer' },
        ]}
      />
      <Checkboxes
        name="sends"
        className="govuk-checkboxes--small"
        items={[
          {
            value: 'yes',
            text: 'Send what we told and agreed to their page',
            hint: 'They get an email that there is something to read. Unticked, it stays in a note.',
          },
        ]}
        defaultValues={errors.length > 0 ? [typed.sends ?? ''] : ['yes']}
        error={errorFor(errors, 'sendsAgreed')}
      />
      <DraftTextarea
        {...field('note')}
        draft="log:note"
        isSent={false}
        label="Note for colleagues (optional)"
        hint="Staff only."
        rows={2}
      />
    </>
  )
}
