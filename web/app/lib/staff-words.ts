import {
  type Council,
  channelWords,
  type TeamCode,
  type TopicCode,
  topicSettings,
  topics,
} from '@send-hub/shared'

/** A topic as staff call it; a code we do not know is shown as it came. */
export function topicLabel(code: string): string {
  return isTopic(code) ? topicSettings[code].staffLabel : code
}

function isTopic(code: string): code is TopicCode {
  return Object.hasOwn(topicSettings, code)
}

/** Every topic staff may set, for a list to choose from. */
export function topicChoices(): { value: TopicCode; text: string }[] {
  return topics.map((code) => ({ value: code, text: topicSettings[code].staffLabel }))
}

/** A team as staff know it. */
export function teamName(council: Council, code: string): string {
  return Object.hasOwn(council.teams, code) ? council.teams[code as TeamCode].name : code
}

export function channelLabel(channel: string): string {
  return Object.hasOwn(channelWords, channel) ? channelWords[channel as keyof typeof channelWords] : channel
}

/** What somebody may be told, from the level of their access to the case. Default is nothing. Source: domain rules on access. */
export function mayBeTold(level: string | null): string {
  return (level && levels[level]) || 'Nothing about the case, until you have checked who they are.'
}

const levels: Record<string, string> = {
  none: 'Nothing about the case, not even that there is one.',
  status: 'The stage and its dates only. No documents, no reports.',
  'status+documents': 'The stage, its dates and documents already released. They cannot act for the child.',
  act: 'All that the family’s page shows. They can act for the child.',
}

/** Whether a reply to this person may say anything about the case. */
export function mayHearOfCase(level: string | null): boolean {
  return level !== null && level !== 'none' && Object.hasOwn(levels, level)
}

/** Whether nothing of the family's page has to be kept from them. */
export function mayActForChild(level: string | null): boolean {
  return level === 'act'
}

export function accessLabel(level: string): string {
  return accessLabels[level] ?? level
}

const accessLabels: Record<string, string> = {
  none: 'No access',
  status: 'Stage only',
  'status+documents': 'Stage and documents',
  act: 'Sees all, can act',
}
