import { type AccessRequestForStaff, formatDay } from '@send-hub/shared'
import { summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { stateWords } from './copies-list-view.tsx'
import { Ends } from './copy-ends.tsx'
import { Group } from './copy-items.tsx'
import { requestHref, requestsHref } from './data-rights-links.ts'
import type { Form } from './form.ts'

interface RequestProps extends Form {
  request: AccessRequestForStaff
  today: string
  done: string | undefined
}

const doneWords: Readonly<Record<string, string>> = {
  recorded: 'The request is recorded.',
  items: 'Your decisions are kept.',
  extend: 'The family is told that it takes longer.',
  close: 'The family is told that no copy is given.',
  release: 'The copy is released, and who asked is told that there is an update.',
}

/** One request: what is held, what has to be decided, and the ends it can come to. */
export function RequestView({ request, today, done, values, errors }: RequestProps) {
  const { id, reference, state, undecided, groups, isBarred } = request
  return (
    <>
      <BackLink href={requestsHref}>Copies for families</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      {done && errors.length === 0 && doneWords[done] && (
        <NotificationBanner type="success">{doneWords[done]}</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">
        Copy about {request.childName} <span className="staff-reference">{reference}</span>
      </h1>
      <Facts request={request} today={today} />
      {isBarred && (
        <WarningText>
          A restriction keeps this person from the child. Nothing can be given before you have spoken to
          whoever set it.
        </WarningText>
      )}
      {state === 'open' && (
        <>
          <form method="post" action={`${requestHref(id)}/items`} noValidate>
            <h2 className="govuk-heading-m">
              {undecided === 0 ? 'Everything was looked at' : `${undecided} still to be looked at`}
            </h2>
            <p className="govuk-body">
              What is about other people, or may be, waits for you. What a reader could work out from it
              counts too.
            </p>
            {groups.map((group) => (
              <Group key={group.source} group={group} values={values} errors={errors} />
            ))}
            {groups.some(({ items }) => items.some(({ why }) => why)) && (
              <>
                <Input
                  name="reason"
                  label="Reason for what is left out without one of its own"
                  defaultValue={values.reason}
                />
                <Button preventDoubleClick>Keep these decisions</Button>
              </>
            )}
          </form>
          <Ends request={request} values={values} errors={errors} />
        </>
      )}
    </>
  )
}

function Facts({ request, today }: Pick<RequestProps, 'request' | 'today'>) {
  const { id, caseId, asksName, relationship, receivedOn, dueOn, extendedTo, extensionReason, state } =
    request
  const due = extendedTo ?? dueOn
  return (
    <SummaryList
      rows={[
        { key: 'Asked by', value: `${asksName}${relationship ? ` (${relationship})` : ''}` },
        {
          key: 'Case',
          value: (
            <a className="govuk-link" href={`/staff/cases/${caseId}`}>
              Open the case
            </a>
          ),
        },
        { key: 'Received', value: formatDay(receivedOn) },
        {
          key: 'Due',
          value: (
            <>
              {formatDay(due)} {state === 'open' && due < today && <Tag colour="red">Late</Tag>}
            </>
          ),
        },
        extensionReason && { key: 'Why it takes longer', value: extensionReason },
        request.childView && { key: 'What the child says', value: request.childView },
        { key: 'State', value: stateWords[state] },
        request.closedWhy && { key: 'Why no copy is given', value: request.closedWhy },
        request.copyUntil && {
          key: 'The copy',
          value: (
            <>
              <a className="govuk-link" href={`/api/staff/access-requests/${id}/content`}>
                Save it for handing over
              </a>
              , until {formatDay(request.copyUntil)}
            </>
          ),
        },
      ]}
    />
  )
}
