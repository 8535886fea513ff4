export { type AuditEntry, recordAudit, recordAuditOfEach } from './record-audit.ts'
export { AuditOfAnotherServer, sealAudit } from './seal-audit.ts'
export { type AuditVerdict, auditHead, type NotedSeal, verifyAudit } from './verify-audit.ts'
