import { aMail, multipart, rawPart, textPart } from './eml.ts'

interface ReportWanted {
  /** Message-ID of the mail that it is about, with brackets. */
  about: string
  recipient: string
  action?: 'failed' | 'delayed' | 'delivered'
  status?: string
  messageId?: string
  subject?: string
}

const originalHead = ({ about, recipient }: ReportWanted) =>
  `From: Kent County Council <no-reply@hub.test>\r\nTo: ${recipient}\r\nSubject: There is a reply for you\r\nMessage-ID: ${about}\r\n`

/** A delivery report as Postfix writes it. */
export function aBounce(wanted: ReportWanted): Buffer {
  const { recipient, action = 'failed', status = '5.1.1', messageId = '<bounce@mx.example>' } = wanted
  const subject = wanted.subject ?? 'Undelivered Mail Returned to Sender'
  const fields = [
    'Reporting-MTA: dns; mx.example',
    'Arrival-Date: Mon, 23 Nov 2026 09:57:00 +0000',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822;${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} <${recipient}>: Recipient address rejected: User unknown`,
    '',
  ].join('\r\n')
  const report = multipart('report; report-type=delivery-status', [
    textPart('This is the mail system at host mx.example.\n\nI could not deliver your message.'),
    rawPart('message/delivery-status', fields, ['Content-Description: Delivery report']),
    rawPart('message/rfc822', `${originalHead(wanted)}\r\nThere is a reply for you.\r\n`),
  ])
  return aMail({
    ...{ from: 'Mail Delivery System <MAILER-DAEMON@mx.example>', subject, messageId },
    headers: ['Auto-Submitted: auto-replied'],
    content: report,
  })
}

/** A returned mail from a system that keeps to no standard: words only (qmail). */
export function aPlainBounce(wanted: ReportWanted): Buffer {
  const { recipient, messageId = '<bounce@old.example>', subject = 'failure notice' } = wanted
  return aMail({
    ...{ from: 'MAILER-DAEMON@old.example', subject, messageId },
    content: [
      'Hi. This is the qmail-send program at old.example.',
      'I am afraid I was not able to deliver your message to the following addresses.',
      'This is a permanent error; I have given up. Sorry it did not work out.',
      '',
      `<${recipient}>:`,
      '550 no such user here',
      '',
      '--- Below this line is a copy of the message.',
      '',
      originalHead(wanted),
    ].join('\n'),
  })
}

/** Out of office as Exchange sends it. */
export const anOutOfOffice = (wanted: {
  from: string
  answers?: string
  messageId?: string
  subject?: string
}): Buffer =>
  aMail({
    from: wanted.from,
    subject: wanted.subject ?? 'Automatic reply: There is a reply for you',
    messageId: wanted.messageId ?? '<away@family.example>',
    headers: [
      ...(wanted.answers ? [`In-Reply-To: ${wanted.answers}`, `References: ${wanted.answers}`] : []),
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      'X-MS-Exchange-Inbox-Rules-Loop: amina@family.example',
    ],
    content: 'I am away until 3 December.',
  })
