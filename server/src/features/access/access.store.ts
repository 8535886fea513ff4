import type { Pool } from '../../platform/db/pool.ts'

export async function findServiceToken(pool: Pool, tokenHash: string, now: Date) {
  const { rows } = await pool.query<{ id: string; scopes: string[] }>({
    name: 'access.service-token',
    text: 'select id, scopes from service_tokens where token_hash = $1 and revoked_at is null and expires_at > $2',
    values: [tokenHash, now],
  })
  return rows[0]
}
