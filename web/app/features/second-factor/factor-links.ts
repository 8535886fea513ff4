const withTo = (path: string, to: string | undefined) => (to ? `${path}?to=${encodeURIComponent(to)}` : path)

/** `to`: where to go once it is done, other than the account. */
export const addPasskeyHref = (to?: string) => withTo('/account/passkey', to)
export const addTextHref = (to?: string) => withTo('/account/text-code', to)
export const confirmHref = (to?: string) => withTo('/confirm-it-is-you', to)
