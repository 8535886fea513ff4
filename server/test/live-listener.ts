import type { LiveEventName, LiveEvents } from '@send-hub/shared'
import { waitUntil } from './wait-until.ts'

export type Told = {
  [Name in LiveEventName]: { event: Name; data: LiveEvents[Name]; id: string }
}[LiveEventName]

/** A screen of staff that listens at a real address, as a browser's EventSource does. */
export class LiveListener {
  readonly told: Told[] = []
  isClosed = false
  private readonly ending = new AbortController()

  /** @throws Error with the status when it is refused */
  static async open(origin: string, cookie: string, query = '', lastEventId?: string): Promise<LiveListener> {
    const listener = new LiveListener()
    const headers = {
      cookie,
      accept: 'text/event-stream',
      ...(lastEventId && { 'last-event-id': lastEventId }),
    }
    const answer = await fetch(`${origin}/api/staff/live${query}`, {
      headers,
      signal: listener.ending.signal,
    })
    if (!answer.ok || !answer.body) throw new Error(`The stream was refused with ${answer.status}`)
    void listener.read(answer.body)
    await listener.hears('hello')
    return listener
  }

  /** Ids of the enquiries it was told of, in order, without repeats in a row. */
  get ids(): string[] {
    return this.rows.map(({ id }) => id)
  }

  get rows(): readonly LiveEvents['rows'][number][] {
    return this.told.flatMap((one) => (one.event === 'rows' ? one.data : []))
  }

  count(event: LiveEventName): number {
    return this.told.filter((one) => one.event === event).length
  }

  hears(event: LiveEventName, times = 1): Promise<void> {
    return waitUntil(`the screen hears "${event}" ${times} times`, () => this.count(event) >= times)
  }

  hearsOf(id: string): Promise<void> {
    return waitUntil(`the screen hears of ${id}`, () => this.ids.includes(id))
  }

  close(): void {
    this.ending.abort()
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = ''
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop() ?? ''
        for (const part of parts) this.note(part)
      }
    } catch {
      // the connection was ended, by us or by the hub
    }
    this.isClosed = true
  }

  private note(part: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1]
    const event = field('event')
    if (event) this.told.push({ event, data: JSON.parse(field('data') ?? 'null'), id: field('id') } as Told)
  }
}
