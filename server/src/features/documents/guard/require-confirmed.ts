import {
  type NamesInDocument,
  type ReleaseFinding,
  releaseFindingsOf,
  releaseFindingWords,
  shortestReason,
} from '@send-hub/shared'
import { HubError } from '../../../platform/errors.ts'

/**
 * What the hub found in a file, all of it let pass by the officer.
 * @throws validation-failed naming each finding that was not let pass, and a reason that is missing
 */
export function requireConfirmed(
  names: NamesInDocument,
  confirms: readonly ReleaseFinding[],
  reason: string | undefined,
  fields = { confirms: 'confirms', reason: 'otherChildrenReason' },
): { findings: ReleaseFinding[]; needsReason: boolean } {
  const findings = releaseFindingsOf(names)
  const needsReason = findings.includes('other-children')
  const errors = findings
    .filter((finding) => !confirms.includes(finding))
    .map((finding) => ({
      pointer: `/${fields.confirms}/${finding}`,
      detail: `${releaseFindingWords[finding].found} Confirm that it may go, or do not release it`,
    }))
  if (needsReason && (reason ?? '').length < shortestReason) {
    errors.push({
      pointer: `/${fields.reason}`,
      detail: `Say why a file that names another child may go, in ${shortestReason} characters or more`,
    })
  }
  if (errors.length === 0) return { findings, needsReason }
  throw new HubError('validation-failed', 'Look at what the hub found in this file before it goes.', {
    errors,
  })
}
