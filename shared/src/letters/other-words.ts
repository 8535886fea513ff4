import { formatDayLong } from '../day.ts'
import type { LetterFacts } from './letter-facts.ts'
import type { LetterBlock } from './letter-views.ts'
import { contact, heading, list, paragraph } from './plain-text.ts'

/** Source: SEND Regulations 2014, regs 13(1) and 22(2): at least 15 days, the day of service being day 1. */
export function commentWords({ commentsBy, council, recipient }: LetterFacts): LetterBlock[] {
  return [
    heading('What you can do now'),
    ...(commentsBy
      ? [
          paragraph(
            `Tell us what you think by the end of ${formatDayLong(commentsBy)}. You have at least 15 days. The day of this letter is day 1.`,
          ),
        ]
      : []),
    list(
      'Tell us what is wrong or missing.',
      'Ask for the school or college that you want us to name in section I.',
      'Ask to meet us. An officer will talk about it with you.',
      'Ask for more time if you need it.',
    ),
    paragraph(
      recipient.isByPost
        ? 'You can do this by phone or by letter.'
        : `You can do this in the ${council.serviceName} where you sign in, by phone or by letter.`,
    ),
    contact('Schools and colleges in our Local Offer', { Website: council.links.localOffer }),
  ]
}

/** Source: Children and Families Act 2014 s32. */
export function adviceWords({ council: { adviceService } }: LetterFacts): LetterBlock[] {
  const { name, fullName, phone, url } = adviceService
  return [
    heading('Free help from people who do not work for us'),
    paragraph(
      `${name} can explain this letter and help you to decide what to do. It is free and private. ${name} takes no side.`,
    ),
    contact(`${fullName} (${name})`, { Phone: phone, Website: url }),
  ]
}

export function contactWords({ council, officer, reference }: LetterFacts): LetterBlock[] {
  const { hub } = council
  return [
    heading('Who to ask'),
    ...(officer
      ? [
          paragraph(
            `Ask ${officer.name} in the ${officer.team} about this letter. Give the reference ${reference}.`,
          ),
        ]
      : []),
    contact(officer?.name ?? council.name, {
      Phone: `${hub.phone}, ${hub.openingHours}`,
      Email: hub.email,
    }),
  ]
}
