import {
  type AccessRequestChoices,
  type AccessRequestForStaff,
  type AccessRequestRow,
  ageOfOwnView,
  flagReasonWords,
  formatDay,
  type HeldItem,
} from '@send-hub/shared'
import { errorFor, type FormError, type FormValues, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Radios } from '../../ui/radios.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { newRequestHref, requestHref, requestsHref } from './data-rights-links.ts'

const stateWords = { open: 'Open', released: 'Released', closed: 'No copy given' } as const

/** Who asked for a copy, by the day it is due. */
export function RequestsView({ items, today }: { items: readonly AccessRequestRow[]; today: string }) {
  return (
    <>
      <h1 className="govuk-heading-l">Copies for families</h1>
      <p className="govuk-body">
        Who asked for what we hold on a child. To record one, open the child’s case and choose “Somebody asks
        for a copy”.
      </p>
      {items.length === 0 ? (
        <p className="govuk-body staff-empty">Nobody waits for a copy.</p>
      ) : (
        <table className="staff-table">
          <caption className="govuk-visually-hidden">Requests for a copy, by the day they are due</caption>
          <thead>
            <tr>
              <th scope="col">Due</th>
              <th scope="col">Request</th>
              <th scope="col">Asked by</th>
              <th scope="col">Child</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <RequestRow key={item.id} item={item} today={today} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function RequestRow({ item, today }: { item: AccessRequestRow; today: string }) {
  const due = item.extendedTo ?? item.dueOn
  const isLate = item.state === 'open' && due < today
  return (
    <tr className={isLate ? 'staff-row staff-row--over' : 'staff-row'}>
      <td data-label="Due" className="staff-nowrap">
        <strong>{formatDay(due)}</strong> {isLate && <Tag colour="red">Late</Tag>}
      </td>
      <th scope="row">
        <a className="govuk-link" href={requestHref(item.id)}>
          {item.reference}
        </a>
      </th>
      <td data-label="Asked by">{item.asksName}</td>
      <td data-label="Child">{item.childName}</td>
      <td data-label="State">{stateWords[item.state]}</td>
    </tr>
  )
}

interface Form {
  values: FormValues
  errors: readonly FormError[]
}

/** Somebody asks for a copy. */
export function NewRequestView({ choices, values, errors }: Form & { choices: AccessRequestChoices }) {
  const { caseId, caseReference, childName, people, isChildAsked } = choices
  return (
    <div className="staff-check">
      <BackLink href={`/staff/cases/${caseId}`}>Case</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">
        Somebody asks for a copy <span className="staff-reference">{caseReference}</span>
      </h1>
      <p className="govuk-body">
        Of everything that is held on {childName}. Check first who they are. The month begins on the day we
        received it.
      </p>
      <form method="post" action={newRequestHref(caseId)} noValidate>
        <Radios
          name="familyMemberId"
          legend="Who asks?"
          items={people.map(({ id, name, relationship }) => ({
            value: id,
            text: `${name} (${relationship})`,
          }))}
          defaultValue={values.familyMemberId}
          error={errorFor(errors, 'familyMemberId')}
        />
        <DateInput
          id="receivedOn"
          namePrefix="received"
          legend="When did we receive it?"
          values={{
            day: values['received-day'],
            month: values['received-month'],
            year: values['received-year'],
          }}
          error={errorFor(errors, 'receivedOn')}
        />
        {isChildAsked && (
          <Textarea
            name="childView"
            label={`What does ${childName} say to it?`}
            hint={`From about ${ageOfOwnView} on, a parent has no right of their own to a copy. Not needed where the young person asks.`}
            rows={3}
            defaultValue={values.childView}
            error={errorFor(errors, 'childView')}
          />
        )}
        <Button preventDoubleClick>Record the request</Button>
      </form>
    </div>
  )
}

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
        { key: 'Case', value: <a href={`/staff/cases/${caseId}`}>Open the case</a> },
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
              <a href={`/api/staff/access-requests/${id}/content`}>Save it for handing over</a>, until{' '}
              {formatDay(request.copyUntil)}
            </>
          ),
        },
      ]}
    />
  )
}

type GroupOfItems = AccessRequestForStaff['groups'][number]

function Group({ group: { heading, items }, values, errors }: Form & { group: GroupOfItems }) {
  const flagged = items.filter(({ why }) => why !== null)
  const others = items.filter(({ why }) => why === null)
  return (
    <section>
      <h3 className="govuk-heading-s">{heading}</h3>
      {flagged.map((item) => (
        <Flagged key={item.sourceId} item={item} values={values} errors={errors} />
      ))}
      {others.length > 0 && (
        <Details
          summary={others.length === 1 ? '1 goes out as it is' : `${others.length} go out as they are`}
        >
          {others.map((item) => (
            <Says key={item.sourceId} item={item} />
          ))}
        </Details>
      )}
    </section>
  )
}

export const fieldOf = (
  what: 'decision' | 'reason',
  { source, sourceId }: Pick<HeldItem, 'source' | 'sourceId'>,
) => `${what}-${source}-${sourceId}`

function Flagged({ item, values, errors }: Form & { item: HeldItem }) {
  const [decision, reason] = [fieldOf('decision', item), fieldOf('reason', item)]
  return (
    <div className="app-promise">
      <p className="govuk-body">
        <Tag colour={item.decision ? 'green' : 'yellow'}>{item.decision ? 'Decided' : 'To decide'}</Tag>{' '}
        {item.why && flagReasonWords[item.why]}.
      </p>
      <Says item={item} />
      <Radios
        name={decision}
        legend="Does it go into the copy?"
        className="govuk-radios--small govuk-radios--inline"
        items={[
          { value: 'include', text: 'It goes in' },
          { value: 'leave-out', text: 'Leave it out' },
        ]}
        defaultValue={values[decision] ?? item.decision ?? undefined}
        error={errorFor(errors, decision)}
      />
      <Input
        name={reason}
        label="Why it is left out"
        defaultValue={values[reason] ?? item.decisionReason ?? undefined}
        error={errorFor(errors, reason)}
      />
    </div>
  )
}

function Says({ item: { says, fileName } }: { item: HeldItem }) {
  return (
    <dl className="staff-facts">
      {says.map(({ label, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id, and nothing here moves
        <div key={at}>
          <dt>{label}</dt>
          <dd className="staff-message__body">{value}</dd>
        </div>
      ))}
      {fileName && (
        <div>
          <dt>File</dt>
          <dd>{fileName}</dd>
        </div>
      )}
    </dl>
  )
}

function Ends({
  request: { id, undecided, extendedTo, isBarred },
  values,
  errors,
}: Form & Pick<RequestProps, 'request'>) {
  return (
    <>
      {undecided === 0 && !isBarred && (
        <form method="post" action={`${requestHref(id)}/release`}>
          <h2 className="govuk-heading-m">Release the copy</h2>
          <p className="govuk-body">It can’t be taken back once it was saved.</p>
          <Button preventDoubleClick>Make the copy and release it</Button>
        </form>
      )}
      {!extendedTo && (
        <Details summary="It takes longer" open={Boolean(errorFor(errors, 'reason')) || undefined}>
          <form method="post" action={`${requestHref(id)}/extend`} noValidate>
            <Textarea
              name="reason"
              id="extend-reason"
              label="Why two months more are needed: the family reads it"
              rows={3}
              defaultValue={values.reason}
              error={errorFor(errors, 'reason')}
            />
            <Button variant="secondary" preventDoubleClick>
              Tell the family
            </Button>
          </form>
        </Details>
      )}
      <Details summary="No copy is given" open={Boolean(errorFor(errors, 'why')) || undefined}>
        <form method="post" action={`${requestHref(id)}/close`} noValidate>
          <Textarea
            name="why"
            label="Why not: the family reads it"
            rows={3}
            defaultValue={values.why}
            error={errorFor(errors, 'why')}
          />
          <Button variant="secondary" preventDoubleClick>
            Close the request
          </Button>
        </form>
      </Details>
    </>
  )
}
