import { newId } from '../../src/platform/ids.ts'
import { usualMoment } from '../test-clock.ts'
import type { Ledger } from './ledger.ts'

const at = usualMoment

/** Rows that tell of no child and no family: counts, runs, keys of other systems. Put before any case. */
export async function putRest(ledger: Ledger): Promise<void> {
  const label = 'of nobody'
  await ledger.put(label, 'snapshot_runs', { month_end: '2026-10-31', known_at: at, taken_at: at, cases: 1 })
  await ledger.put(label, 'daily_runs', { job: 'tell-families', day: '2026-11-23', started_at: at })
  const run = await ledger.put(label, 'import_runs', {
    ...{ id: newId(), lea: '886', collection_year: 2026, reference_on: '2026-01-15', file_sha256: 'X' },
    ...{ started_at: at, finished_at: at, counts: {} },
  })
  await ledger.put(label, 'import_faults', {
    ...{
      id: newId(),
      run_id: run.id,
      file: 'return',
      line: 1,
      path: 'X',
      what: 'X',
      fix: 'X',
      is_left_out: false,
    },
  })
  await ledger.put(label, 'service_tokens', {
    ...{ id: newId(), name: 'Phones', token_hash: 'X', scopes: [], created_at: at, expires_at: at },
  })
  await ledger.put(label, 'used_logout_tokens', { token_hash: 'X', expires_at: at })
  await ledger.put(label, 'saved_replies', {
    ...{ id: newId(), title: 'Dates', topics: ['STATUS'], body: 'We will write by', written_at: at },
  })
  await ledger.put(label, 'offered_answers', {
    ...{ id: newId(), offered_on: '2026-11-23', topic: 'STATUS', stage: 'ASSESSING', outcome: 'answered' },
  })
  await ledger.put(label, 'audit_seals', {
    number: 1,
    before_txid: 1,
    entries: 0,
    digest: 'X',
    sealed_at: at,
  })
  await ledger.put(label, 'audit_entries', {
    id: newId(),
    at,
    actor_kind: 'system',
    action: 'x',
    subject_kind: 'import',
  })
  await ledger.name(label, 'hub_secrets', 'true', [])
}
