import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { describeError } from '../logging.ts'
import { type KeepMail, largestMailBytes, type MailInLog, MailTooBig } from './incoming-mail.ts'

export interface LmtpSettings {
  host: string
  /** 0 means: any free port. */
  port: number
  /** Mail is taken for these addresses only, in whatever case they are written. */
  addresses: readonly string[]
  keep: KeepMail
  log: MailInLog
  /** In bytes. */
  largest?: number
}

export interface LmtpServer {
  port: number
  /** Finishes what is being handed over, for a second at most, and listens no more. */
  stop(): Promise<void>
}

const closeWithinMs = 1_000
const connectionsAtMost = 50
const recipientsAtMost = 100

/** What the council's mail server is answered; enhanced status codes (RFC 3463) tell it what to do. */
const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
const noSuchAddress = () => refusal(550, '5.1.1 There is no such address here')
const tooBig = (largest: number) => refusal(552, `5.3.4 The mail is bigger than ${largest} bytes`)
const notNow = () => refusal(451, '4.3.0 The mail could not be kept: hand it over again later')

/**
 * Takes mail from the council's mail server by LMTP (RFC 2033). A mail is acknowledged when it is kept and not before;
 * what can't be kept now is answered with 451, so that it is handed over again. Without passwords and TLS: it is for one
 * machine, or a network that nobody else reaches.
 * @throws the error of a port that can't be had
 */
export async function startLmtpServer(settings: LmtpSettings): Promise<LmtpServer> {
  const { host, port, addresses, largest = largestMailBytes } = settings
  const ours = new Set(addresses.map((address) => address.toLowerCase()))
  const running = new Set<Promise<void>>()
  const server = new SMTPServer({
    lmtp: true,
    name: 'hub',
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    // What the council's server has accepted from the world it must be able to hand on, whatever it looks like.
    lenientAddressParsing: true,
    size: largest,
    maxClients: connectionsAtMost,
    maxRecipients: recipientsAtMost,
    closeTimeout: closeWithinMs,
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(ours.has(address.toLowerCase()) ? null : noSuchAddress()),
    onData(stream, session, done) {
      const taking = take(stream, session, settings).then(
        () => done(),
        (error: Error) => done(error),
      )
      running.add(taking)
      void taking.finally(() => running.delete(taking))
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject) // once it listens, an error is a sender that hung up: no fault of ours
    server.listen(port, host, resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      await new Promise<void>((resolve) => server.close(resolve))
      await Promise.all(running)
    },
  }
}

/** A mail for two of our addresses is one mail, and the answer holds for each. @throws what the sender is answered */
async function take(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  { keep, log, largest = largestMailBytes }: LmtpSettings,
): Promise<void> {
  try {
    await keep({
      raw: Readable.from(within(stream, largest)),
      envelopeFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
      envelopeTo: envelope.rcptTo[0]?.address ?? '',
      cameBy: 'lmtp',
    })
  } catch (error) {
    if (stream.sizeExceeded) throw tooBig(largest)
    log.warn({ err: describeError(error as Error) }, 'a mail could not be kept: it will be handed over again')
    throw notNow()
  } finally {
    stream.resume() // what was not read: the answer is given when all of it is there
  }
}

/** The mail while it is not too big; a sender who hangs up in the middle ends it with an error. */
async function* within(stream: SMTPServerDataStream, largest: number): AsyncGenerator<Buffer> {
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    if (stream.byteLength > largest) throw new MailTooBig()
    yield chunk
  }
  if (stream.sizeExceeded) throw new MailTooBig()
}
