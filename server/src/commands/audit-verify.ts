import { type AuditVerdict, type NotedSeal, verifyAudit } from '../features/audit/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { type Command, readArguments, WrongUsage } from './command.ts'
import { withHub } from './open-hub.ts'

/** `hub audit verify`: reckons all seals of the audit anew. Exits 1, naming the first seal that does not fit. */
export const auditVerifyCommand: Command = {
  usage: '[--noted NUMBER:DIGEST] [--json]',
  async run(args, around) {
    const { values } = readArguments({
      args,
      options: { noted: { type: 'string' }, json: { type: 'boolean' } },
    })
    const noted = values.noted === undefined ? null : readNoted(values.noted)
    const verdict = await withHub(around, (hub) => verifyAudit(hub.system(), noted))
    if (values.json) around.terminal.answer(JSON.stringify(verdict))
    if (!verdict.isWhole) throw new SetupFault(faultIn(verdict))
    if (!values.json) around.terminal.answer(answerOf(verdict))
  },
}

function readNoted(text: string): NotedSeal {
  const [, number, digest] = /^([1-9]\d{0,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!number || !digest) throw new WrongUsage('--noted must be as hub audit head prints it: NUMBER:DIGEST.')
  return { number: Number(number), digest }
}

function answerOf({
  head,
  seals,
  entries,
  unsealedEntries,
}: Extract<AuditVerdict, { isWhole: true }>): string {
  const counts = `Entries sealed: ${entries}. Seals: ${seals}. Entries not sealed yet: ${unsealedEntries}.`
  return head ? `OK. ${counts}\n${head.number}:${head.digest}` : `OK. ${counts}`
}

function faultIn({ brokenAt, why }: Extract<AuditVerdict, { isWhole: false }>): string {
  switch (why) {
    case 'missing':
      return `Seal ${brokenAt} of the audit is missing.`
    case 'does-not-fit':
      return `Seal ${brokenAt} of the audit does not fit its entries: one of them, or the seal, was changed, removed or added.`
    case 'not-as-noted':
      return `Seal ${brokenAt} of the audit is not the one that was noted: the audit was sealed anew.`
  }
}
