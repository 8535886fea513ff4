import type { Access, Council } from '@send-hub/shared'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may open the page; the server refuses a route without it. */
    access?: Access
    /** The page's form has a file; the server gives it the time that a bad line needs. */
    takesFile?: boolean
  }
}

/** A message in the local inbox, as it was handed to the mail server. */
export interface Mail {
  to: string
  from: string
  subject: string
  text: string
  html?: string | null
  /** By lower-case name. */
  headers?: Record<string, string>
  /** Moment as ISO text. */
  receivedAt: string
}

/** Hands a mail over as the council's mail server would. */
export interface WritesMail {
  /** The hub's own address. */
  to: string
  /** @throws when it is not taken */
  send(mail: { from: string; subject: string; text: string; inReplyTo?: string }): Promise<void>
}

/** The local inbox. */
export interface LocalInbox {
  read(): Promise<Mail[]>
  /** Null where no mail is taken on this machine. */
  write?: WritesMail | null
}

/** What the pages are given by the server that runs them. */
export interface WebPagesOptions {
  council: Council
  /** Scheme, host and port, without a slash at the end. */
  publicUrl: string
  /** How staff sign in: at the council's own provider, or with a code by email. */
  staffSignIn: 'provider' | 'code'
  /** Makes text unreadable and unchangeable, for what must pass through a browser or an address. */
  seal(text: string): string
  /** Null when the token was not made by this hub. */
  unseal(token: string): string | null
  /** Null where real mail is set up: then /dev/inbox does not exist. */
  inbox: null | LocalInbox
  /** The largest file that can be sent, in bytes. */
  maxUploadBytes: number
  /** Folder of the built scripts and styles. */
  clientDir: string
  now(): Date
  /** Told of every page before it is rendered: for measuring. */
  onPage?(page: object): void
}
