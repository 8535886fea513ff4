export type { DatabaseUrls } from './ensure-hub-database.ts'
export { findFreePort } from './server-process.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
  stopIfRunning,
} from './start-embedded-postgres.ts'
export {
  embeddedHome,
  requireDatabase,
  requireOwnersDatabase,
  urlsOf,
  withDatabase,
} from './with-database.ts'
