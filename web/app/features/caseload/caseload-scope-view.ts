import { type CaseloadScope, type Council, districtsOf, type TeamCode, teamCodes } from '@send-hub/shared'
import { type CaseloadAddress, type CaseloadBoard, caseloadHref } from './caseload-href.ts'

export type Link = { text: string; href: string; isCurrent: boolean }
export type Choice = { value: string; text: string }
export type Colleague = { id: string; name: string; team: string }

/** Whose cases and which board: the links and filters that every page of the caseload has at its top. */
export type ScopeView = {
  whose: Link[]
  boards: Link[]
  /** Where the filter form goes, and what it sends along unchanged. */
  action: string
  kept: { name: string; value: string }[]
  teams: Choice[]
  team: string
  officers: Choice[]
  officer: string
  districts: Choice[]
  district: string
  clearHref: string | null
}

const boardNames: Record<CaseloadBoard, string> = {
  list: 'List',
  reviews: 'Reviews by month',
  phase: 'Phase transfers',
  officers: 'By officer',
}

const whoseNames = { mine: 'Mine', team: 'My team’s', all: 'All' } as const
export type WhoseKey = keyof typeof whoseNames

/** A colleague who is named says whose cases they are, whatever else does; a team, where nothing else does. */
export function whoseOf({ whose, team, officer }: CaseloadScope): WhoseKey {
  if (officer && officer !== 'nobody') return 'all'
  return whose ?? (team || officer ? 'all' : 'mine')
}

/** The hub looks after no cases of its own, so its staff start with everybody's; anybody else starts with their own. */
export function startingScope<Scope extends CaseloadScope>(scope: Scope, role: string | null): Scope {
  const isAsked = scope.whose || scope.team || scope.officer
  return isAsked || role !== 'hub' ? scope : { ...scope, whose: 'all' }
}

export function scopeView(
  board: CaseloadBoard,
  scope: CaseloadScope & CaseloadAddress,
  { council, colleagues }: { council: Council; colleagues: readonly Colleague[] },
): ScopeView {
  const { team, officer, district } = scope
  const whose = whoseOf(scope)
  const address = { ...scope, whose, page: 1 }
  const list =
    board === 'list'
      ? { view: scope.view === 'cases' ? '' : scope.view, month: scope.month, phase: scope.phase }
      : {}
  return {
    whose: (Object.keys(whoseNames) as WhoseKey[]).map((key) => ({
      text: whoseNames[key],
      // One's own cases have one officer, and one's own team is one team.
      href: caseloadHref(
        {
          ...address,
          whose: key,
          ...(key === 'mine' && { officer: undefined, team: undefined }),
          ...(key === 'team' && { team: undefined, ...(officer !== 'nobody' && { officer: undefined }) }),
        },
        board,
      ),
      isCurrent: key === whose,
    })),
    boards: (Object.keys(boardNames) as CaseloadBoard[]).map((key) => ({
      text: boardNames[key],
      // One's own cases have one officer: that board starts with the team.
      href: caseloadHref(
        { ...(key !== 'officers' || whose !== 'mine' ? { whose } : {}), team, officer, district },
        key,
      ),
      isCurrent: key === board,
    })),
    action: caseloadHref({}, board),
    kept: Object.entries({ whose: whose === 'mine' ? '' : whose, ...list }).flatMap(([name, value]) =>
      value ? [{ name, value }] : [],
    ),
    teams: teamCodes.map((code) => ({ value: code, text: council.teams[code].name })),
    team: team ?? '',
    officers: [
      { value: 'nobody', text: 'Nobody yet' },
      ...colleagues.map(({ id, name }) => ({ value: id, text: name })),
    ],
    officer: officer ?? '',
    districts: districtsOf(council).map((name) => ({ value: name, text: name })),
    district: district ?? '',
    clearHref: team || officer || district ? caseloadHref({ whose, ...list }, board) : null,
  }
}

/** "My cases", "Nia Vale’s cases", "Casework team’s cases": the heading of every page of the caseload. */
export function titleOf(
  scope: CaseloadScope,
  { council, colleagues }: { council: Council; colleagues: readonly Colleague[] },
): string {
  const { team, officer, district } = scope
  const where = district ? ` in ${district}` : ''
  if (officer === 'nobody') return `Cases without an officer${where}`
  const name = colleagues.find(({ id }) => id === officer)?.name
  if (name) return `${name}’s cases${where}`
  if (team) return `Cases of the team ${council.teams[team as TeamCode].name}${where}`
  return `${{ mine: 'My cases', team: 'My team’s cases', all: 'All cases' }[whoseOf(scope)]}${where}`
}
