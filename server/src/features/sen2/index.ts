export { type ExportSummary, exportReturn } from './export/export-return.ts'
export type { Fault, FaultyRow, Severity } from './fault.ts'
export { type ImportOptions, importReturn } from './import-return.ts'
export type { ImportSource, ReadOptions, ReadProgress } from './import-source.ts'
export type {
  ImportChange,
  ImportedFile,
  ImportFault,
  ImportProgress,
  ImportStep,
  ImportSummary,
  Tally,
} from './import-summary.ts'
export type { Sen2Contact } from './read-contact.ts'
export { type ContactsPart, readContacts } from './read-contacts.ts'
export { type ReturnPart, readReturn } from './read-return.ts'
export { ReturnRefused } from './refused.ts'
export type {
  ActivePlan,
  NamedPlan,
  PlacementDetail,
  PlanDetail,
  Sen2Assessment,
  Sen2Header,
  Sen2Person,
  Sen2Request,
  SenNeed,
} from './sen2.types.ts'
