import { type RoleRule, staffPowers, staffRoles } from '@send-hub/shared'
import { z } from 'zod'

const example = 'hub=SEND-Hub;manager=SEND-Managers;safeguarding=SEND-Safeguarding'

/** Reads `hub=SEND-Hub;manager=SEND-Managers`: a role or a power, and the value of the claim that gives it. */
export const roleMapSetting = z.string().transform((text, context): RoleRule[] => {
  const parts = text.split(';').filter((part) => part.trim() !== '')
  return parts.flatMap((part) => {
    const [name = '', ...rest] = part.split('=')
    const rule = ruleOf(name.trim(), rest.join('=').trim())
    if (!rule) {
      const names = [...staffRoles, ...staffPowers].join(', ')
      context.addIssue(`must be like ${example}; each part starts with one of: ${names}`)
    }
    return rule ?? []
  })
})

function ruleOf(name: string, value: string): RoleRule | null {
  if (value === '') return null
  const role = staffRoles.find((known) => known === name)
  if (role) return { kind: 'role', role, value }
  const power = staffPowers.find((known) => known === name)
  return power ? { kind: 'power', power, value } : null
}
