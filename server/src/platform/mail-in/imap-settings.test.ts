import { describe, expect, it } from 'vitest'
import { imapFaultCode } from './imap-fault.ts'
import { mailboxAddressOf } from './imap-settings.ts'

describe('the address of a mailbox', () => {
  it('has the server, the user, the password and the folder', () => {
    expect(mailboxAddressOf('imaps://hub%40council.example:a%20b%2Fc@mail.example/Families%2FNew')).toEqual({
      host: 'mail.example',
      port: 993,
      isSecure: true,
      mustUpgrade: false,
      user: 'hub@council.example',
      password: 'a b/c',
      mailbox: 'Families/New',
    })
  })

  it('is the inbox when no folder is named', () => {
    expect(mailboxAddressOf('imaps://hub:pw@mail.example:9993')).toMatchObject({
      port: 9993,
      mailbox: 'INBOX',
    })
    expect(mailboxAddressOf('imaps://hub:pw@mail.example/')).toMatchObject({ mailbox: 'INBOX' })
  })

  it('has no password where the hub signs in with tokens', () => {
    expect(mailboxAddressOf('imaps://hub%40council.example@mail.example/INBOX')).toMatchObject({
      user: 'hub@council.example',
      password: null,
    })
  })

  it('never lets the password go unencrypted over a network', () => {
    expect(mailboxAddressOf('imap://hub:pw@mail.example/INBOX')).toMatchObject({
      port: 143,
      mustUpgrade: true,
    })
    expect(mailboxAddressOf('imap://hub:pw@127.0.0.1:10143/INBOX')).toMatchObject({ mustUpgrade: false })
    expect(mailboxAddressOf('imap://hub:pw@[::1]/INBOX')).toMatchObject({ host: '::1', mustUpgrade: false })
  })

  it.each([
    'mail.example',
    'https://hub:pw@mail.example/INBOX',
    'imaps://mail.example/INBOX',
    'imaps://hub:pw@mail.example/INBOX?x=1',
    'imaps://hub:50%@mail.example/INBOX',
  ])('is not %s', (text) => {
    expect(mailboxAddressOf(text)).toBeNull()
  })
})

describe('what is said of a fault', () => {
  it('is a code, and no word of the server or the command', () => {
    const refused = Object.assign(new Error('LOGIN hub secret failed'), {
      authenticationFailed: true,
      executedCommand: '2 LOGIN hub secret',
    })

    expect(imapFaultCode(refused)).toBe('AUTHENTICATION_FAILED')
    expect(imapFaultCode(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED')
    expect(imapFaultCode(Object.assign(new Error('x'), { serverResponseCode: 'OVERQUOTA' }))).toBe(
      'OVERQUOTA',
    )
    expect(imapFaultCode(Object.assign(new Error('x'), { code: 'mail of amina@family.example' }))).toBe(
      'UNKNOWN',
    )
    expect(imapFaultCode(undefined)).toBe('UNKNOWN')
  })
})
