import { Tag } from '../../ui/tag.tsx'
import type { MessageView } from './staff-enquiry-view.ts'

/** The conversation, oldest first. Notes among it look and read different: the family never sees them. */
export function StaffThread({ messages }: { messages: readonly MessageView[] }) {
  return (
    <ol className="staff-thread" aria-label="Messages and notes, oldest first">
      {messages.map((message, index) => (
        <Message key={message.id} message={message} isLast={index === messages.length - 1} />
      ))}
    </ol>
  )
}

const speakers = { them: 'wrote', us: 'answered', note: 'noted' } as const

function Message({ message, isLast }: { message: MessageView; isLast: boolean }) {
  const { kind, name, when, writtenAt, body } = message
  return (
    <li className={`staff-message staff-message--${kind}`} id={isLast ? 'latest' : undefined}>
      <p className="staff-message__head">
        {kind === 'note' && (
          <>
            <Tag colour="yellow">Internal note</Tag> <span className="staff-quiet">Staff only.</span>{' '}
          </>
        )}
        <strong>{name}</strong> {speakers[kind]} <time dateTime={writtenAt}>{when}</time>
      </p>
      <p className="staff-message__body">{body}</p>
    </li>
  )
}
