import { formatDayLong } from '../day.ts'
import type { LetterCouncil } from './letter-facts.ts'
import type { LetterContent } from './letter-views.ts'
import { contact, heading, list, paragraphs } from './plain-text.ts'

export interface InvitationFacts {
  council: LetterCouncil
  recipient: { name: string; addressLines: readonly string[] }
  sentOn: string
  code: string
  worksUntil: string
  /** The page to join at. */
  joinUrl: string
}

/**
 * The letter that lets one person in. Who else opens it must not learn from it which child, school or need it is about:
 * it has no reference and no name but the addressee's, and the lines above say who writes, not for what.
 */
export function composeInvitation(facts: InvitationFacts): LetterContent {
  const { council, recipient, code, worksUntil, joinUrl } = facts
  const { phone, email, openingHours } = council.hub
  const address = council.postalAddress.filter((line) => !line.includes(council.serviceName))
  return {
    language: 'en-GB',
    from: { council: council.name, lines: [...address, phone] },
    address: [recipient.name, ...recipient.addressLines],
    sentOn: facts.sentOn,
    reference: '',
    title: 'Your code to see what we are doing',
    about: '',
    salutation: `Dear ${recipient.name}`,
    parts: [
      {
        part: 'next',
        blocks: [
          ...paragraphs([
            'You can now see on the internet what we are doing, what comes next and by when. You can ask us questions there too.',
          ]),
          contact('You need this code', { Code: code, 'It works until': formatDayLong(worksUntil) }),
          heading('What to do'),
          list(
            `Go to ${joinUrl}`,
            'Type in the code.',
            'Type in the child’s date of birth. This shows us that the letter came to the right person.',
            'Type in your own email address. We send some numbers to it. Type them in too.',
          ),
          heading('Keep the code safe'),
          ...paragraphs([
            'Do not share the code with anyone. It is for you alone, and it works one time.',
            'If you get more than one of these letters, each has its own code. If they are about the same child, use the newest.',
          ]),
        ],
      },
      {
        part: 'contact',
        blocks: [
          heading('If you need help'),
          ...paragraphs([
            'You do not have to use the internet. You can always phone us or write to us.',
            'If you did not expect this letter, phone us.',
          ]),
          contact(council.name, { Phone: phone, Open: openingHours, Email: email }),
        ],
      },
    ],
    closing: ['Yours sincerely', council.name],
  }
}

/** A letter as plain text: for a terminal, and for reading out. */
export function letterAsText({ address, sentOn, salutation, title, parts, closing }: LetterContent): string {
  const blocks = parts.flatMap((part) => part.blocks)
  const body = blocks.map((block) => {
    if (block.is === 'list') return block.items.map((item) => `- ${item}`).join('\n')
    if (block.is === 'contact')
      return [block.name, ...block.rows.map(({ label, value }) => `${label}: ${value}`)].join('\n')
    return block.text
  })
  const date = formatDayLong(sentOn)
  return [address.join('\n'), date, salutation, title, ...body, closing.join('\n')].join('\n\n')
}
