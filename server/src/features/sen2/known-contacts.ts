import type { Day } from '../../platform/calendar/index.ts'

/** A family member's row as the import writes it. */
export interface MemberRow {
  id: string
  name: string
  email: string | null
  phone: string | null
  preferredLanguage: string
}

/** The newest access of a family member to a child's cases. */
export interface KnownLink {
  memberId: string
  childId: string
  relationship: string
  hasParentalResponsibility: boolean | null
  /** Its last day is not past. */
  isLive: boolean
  /** The import gave it, and no member of staff decided otherwise. */
  isFromImport: boolean
}

/** What a contacts file says of one person and one child. */
export interface AccessChange {
  memberId: string
  childId: string
  relationship: string
  hasParentalResponsibility: boolean | null
  level: 'act' | 'none'
  evidence: string
  today: Day
}
