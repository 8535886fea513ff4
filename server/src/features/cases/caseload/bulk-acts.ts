import {
  type BulkAct,
  type BulkAsked,
  caseEventWords,
  caseWords,
  formatDayLong,
  hasEnded,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { findStaffMember } from '../../people/index.ts'
import { allowedStep } from '../acts/allowed-step.ts'
import { giveToOfficer } from '../acts/assign-officer.ts'
import { requireAllowed, writeFact } from '../acts/record-fact.ts'
import { detailsOfStep, type StepInput } from '../acts/step-details.ts'
import type { CaseRecord } from '../case-record.ts'
import { takeStep } from '../move-case.ts'
import type { BulkCase } from './bulk-cases.store.ts'

/** One act on one case, as it is done for many. */
export interface BulkStep {
  /** @throws conflict or validation-failed: why this case is left out */
  check(record: BulkCase, meetingOn: Day | undefined): void
  /** What the history will say. */
  writes(meetingOn: Day | undefined): string
  /** What is new for the family. */
  familyReads: string
  /** Writes it, in the transaction of this one case, which is locked. @throws as `check` */
  write(tx: Tx, record: CaseRecord, meetingOn: Day | undefined): Promise<void>
}

/**
 * What was asked for, ready for any case.
 * @throws validation-failed when something is missing that is the same for all
 */
export function openBulkStep(tx: Tx, ctx: StaffContext, asked: Omit<BulkAsked, 'cases'>): Promise<BulkStep> {
  return steps[asked.act](tx, ctx, asked)
}

type Open = (tx: Tx, ctx: StaffContext, asked: Omit<BulkAsked, 'cases'>) => Promise<BulkStep>

const steps: Record<BulkAct, Open> = {
  'arrange-reviews': async (_tx, ctx, { on = ctx.today, meetingOn: forAll }) => {
    const input = (meetingOn = forAll): StepInput => ({ kind: 'review-arranged', on, meetingOn })
    return {
      check: (record, meetingOn) => {
        allowedStep(record, input(meetingOn), ctx.today)
        detailsOfStep(input(meetingOn), ctx.today)
      },
      writes: (meetingOn = forAll) =>
        `${caseEventWords['review-arranged'].staff}${meetingOn ? `, meeting on ${formatDayLong(meetingOn)}` : ''}`,
      familyReads: caseWords.IN_REVIEW.title,
      write: (tx, record, meetingOn) => takeStep(tx, ctx, record, input(meetingOn)),
    }
  },

  'assign-officer': async (tx, ctx, { officerId }) => {
    const officer = officerId && (await findStaffMember(tx, officerId))
    if (!officer) throw invalid('/officerId', 'Choose a colleague who works here')
    const requireLive = ({ status }: CaseRecord) => {
      if (hasEnded(status)) throw conflict('This case has ended with us: it needs no officer.')
    }
    return {
      check: (record) => {
        requireLive(record)
        if (record.officerId === officer.id) throw conflict(`${officer.name} looks after this case already.`)
      },
      writes: () => `${caseEventWords['officer-assigned'].staff}: ${officer.name}`,
      familyReads: caseEventWords['officer-assigned'].family,
      write: async (one, record) => {
        requireLive(record)
        await giveToOfficer(one, ctx, record, officer.id)
      },
    }
  },

  'name-place': async (_tx, ctx, { on = ctx.today }) => {
    const input = ({ version }: CaseRecord) => ({ kind: 'phase-place-named' as const, on, version })
    return {
      check: (record) => requireAllowed(record, input(record), ctx.today),
      writes: () => `${caseEventWords['phase-place-named'].staff}, on ${formatDayLong(on)}`,
      familyReads: caseEventWords['phase-place-named'].family,
      write: (tx, record) => writeFact(tx, ctx, record, input(record)),
    }
  },
}
