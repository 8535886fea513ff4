import type { ContactChannel } from '@send-hub/shared'
import { useEffect, useRef } from 'react'
import { errorFor } from '../../lib/form.ts'
import { Input } from '../../ui/input.tsx'
import { CallerBox, CallerLine } from './phone-caller-box.tsx'
import type { BesideView, CallerView } from './phone-caller-view.ts'
import { chosenHref, type LogView, logHref } from './phone-log-view.ts'

type WhoProps = {
  view: LogView
  beside: BesideView | null
  isLost: boolean
  onChoose: (caller: CallerView) => void
  onClear: () => void
}

/** Who calls: looked for as one types, or named without an account; once chosen, what they may be told. */
export function Who({ view, beside, isLost, onChoose, onClear }: WhoProps) {
  const { typed, errors } = view
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  const withoutAccount = (
    <div className="phone-pair">
      <Input
        {...field('name')}
        label="Or their name, without an account"
        autoComplete="off"
        maxLength={200}
      />
      <Input {...field('phone')} label="Their phone" type="tel" autoComplete="off" maxLength={40} />
    </div>
  )
  if (beside) {
    const { familyMemberId, enquiryId } = beside.caller
    return (
      <>
        <Chosen channel={view.channel} caller={beside.caller} onClear={onClear} />
        {!familyMemberId && !enquiryId && withoutAccount}
      </>
    )
  }
  return (
    <>
      <CallerBox error={errorFor(errors, 'caller')} typed={typed.query} onChoose={onChoose} />
      {isLost && <p className="govuk-body-s">The case did not open. Try again.</p>}
      {view.found && <Found view={view} found={view.found} />}
      {withoutAccount}
    </>
  )
}

/** What the search without a script found: each line is a link. */
function Found({ view, found }: { view: LogView; found: CallerView[] }) {
  return (
    <section aria-labelledby="found-title" className="phone-found">
      <h2 className="govuk-heading-s" id="found-title" tabIndex={-1}>
        {found.length === 0 ? 'Nobody found' : `${found.length} found`}
      </h2>
      <ul className="staff-plain-list">
        {found.map((caller) => (
          <li key={caller.key}>
            <CallerLine caller={caller} />
            <br />
            <a className="govuk-link" href={chosenHref(view.channel, caller)}>
              This is who it is
              <span className="govuk-visually-hidden">
                : {caller.name}, {caller.about}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Chosen({
  channel,
  caller,
  onClear,
}: {
  channel: ContactChannel
  caller: CallerView
  onClear: () => void
}) {
  const head = useRef<HTMLParagraphElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <div className={caller.mustNotBeTold ? 'staff-told staff-told--nothing' : 'staff-told'}>
      {caller.familyMemberId && <input type="hidden" name="familyMemberId" value={caller.familyMemberId} />}
      {caller.caseId && <input type="hidden" name="caseId" value={caller.caseId} />}
      {caller.enquiryId && <input type="hidden" name="known" value={caller.enquiryId} />}
      {caller.enquiryId && <input type="hidden" name="name" value={caller.name} />}
      <p className="govuk-body" ref={head} tabIndex={-1}>
        <CallerLine caller={caller} />
      </p>
      <p className="govuk-body-s">
        {caller.mustNotBeTold ? '' : `May be told: ${caller.told} `}
        <a
          className="govuk-link"
          href={logHref(channel)}
          onClick={(event) => {
            event.preventDefault()
            onClear()
          }}
        >
          Somebody else
        </a>
      </p>
    </div>
  )
}
