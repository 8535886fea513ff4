import nodemailer from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The same for every try, so that mail systems can drop a copy. */
  messageId: string
  /** Where it is answered to; left out: to the sender. */
  replyTo?: string
  /** The Message-ID it answers, and those of its thread, oldest first; with angle brackets. */
  inReplyTo?: string
  references?: string[]
}

/** What became of one handing-over to the mail server. */
export type MailResult =
  | { outcome: 'accepted' }
  /** The server will never take this one: the address does not exist. */
  | { outcome: 'refused'; reason: string }
  /**
   * Not now; it may or may not have taken it. `isServerDown`: the server is down, slow or refuses us altogether, so
   * the next message would fare no better.
   */
  | { outcome: 'try-again'; reason: string; isServerDown: boolean }

export interface Mailer {
  send(mail: Mail): Promise<MailResult>
  close(): void
}

/**
 * Hands mail over by SMTP, one message at a time on a kept connection. Reasons hold codes, no addresses. `returnTo` gets
 * what comes back; left out: the sender.
 */
export function createMailer(smtpUrl: string, from: string, returnTo?: string): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 1,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          ...mail,
          from,
          // Whole, so that it is not read as a list: a comma in an address would make two readers of one.
          to: { name: '', address: mail.to },
          ...(returnTo && { envelope: { from: returnTo, to: { name: '', address: mail.to } } }),
          // All that a machine could answer, but not that a mail could not be delivered: that must come back to us.
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply',
          },
        })
        return { outcome: 'accepted' }
      } catch (error) {
        return describeFailure(error as Failure)
      }
    },
    close: () => transport.close(),
  }
}

type Failure = Error & { code?: string; command?: string; response?: string; responseCode?: number }

/**
 * Only what the server says of this recipient or this message can be final. A refusal of the connection, of the
 * sender, or of us (5.7.x: not permitted) is a fault of settings: once it is mended, the same message goes out.
 */
function describeFailure(error: Failure): MailResult {
  const { code, command, responseCode = 0 } = error
  const reason = [code ?? 'ERROR', error.responseCode].filter(Boolean).join(' ')
  // "Invalid recipient", said by our own side before anything was sent.
  if (code === 'EENVELOPE' && command === 'API' && /recipient/i.test(error.message)) {
    return { outcome: 'refused', reason }
  }
  const isAboutThisOne =
    (code === 'EENVELOPE' || code === 'EMESSAGE') &&
    (command === 'RCPT TO' || command === 'DATA') &&
    responseCode !== 421
  const isFinal =
    responseCode >= 500 && responseCode !== 530 && !/^5\d\d[ -]5\.7\./.test(error.response ?? '')
  if (isAboutThisOne && isFinal) return { outcome: 'refused', reason }
  return { outcome: 'try-again', reason, isServerDown: !isAboutThisOne }
}
