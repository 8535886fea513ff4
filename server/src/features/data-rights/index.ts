import type { Council } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FileStore } from '../../platform/files/index.ts'
import { copyRoutes } from './copies/copies.routes.ts'
import { correctionRoutes } from './corrections/corrections.routes.ts'
import { retentionRoutes } from './retention/retention.routes.ts'

export { hasCorrectionAnswer } from './corrections/correction-answer.ts'
export { type DataRightsWork, tidyUp, workOnDataRights } from './data-rights-work.ts'
export { type RunOutOfRule, runOutByRule } from './retention/list-run-out.ts'
export { removeErasedFiles } from './retention/remove-erased-files.ts'

/** What people may ask of their own record, and what becomes of it in the end. */
export const dataRightsRoutes: FastifyPluginAsyncZod<{ council: Council; files: FileStore }> = async (
  app,
  { council, files },
) => {
  await app.register(correctionRoutes)
  await app.register(copyRoutes, { council, files })
  await app.register(retentionRoutes, { council })
}
