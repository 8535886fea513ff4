import type { MailOutcome } from '@send-hub/shared'
import { aMail, type MailWanted, multipart, type Part, textPart } from './eml.ts'
import { aBounce, anOutOfOffice, aPlainBounce } from './reports.ts'
import { answersBy, firstMails } from './shapes.ts'
import type { AskerOfMails } from './thousand-families.ts'

/** What a mail is handed over with, and what must become of it. */
export interface ExpectedMail {
  number: number
  raw: Buffer
  envelopeFrom: string
  /** Two addresses: it is handed over once for each. */
  envelopeTo: string[]
  /** Null: the hub can't read it, and a person does. `copy`: it is one that came before. */
  outcome: MailOutcome | null | 'copy'
  /** The thread that it joins or is noted in. */
  enquiryId?: string
  /** Files that are kept with it. */
  files: number
  isAcknowledged: boolean
  /** Whose mail is stopped by it. */
  stops?: string
  /** A note for staff is written. */
  isNoted: boolean
}

export interface ThousandWanted {
  /** Who answers us: any number, each several times. */
  askers: AskerOfMails[]
  /** Whose mail comes back. None of them asks anything. */
  unreachable: AskerOfMails[]
  hubAddresses: [string, string]
}

const shapes = Object.values(firstMails)
const programs = Object.values(answersBy)
const filesOf: Record<string, number> = {
  'no text at all': 1,
  'a winmail.dat': 1,
  'an encrypted mail (S/MIME)': 1,
  'a calendar invitation': 1,
  'a picture in the text': 1,
}
const fileCounts = Object.keys(firstMails).map((name) => filesOf[name] ?? 0)
const deep = (depth: number): Part =>
  depth === 0 ? textPart('Deep') : multipart('mixed', [deep(depth - 1)], `deep${depth}x`)

/**
 * A thousand mails as a hub gets them, the same every time, and what must become of each. The number of a mail stands at
 * the end of its subject (`#17`), but for copies.
 */
export function aThousandMails({ askers, unreachable, hubAddresses }: ThousandWanted): ExpectedMail[] {
  const mails: ExpectedMail[] = []
  for (let number = 0; number < 1_000; number += 1) mails.push(oneOf(number))
  return mails

  function oneOf(number: number): ExpectedMail {
    const round = Math.floor(number / 20)
    const asker = at(askers, number)
    const other = at(askers, number + 1)
    const lost = at(unreachable, round)
    const [hub] = hubAddresses
    const plain = { number, envelopeTo: [hub], files: 0, isAcknowledged: false, isNoted: false }
    const usual = { messageId: `<m${number}@mail.example>`, to: hub }
    const answer = (subject: string, more: MailWanted = {}) =>
      aMail({
        ...{ ...usual, subject: `${subject} #${number}`, from: `Amina <${asker.email.toUpperCase()}>` },
        content: at(programs, number)(`Thank you, this is answer ${number}.`),
        ...more,
      })
    const joined = {
      ...plain,
      envelopeFrom: asker.email,
      outcome: 'joined',
      enquiryId: asker.enquiryId,
    } as const

    switch (number % 20) {
      case 6:
      case 7:
        return {
          ...joined,
          raw: answer('Re: There is a reply', { headers: [`In-Reply-To: ${asker.signedId}`] }),
        }
      case 8:
        return {
          ...joined,
          raw: answer('AW: There is a reply', { headers: [`References: <x@y.example> ${asker.plainId}`] }),
        }
      case 9:
        return { ...joined, raw: answer(`${asker.reference.toLowerCase()} again`) }
      case 10: {
        const from = `stranger${number}@other.example`
        const raw = answer('Re: There is a reply', { from, headers: [`In-Reply-To: ${other.signedId}`] })
        return {
          ...plain,
          envelopeFrom: from,
          raw,
          outcome: 'new-enquiry',
          isAcknowledged: true,
          isNoted: true,
        }
      }
      case 11: {
        const { email: from, signedId: answers, enquiryId } = asker
        const raw = anOutOfOffice({
          from,
          answers,
          messageId: usual.messageId,
          subject: `Automatic reply #${number}`,
        })
        return { ...plain, envelopeFrom: '', raw, outcome: 'noted-automatic', enquiryId, isNoted: true }
      }
      case 12: {
        const from = `away${number}@other.example`
        const raw = anOutOfOffice({ from, messageId: usual.messageId, subject: `Out of office #${number}` })
        return { ...plain, envelopeFrom: '', raw, outcome: 'ignored-automatic' }
      }
      case 13: {
        const about = round % 2 ? lost.plainId : lost.signedId
        const wanted = { about, recipient: lost.email, messageId: usual.messageId }
        const raw =
          round % 3
            ? aBounce({ ...wanted, subject: `Undelivered Mail #${number}` })
            : aPlainBounce({ ...wanted, subject: `failure notice #${number}` })
        return { ...plain, envelopeFrom: '', raw, outcome: 'bounce', stops: lost.familyMemberId }
      }
      case 14: {
        // Made up by somebody who knows an address, and not what we sent there.
        const about = `<00000000-0000-4000-8000-${String(number).padStart(12, '0')}@hub.test>`
        const raw = aBounce({
          about,
          recipient: asker.email,
          messageId: usual.messageId,
          subject: `Undelivered Mail #${number}`,
        })
        return { ...plain, envelopeFrom: '', raw, outcome: 'bounce-unknown' }
      }
      case 15: {
        const raw = aMail({
          ...usual,
          subject: `Round #${number}`,
          ...at([{ from: hub }, { messageId: `<l${number}@hub.test>` }], round),
        })
        return { ...plain, envelopeFrom: 'x@other.example', raw, outcome: 'loop' }
      }
      case 16:
        return { ...plain, ...(mails[number - 16] as ExpectedMail), number, outcome: 'copy' }
      case 17:
        return { ...first(number), envelopeTo: [...hubAddresses] }
      case 18: {
        const raw = aMail({
          ...usual,
          subject: `News #${number}`,
          headers: ['List-Id: <news.example>', 'Precedence: list'],
        })
        return { ...plain, envelopeFrom: 'news@other.example', raw, outcome: 'ignored-automatic' }
      }
      case 19:
        return odd(number, round)
      default:
        return first(number)
    }
  }

  function first(number: number): ExpectedMail {
    const from = `parent${number}@new.example`
    const place = number % shapes.length
    const { mail } = shapes[place] as (typeof shapes)[number]
    const name = mail.from?.replace(/\s*<.*$/, '') ?? 'A Parent'
    const raw = aMail({
      ...mail,
      ...{
        from: `${name} <${from}>`,
        to: hubAddresses[0],
        messageId: number % 7 === 5 ? null : `<f${number}@mail.example>`,
      },
      subject: `Question #${number}`,
    })
    return {
      ...{
        number,
        raw,
        envelopeFrom: from,
        envelopeTo: [hubAddresses[0]],
        outcome: 'new-enquiry',
        isNoted: false,
      },
      ...{ files: fileCounts[place] ?? 0, isAcknowledged: true },
    }
  }

  function odd(number: number, round: number): ExpectedMail {
    const usual = { messageId: `<o${number}@mail.example>`, from: `odd${number}@other.example` }
    const plain = {
      number,
      envelopeFrom: usual.from,
      envelopeTo: [hubAddresses[0]],
      files: 0,
      isAcknowledged: false,
      isNoted: false,
    }
    switch (round % 4) {
      case 0:
        return {
          ...plain,
          raw: aMail({ ...usual, subject: `Deep #${number}`, content: deep(120) }),
          outcome: null,
        }
      case 1: {
        const raw = aMail({ ...usual, subject: `Win #${number}`, headers: ['X-Spam-Flag: YES'] })
        return { ...plain, raw, outcome: 'spam' }
      }
      case 2: {
        const { email: recipient, signedId: about } = at(askers, number)
        const report = {
          about,
          recipient,
          messageId: usual.messageId,
          action: 'delayed',
          status: '4.4.1',
        } as const
        return {
          ...plain,
          envelopeFrom: '',
          raw: aBounce({ ...report, subject: `Delayed #${number}` }),
          outcome: 'ignored-automatic',
        }
      }
      default: {
        const raw = aMail({ ...usual, subject: `Two #${number}`, from: `${usual.from}, x@other.example` })
        return { ...plain, raw, outcome: 'new-enquiry', isNoted: true }
      }
    }
  }
}

function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T
}
