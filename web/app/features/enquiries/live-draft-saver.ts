import type { OwnDraft, SavedDraft, UnsentKind } from '@send-hub/shared'

/** How long after the last key a draft is saved, in milliseconds. */
const pauseMs = 2_000
const firstRetryMs = 2_000
const longestRetryMs = 30_000

export type DraftState =
  /** Nothing typed, or nothing since the page was made. */
  | { kind: 'quiet' }
  /** Typed, and not saved yet: it will be in a moment. */
  | { kind: 'unsaved' }
  /** @property at milliseconds since 1970 */
  | { kind: 'saved'; at: number }
  /** It is tried again and again. */
  | { kind: 'no-connection' }
  | { kind: 'signed-out' }
  /** Another person has signed in in this browser: these words are not theirs. */
  | { kind: 'someone-else' }
  | { kind: 'too-long' }
  /** Changed in another window; `theirs` null: sent or thrown away there. */
  | { kind: 'elsewhere'; theirs: { body: string; version: number } | null }

export interface DraftPlace {
  enquiryId: string
  kind: UnsentKind
  /** Who types. */
  writerId: string
  /** The draft the box was filled from; null: there was none. */
  base: { version: number; body: string } | null
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Keeps what somebody types on the server, through lost lines and sign-outs, and never over what another window wrote. */
export class DraftSaver {
  private text: string
  private savedText: string
  private version: number | null
  private timer: ReturnType<typeof setTimeout> | undefined
  private saving: Promise<void> | null = null
  private retryMs = firstRetryMs
  private isStopped = false
  state: DraftState = { kind: 'quiet' }

  private readonly place: DraftPlace
  private readonly onState: (state: DraftState, version: number | null) => void
  private readonly ask: Fetch

  constructor(
    place: DraftPlace,
    onState: (state: DraftState, version: number | null) => void,
    ask: Fetch = (url, init) => fetch(url, init),
  ) {
    this.place = place
    this.onState = onState
    this.ask = ask
    this.version = place.base?.version ?? null
    this.savedText = place.base?.body ?? ''
    this.text = this.savedText
  }

  /** What the box holds now. */
  typed(text: string): void {
    if (this.isStopped) return
    this.text = text
    if (this.isBlocked()) return
    clearTimeout(this.timer)
    if (text === this.savedText) return
    if (this.state.kind !== 'no-connection' && this.state.kind !== 'signed-out')
      this.tell({ kind: 'unsaved' })
    this.timer = setTimeout(() => void this.save(), pauseMs)
  }

  /** Saves at once: the box or the page is left, or the line is back. @param isLeaving the page goes away meanwhile */
  flush(isLeaving = false): Promise<void> {
    if (this.isStopped || this.isBlocked() || this.text === this.savedText) return Promise.resolve()
    return this.save(isLeaving)
  }

  /** The form is sent: what is in it is no draft any more. */
  stop(): void {
    this.isStopped = true
    clearTimeout(this.timer)
  }

  /** The page is back, form and all. */
  resume(): void {
    this.isStopped = false
    this.typed(this.text)
  }

  /** Goes on with these words in place of what the other window wrote. */
  keepMine(): Promise<void> {
    if (this.state.kind !== 'elsewhere') return Promise.resolve()
    this.version = this.state.theirs?.version ?? null
    this.tell({ kind: 'unsaved' })
    return this.save()
  }

  /** Goes on with what the other window wrote: returns it, for the box. */
  takeTheirs(): string {
    if (this.state.kind !== 'elsewhere') return this.text
    const { theirs } = this.state
    this.version = theirs?.version ?? null
    this.text = theirs?.body ?? ''
    this.savedText = this.text
    this.tell({ kind: 'quiet' })
    return this.text
  }

  private isBlocked(): boolean {
    return this.state.kind === 'elsewhere' || this.state.kind === 'someone-else'
  }

  private async save(isLeaving = false): Promise<void> {
    clearTimeout(this.timer)
    if (this.saving !== null) {
      await this.saving
      if (this.text === this.savedText) return
    }
    this.saving = this.send(this.text, isLeaving).finally(() => {
      this.saving = null
    })
    await this.saving
  }

  private async send(text: string, keepalive: boolean): Promise<void> {
    const { enquiryId, kind, writerId } = this.place
    const url = `/api/staff/enquiries/${enquiryId}/drafts/${kind}`
    try {
      if (text === '') {
        if (this.version !== null) await this.drop(url, keepalive)
        return
      }
      const body = JSON.stringify({ body: text, baseVersion: this.version, writerId })
      const headers = { 'content-type': 'application/json' }
      const answer = await this.ask(url, { method: 'PUT', headers, body, keepalive })
      if (!answer.ok) return await this.refused(answer.status, url)
      const saved = (await answer.json()) as SavedDraft
      this.noteSaved(text, saved.version, Date.parse(saved.updatedAt))
    } catch {
      this.retry({ kind: 'no-connection' })
    }
  }

  /** An empty box has no draft. */
  private async drop(url: string, keepalive: boolean): Promise<void> {
    const answer = await this.ask(`${url}?baseVersion=${this.version}`, { method: 'DELETE', keepalive })
    if (!answer.ok) return this.refused(answer.status, url)
    this.savedText = ''
    this.version = null
    this.retryMs = firstRetryMs
    this.tell({ kind: 'quiet' })
  }

  private noteSaved(text: string, version: number, at: number): void {
    this.version = version
    this.savedText = text
    this.retryMs = firstRetryMs
    if (this.text === text) this.tell({ kind: 'saved', at })
    else this.typed(this.text)
  }

  private async refused(status: number, url: string): Promise<void> {
    if (status === 409) return this.tell({ kind: 'elsewhere', theirs: await this.readTheirs(url) })
    if (status === 403) return this.tell({ kind: 'someone-else' })
    if (status === 400) return this.tell({ kind: 'too-long' })
    this.retry({ kind: status === 401 ? 'signed-out' : 'no-connection' })
  }

  private async readTheirs(url: string): Promise<{ body: string; version: number } | null> {
    const answer = await this.ask(url, { method: 'GET' })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error('The other draft could not be read')
    const { body, version } = (await answer.json()) as OwnDraft
    return { body, version }
  }

  private retry(state: DraftState): void {
    this.tell(state)
    if (this.isStopped) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), this.retryMs)
    this.retryMs = Math.min(this.retryMs * 2, longestRetryMs)
  }

  private tell(state: DraftState): void {
    this.state = state
    this.onState(state, this.version)
  }
}
