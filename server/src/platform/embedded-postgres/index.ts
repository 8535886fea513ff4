export { findFreePort } from './server-process.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
  stopIfRunning,
} from './start-embedded-postgres.ts'
export { embeddedHome, requireDatabase, withDatabase } from './with-database.ts'
