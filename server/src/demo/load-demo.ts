import type { Council } from '@send-hub/shared'
import { addExamples } from '../features/enquiries/index.ts'
import { takeDueSnapshots } from '../features/reports/index.ts'
import { londonDay } from '../platform/calendar/index.ts'
import type { Clock } from '../platform/clock.ts'
import { openPool } from '../platform/db/pool.ts'
import { inTransaction, statement, type Tx } from '../platform/db/transaction.ts'
import type { FileStore } from '../platform/files/index.ts'
import { actingIn } from './acting.ts'
import { demoCalendar } from './calendar.ts'
import { demoDocuments } from './demo-documents.ts'
import { demoEnquiries } from './enquiries/index.ts'
import { households } from './households/index.ts'
import { insertPeople } from './people.ts'
import { playAccess } from './play-access.ts'
import { playCase } from './play-case.ts'
import { closeLastDay } from './play-days.ts'
import { playEnquiry } from './play-enquiry.ts'
import { type Stock, stockText, stockValues } from './read-stock.ts'
import type { Scene } from './scene.ts'
import { settleLedger } from './settle-ledger.ts'
import { settleLetters } from './settle-letters.ts'

/**
 * Loads the invented council in one transaction: a process that is killed on the way leaves nothing, and the next
 * one begins anew. Two that start at once take turns. Answers whether the council is there.
 */
export async function loadDemo(
  databaseUrl: string,
  council: Council,
  clock: Clock,
  files: FileStore,
): Promise<boolean> {
  const pool = openPool(databaseUrl, { max: 1 })
  const now = clock.now()
  try {
    const ctx = { now, today: londonDay(now) }
    const isThere = await inTransaction(pool, { kind: 'system' }, ctx, async (tx) => {
      const stock = await prepare(tx)
      if (stock === 'nothing') await tell(tx, council, now, files)
      return stock !== 'other'
    })
    if (isThere) await takeDueSnapshots(pool, clock)
    return isThere
  } finally {
    await pool.end()
  }
}

const becomeOwner = statement('demo.become-owner', `select set_config('role', 'none', true)`)
// Whoever waits for another start to finish loading waits as long as that takes, on however slow a machine.
const unhurry = statement('demo.unhurry', `select set_config('statement_timeout', '120s', true)`)
const lock = statement('demo.lock', 'select pg_advisory_xact_lock(8862014, 1)')
const stock = statement('demo.stock', stockText)
// References are the same every time, also after a start that was cut short. The database is empty: none is given twice.
const restarts = ['sen', 'enq'].map((name) =>
  statement(`demo.restart-${name}`, `alter sequence reference_numbers_${name} restart`),
)

async function prepare(tx: Tx): Promise<Stock> {
  await tx.rows(becomeOwner)
  await tx.rows(unhurry)
  await tx.rows(lock)
  const [found] = await tx.rows<{ stock: Stock }>(stock, stockValues)
  if (found?.stock === 'nothing') for (const restart of restarts) await tx.rows(restart)
  return found?.stock ?? 'other'
}

async function tell(tx: Tx, council: Council, now: Date, files: FileStore): Promise<void> {
  const acting = actingIn(tx)
  const calendar = demoCalendar(now)
  const people = await acting.system(now).tx((inner) => insertPeople(inner, council, households, calendar))
  const scene: Scene = { acting, council, calendar, people, files, cases: new Map() }
  for (const { adults, children } of households) {
    for (const { name, requests } of children) {
      for (const request of requests) {
        const isNewest = request === requests.at(-1)
        const documents = demoDocuments.filter(({ about }) => isNewest && about === name)
        await playCase(scene, { child: name, adults, request, documents })
      }
    }
  }
  const system = acting.system(now)
  await system.tx((inner) => addExamples(inner, system, null))
  for (const enquiry of demoEnquiries) await playEnquiry(scene, enquiry)
  await playAccess(scene)
  await closeLastDay(scene, now)
  await settleLedger(acting.system(now))
  await tx.rows(becomeOwner)
  await settleLetters(tx, now)
}
