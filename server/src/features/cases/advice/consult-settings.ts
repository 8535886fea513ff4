import { type CaseForStaff, formatDay, type NewSettingsAsked, type SettingAnswered } from '@send-hub/shared'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { takeStep } from '../move-case.ts'
import {
  actOnBoard,
  type BoardAct,
  type BoardDesk,
  correctEvents,
  eventsAbout,
  leaveEvent,
  requireDay,
} from './act-on-board.ts'
import { insertSetting, writeAnswer } from './advice.store.ts'
import { assessmentFrom, mayAskSettings } from './advice-rules.ts'

/**
 * Records that schools or colleges were asked whether they can help; each has its own 15 days. With `movesCase` the
 * same act takes the step that the case is with settings now, and the family is told of that.
 * @throws not-found; conflict when there is no draft to send or someone else changed the case; validation-failed
 */
export async function consultSettings(desk: BoardDesk, input: NewSettingsAsked): Promise<CaseForStaff> {
  return actOnBoard(desk, input.version, async (act) => {
    const { tx, ctx, record } = act
    if (!mayAskSettings(record.status)) {
      throw conflict('Schools and colleges are asked when there is a draft to send them.')
    }
    const from = assessmentFrom(record)
    const why = `The assessment began on ${formatDay(from)}. Schools can’t have been asked before that.`
    requireDay('/askedOn', input.askedOn, ctx.today, { day: from, why })
    refuseTwice(act, input.settings)

    if (input.movesCase) await takeStep(tx, ctx, record, { kind: 'settings-consulted', on: input.askedOn })
    for (const { name, urn } of input.settings) {
      const id = newId()
      await insertSetting(tx, { id, caseId: record.id, name, urn, askedOn: input.askedOn })
      await leaveEvent(act, 'setting-asked', input.askedOn, { consultationId: id })
    }
  })
}

function refuseTwice({ advice }: BoardAct, settings: NewSettingsAsked['settings']): void {
  const waiting = new Set(
    advice.settings.filter(({ answeredOn }) => !answeredOn).map(({ name }) => name.toLowerCase()),
  )
  for (const [place, { name }] of settings.entries()) {
    if (waiting.has(name.toLowerCase())) {
      throw invalid(`/settings/${place}/name`, `${name} has been asked already, and has not answered.`)
    }
    waiting.add(name.toLowerCase())
  }
}

/**
 * Records what a school or college said. A second answer takes the place of the first, which stays in the record as
 * corrected. Families read that one answered, never which one or what.
 * @throws not-found; conflict when someone else changed the case; validation-failed
 */
export async function recordSettingAnswer(
  desk: BoardDesk,
  settingId: string,
  { on, answer, note, version }: SettingAnswered,
): Promise<CaseForStaff> {
  return actOnBoard(desk, version, async (act) => {
    const setting = act.advice.settings.find(({ id }) => id === settingId)
    if (!setting) throw notFound()
    const why = `It was asked on ${formatDay(setting.askedOn)}. Enter that day or a later one.`
    requireDay('/on', on, act.ctx.today, { day: setting.askedOn, why })

    await writeAnswer(act.tx, settingId, { on, answer, note })
    await correctEvents(act, eventsAbout(act, settingId, ['setting-answered']), { isTold: false })
    await leaveEvent(act, 'setting-answered', on, { consultationId: settingId })
  })
}
