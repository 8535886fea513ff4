import type { CaseCard } from '@send-hub/shared'

/** What the list of somebody's cases is called: a young person or a helper has no "children" here. */
export function listTitle(cards: readonly Pick<CaseCard, 'isHelping' | 'isAboutReader'>[]): string {
  if (cards.length > 0 && cards.every(({ isAboutReader }) => isAboutReader)) return 'Your requests and plans'
  if (cards.length > 0 && cards.every(({ isHelping }) => isHelping)) return 'Families you help'
  return 'Your children'
}
