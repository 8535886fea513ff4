import { describe, expect, it } from 'vitest'
import { type MailSender, refusalToJoin } from './may-join.ts'

const email = 'amina@family.example'
const thread: Parameters<typeof refusalToJoin>[0] = {
  ...{ askerEmail: email, standing: 'runs', isHeldBack: false, familyMemberId: 'a person', caseId: 'a case' },
}
const sender: MailSender = { address: email, verdict: 'none' }
type Row = [string, typeof thread, MailSender]

describe('a mail joins', () => {
  it.each([
    ['when its sender asked and sees the case', thread, sender],
    ['when its sender asked without a case', { ...thread, caseId: null, standing: 'none' }, sender],
    [
      'when its sender asked without an account',
      { ...thread, familyMemberId: null, standing: 'none' },
      sender,
    ],
    ['when its sender is proven', thread, { ...sender, verdict: 'pass' }],
  ] as Row[])('%s', (_, of, by) => {
    expect(refusalToJoin(of, by)).toBeNull()
  })
})

describe('a mail does not join', () => {
  it.each([
    ['from somebody else', thread, { ...sender, address: 'other@family.example' }, 'other-sender'],
    ['from nobody, or from two', thread, { ...sender, address: null }, 'other-sender'],
    [
      'where nobody’s address is known',
      { ...thread, askerEmail: null },
      { ...sender, address: null },
      'other-sender',
    ],
    ['when it is forged', thread, { ...sender, verdict: 'fail' }, 'sender-not-proven'],
    ['when the access has ended', { ...thread, standing: 'ended' }, sender, 'access-ended'],
    ['when there never was any', { ...thread, standing: 'none' }, sender, 'access-ended'],
    ['when access is held back', { ...thread, standing: 'held-back' }, sender, 'held-back'],
    ['when a restriction holds it back', { ...thread, isHeldBack: true }, sender, 'held-back'],
  ] as [...Row, string][])('%s', (_, of, by, because) => {
    expect(refusalToJoin(of, by)).toBe(because)
  })
})
