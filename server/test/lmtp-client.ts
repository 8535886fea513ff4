import { connect, type Socket } from 'node:net'

interface Sending {
  /** Empty for a bounce. */
  from: string
  to: readonly string[]
  mail: string | Buffer
}

/** A mail server that hands mail over by LMTP, a step at a time. */
export class LmtpClient {
  /** What the other side said it can do. */
  offers = ''
  readonly #socket: Socket
  #heard = ''
  #onHeard = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => {
      this.#heard += String(chunk)
      this.#onHeard()
    })
    socket.on('error', () => this.#onHeard())
    socket.on('close', () => this.#onHeard())
  }

  /** @throws when nobody listens there */
  static async connect(port: number): Promise<LmtpClient> {
    const client = new LmtpClient(connect(port, '127.0.0.1'))
    await client.#answer()
    client.offers = await client.say('LHLO mail.council.example')
    return client
  }

  write(text: string | Buffer): void {
    this.#socket.write(text)
  }

  /** @throws when the connection ends before there is an answer */
  async say(line: string): Promise<string> {
    this.write(`${line}\r\n`)
    return this.#answer()
  }

  /** Hands one mail over; the answers for each recipient. @throws when a step before is refused */
  async send({ from, to, mail }: Sending): Promise<string[]> {
    for (const line of [`MAIL FROM:<${from}>`, ...to.map((address) => `RCPT TO:<${address}>`)]) {
      const answer = await this.say(line)
      if (!answer.startsWith('250')) throw new Error(`${line} was answered with ${answer}`)
    }
    return this.data(mail, to.length)
  }

  /** @throws when the connection ends before all have an answer */
  async data(mail: string | Buffer, recipients: number): Promise<string[]> {
    const answer = await this.say('DATA')
    if (!answer.startsWith('354')) throw new Error(`DATA was answered with ${answer}`)
    const text = Buffer.isBuffer(mail) ? mail.toString('latin1') : mail
    const encoding = Buffer.isBuffer(mail) ? 'latin1' : 'utf8'
    const isEnded = text.endsWith('\r\n')
    const dotted = text.replaceAll(/^\./gm, '..')
    this.write(Buffer.from(`${dotted}${isEnded ? '' : '\r\n'}.\r\n`, encoding))
    const answers: string[] = []
    while (answers.length < recipients) answers.push(await this.#answer())
    return answers
  }

  close(): void {
    this.#socket.destroy()
  }

  /** One answer: lines with a hyphen after the number go on. */
  async #answer(): Promise<string> {
    for (;;) {
      const found = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.#heard)?.[0]
      if (found !== undefined) {
        this.#heard = this.#heard.slice(found.length)
        return found.trim()
      }
      if (this.#socket.destroyed) throw new Error('The connection ended without an answer')
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#onHeard = resolve
      await promise
    }
  }
}
