import { type APIRequestContext, expect } from '@playwright/test'

/** One mail, as the hub's local inbox gives it. */
export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** ISO 8601, UTC. */
  receivedAt: string
}

export interface Mailbox {
  address: string
  /** Waits until a mail with this subject has come since the mailbox was opened, or since the last one was read. */
  next(subject: string): Promise<Mail>
  /**
   * Every mail since the mailbox was opened, newest first, read or not; but for notices of a new device, which come
   * whenever the same person has signed in before, in whichever journey.
   */
  all(): Promise<Mail[]>
  deviceNotices(): Promise<Mail[]>
  /** Those that no `next` has given yet. */
  unread(): Promise<Mail[]>
}

/** Looks at what comes to one address from now on; what came before does not count. */
export async function openMailbox(request: APIRequestContext, address: string): Promise<Mailbox> {
  const everything = async () => (await readInbox(request)).filter((mail) => mail.to === address)
  const before = new Set((await everything()).map(keyOf))
  const since = async () => (await everything()).filter((mail) => !before.has(keyOf(mail)))
  const all = async () => (await since()).filter((mail) => !isDeviceNotice(mail))
  const read = new Set<string>()
  return {
    address,
    all,
    deviceNotices: async () => (await since()).filter(isDeviceNotice),
    unread: async () => (await all()).filter((mail) => !read.has(keyOf(mail))),
    async next(subject) {
      let found: Mail | undefined
      const look = async () => {
        found = (await since()).findLast((mail) => mail.subject === subject && !read.has(keyOf(mail)))
        return found !== undefined
      }
      await expect.poll(look, { message: `“${subject}” to ${address}`, intervals: [50, 100, 200] }).toBe(true)
      const mail = found as unknown as Mail
      read.add(keyOf(mail))
      return mail
    },
  }
}

const isDeviceNotice = ({ subject }: Mail) => subject === 'A new device signed in to your account'

const keyOf = ({ receivedAt, subject, text }: Mail) => `${receivedAt} ${subject} ${text}`

/** The newest two hundred mails of everybody: more than come while one journey runs. */
async function readInbox(request: APIRequestContext): Promise<Mail[]> {
  const response = await request.get('/dev/inbox.json')
  expect(response.status(), 'the inbox can be read').toBe(200)
  return (await response.json()) as Mail[]
}

/** The six digits of a sign-in mail. */
export function codeIn(mail: Mail): string {
  const code = /\b\d{6}\b/.exec(mail.text)?.[0]
  if (!code) throw new Error('The sign-in mail has no code')
  return code
}
