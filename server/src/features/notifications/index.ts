export type { EnquiryMail, EnquiryMails } from './mail-of-notification.ts'
export { startNotificationWorker } from './notification-worker.ts'
export type { WaitingNotification } from './outbox.store.ts'
export { type QueuedNotification, queueNotification, stopNotificationsOfCase } from './queue-notification.ts'
