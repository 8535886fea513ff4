import type { ReactNode } from 'react'
import { familyPage } from '../../family-layout.tsx'
import { FormFault, type FormValues } from '../../lib/form.ts'
import { formatMoment } from '../../lib/london-time.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import type { LocalInbox, Mail } from '../../lib/web-options.ts'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { inboxHref, typedMail, WriteMail } from './write-mail.tsx'

/** Every mail that would have left, newest first, and a way to write back. Only where no real mail is set up. */
export function inboxPage({ read, write = null }: LocalInbox): PageRoute {
  return {
    url: inboxHref,
    access: 'public',
    show: async (visit) => {
      const mails = await read()
      const values = visit.errors.length > 0 ? visit.values : answerTo(mails, visit.query.answer)
      return familyPage(visit, {
        title: 'Local inbox',
        back: { href: '/', text: 'Home' },
        children: (
          <InboxView mails={mails} canAnswer={write !== null} isSent={visit.query.done === 'sent'}>
            {write && <WriteMail to={write.to} values={values} errors={visit.errors} />}
          </InboxView>
        ),
      })
    },
    ...(write && {
      submit: async ({ values }: Visit) => {
        await write.send(typedMail(values)).catch(notTaken)
        return { to: `${inboxHref}?done=sent` }
      },
    }),
  }
}

function notTaken(error: unknown): never {
  if (error instanceof FormFault) throw error
  throw new FormFault([
    { field: 'text', text: 'The hub did not take the email. Is its worker running? Try again in a minute.' },
  ])
}

const messageIdOf = ({ headers }: Mail) => headers?.['message-id'] ?? ''

/** What an answer to a mail begins with: from whom it went to, under its own subject. */
function answerTo(mails: readonly Mail[], messageId: string | undefined): FormValues {
  const mail = messageId ? mails.find((one) => messageIdOf(one) === messageId) : undefined
  if (!mail || !messageId) return {}
  return { from: mail.to, subject: `Re: ${mail.subject}`, answers: messageId }
}

interface InboxViewProps {
  mails: readonly Mail[]
  canAnswer?: boolean
  /** An email was handed over just now. */
  isSent?: boolean
  children?: ReactNode
}

export function InboxView({ mails, canAnswer = false, isSent = false, children }: InboxViewProps) {
  return (
    <>
      {isSent && (
        <NotificationBanner type="success">
          <p className="govuk-notification-banner__heading">The hub has your email</p>
        </NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Local inbox</h1>
      <p className="govuk-body">
        No mail leaves this machine: what the hub sends ends here, newest first. Open this page again to see
        new mail.
      </p>
      {children}
      {children && <h2 className="govuk-heading-m">What the hub has sent</h2>}
      {mails.length === 0 && <p className="govuk-body">Nothing has been sent yet.</p>}
      <ol className="app-thread">
        {mails.map((mail, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, and mails have no id
          <li key={index} className="app-message">
            <h2 className="govuk-heading-s app-message__head">
              {mail.subject}{' '}
              <time className="app-message__when" dateTime={mail.receivedAt}>
                {formatMoment(mail.receivedAt)}
              </time>
            </h2>
            <p className="govuk-body-s app-wrap">
              To {mail.to}
              <br />
              From {mail.from}
            </p>
            <div className="govuk-body app-message__body">{withLinks(mail.text)}</div>
            {canAnswer && mail.headers?.['reply-to'] && (
              <p className="govuk-body-s">
                <a
                  className="govuk-link"
                  href={`${inboxHref}?answer=${encodeURIComponent(messageIdOf(mail))}#write`}
                >
                  Answer this email
                  <span className="govuk-visually-hidden"> to {mail.to}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** The text with its web addresses as links, and a sign-in code in bold so that it is found at a glance. */
function withLinks(text: string): ReactNode[] {
  return text
    .trim()
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|\b\d{6}\b)/)
    .map((part, index) => {
      if (index % 2 === 0) return part
      const key = `${index} ${part}`
      if (/^\d/.test(part)) return <strong key={key}>{part}</strong>
      return (
        <a key={key} className="govuk-link" href={part}>
          {part}
        </a>
      )
    })
}
