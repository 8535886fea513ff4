import { z } from 'zod'

/** Before leaving for the provider: the path to come back to. */
export const StaffSignInStart = z.object({ to: z.string().max(2_000) })
/** The provider's address to go to. */
export const StaffSignInBegun = z.object({ url: z.string() })

/** What stood behind the question mark when the browser came back. */
export const StaffSignInFinish = z.object({ query: z.string().max(16_000) })
export const StaffSignedIn = z.object({ to: z.string() })

/** Where the provider's own session ends; null: nowhere. */
export const StaffSignedOut = z.object({ url: z.string().nullable() })

export const BackChannelLogout = z.object({ logout_token: z.string().max(32_000) })
