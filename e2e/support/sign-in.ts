import { type APIRequestContext, expect } from '@playwright/test'
import { codeIn, openMailbox } from './mailbox.ts'

/** Signs in without the screens, for journeys that are about something else. The cookie stays with `request`. */
export async function signIn(
  request: APIRequestContext,
  origin: string,
  side: 'family' | 'staff',
  email: string,
): Promise<void> {
  const headers = { origin }
  const mailbox = await openMailbox(request, email)

  const asked = await request.post('/api/sign-in/codes', { headers, data: { email, side } })
  expect(asked.status()).toBe(202)
  const { attemptId } = (await asked.json()) as { attemptId: string }
  const code = codeIn(await mailbox.next('Your sign-in code'))
  const entered = await request.post('/api/sign-in/sessions', { headers, data: { attemptId, code } })

  expect(entered.status(), `${email} signs in`).toBe(201)
}
