import { kent } from '@send-hub/shared'
import type { MailFiling } from '../../src/features/inbound-mail/index.ts'
import { createFolderStore } from '../../src/platform/files/index.ts'
import { createSealer } from '../../src/platform/sealed-text.ts'
import type { TestApp } from '../build-test-app.ts'

/** The address of the hub in tests of mail. */
export const hubAddress = 'hub@council.example'

/** Filing as the worker of a test app does it; the council's mail server says who wrote what. */
export const mailFilingOf = (test: TestApp): MailFiling => ({
  ...{ pool: test.pool, clock: test.clock, files: createFolderStore(test.filesDir), council: kent },
  ...{ threadKey: test.secrets.mailThread, messageIdDomain: 'hub.test' },
  sealAddress: createSealer(test.secrets.sealedAddress).seal,
  hubAddresses: [hubAddress, 'no-reply@hub.test'],
  ...{ trustedAuthServer: 'mx.council.example', isScanned: false },
})
