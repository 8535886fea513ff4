import { Tag } from '../../ui/tag.tsx'
import { ThreadMailLine } from '../inbound-mail/thread-mail.tsx'
import { StaffFiles } from './ask-staff-parts.tsx'
import type { FileView } from './ask-staff-view.ts'
import type { MessageView } from './staff-enquiry-view.ts'

/** The conversation, oldest first. Notes among it look and read different: the family never sees them. */
export function StaffThread({
  messages,
  files = [],
  writtenDown = {},
  isEarlier = false,
}: {
  messages: readonly MessageView[]
  files?: readonly FileView[]
  /** By the id of a message: who wrote it down, and after what. */
  writtenDown?: Readonly<Record<string, string>>
  /** The newest message is not among these. */
  isEarlier?: boolean
}) {
  return (
    <ol className="staff-thread" aria-label="Messages and notes, oldest first">
      {messages.map((message, index) => (
        <Message
          key={message.id}
          message={message}
          files={files.filter(({ messageId }) => messageId === message.id)}
          writtenDown={writtenDown[message.id]}
          isLatest={!isEarlier && index === messages.length - 1}
        />
      ))}
    </ol>
  )
}

// A question back and an apology are no answers: whether the promise was kept stands beside the thread.
const speakers = { them: 'said', us: 'told them', note: 'noted' } as const

interface MessageProps {
  message: MessageView
  files: readonly FileView[]
  writtenDown: string | undefined
  isLatest: boolean
}

function Message({ message, files, writtenDown, isLatest }: MessageProps) {
  const { kind, name, when, writtenAt, body, joinedFrom } = message
  return (
    <li className={`staff-message staff-message--${kind}`} id={isLatest ? 'latest' : undefined}>
      <p className="staff-message__head">
        {kind === 'note' && (
          <>
            <Tag colour="yellow">Internal note</Tag> <span className="staff-quiet">Staff only.</span>{' '}
          </>
        )}
        <strong>{name}</strong> {speakers[kind]} <time dateTime={writtenAt}>{when}</time>
        {joinedFrom && <span className="staff-quiet"> in {joinedFrom}</span>}
      </p>
      {writtenDown && <p className="govuk-body-s staff-quiet">{writtenDown}</p>}
      <p className="staff-message__body">{body}</p>
      <StaffFiles files={files} />
      {message.mail && <ThreadMailLine mail={message.mail} />}
    </li>
  )
}
