import type { RoleRule, StaffPower, StaffRole } from '@send-hub/shared'

export type Claims = Readonly<Record<string, unknown>>

/** What the provider says of somebody who works here. */
export interface StaffIdentity {
  subject: string
  name: string | null
  /** In lower case; null unless the provider has verified it. */
  verifiedEmail: string | null
  rights: ClaimedRights
}

export interface ClaimedRights {
  /** Whether the claim came at all: many providers leave it out for people who have none. */
  isClaimed: boolean
  /** Null: none, where `decidesRole`. */
  role: StaffRole | null
  powers: StaffPower[]
  /** Whether the map names a role at all; where it doesn't, roles are given by hand. */
  decidesRole: boolean
  /** Powers that the map names; the others are given by hand. */
  decidesPowers: StaffPower[]
}

export function readIdentity(
  claims: Claims,
  { rolesClaim, roleMap }: { rolesClaim: string; roleMap: readonly RoleRule[] },
): StaffIdentity {
  return {
    subject: String(claims.sub),
    name: nameOf(claims),
    verifiedEmail: verifiedEmailOf(claims),
    rights: rightsOf(valuesOf(claims, rolesClaim), roleMap),
  }
}

function rightsOf(values: readonly string[] | null, map: readonly RoleRule[]): ClaimedRights {
  const held = map.filter(({ value }) => values?.includes(value))
  return {
    isClaimed: values !== null,
    role: held.find((rule) => rule.kind === 'role')?.role ?? null,
    powers: powersOf(held),
    decidesRole: map.some(({ kind }) => kind === 'role'),
    decidesPowers: powersOf(map),
  }
}

const powersOf = (rules: readonly RoleRule[]): StaffPower[] => [
  ...new Set(rules.flatMap((rule) => (rule.kind === 'power' ? [rule.power] : []))),
]

/** The values of a claim that is a text or a list, by its name or by the way into an object; null when it is not there. */
function valuesOf(claims: Claims, name: string): string[] | null {
  const found = name in claims ? claims[name] : walk(claims, name.split('.'))
  if (typeof found === 'string') return [found]
  if (!Array.isArray(found)) return null
  return found.filter((value): value is string => typeof value === 'string')
}

function walk(claims: Claims, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Claims)[name]
        : undefined,
    claims,
  )
}

const yes = new Set<unknown>([true, 'true', 1, '1'])

/**
 * `xms_edov` is what Microsoft Entra says in place of `email_verified`: the owner of the address's domain is verified.
 * An address that is not verified could be anybody's, and would open the account of a colleague.
 */
function verifiedEmailOf({ email, email_verified, xms_edov }: Claims): string | null {
  if (typeof email !== 'string' || !(yes.has(email_verified) || yes.has(xms_edov))) return null
  const trimmed = email.trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(trimmed) && trimmed.length <= 254 ? trimmed : null
}

function nameOf({ name, given_name, family_name }: Claims): string | null {
  const whole = typeof name === 'string' ? name : [given_name, family_name].filter(Boolean).join(' ')
  return whole.trim().slice(0, 200) || null
}
