import { textCodeMinutes } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, tooMany } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { isOneTimeCode } from '../../../platform/one-time-code.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { countChallengeTry, countTextsOf, insertChallenge, takeChallenge } from './challenges.store.ts'
import { type FactorSettings, tellOfFactor } from './factor-settings.ts'
import {
  confirmSession,
  lockFactorsOf,
  readOwnFactors,
  unconfirmOtherSessions,
} from './second-factor.store.ts'
import { requireOwnFactor } from './second-factor-state.ts'

/** Each text costs money, and rings a phone that may be a stranger's. */
const textsAnHour = 5
const textsADay = 10
const mostTries = 5
const hourMs = 60 * 60_000

type TextCode = { challengeId: string; code: string }

/**
 * Sends a code to a number that its owner wants to use from now on. It is on record only once the code came back.
 * @throws second-factor-required, conflict where no texts can be sent, too-many-requests
 */
export async function askToAddNumber(ctx: FamilyContext, settings: FactorSettings, number: string) {
  return ctx.tx(async (tx) => {
    await requireOwnFactor(tx, ctx, settings)
    return asSystem(tx, () => sendCode(tx, ctx, settings, 'text-add', number))
  })
}

/**
 * Sends a code to the number on record.
 * @throws conflict for somebody without one, or where no texts can be sent; too-many-requests
 */
export async function askToShowNumber(ctx: FamilyContext, settings: FactorSettings) {
  return ctx.tx(async (tx) => {
    const { textNumber } = await readOwnFactors(tx, ctx.actor.sessionId)
    if (textNumber === null) throw conflict('You have no mobile number set up. Use another way.')
    return asSystem(tx, () => sendCode(tx, ctx, settings, 'text', textNumber))
  })
}

async function sendCode(
  tx: Tx,
  ctx: FamilyContext,
  { canText, addresses }: FactorSettings,
  kind: 'text' | 'text-add',
  number: string,
): Promise<{ challengeId: string; expiresInMinutes: number }> {
  if (!canText) throw conflict('We can’t send text messages here. Use another way.')
  const { id: familyMemberId, sessionId } = ctx.actor
  await lockFactorsOf(tx, familyMemberId)
  await requireFewTexts(tx, ctx)
  const challengeId = newId()
  const expiresAt = new Date(ctx.now.getTime() + textCodeMinutes * 60_000)
  await insertChallenge(tx, {
    id: challengeId,
    sessionId,
    kind,
    value: number,
    createdAt: ctx.now,
    expiresAt,
  })
  await queueNotification(tx, ctx, {
    eventKey: challengeId,
    kind: 'text-code',
    to: { familyMembers: [familyMemberId] },
    ...(kind === 'text-add' && { sealedTo: addresses.seal(number) }),
    values: { challengeId },
    isUrgent: true,
  })
  return { challengeId, expiresInMinutes: textCodeMinutes }
}

async function requireFewTexts(tx: Tx, ctx: FamilyContext): Promise<void> {
  const at = ctx.now.getTime()
  const since = { lately: new Date(at - hourMs), today: new Date(at - 24 * hourMs) }
  const { lately, today } = await countTextsOf(tx, ctx.actor.id, since)
  if (today >= textsADay)
    throw tooMany('You have asked for too many texts today. Try again tomorrow.', 24 * 3600)
  if (lately >= textsAnHour) throw tooMany('You have asked for too many texts. Try again in an hour.', 3600)
}

const writeNumber = statement('text-codes.write', 'update family_members set text_number = $2 where id = $1')

/**
 * Puts the number on record, in place of the one before, and confirms this session with it.
 * @throws validation-failed with one sentence for a wrong, old or used code
 */
export async function addNumber(
  ctx: FamilyContext,
  settings: FactorSettings,
  typed: TextCode,
): Promise<void> {
  const { id: familyMemberId, sessionId } = ctx.actor
  await ctx.tx((tx) => requireOwnFactor(tx, ctx, settings))
  await proveCode(ctx, settings, 'text-add', typed, async (tx, number) => {
    await lockFactorsOf(tx, familyMemberId)
    await tx.rows(writeNumber, [familyMemberId, number])
    await confirmSession(tx, sessionId, ctx.now)
    await unconfirmOtherSessions(tx, familyMemberId, sessionId)
    await tellOfFactor(tx, ctx, {
      kind: 'factor-added',
      factor: 'text',
      eventKey: `${typed.challengeId}:added`,
    })
  })
}

/** @throws validation-failed with one sentence for a wrong, old or used code */
export async function confirmByText(
  ctx: FamilyContext,
  settings: FactorSettings,
  typed: TextCode,
): Promise<void> {
  const { sessionId } = ctx.actor
  await proveCode(ctx, settings, 'text', typed, async (tx) => {
    await confirmSession(tx, sessionId, ctx.now)
    await recordAudit(tx, ctx, {
      action: 'second-factor-shown',
      subjectKind: 'session',
      subjectId: sessionId,
      details: { factor: 'text' },
    })
  })
}

/** Runs `work` as the system when the code is right; it works once. */
async function proveCode(
  ctx: FamilyContext,
  { codeKey }: FactorSettings,
  kind: 'text' | 'text-add',
  { challengeId, code }: TextCode,
  work: (tx: Tx, number: string) => Promise<void>,
): Promise<void> {
  const challenge = { id: challengeId, sessionId: ctx.actor.sessionId, kind }
  // The try is counted and kept before the code is judged: a refusal must not undo the count.
  const isCounted = await ctx.tx((tx) =>
    asSystem(tx, () => countChallengeTry(tx, challenge, ctx.now, mostTries)),
  )
  const isRight = isOneTimeCode(codeKey, challengeId, code)
  if (!isCounted || !isRight) throw wrongCode()
  await ctx.tx((tx) =>
    asSystem(tx, async () => {
      const number = await takeChallenge(tx, challenge, ctx.now)
      if (number === undefined) throw wrongCode()
      await work(tx, number)
    }),
  )
}

/** @throws second-factor-required when it was not shown in this session; conflict when there is no number */
export async function removeNumber(ctx: FamilyContext, settings: FactorSettings): Promise<void> {
  const { id: familyMemberId } = ctx.actor
  await ctx.tx(async (tx) => {
    await requireOwnFactor(tx, ctx, settings)
    const { textNumber } = await readOwnFactors(tx, ctx.actor.sessionId)
    if (textNumber === null) throw conflict('You have no mobile number set up.')
    await asSystem(tx, async () => {
      await lockFactorsOf(tx, familyMemberId)
      await tx.rows(writeNumber, [familyMemberId, null])
      await tellOfFactor(tx, ctx, { kind: 'factor-removed', factor: 'text', eventKey: newId() })
    })
  })
}

const wrongCode = () =>
  invalid('/code', 'That code is not right, or it has run out. Check the newest text, or ask for a new code.')
