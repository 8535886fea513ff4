import { type AdviceKind, adviceKindWords, type CaseForStaff } from '@send-hub/shared'
import {
  askForAdvice,
  type BoardDesk,
  chaseAdvice,
  consultSettings,
  readStaffAdvice,
  recordArrival,
  recordSettingAnswer,
} from '../features/cases/index.ts'
import type { BoardHappening } from './tell-reports.ts'

/** Who writes for the invented council; numbers and addresses that nobody has. */
const writers: Partial<Record<AdviceKind, { name: string; phone: string; email: string }>> = {
  setting: { name: 'SENCO', phone: '03069 990410', email: 'senco@school.example.test' },
  psychology: { name: 'Helen Marsh', phone: '03069 990421', email: 'psychology@council.example.test' },
  health: { name: 'Children’s therapies desk', phone: '03069 990432', email: 'therapies@nhs.example.test' },
  'social-care': { name: 'Duty desk', phone: '03069 990443', email: 'duty@council.example.test' },
}

/** One thing that happened on the board of a case, through the hub's own use cases; the case afterwards. */
export async function playReports(
  desk: BoardDesk,
  on: string,
  happening: BoardHappening,
  version: number,
): Promise<CaseForStaff> {
  switch (happening.kind) {
    case 'reports-asked':
      return askForAdvice(desk, { requests: happening.reports.map(requestTo), askedOn: on, version })
    case 'report-in':
      return recordArrival(desk, await reportOf(desk, happening.report), { on, version })
    case 'report-chased': {
      const { report, how, note } = happening
      return chaseAdvice(desk, await reportOf(desk, report), { on, how, note, version })
    }
    case 'settings-asked': {
      const settings = happening.settings.map((name) => ({ name }))
      return consultSettings(desk, { settings, askedOn: on, movesCase: false, version })
    }
    case 'setting-answered': {
      const { answer, setting } = happening
      return recordSettingAnswer(desk, await settingOf(desk, setting), { on, answer, version })
    }
  }
}

function requestTo(kind: AdviceKind) {
  const writer = writers[kind]
  return {
    kind,
    askedOf: adviceKindWords[kind].askedOf,
    ...(writer && { contactName: writer.name, contactPhone: writer.phone, contactEmail: writer.email }),
  }
}

/** @throws Error when a story speaks of a report that was not asked for */
async function reportOf({ ctx, caseId }: BoardDesk, kind: AdviceKind): Promise<string> {
  const { requests } = await ctx.tx((tx) => readStaffAdvice(tx, caseId))
  const found = requests.findLast((request) => request.kind === kind)
  if (!found) throw new Error(`No report was asked for: ${kind}`)
  return found.id
}

/** @throws Error when a story speaks of a school that was not asked */
async function settingOf({ ctx, caseId }: BoardDesk, name: string): Promise<string> {
  const { settings } = await ctx.tx((tx) => readStaffAdvice(tx, caseId))
  const found = settings.find((setting) => setting.name === name)
  if (!found) throw new Error(`Nobody asked ${name}`)
  return found.id
}
