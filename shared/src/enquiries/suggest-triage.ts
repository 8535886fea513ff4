import { dangerWordsIn } from './danger-words.ts'
import { harmlessWords, type WordRule, wordRules } from './suggestion-words.ts'
import { type Priority, priorities, type TopicCode, topicSettings } from './topics.ts'
import { type UrgentTrigger, urgentTriggers } from './urgent-triggers.ts'

/** What words in a message hint at. Never applied by itself: a person reads the message and decides. */
export interface TriageSuggestion {
  /** One to four, the most urgent first. */
  topics: TopicCode[]
  priority: Priority
  /** What makes it urgent; null where only the topics say how soon. */
  trigger: UrgentTrigger | null
  /** The very words, and what each was taken for. */
  why: { words: string; topic: TopicCode; trigger: UrgentTrigger | null }[]
}

type Hit = TriageSuggestion['why'][number] & { at: number }

const mostTopics = 4
const mostWhy = 6

const rules = wordRules.map((rule) => ({
  ...rule,
  pattern: anyOf(rule.words, 'gu'),
  beside: rule.with && anyOf(rule.with, 'u'),
}))
const harmless = anyOf(harmlessWords, 'gu')

/** What a message seems to be about and how soon it wants an answer; null where no word tells. Pure; English. */
export function suggestTriage(text: string): TriageSuggestion | null {
  // The same length as the text, so that a place in one is a place in the other.
  const plain = text.replace(/[’‘`´]/gu, "'").replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
  const found = [...dangerHits(plain), ...rules.flatMap((rule) => hitsOf(rule, plain))]
  if (found.length === 0) return null
  const hits = found
    .map((hit) => ({ ...hit, words: text.slice(hit.at, hit.at + hit.words.length).trim() }))
    .sort((a, b) => level(a) - level(b) || a.at - b.at)
  const first = hits[0] as Hit
  const topics = [...new Set(hits.map(({ topic }) => topic))]
  return {
    topics: withoutEmptyWords(topics).slice(0, mostTopics),
    priority: priorities[level(first)] as Priority,
    trigger: first.trigger,
    why: withoutRepeats(withoutOverlaps(hits)).slice(0, mostWhy),
  }
}

function dangerHits(plain: string): Hit[] {
  const covered = [...plain.matchAll(harmless)].map(
    ({ index, 0: words }) => [index, index + words.length] as const,
  )
  return dangerWordsIn(plain)
    .filter(({ at, words }) => !covered.some(([from, to]) => at < to && at + words.length > from))
    .filter(({ at, words }) => neverDenied.test(words) || !isDenied(plain, at, words))
    .map(({ at, words }) => ({ at, words, topic: 'SAFEGUARDING', trigger: dangerTrigger(words) }))
}

/** Whoever writes of suicide is not reassured by a "not" nearby. */
const neverDenied = /suicid|to die|life|self|overdos|to live|be here|alive|wake up|not safe|n't safe|unsafe/u

function dangerTrigger(words: string): UrgentTrigger {
  if (
    /suicid|to die|my life|own life|her life|his life|their life|end it|self|overdos|kill|to live|be here|alive|wake up/u.test(
      words,
    )
  )
    return 'suicide-or-self-harm'
  if (/missing|ran away|run away|running/u.test(words)) return 'missing-child'
  return /abus|assault|rap|molest|neglect|groom|violen|hit|beat|punch|kick|strangl|chok/u.test(words)
    ? 'abuse'
    : 'risk-of-harm'
}

function hitsOf(rule: WordRule & { pattern: RegExp; beside: RegExp | undefined }, plain: string): Hit[] {
  return [...plain.matchAll(rule.pattern)]
    .map((match) => ({ at: match.index, words: match[0] }))
    .filter(({ at, words }) => !rule.mayBeDenied || !isDenied(plain, at, words))
    .filter(({ at, words }) => !rule.isOfTheDay || !beforeToday.test(after(plain, at, words)))
    .filter(({ at, words }) => !rule.beside || rule.beside.test(sentenceAround(plain, at, words.length)))
    .map((hit) => ({ ...hit, topic: rule.topic, trigger: rule.trigger ?? null }))
}

const denial =
  /\b(?:not|never|no|without|isn't|isnt|wasn't|wasnt|aren't|hasn't|hasnt|haven't|didn't|didnt|don't|doesn't|won't|wouldn't|nor|rather than|instead of|avoid(?:ed)?|no longer|glad (?:he|she) (?:wasn't|isn't))\s+(?:(?!but\b|because\b|and\b|since\b|as\b|so\b|that\b|if\b|know\b|only\b|just\b|sure\b|surprised\b|happy\b)[\w']+\s+){0,3}$/u
const longAgo =
  /^[^.!?\n]{0,50}?\b(?:years? ago|last (?:school )?year|in 20[0-2]\d|in the past|previously|back then|when (?:he|she|i) was (?:younger|little|small|\d))\b/u
const beforeToday =
  /^[^.!?\n]{0,50}?\b(?:last (?:week|month|term|summer|mon|tues|wednes|thurs|fri)|yesterday|ages ago)/u

/** "He has not been excluded", "excluded in 2021": said, and not so now. */
function isDenied(plain: string, at: number, words: string): boolean {
  const before = plain.slice(Math.max(0, at - 60), at)
  const clause = before.slice(
    Math.max(...['.', '!', '?', '\n', ';', ','].map((end) => before.lastIndexOf(end))) + 1,
  )
  return denial.test(clause) || longAgo.test(after(plain, at, words))
}

const after = (plain: string, at: number, words: string) =>
  plain.slice(at + words.length, at + words.length + 70)

function sentenceAround(plain: string, at: number, length: number): string {
  const from = Math.max(...['.', '!', '?', '\n'].map((end) => plain.lastIndexOf(end, at - 1))) + 1
  const rest = plain.slice(at + length).search(/[.!?\n]/u)
  return plain.slice(from, rest < 0 ? undefined : at + length + rest)
}

/** 0 to 4. A topic with a clock of its own (complaints, data) presses nobody. */
function level({ topic, trigger }: { topic: TopicCode; trigger: UrgentTrigger | null }): number {
  const priority = trigger ? urgentTriggers[trigger].priority : topicSettings[topic].defaultPriority
  return priority ? priorities.indexOf(priority) : topic === 'DATA' ? 4 : 3
}

/** "Any news" says little where something else says what the news are wanted of. */
function withoutEmptyWords(topics: TopicCode[]): TopicCode[] {
  const rest = topics.filter((topic) => topic !== 'STATUS')
  return rest.length === topics.length || rest.length === 0 ? topics : [...rest, 'STATUS']
}

/** Of words that two rules of one topic found in the same place, those of the more urgent rule. */
function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  // By the places taken, not each hit against each: a long text has thousands of them.
  const taken = new Map<TopicCode, Set<number>>()
  return hits.filter(({ at, words, topic }) => {
    const ofTopic = taken.get(topic) ?? new Set<number>()
    taken.set(topic, ofTopic)
    const places = Array.from({ length: words.length }, (_, offset) => at + offset)
    const isFree = places.every((place) => !ofTopic.has(place))
    for (const place of places) ofTopic.add(place)
    return isFree
  })
}

function withoutRepeats(hits: readonly Hit[]): TriageSuggestion['why'] {
  const seen = new Set<string>()
  return hits.flatMap(({ words, topic, trigger }) => {
    const key = `${topic} ${words.toLowerCase()}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ words, topic, trigger }]
  })
}

function anyOf(words: readonly string[], flags: string): RegExp {
  return new RegExp(`(?<![\\w'])(?:${words.join('|')})`, flags)
}
