import { Month } from '@send-hub/shared'
import { retakeSnapshot } from '../features/reports/index.ts'
import { addDays, addMonths, formatDay, londonDay } from '../platform/calendar/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { type Command, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub snapshot`: counts a month end again. The worker counts each by itself once its month is over. */
export const snapshotCommand: Command = {
  usage: '--month YYYY-MM [--as-known-now]',
  async run(args, around) {
    const { values } = readArguments({
      args,
      options: { month: { type: 'string' }, 'as-known-now': { type: 'boolean' } },
    })
    const month = Month.safeParse(values.month)
    if (!month.success) throw new WrongUsage('--month must be a month as YYYY-MM.')
    const monthEnd = addDays(addMonths(`${month.data}-01`, 1), -1)
    if (monthEnd >= londonDay(around.clock.now())) throw new WrongUsage('That month is not over yet.')

    const knownAt = values['as-known-now'] ? around.clock.now() : undefined
    const isDone = await withHub(around, ({ pool }) => retakeSnapshot(pool, around.clock, monthEnd, knownAt))
    if (!isDone) {
      throw new SetupFault(
        'That month end was never counted. To count it with what is known now, add --as-known-now.',
      )
    }
    around.terminal.answer(`Counted ${formatDay(monthEnd)} again.`)
  },
}
