export { hubName, joinByMail, noteInThread } from './join-thread.ts'
export { type JoinRefusal, type MailSender, refusalToJoin } from './may-join.ts'
export { type MailToOpen, openByMail } from './open-by-mail.ts'
export { findIdsByReferences, findThread, type Thread } from './threads.store.ts'
