/**
 * Keeps answers in memory for so many milliseconds, at most 1,000 of them. Questions asked at the same time share one
 * answer; a failure is not kept. Only for what is the same for everyone who gives the same key.
 */
export function rememberBriefly<T>(forMs: number, now: () => number = Date.now) {
  const kept = new Map<string, { until: number; answer: Promise<T> }>()
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const found = kept.get(key)
    if (found && found.until > now()) return found.answer
    if (kept.size >= 1_000) kept.clear()
    const answer = ask()
    kept.set(key, { until: now() + forMs, answer })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
