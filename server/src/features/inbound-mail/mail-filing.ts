import type { Council } from '@send-hub/shared'
import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/db/pool.ts'
import type { FileStore } from '../../platform/files/index.ts'

/** What filing a mail needs besides the mail. */
export interface MailFiling {
  pool: Pool
  clock: Clock
  files: FileStore
  council: Council
  /** Signs the Message-IDs of mails about an enquiry: `mailThread` of the secrets. */
  threadKey: string
  /** Seals an address that is on nobody's record: `seal` of the sealer with the secret `sealedAddress`. */
  sealAddress: (address: string) => string
  /** The addresses that reach the hub, and the one its mails come from; in lower case. */
  hubAddresses: readonly string[]
  /** Domain of the Message-IDs of our mails. */
  messageIdDomain: string
  /**
   * The name under which the council's own mail server writes Authentication-Results (MAIL_AUTH_SERVER); null: nobody's
   * word on who sent a mail is believed.
   */
  trustedAuthServer: string | null
  /** False: no scanner is set up, and files that came with a mail are marked so. */
  isScanned: boolean
  /** How many senders whom nothing proves are thanked in an hour; left out: as many as a busy hour has. */
  thanksPerHour?: number
  /** Told of each mail that could not be filed this time: its id and a code, never its words. */
  onFault?: (mailId: string, fault: string) => void
}
