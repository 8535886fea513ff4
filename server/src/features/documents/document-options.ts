import type { CaseStatus } from '@send-hub/shared'
import type { Context, StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { FileStore } from '../../platform/files/index.ts'

/** What documents need of cases, handed in by the application: cases know documents, and not the other way round. */
export interface CasesOfDocuments {
  /** Keeps the case as it is until the transaction ends. @throws not-found */
  lock(tx: Tx, caseId: string): Promise<{ status: CaseStatus }>
  /**
   * The case that a family member wants to send something to.
   * @throws not-found when it is absent or not shared with them; not-allowed when they may only look
   * @throws conflict when nobody would read it any more
   */
  requireOpenToFamily(tx: Tx, familyMemberId: string, caseId: string): Promise<void>
  /** Whether this family member acts on the case today. */
  mayAct(tx: Tx, familyMemberId: string, caseId: string): Promise<boolean>
  /** The family members whose access takes in documents on this day. */
  listReaders(tx: Tx, caseId: string, today: string): Promise<string[]>
  /** The child of a case, by whom a file is compared. @throws not-found */
  childOf(tx: Tx, caseId: string): Promise<ChildOfDocument>
  /** How many other children these references of cases and UPNs belong to; those that belong to nobody count for none. */
  countOtherChildren(tx: Tx, caseId: string, found: { references: string[]; upns: string[] }): Promise<number>
  /** Keeps an officer's words beside an event, for staff alone. */
  addNote(tx: Tx, ctx: StaffContext, about: { caseId: string; eventId: string }, note: string): Promise<void>
  /** Writes an event of today into the history; its id. `familyMemberId`: the one person it is about. */
  addEvent(tx: Tx, ctx: Context, event: DocumentEvent): Promise<string>
  /**
   * Takes what told of a release out of what a family sees, by an event that corrects it; of a paper that staff set
   * aside, also that it came from somebody.
   */
  correctEvents(
    tx: Tx,
    ctx: Context,
    of: { caseId: string; documentId: string; isSetAside: boolean },
  ): Promise<void>
}

export interface ChildOfDocument {
  forename: string
  preferredName: string | null
  surname: string
}

export interface DocumentEvent {
  caseId: string
  kind: 'evidence-received' | 'document-released'
  familyMemberId: string | null
  /** Codes and ids only: families can read them. */
  details: Record<string, string>
}

export interface DocumentOptions {
  files: FileStore
  cases: CasesOfDocuments
  /** The largest file taken, in bytes. */
  maxUploadBytes: number
  /** Whether a scanner is set up: then what arrives is kept in quarantine until it was found clean. */
  isScanned: boolean
}
