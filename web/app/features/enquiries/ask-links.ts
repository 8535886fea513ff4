import { type TopicCode, topicSettings } from '@send-hub/shared'
import type { Web } from '../../lib/page.ts'
import { sealData, unsealData } from '../../lib/sealed.ts'

/** Where asking about no case begins. */
export const askGeneralHref = '/ask'
/** Writing to us without an account. */
export const strangersHref = '/contact/write'

/** Where asking about a case begins: with what it is about. */
export function askHref(caseId: string): string {
  return `/cases/${caseId}/ask`
}

/** Straight to the message, the topic being known. What a family asks about is nobody's business: it is sealed. */
export function askAboutHref(web: Pick<Web, 'seal' | 'unseal'>, caseId: string, topic: TopicCode): string {
  return `${askHref(caseId)}/message?about=${sealTopic(web, topic)}`
}

const tokens = new WeakMap<object, Map<TopicCode, string>>()

/** One token for each topic while the process lives: it is in every case page, and sealing is slow beside drawing. */
export function sealTopic(web: Pick<Web, 'seal' | 'unseal'>, topic: TopicCode): string {
  const ofWeb = tokens.get(web) ?? new Map<TopicCode, string>()
  tokens.set(web, ofWeb)
  const token = ofWeb.get(topic) ?? sealData(web, 'topic', { topic })
  ofWeb.set(topic, token)
  return token
}

/** The topic in a sealed token; null when it is missing or is none that a family may choose. */
export function unsealTopic(web: Pick<Web, 'seal' | 'unseal'>, token: string | undefined): TopicCode | null {
  return chooseableTopic(unsealData<{ topic: string }>(web, 'topic', token)?.topic)
}

/** What was chosen on the form, if it is a topic that families may choose. */
export function chooseableTopic(code: string | undefined): TopicCode | null {
  if (code === undefined || !Object.hasOwn(topicSettings, code)) return null
  return topicSettings[code as TopicCode].familyMayChoose ? (code as TopicCode) : null
}
