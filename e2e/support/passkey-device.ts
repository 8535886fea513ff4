import type { Page } from '@playwright/test'

/** A phone with a fingerprint reader, as Chromium plays it for this page: it says yes whenever it is asked. */
export async function givePasskeyDevice(
  page: Page,
): Promise<{ keys(): Promise<number>; forgetAll(): Promise<void> }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return {
    keys: async () =>
      (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    forgetAll: () => devtools.send('WebAuthn.clearCredentials', { authenticatorId }).then(() => undefined),
  }
}
