import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface TakenMail {
  to: string
  from: string
  subject: string
  text: string
  html: string
  messageId: string
  headers: Record<string, string>
  /** What the envelope says it is from: who gets what comes back. */
  returnTo: string
}

export interface MailServer {
  url: string
  port: number
  /** Every message taken, copies too, in the order they came. */
  taken: TakenMail[]
  /** What to answer: a status refuses, undefined takes. */
  answer: {
    toSender?: () => number | undefined
    to?: (address: string) => number | undefined
    toData?: () => number | undefined
  }
  stop(): Promise<void>
}

/** A mail server that keeps what it takes in memory and refuses what the test wants refused. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: TakenMail[] = []
  const kept: { answer: MailServer['answer'] } = { answer: {} }
  const refusal = (status: number | undefined) =>
    status === undefined ? null : Object.assign(new Error('Not wanted'), { responseCode: status })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 50,
    logger: false,
    onMailFrom: (_address, _session, done) => done(refusal(kept.answer.toSender?.())),
    onRcptTo: ({ address }, _session, done) => done(refusal(kept.answer.to?.(address))),
    onData(stream, session, done) {
      const keep = async () => {
        const mail = await PostalMime.parse(await buffer(stream))
        const refused = refusal(kept.answer.toData?.())
        if (refused) throw refused
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          from: `${mail.from?.name} <${mail.from?.address}>`,
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html ?? '',
          messageId: mail.messageId ?? '',
          headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
          returnTo: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
        })
      }
      keep().then(() => done(), done)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${actual}`,
    port: actual,
    taken,
    get answer() {
      return kept.answer
    },
    set answer(wanted) {
      kept.answer = wanted
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
