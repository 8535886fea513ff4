import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { storeMessage } from './store-message.ts'

const maxMessageBytes = 30_000_000
const closeWithinMs = 500

export interface Inbox {
  /** Where to send mail to, for nodemailer. */
  smtpUrl: string
  stop(): Promise<void>
}

/**
 * A mail server for this machine only: takes every message for everybody and keeps it in `dir`. It answers that it
 * has a message only when the message is safely on disk. Takes a free port when none is given.
 */
export async function startInbox({ dir, port = 0 }: { dir: string; port?: number }): Promise<Inbox> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: maxMessageBytes,
    closeTimeout: closeWithinMs,
    logger: false,
    onData(stream, session, done) {
      keep(dir, stream, session).then(() => done(), done)
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject) // once it listens, an error is a sender that hung up: no fault of ours
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.server.address() as AddressInfo
  return {
    smtpUrl: `smtp://127.0.0.1:${actual}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function keep(dir: string, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const message = await buffer(stream)
  if (stream.sizeExceeded) throw Object.assign(new Error('Message is too big'), { responseCode: 552 })
  for (const { address } of session.envelope.rcptTo) await storeMessage(dir, address, message)
}
