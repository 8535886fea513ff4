export { type MailIn, startMailIn } from './channels/start-mail-in.ts'
export { fileMails } from './file-mails.ts'
export type { MailFiling } from './mail-filing.ts'
export { type ArrivedMail, receiveMail } from './receive-mail.ts'
