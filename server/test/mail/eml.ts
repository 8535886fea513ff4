/** A part of a mail as it goes over the line: headers and body apart. */
export interface Part {
  headers: string[]
  body: Buffer
}

export interface MailWanted {
  from?: string
  to?: string
  subject?: string | null
  /** With brackets; null: the mail has none. */
  messageId?: string | null
  date?: string | null
  /** Whole lines, after the usual ones. */
  headers?: string[]
  content?: Part | string
}

const eol = '\r\n'

/** A mail as a mail system hands it over, byte for byte. Everything that is not said is as most mails have it. */
export function aMail(wanted: MailWanted = {}): Buffer {
  const {
    from = 'Amina Okafor <amina@family.example>',
    to = 'hub@council.example',
    content = 'When will you decide?',
  } = wanted
  const {
    subject = 'A question',
    messageId = '<one@family.example>',
    date = 'Mon, 23 Nov 2026 09:58:00 +0000',
  } = wanted
  const part = typeof content === 'string' ? textPart(content) : content
  const head = [
    'Received: from mx.council.example (mx.council.example [192.0.2.7]) by hub.council.example; Mon, 23 Nov 2026 09:58:03 +0000',
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    ...(date === null ? [] : [`Date: ${date}`]),
    `From: ${from}`,
    `To: ${to}`,
    ...(subject === null ? [] : [`Subject: ${subject}`]),
    'MIME-Version: 1.0',
    ...(wanted.headers ?? []),
    ...part.headers,
  ]
  return Buffer.concat([Buffer.from(head.join(eol) + eol + eol), part.body, Buffer.from(eol)])
}

export type Encoding = '7bit' | '8bit' | 'quoted-printable' | 'base64'

interface TextWanted {
  /** What the mail says the charset is. */
  label?: string
  encoding?: Encoding
  /** The bytes, where they are not UTF-8. */
  bytes?: Buffer
  more?: string
  type?: string
}

export function textPart(text: string, wanted: TextWanted = {}): Part {
  const { label = 'utf-8', encoding = '8bit', more = '', type = 'text/plain' } = wanted
  const bytes = wanted.bytes ?? Buffer.from(text.replaceAll(/\r?\n/g, eol))
  return {
    headers: [`Content-Type: ${type}; charset=${label}${more}`, `Content-Transfer-Encoding: ${encoding}`],
    body: encoded(bytes, encoding),
  }
}

export const htmlPart = (html: string, wanted: TextWanted = {}): Part =>
  textPart(html, { ...wanted, type: 'text/html' })

export function filePart(name: string, type: string, content: Buffer, more: string[] = []): Part {
  return {
    headers: [
      `Content-Type: ${type}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      ...(more.length > 0 ? more : [`Content-Disposition: attachment; filename="${name}"`]),
    ],
    body: encoded(content, 'base64'),
  }
}

/** A mail inside a mail, or any other part that is written down as it is. */
export const rawPart = (type: string, body: Buffer | string, more: string[] = []): Part => ({
  headers: [`Content-Type: ${type}`, ...more],
  body: Buffer.from(body),
})

let boundaries = 0

export function multipart(kind: string, parts: Part[], boundary = `=_part_${++boundaries}`): Part {
  const pieces = parts.flatMap(({ headers, body }) => [
    Buffer.from(`--${boundary}${eol}${headers.join(eol)}${eol}${eol}`),
    body,
    Buffer.from(eol),
  ])
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--${eol}`)]),
  }
}

function encoded(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'base64') return Buffer.from(bytes.toString('base64').replaceAll(/.{76}/g, `$&${eol}`))
  if (encoding !== 'quoted-printable') return bytes
  const lines = bytes.toString('latin1').split(eol)
  return Buffer.from(lines.map(quotedPrintable).join(eol))
}

function quotedPrintable(line: string): string {
  const escaped = line.replaceAll(
    /[^\t\x20-\x3c\x3e-\x7e]/g,
    (one) => `=${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  // An encoded character is not torn apart.
  return (escaped.match(/(?:=[0-9A-F]{2}|[^=]){1,24}/g) ?? []).join(`=${eol}`)
}

/** An encoded word, as names and subjects have them. */
export const encodedWord = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const latin2: Record<string, number> = {
  ą: 0xb1,
  ć: 0xe6,
  ę: 0xea,
  ł: 0xb3,
  ń: 0xf1,
  ó: 0xf3,
  ś: 0xb6,
  ź: 0xbc,
  ż: 0xbf,
}
/** Polish as older programs write it: ISO 8859-2. */
export const asLatin2 = (text: string): Buffer =>
  Buffer.from([...text].map((one) => latin2[one] ?? one.charCodeAt(0)))

const windows: Record<string, number> = { '€': 0x80, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96 }
/** Western European as Windows writes it. */
export const asWindows1252 = (text: string): Buffer =>
  Buffer.from([...text].map((one) => windows[one] ?? one.charCodeAt(0)))
