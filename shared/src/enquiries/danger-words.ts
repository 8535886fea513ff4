/**
 * Words that may mean somebody is in danger. They only make the emergency advice louder, and stand out when staff read:
 * a person reads every message, and none is ever held back. Better one banner too many than one too few.
 */
const dangerWords = [
  'suicid\\w*',
  'kill(?:s|ed|ing)?',
  '(?:want|wants|wanted|going|wish\\w*) to die',
  'end (?:it all|my life|his life|her life|their life)',
  'take (?:my|his|her|their) (?:own )?life',
  "(?:don['’]?t|doesn['’]?t|not) want to (?:live|be here|be alive|wake up)",
  'self[ -]?harm\\w*',
  'overdos\\w*',
  '(?:hurt|hurts|hurting|harm|harms|harming|cut|cuts|cutting) (?:my|him|her|them|your)sel(?:f|ves)',
  '(?:hit|hits|hitting|beat|beats|beating|hurt|hurts|hurting|punch\\w*|kick(?:s|ed|ing)?|strangl\\w*|chok\\w*) (?:me|him|her|us|them)\\b(?! (?:out|off))',
  'abus(?:e|es|ed|ing|er|ive)',
  'assault\\w*',
  'rap(?:e|ed|ist)\\b',
  'molest\\w*',
  'neglect(?:ed|ing)?',
  'groom(?:ed|ing)',
  'violen(?:t|ce)',
  'weapons?',
  'knife',
  'domestic (?:abuse|violence)',
  'not safe',
  'unsafe',
  "(?:isn['’]?t|aren['’]?t) safe",
  'in danger',
  'emergency',
  'ran away',
  'run away',
  'running away',
  '(?:went|gone) missing',
  'missing (?:from home|since)',
  'is missing(?=[.!,]|$)',
  'cannot cope',
  "can['’]?t cope",
] as const

const anywhere = `\\b(?:${dangerWords.join('|')})`
const pattern = new RegExp(anywhere, 'iu')

/** Whether a message speaks of danger. */
export function speaksOfDanger(text: string): boolean {
  return pattern.test(text)
}

/** Where a message speaks of danger, in its own words; `at` counts characters from the start. */
export function dangerWordsIn(text: string): { words: string; at: number }[] {
  return [...text.matchAll(new RegExp(anywhere, 'giu'))].map((found) => ({
    words: found[0],
    at: found.index,
  }))
}
