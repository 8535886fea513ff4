import type { FastifyPluginAsync } from 'fastify'
import { isMigrated } from '../db/migrate.ts'
import type { Pool } from '../db/pool.ts'
import { HubError } from '../errors.ts'

/** `/healthz`: this process is alive. `/readyz`: it can do its work, database and migrations included. */
export const healthRoutes: FastifyPluginAsync<{ pool: Pool }> = async (app, { pool }) => {
  app.get('/healthz', { config: { access: 'public' } }, async () => ({ status: 'ok' }))

  app.get('/readyz', { config: { access: 'public' } }, async () => {
    const isReady = await isMigrated(pool).catch(() => false)
    if (!isReady)
      throw new HubError('unavailable', 'The database can’t be reached, or is not at this version.')
    return { status: 'ready' }
  })
}
