import { replyAboveLine } from '@send-hub/shared'
import {
  aMail,
  asLatin2,
  asWindows1252,
  encodedWord,
  filePart,
  htmlPart,
  type MailWanted,
  multipart,
  rawPart,
  textPart,
} from './eml.ts'

/** Our mail as it stands at the end of an answer. */
const ours = `${replyAboveLine}\n\nThere is a reply for you.\n\nSign in to read it:\n\nhttp://hub.test\n\nKent County Council`
const quoted = ours
  .split('\n')
  .map((line) => `> ${line}`)
  .join('\n')
const us = 'Kent County Council <no-reply@hub.test>'

/** What mail programs put below an answer, by program; `theirs` is what was written. */
export const answersBy = {
  gmail: (theirs: string) =>
    textPart(
      `${theirs}\n\nOn Mon, 23 Nov 2026 at 09:12, Kent County Council <no-reply@hub.test>\nwrote:\n\n${quoted}\n`,
    ),
  appleMail: (theirs: string) =>
    textPart(`${theirs}\n\nSent from my iPhone\n\n> On 23 Nov 2026, at 09:12, ${us} wrote:\n> \n${quoted}\n`),
  outlook: (theirs: string) =>
    textPart(
      `${theirs}\n\n________________________________\nFrom: ${us}\nSent: 23 November 2026 09:12\nTo: Amina Okafor <amina@family.example>\nSubject: There is a reply for you\n\n${ours}\n`,
    ),
  outlookHtml: (theirs: string) =>
    htmlPart(
      `<html><head><style>p{margin:0}</style></head><body><p>${theirs.replaceAll('\n', '<br>')}</p><hr><div><b>From:</b> Kent County Council &lt;no-reply@hub.test&gt;<br><b>Sent:</b> 23 November 2026 09:12<br><b>To:</b> Amina Okafor<br><b>Subject:</b> There is a reply for you</div><div>${ours.replaceAll('\n', '<br>')}</div></body></html>`,
    ),
  yahoo: (theirs: string) =>
    textPart(
      `${theirs}\n\n    On Monday, 23 November 2026 at 09:12:41 GMT, ${us} wrote:  \n \n ${ours.replaceAll('\n', '\n ')}\n`,
    ),
  germanThunderbird: (theirs: string) =>
    textPart(`${theirs}\n\nAm 23.11.26 um 09:12 schrieb Kent County Council:\n${quoted}\n`),
  polishOutlook: (theirs: string) =>
    textPart(
      `${theirs}\n\nOd: ${us}\nWysłano: poniedziałek, 23 listopada 2026 09:12\nDo: Amina\nTemat: There is a reply for you\n\n${ours}\n`,
    ),
  gmailHtml: (theirs: string) =>
    multipart('alternative', [
      textPart(`${theirs}\n\nOn Mon, 23 Nov 2026 at 09:12, ${us} wrote:\n\n${quoted}`),
      htmlPart(`<div>${theirs}</div><div class="gmail_quote"><blockquote>${ours}</blockquote></div>`),
    ]),
} as const
export type MailProgram = keyof typeof answersBy

const urdu = 'میرے بچے کا اسکول کب بتایا جائے گا؟'
const polish = 'Dzień dobry, kiedy zapadnie decyzja? Proszę o odpowiedź, bo czekamy już długo. Źle śpię.'
const tnef = Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22]), Buffer.alloc(200, 7)])
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** First contacts as they really look; `words` is what must be found in the message that each becomes. */
export const firstMails: Record<string, { mail: MailWanted; words: string; refused?: string }> = {
  'plain text': { mail: { content: 'When will you decide?' }, words: 'When will you decide?' },
  'quoted-printable with a soft line break': {
    mail: {
      content: textPart(
        'We have been waiting since September – and nobody has rung us back, although we were promised a call “within days”.',
        { encoding: 'quoted-printable' },
      ),
    },
    words: 'nobody has rung us back, although we were promised a call “within days”.',
  },
  'base64 in Urdu, with an encoded subject and name': {
    mail: {
      from: `${encodedWord('عائشہ')} <aisha@family.example>`,
      subject: encodedWord(urdu),
      content: textPart(urdu, { encoding: 'base64' }),
    },
    words: urdu,
  },
  'Polish in ISO 8859-2': {
    mail: {
      content: textPart('', {
        label: 'iso-8859-2',
        bytes: asLatin2(
          'Prosz\u0119 o odpowied\u017a, bo czekamy ju\u017c d\u0142ugo. \u0179le \u015bpi\u0119.'.replace(
            '\u0179',
            'z',
          ),
        ),
      }),
    },
    words: 'Proszę o odpowiedź, bo czekamy już długo.',
  },
  'German in UTF-8': {
    mail: { content: 'Wann können wir mit einer Entscheidung rechnen? Grüße aus Köln' },
    words: 'Wann können wir',
  },
  'Windows-1252 that says it is ISO 8859-1': {
    mail: {
      content: textPart('', { label: 'iso-8859-1', bytes: asWindows1252('It’s been £40 – “too much”') }),
    },
    words: 'It’s been £40 – “too much”',
  },
  'Windows-1252 that says it is UTF-8': {
    mail: { content: textPart('', { label: 'utf-8', bytes: asWindows1252('It’s about the taxi') }) },
    words: 's about the taxi',
  },
  'a charset nobody knows': {
    mail: { content: textPart('Please ring me about the taxi', { label: 'x-made-up-7' }) },
    words: 'Please ring me about the taxi',
  },
  'format=flowed': {
    mail: {
      content: textPart('We would like to know \nwhen the plan comes. \nThank you.', {
        more: '; format=flowed; delsp=no',
      }),
    },
    words: 'We would like to know when the plan comes. Thank you.',
  },
  'a page only': {
    mail: { content: htmlPart('<p>Where is <b>the plan</b>?</p><p>Thank&nbsp;you</p>') },
    words: 'Where is the plan?',
  },
  'a page that means harm': {
    mail: {
      content: htmlPart(
        '<script>steal()</script><style>*{display:none}</style><img src="https://spy.example/p.gif?u=1"><iframe src="https://spy.example"></iframe><a href="javascript:steal()">Our question</a> is about <object data="x.swf"></object>transport<svg onload="steal()"><text>x</text></svg>',
      ),
    },
    words: 'Our question is about transport',
  },
  'text that only says there is a page': {
    mail: {
      content: multipart('alternative', [
        textPart('Please view this email in an HTML viewer.'),
        htmlPart('<p>Our taxi did not come.</p>'),
      ]),
    },
    words: 'Our taxi did not come.',
  },
  'no text at all': {
    mail: { content: multipart('mixed', [filePart('photo.png', 'image/png', pixel)]) },
    words: '(There is no text in this email.)',
  },
  'an empty body': { mail: { content: textPart('') }, words: '(There is no text in this email.)' },
  'a winmail.dat': {
    mail: {
      content: multipart('mixed', [
        textPart('The report is attached.'),
        filePart('winmail.dat', 'application/ms-tnef', tnef),
      ]),
    },
    words: 'The report is attached.',
    refused: 'winmail-dat',
  },
  'an encrypted mail (S/MIME)': {
    mail: {
      content: filePart(
        'smime.p7m',
        'application/pkcs7-mime; smime-type=enveloped-data',
        Buffer.alloc(300, 9),
      ),
    },
    words: 'This email is encrypted',
    refused: 'smime-p7m',
  },
  'a signed mail (S/MIME)': {
    mail: {
      content: multipart('signed; protocol="application/pkcs7-signature"; micalg=sha-256', [
        textPart('Signed, and still a question.'),
        filePart('smime.p7s', 'application/pkcs7-signature', Buffer.alloc(300, 9)),
      ]),
    },
    words: 'Signed, and still a question.',
  },
  'a calendar invitation': {
    mail: {
      content: multipart('alternative', [
        textPart('Can we meet on Friday?'),
        rawPart(
          'text/calendar; method=REQUEST; charset=utf-8',
          'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n',
        ),
      ]),
    },
    words: 'Can we meet on Friday?',
  },
  'a picture in the text': {
    mail: {
      content: multipart('related', [
        htmlPart('<p>Here is the letter:</p><img src="cid:one">'),
        filePart('letter.png', 'image/png', pixel, [
          'Content-ID: <one>',
          'Content-Disposition: inline; filename="letter.png"',
        ]),
      ]),
    },
    words: 'Here is the letter:',
  },
  'a forwarded letter of a school': {
    mail: {
      subject: 'Fwd: Exclusion',
      content:
        'What do we do now?\n\n---------- Forwarded message ---------\nFrom: Head Teacher <head@school.example>\nDate: Mon, 23 Nov 2026\nSubject: Exclusion\nTo: Amina\n\nYour son may not come back.',
    },
    words: 'Your son may not come back.',
  },
  'a mail attached to a mail': {
    mail: {
      content: multipart('mixed', [
        textPart('See what they wrote.'),
        rawPart(
          'message/rfc822',
          aMail({
            from: 'head@school.example',
            subject: 'Exclusion',
            content: 'He is excluded for two days.',
          }),
        ),
      ]),
    },
    words: 'He is excluded for two days.',
  },
  'Polish in UTF-8 quoted-printable': {
    mail: { content: textPart(polish, { encoding: 'quoted-printable' }) },
    words: polish,
  },
  'characters that no database keeps': {
    mail: { content: textPart('', { bytes: Buffer.from('The taxi\u0000 never\u0008 came\u202e!') }) },
    words: 'The taxi never came!',
  },
  'a part that breaks off': {
    mail: {
      content: {
        headers: ['Content-Type: multipart/mixed; boundary="cut"'],
        body: Buffer.from(
          '--cut\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nV2hlcmUgaXMgdGhlIHRheGk/',
        ),
      },
    },
    words: 'Where is the taxi?',
  },
}
