import type { EnquiryForFamily, EnquiryForStaff } from '@send-hub/shared'

/** Which part of a conversation a page shows: its newest messages, or some before them. */
export type ThreadPlace = {
  /** The message before which they stand; null: they are the newest. */
  before: string | null
  /** What came before those that are shown; null where they go back to the first. */
  earlier: { href: string; count: number } | null
  /** On a page of earlier messages: where the newest are. */
  newestHref: string | null
}

/** @param href of the page of the conversation @param before as the address names it */
export function threadPlace(
  href: string,
  { messages, earlier }: Pick<EnquiryForFamily | EnquiryForStaff, 'messages' | 'earlier'>,
  before: string | undefined,
): ThreadPlace {
  const [first] = messages
  return {
    before: before || null,
    earlier: first && earlier > 0 ? { href: `${href}?before=${first.id}#messages`, count: earlier } : null,
    newestHref: before ? `${href}#messages` : null,
  }
}

/** Above the messages. */
export function EarlierMessages({ place: { earlier } }: { place: ThreadPlace }) {
  if (!earlier) return null
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={earlier.href}>
        Show earlier messages ({earlier.count.toLocaleString('en-GB')})
      </a>
    </p>
  )
}

/** Above earlier messages and again below them: whoever has read to the end goes on from there. */
export function NewestMessages({ place: { newestHref } }: { place: ThreadPlace }) {
  if (!newestHref) return null
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={newestHref}>
        Show the newest messages
      </a>
    </p>
  )
}
