import type { EnquiryForStaff } from '@send-hub/shared'
import { rawMailHref } from './mail-links.ts'

export type ThreadMail = { href: string; sure: string | null }

/** What stands under a message that came by email; null under every other. */
export function mailOfMessage(
  { mails }: Pick<EnquiryForStaff, 'mails'>,
  messageId: string,
): ThreadMail | null {
  const mail = mails.find((one) => one.messageId === messageId)
  return mail ? { href: rawMailHref(mail.inboundMailId), sure: mail.proof && sureWords[mail.proof] } : null
}

const sureWords = {
  signed: 'It answers an email that only they got.',
  address: 'Only its address says who wrote it.',
} as const

export function ThreadMailLine({ mail: { href, sure } }: { mail: ThreadMail }) {
  return (
    <p className="govuk-body-s staff-quiet govuk-!-margin-bottom-0">
      Came by email. {sure && `${sure} `}
      <a className="govuk-link" href={href} download>
        Save the email as it came
      </a>
    </p>
  )
}

/** Above the answer: what an email to them would come to. */
export function MailStoppedLine() {
  return (
    <p className="govuk-body">
      <strong>Emails to this person came back.</strong> They hear of an answer only when they sign in.{' '}
      <a className="govuk-link" href="/staff/mail">
        Check their address
      </a>
    </p>
  )
}
