import { SignJWT } from 'jose'
import { z } from 'zod'
import { codeOf } from '../errors.ts'
import type { TextMessage, TextResult, TextSender } from './text-sender.ts'

export interface NotifySettings {
  /** Without a slash at the end. */
  url: string
  /** As GOV.UK Notify gives it: a name, the service's id and the secret, with hyphens between. */
  apiKey: string
  /** A template whose whole text is ((message)). */
  smsTemplateId: string
}

const timeoutMs = 10_000
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const keyPattern = new RegExp(`-?(${uuid})-(${uuid})$`, 'i')

/** The two parts of a key; null when it is none of Notify's. */
export function partsOfKey(apiKey: string): { serviceId: string; secret: string } | null {
  const [, serviceId, secret] = keyPattern.exec(apiKey) ?? []
  return serviceId && secret ? { serviceId, secret } : null
}

const Found = z.object({ notifications: z.array(z.unknown()) })

/**
 * Texts by GOV.UK Notify (https://docs.notifications.service.gov.uk/rest-api.html). It does not drop copies: before a
 * second try it is asked whether it has the first.
 */
export function createNotifyTexts({ url, apiKey, smsTemplateId }: NotifySettings): TextSender {
  const parts = partsOfKey(apiKey)
  if (!parts) throw new Error('The key is not one of GOV.UK Notify')
  const secret = new TextEncoder().encode(parts.secret)

  async function call(path: string, body?: object): Promise<Response> {
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(parts?.serviceId ?? '')
      .setIssuedAt() // Notify's clock judges it, so it is the machine's own time
      .sign(secret)
    return fetch(`${url}${path}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  }

  async function hasTaken(reference: string): Promise<boolean> {
    const response = await call(`/v2/notifications?${new URLSearchParams({ reference })}`)
    if (!response.ok) throw new NotifyFault(response.status)
    return Found.parse(await response.json()).notifications.length > 0
  }

  async function hand({ to, text, reference, isRetry }: TextMessage): Promise<TextResult> {
    if (isRetry && (await hasTaken(reference))) return { outcome: 'accepted' }
    const response = await call('/v2/notifications/sms', {
      phone_number: to,
      template_id: smsTemplateId,
      personalisation: { message: text },
      reference,
    })
    if (response.ok) return { outcome: 'accepted' }
    throw new NotifyFault(response.status)
  }

  return {
    send: (message) => hand(message).catch(describeFailure),
  }
}

class NotifyFault extends Error {
  readonly status: number

  constructor(status: number) {
    super('GOV.UK Notify did not take it')
    this.name = 'NotifyFault'
    this.status = status
  }
}

/** 429 and their own faults pass; what else they refuse they will always refuse. */
function describeFailure(error: unknown): TextResult {
  if (!(error instanceof NotifyFault)) {
    return { outcome: 'try-again', reason: `NOTIFY ${codeOf(error) ?? 'NO ANSWER'}`, isServerDown: true }
  }
  const reason = `NOTIFY ${error.status}`
  if (error.status === 429 || error.status >= 500) return { outcome: 'try-again', reason, isServerDown: true }
  return { outcome: 'refused', reason }
}
