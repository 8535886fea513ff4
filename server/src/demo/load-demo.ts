import type { Council } from '@send-hub/shared'
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
import { playCase, type Scene } from './play-case.ts'
import { playDocument } from './play-document.ts'
import { playEnquiry } from './play-enquiry.ts'
import { type Stock, stockText, stockValues } from './read-stock.ts'
import { settleLedger } from './settle-ledger.ts'

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
    return await inTransaction(pool, { kind: 'system' }, { now, today: londonDay(now) }, async (tx) => {
      const stock = await prepare(tx)
      if (stock === 'nothing') await tell(tx, council, now, files)
      return stock !== 'other'
    })
  } finally {
    await pool.end()
  }
}

const becomeOwner = statement('demo.become-owner', `select set_config('role', 'none', true)`)
const lock = statement('demo.lock', 'select pg_advisory_xact_lock(8862014, 1)')
const stock = statement('demo.stock', stockText)
// References are the same every time, also after a start that was cut short. The database is empty: none is given twice.
const restarts = ['sen', 'enq'].map((name) =>
  statement(`demo.restart-${name}`, `alter sequence reference_numbers_${name} restart`),
)

async function prepare(tx: Tx): Promise<Stock> {
  await tx.rows(becomeOwner)
  await tx.rows(lock)
  const [found] = await tx.rows<{ stock: Stock }>(stock, stockValues)
  if (found?.stock === 'nothing') for (const restart of restarts) await tx.rows(restart)
  return found?.stock ?? 'other'
}

async function tell(tx: Tx, council: Council, now: Date, files: FileStore): Promise<void> {
  const acting = actingIn(tx)
  const calendar = demoCalendar(now)
  const people = await acting.system(now).tx((inner) => insertPeople(inner, council, households, calendar))
  const scene: Scene = { acting, council, calendar, people, cases: new Map() }
  for (const { adults, children } of households) {
    for (const { name, requests } of children) {
      for (const request of requests) await playCase(scene, name, adults, request)
    }
  }
  for (const enquiry of demoEnquiries) await playEnquiry(scene, enquiry)
  for (const document of demoDocuments) await playDocument(scene, files, document)
  await settleLedger(acting.system(now))
}
