import { formatDay, type LetterBlock, type LetterContent } from '@send-hub/shared'
import { EmailLink, PhoneLink } from '../../lib/plain-views.tsx'

type Level = 'h2' | 'h3' | 'h4'

/** A letter word for word as it was kept. Its title is the page's own heading, so the headings within begin below it. */
export function LetterView({ content, level = 'h2' }: { content: LetterContent; level?: Level }) {
  const { from, address, sentOn, reference, about, salutation, parts, closing } = content
  return (
    <article className="app-letter" lang={content.language}>
      <div className="app-letter__top">
        <Lines lines={[from.council, ...from.lines]} />
        <Lines lines={address} />
      </div>
      <p className="govuk-body">
        {formatDay(sentOn)}
        <br />
        Reference: {reference}
      </p>
      <p className="govuk-body">{salutation}</p>
      <p className="govuk-body">
        <strong>{about}</strong>
      </p>
      {parts.map(({ part, blocks }) => (
        <Blocks key={part} blocks={blocks} level={level} />
      ))}
      <Lines lines={closing} />
    </article>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <p className="govuk-body app-letter__lines">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  )
}

function Blocks({ blocks, level: Heading }: { blocks: readonly LetterBlock[]; level: Level }) {
  return blocks.map((block) => {
    if (block.is === 'heading') {
      return (
        <Heading key={keyOf(block)} className={Heading === 'h2' ? 'govuk-heading-m' : 'govuk-heading-s'}>
          {block.text}
        </Heading>
      )
    }
    if (block.is === 'paragraph') {
      return (
        <p key={keyOf(block)} className="govuk-body">
          {block.text}
        </p>
      )
    }
    if (block.is === 'list') {
      return (
        <ul key={keyOf(block)} className="govuk-list govuk-list--bullet">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    }
    return <Contact key={keyOf(block)} contact={block} />
  })
}

/** Blocks never change places: what they say tells them apart well enough. */
const keyOf = (block: LetterBlock) => JSON.stringify(block)

function Contact({ contact: { name, rows } }: { contact: Extract<LetterBlock, { is: 'contact' }> }) {
  return (
    <div className="govuk-inset-text app-letter__contact">
      <p className="govuk-body">
        <strong>{name}</strong>
      </p>
      <ul className="govuk-list">
        {rows.map(({ label, value }) => (
          <li key={label}>
            {label}: <Value value={value} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A number to press, an address to write to, a site to open; else the words. */
function Value({ value }: { value: string }) {
  if (/^https:\/\/\S+$/.test(value)) {
    return (
      <a className="govuk-link app-wrap" href={value}>
        {value}
      </a>
    )
  }
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return <EmailLink address={value} />
  const [, number, rest] = /^(\+?[\d ]{9,16}\d)(, .*)?$/.exec(value) ?? []
  if (!number) return <>{value}</>
  return (
    <>
      <PhoneLink number={number} />
      {rest}
    </>
  )
}
