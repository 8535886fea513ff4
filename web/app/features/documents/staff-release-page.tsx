import { errorFor, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Radios } from '../../ui/radios.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { everyone, type ReaderView, type ReleaseView, type WithdrawView } from './staff-release-view.ts'

/** Before a document reaches a family: which child, which document, who will read it, and the officer's word. */
export function StaffReleasePage({ view }: { view: ReleaseView }) {
  const { errors, step } = view
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case, without releasing anything</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">
        {step === 'choose' ? 'Who may read this document?' : 'Check before you release this document'}
      </h1>
      <Subject view={view} />
      <Warnings view={view} />
      {step === 'choose' ? <ChooseForm view={view} /> : <CheckForm view={view} />}
    </div>
  )
}

function Subject({ view }: { view: ReleaseView | WithdrawView }) {
  const { title, fileName, kind, file, from, openHref } = view.document
  return (
    <SummaryList
      rows={[
        {
          key: 'Child',
          value: (
            <>
              <strong>{view.childName}</strong>, born {view.born}
            </>
          ),
        },
        { key: 'Case', value: <span className="staff-reference">{view.reference}</span> },
        {
          key: 'Document',
          value: (
            <>
              {openHref ? (
                <a className="govuk-link" href={openHref}>
                  {title}
                </a>
              ) : (
                title
              )}
              <br />
              {kind}; {file}
              <br />
              <span className="staff-break">{fileName}</span>
            </>
          ),
        },
        { key: 'From', value: from },
      ]}
    />
  )
}

function Warnings({ view }: { view: ReleaseView }) {
  return (
    <>
      {view.isUnread && (
        <WarningText>
          You have not opened this document here. Read all of it before you release it.
        </WarningText>
      )}
      {view.isAdvice && (
        <WarningText>
          Reports can name other people: another parent’s address, brothers and sisters, staff of a school.
          Take out what is not this reader’s to know.
        </WarningText>
      )}
      {view.step === 'choose' &&
        view.findings.map(({ field, found }) => <WarningText key={field}>{found}</WarningText>)}
      {view.allClear && <p className="govuk-body">{view.allClear}</p>}
      {view.isUnscanned && <WarningText>This file was not scanned for viruses.</WarningText>}
    </>
  )
}

function ChooseForm({ view }: { view: ReleaseView }) {
  const { readers, others, errors, to } = view
  if (readers.length === 0) {
    return (
      <p className="govuk-body">
        <strong>Nobody’s access takes in documents of this case.</strong> It can’t be released to anyone yet.
      </p>
    )
  }
  return (
    <form method="post" action={view.action} noValidate>
      <Radios
        name="to"
        legend="Release it to"
        items={[
          ...readers.map(({ id, name, relationship }) => ({
            value: id,
            text: `${name} (${relationship}) alone`,
          })),
          readers.length > 1 && { divider: 'or' },
          readers.length > 1 && {
            value: everyone,
            text: 'Everyone who may read documents',
            hint: `${namesOf(readers)}, and whoever is given such access later`,
          },
        ]}
        defaultValue={to}
        error={errorFor(errors, 'to')}
      />
      <NotReached others={others} />
      <Button>Check this release</Button>
      <p className="govuk-body-s staff-quiet">Nothing is released or sent yet.</p>
    </form>
  )
}

function CheckForm({ view }: { view: ReleaseView }) {
  const { chosen, to, errors, typed } = view
  const them = namesOf(chosen)
  return (
    <>
      <h2 className="govuk-heading-m">Who will read it</h2>
      <ul className="govuk-list govuk-list--bullet">
        {chosen.map(({ id, name, relationship, role, level, email, phone }) => (
          <li key={id} className="staff-break">
            <strong>{name}</strong> ({relationship}),{' '}
            {email ?? `no email: tell them yourself${phone ? `, ring ${phone}` : ''}`}
            <br />
            <span className="staff-quiet">
              {role}. May see: {lowerFirst(level)}
            </span>
          </li>
        ))}
      </ul>
      <NotReached others={view.others} />
      <p className="govuk-body">
        {view.stopsAllMessages
          ? 'Nobody is written to: every message about this case has stopped for good.'
          : 'The email says only that there is an update and where to sign in.'}
      </p>
      <form method="post" action={view.action} noValidate>
        <input type="hidden" name="to" value={to} />
        <Checkboxes
          name="isReadAndMayGo"
          items={[
            { value: 'yes', text: `I have read it, it is about ${view.childName}, and it may go to ${them}` },
          ]}
          defaultValues={typed.isReadAndMayGo ? [typed.isReadAndMayGo] : []}
          error={errorFor(errors, 'isReadAndMayGo')}
        />
        <Findings view={view} />
        <div className="govuk-button-group">
          <Button name="confirmed" value="yes" preventDoubleClick>
            Release this document
          </Button>
          <Button name="change" value="yes" variant="secondary">
            Go back and change it
          </Button>
        </div>
      </form>
    </>
  )
}

/** What was found is let pass one by one, each by a tick of its own. */
function Findings({ view: { findings, needsReason, typed, errors } }: { view: ReleaseView }) {
  return (
    <>
      {findings.map(({ field, found, confirm }) => (
        <Checkboxes
          key={field}
          name={field}
          legend={found}
          legendSize="s"
          items={[{ value: 'yes', text: confirm }]}
          defaultValues={typed[field] ? [typed[field]] : []}
          error={errorFor(errors, field)}
        />
      ))}
      {needsReason && (
        <Textarea
          name="otherChildrenReason"
          label="Why may a file that names another child go?"
          hint="Kept in the history, for staff alone."
          rows={3}
          defaultValue={typed.otherChildrenReason}
          error={errorFor(errors, 'otherChildrenReason')}
        />
      )}
    </>
  )
}

/** Whom of the case it does not reach, so that nobody thinks it did. */
function NotReached({ others }: Pick<ReleaseView, 'others'>) {
  if (others.length === 0) return null
  return (
    <>
      <p className="govuk-body-s govuk-!-margin-bottom-1">It does not go to:</p>
      <ul className="govuk-list govuk-list--bullet govuk-body-s staff-quiet">
        {others.map(({ id, name, why }) => (
          <li key={id} className="staff-break">
            {name}: {why}
          </li>
        ))}
      </ul>
    </>
  )
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

const names = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const namesOf = (people: readonly ReaderView[]) =>
  names.format(people.map(({ name, relationship }) => `${name} (${relationship})`))

/** A release taken back, or a document set aside. What was read was read: the page says by whom. */
export function StaffWithdrawPage({ view }: { view: WithdrawView }) {
  const { isReleased, readByFamily } = view
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case, without changing anything</BackLink>
      <h1 className="govuk-heading-l">
        {isReleased ? 'Withdraw this document from the family?' : 'Set this document aside?'}
      </h1>
      <Subject view={view} />
      <p className="govuk-body">
        {isReleased
          ? 'It leaves the family’s page at once, and they are not written to. It stays in the history that staff see.'
          : 'Use this for a document that was put on the wrong case, or replaced. It stays in the history.'}
      </p>
      {isReleased && readByFamily.length === 0 && (
        <p className="govuk-body">Nobody of the family has opened it.</p>
      )}
      {readByFamily.length > 0 && (
        <WarningText>
          Already opened by {readByFamily.join(', ')}. If it was not theirs to read, report it as a data
          breach today.
        </WarningText>
      )}
      <form method="post" action={view.action}>
        <Button name="confirmed" value="yes" variant="warning" preventDoubleClick>
          {isReleased ? 'Withdraw it' : 'Set it aside'}
        </Button>
      </form>
    </div>
  )
}
