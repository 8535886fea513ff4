import type { Council, TeamCode } from '@send-hub/shared'
import { firstNameOf, type StaffMember } from '../people/index.ts'

/** How a member of staff signs to a family: the first name and the team. */
export const signatureOf = ({ name, team }: Pick<StaffMember, 'name' | 'team'>, council: Council): string =>
  `${firstNameOf(name)}, ${council.teams[team as TeamCode].publicName}`
