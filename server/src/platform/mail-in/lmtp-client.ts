import nodemailer from 'nodemailer'

/** A mail written by hand, as somebody's mail program would send it. */
export interface HandWritten {
  from: string
  to: string
  subject: string
  text: string
  /** The Message-ID it answers, with angle brackets. */
  inReplyTo?: string
}

const withinMs = 10_000

/** Hands a mail over by LMTP, as the council's mail server would. @throws when it is not taken */
export async function handOver(
  { host, port }: { host: string; port: number },
  { inReplyTo, ...mail }: HandWritten,
): Promise<void> {
  // nodemailer passes `lmtp` on to its connection; its types of the transport leave it out.
  const settings = { host, port, lmtp: true, secure: false, ignoreTLS: true, name: 'local' }
  const transport = nodemailer.createTransport({
    ...settings,
    connectionTimeout: withinMs,
    socketTimeout: withinMs,
    greetingTimeout: withinMs,
  })
  try {
    const answer = await transport.sendMail({
      ...mail,
      ...(inReplyTo && { inReplyTo, references: [inReplyTo] }),
    })
    // By LMTP each recipient gets an answer after the mail, and a refusal there is no error to nodemailer.
    const [refused] = answer.rejectedErrors ?? []
    if (refused) throw refused
  } finally {
    transport.close()
  }
}
