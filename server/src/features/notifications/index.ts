export { startNotificationWorker } from './notification-worker.ts'
export { type QueuedNotification, queueNotification, stopNotificationsOfCase } from './queue-notification.ts'
