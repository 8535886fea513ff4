import type { Clock } from '../../platform/clock.ts'
import { contextFor } from '../../platform/context.ts'
import { openAppPool } from '../../platform/db/app-pool.ts'
import { listenFor } from '../../platform/db/listen-for.ts'
import { repeatWork } from '../../platform/repeat-work.ts'
import { createSealer } from '../../platform/sealed-text.ts'
import { lookUpAttempts } from './look-up-attempts.ts'
import { lookUpEmailChanges } from './look-up-email-changes.ts'
import { tidyAccess } from './tidy-access.ts'

/** How often to look when nothing announces anything, in milliseconds. */
const usualPollMs = 1_000
/** After a fault, such as a database that is away. */
const faultPollMs = 2_000
/** Attempts are to be gone after a day; an hour more or less does not matter. */
const tidyEveryMs = 60 * 60_000

/**
 * What follows when somebody asks for a code: finds out whose address it is, and has the code sent. Woken by the
 * database when somebody asks. Tidies up behind signing in, too.
 */
export function startSignInWorker(
  databaseUrl: string,
  { clock, addressKey }: { clock: Clock; addressKey: string },
  log: { warn(fields: object, message: string): void },
) {
  const pool = openAppPool(databaseUrl, { max: 1 })
  const addresses = createSealer(addressKey)
  const context = () => contextFor(pool, clock, { kind: 'system', id: null })

  let tidiedAt = 0
  async function tidyNowAndThen(): Promise<void> {
    const now = clock.now().getTime()
    if (now - tidiedAt < tidyEveryMs) return
    tidiedAt = now
    await tidyAccess(context())
  }

  const worker = repeatWork(
    'the work on sign-ins',
    async () => {
      const found =
        (await lookUpAttempts(context(), addresses)) + (await lookUpEmailChanges(context(), addresses))
      if (found > 0) return 0
      await tidyNowAndThen()
      return usualPollMs
    },
    log,
    faultPollMs,
  )
  const listener = listenFor(databaseUrl, 'sign_ins_waiting', worker.wake)
  return {
    async stop(): Promise<void> {
      await Promise.all([worker.stop(), listener.stop()])
      await pool.end()
    },
  }
}
