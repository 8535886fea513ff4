export { createInboxTexts } from './inbox-texts.ts'
export { createNotifyTexts, type NotifySettings, partsOfKey } from './notify-texts.ts'
export type { TextMessage, TextResult, TextSender } from './text-sender.ts'
