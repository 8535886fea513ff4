export { type InboxMessage, readInbox } from './read-inbox.ts'
export { type Inbox, startInbox } from './start-inbox.ts'
export { storeMessage } from './store-message.ts'
