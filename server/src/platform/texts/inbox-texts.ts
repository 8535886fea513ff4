import { storeMessage } from '../inbox/index.ts'
import type { TextSender } from './text-sender.ts'

/** Keeps texts in the local inbox, to be read at /dev/inbox beside the mail. */
export function createInboxTexts(dir: string): TextSender {
  return {
    async send({ to, text, reference }) {
      const lines = [
        'From: Text message <text@localhost>',
        'Subject: Text message',
        `Message-ID: <${reference}@text.localhost>`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(text).toString('base64'),
        '',
      ]
      await storeMessage(dir, to, Buffer.from(lines.join('\r\n')))
      return { outcome: 'accepted' }
    },
  }
}
