import type { ReactNode } from 'react'
import { familyPage } from '../../family-layout.tsx'
import { formatMoment } from '../../lib/london-time.ts'
import type { PageRoute } from '../../lib/page.ts'
import type { Mail } from '../../lib/web-options.ts'

/** Every mail that would have left, newest first. Only where no real mail is set up. */
export function inboxPage(inbox: { read(): Promise<Mail[]> }): PageRoute {
  return {
    url: '/dev/inbox',
    access: 'public',
    show: async (visit) =>
      familyPage(visit, {
        title: 'Local inbox',
        back: { href: '/', text: 'Home' },
        children: <InboxView mails={await inbox.read()} />,
      }),
  }
}

export function InboxView({ mails }: { mails: readonly Mail[] }) {
  return (
    <>
      <h1 className="govuk-heading-l">Local inbox</h1>
      <p className="govuk-body">
        No mail leaves this machine: what the hub sends ends here, newest first. Open this page again to see
        new mail.
      </p>
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
