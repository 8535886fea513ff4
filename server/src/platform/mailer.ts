import nodemailer from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The same for every try, so that mail systems can drop a copy. */
  messageId: string
}

/** What became of one handing-over to the mail server. */
export type MailResult =
  | { outcome: 'accepted' }
  /** The server will never take it: the address does not exist. */
  | { outcome: 'refused'; reason: string }
  /** Not now: the server is down, busy or slow. It may or may not have taken it. */
  | { outcome: 'try-again'; reason: string }

export interface Mailer {
  send(mail: Mail): Promise<MailResult>
  close(): void
}

/** Hands mail over by SMTP, one message at a time on a kept connection. Reasons hold codes, no addresses. */
export function createMailer(smtpUrl: string, from: string): Mailer {
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
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return { outcome: 'accepted' }
      } catch (error) {
        return describeFailure(error as Error & { code?: string; responseCode?: number })
      }
    },
    close: () => transport.close(),
  }
}

function describeFailure(error: { code?: string; responseCode?: number }): MailResult {
  const reason = [error.code ?? 'ERROR', error.responseCode].filter(Boolean).join(' ')
  const isForGood = error.responseCode !== undefined && error.responseCode >= 500 && error.code !== 'EAUTH'
  return { outcome: isForGood ? 'refused' : 'try-again', reason }
}
