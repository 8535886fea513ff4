import { useEffect, useState } from 'react'

/**
 * The moment the server made the page, then once a minute the moment it is now, in milliseconds since 1970.
 * Goes by how long the page has been open: the clock of the reader's computer may be wrong.
 */
export function useTickingClock(servedAt: number): number {
  const [now, setNow] = useState(servedAt)
  useEffect(() => {
    const opened = performance.now()
    const timer = setInterval(() => setNow(servedAt + performance.now() - opened), 60_000)
    return () => clearInterval(timer)
  }, [servedAt])
  return now
}
