import { isAbsolute } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from './config.ts'

const uuid = '26785a09-ab16-4eb0-8407-a37497a57506'
const production = { DATABASE_URL: 'postgres://hub:pw@db.example/hub', SMTP_URL: 'smtp://mail.example' }

describe('settings', () => {
  it('need nothing for a hub on this machine', () => {
    const config = loadConfig({})

    expect(config).toMatchObject({
      database: { url: null },
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      mail: { smtpUrl: null, from: null },
      council: 'kent',
      demoData: true,
      trustProxy: false,
      limits: { signInPer15Minutes: 10, writesPerMinute: 60 },
      files: { clamdUrl: null, maxUploadBytes: 20_000_000 },
    })
    expect(isAbsolute(config.dataDir)).toBe(true)
  })

  it('that are empty count as not set', () => {
    expect(loadConfig({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ database: { url: null }, port: 3000 })
  })

  it('with a real database and real mail open the hub to the network, without invented families', () => {
    expect(loadConfig(production)).toMatchObject({ host: '0.0.0.0', demoData: false })
    expect(loadConfig({ ...production, HOST: '10.0.0.5' }).host).toBe('10.0.0.5')
  })

  it('with a real database but no mail stay on this machine, since the inbox shows every code', () => {
    expect(loadConfig({ DATABASE_URL: production.DATABASE_URL }).host).toBe('127.0.0.1')
    expect(() => loadConfig({ DATABASE_URL: production.DATABASE_URL, HOST: '0.0.0.0' })).toThrow(
      /SMTP_URL must be set when HOST is 0\.0\.0\.0/,
    )
  })

  it('name two roles of one database, or one for both, but never the owner alone', () => {
    const DATABASE_OWNER_URL = 'postgres://owner:pw@db.example/hub'

    expect(loadConfig(production).database.ownerUrl).toBeNull()
    expect(loadConfig({ ...production, DATABASE_OWNER_URL }).database).toEqual({
      url: production.DATABASE_URL,
      ownerUrl: DATABASE_OWNER_URL,
    })
    expect(() => loadConfig({ DATABASE_OWNER_URL })).toThrow(/^A setting is wrong: DATABASE_URL must be set/)
  })

  it('lose the slash at the end of the public address', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://hub.example/' }).publicUrl).toBe('https://hub.example')
  })

  it('are refused all together, each by its name', () => {
    const wrong = {
      PORT: '3000x',
      SMTP_URL: 'mail.example',
      COUNCIL: 'atlantis',
      SIGN_IN_LIMIT_PER_15_MINUTES: '-1',
    }

    expect(() => loadConfig(wrong)).toThrow(/^4 settings are wrong:/)
    for (const name of Object.keys(wrong)) expect(() => loadConfig(wrong)).toThrow(`\n  ${name} must be`)
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', '1.5'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://db.example/hub'],
    ['DATABASE_URL', 'db.example'],
    ['DATABASE_OWNER_URL', 'mysql://db.example/hub'],
    ['PUBLIC_URL', 'hub.example'],
    ['PUBLIC_URL', 'https://hub.example/send'],
    ['MAIL_FROM', 'the hub'],
    ['MAIL_FROM', 'Hub <hub@council.example>\r\nBcc: x@y.example'],
    ['HUB_ADDRESS', 'the hub'],
    ['HUB_ADDRESS', 'hub@council.example, somebody'],
    ['LMTP_LISTEN', '10024'],
    ['LMTP_LISTEN', '127.0.0.1:70000'],
    ['IMAP_URL', 'imaps://mail.council.example/INBOX'],
    ['IMAP_URL', 'pop://hub:hunter2@mail.council.example/INBOX'],
    ['IMAP_OAUTH_TOKEN_URL', 'login.council.example'],
    ['IMAP_OAUTH_TOKEN_URL', 'http://login.council.example/token'],
    ['IMAP_OAUTH_TOKEN_URL', 'https://hub:hunter2@login.council.example/token'],
    ['MAIL_AUTH_SERVER', 'mail server'],
    ['TRUST_PROXY', 'everyone'],
    ['DEMO_DATA', 'true'],
    ['WRITE_LIMIT_PER_MINUTE', '0'],
    ['CLAMD_URL', 'http://127.0.0.1:3310'],
    ['CLAMD_URL', 'tcp://'],
    ['CLAMD_URL', 'unix:'],
    ['CLAMD_URL', '/run/clamav/clamd.ctl'],
    ['MAX_UPLOAD_MB', '0'],
    ['OIDC_ISSUER', 'login.council.example'],
    ['OIDC_ISSUER', 'http://login.council.example'],
    ['OIDC_SCOPE', 'profile email'],
    ['OIDC_ROLE_MAP', 'hub'],
    ['OIDC_ROLE_MAP', 'chief=SEND-Chiefs'],
    ['NOTIFY_API_KEY', 'a key'],
    ['NOTIFY_SMS_TEMPLATE_ID', 'sign-in'],
    ['NOTIFY_URL', 'http://api.notify.example'],
    ['SECOND_FACTOR', 'never'],
  ])('refuse %s=%j in one sentence', (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(
      new RegExp(`^A setting is wrong: ${name} must be .+\\.$`),
    )
  })

  it('take mail for the addresses that are named, handed over or fetched', () => {
    const HUB_ADDRESS = 'Hub@Council.example, questions@council.example'
    const mailIn = loadConfig({
      HUB_ADDRESS,
      LMTP_LISTEN: '[::1]:10024',
      IMAP_URL: 'imaps://hub:hunter2@mail.council.example/INBOX',
      MAIL_AUTH_SERVER: 'Mail.council.example',
    }).mailIn

    expect(mailIn).toMatchObject({
      addresses: ['hub@council.example', 'questions@council.example'],
      lmtp: { host: '::1', port: 10_024 },
      imap: { host: 'mail.council.example', password: 'hunter2' },
      authServer: 'mail.council.example',
    })
    expect(loadConfig({}).mailIn).toEqual({ addresses: [], lmtp: null, imap: null, authServer: null })
  })

  it.each(['LMTP_LISTEN', 'IMAP_URL'])('take no mail by %s before they know for which address', (name) => {
    const value = { LMTP_LISTEN: '127.0.0.1:10024', IMAP_URL: 'imaps://hub:pw@mail.example' }[name]

    expect(() => loadConfig({ [name]: value })).toThrow(
      `A setting is wrong: HUB_ADDRESS must be set when ${name} is`,
    )
  })

  it('never show the password of the mailbox when they are wrong', () => {
    expect(() => loadConfig({ IMAP_URL: 'imap+tls://hub:hunter2@mail.example/INBOX' })).toThrow(
      /^(?!.*hunter2)/,
    )
  })

  const mailbox = {
    HUB_ADDRESS: 'hub@council.example',
    IMAP_URL: 'imaps://hub%40council.example@mail.council.example/INBOX',
  }
  const tokens = {
    IMAP_OAUTH_TOKEN_URL: 'https://login.council.example/token',
    IMAP_OAUTH_CLIENT_ID: 'the-hub',
    IMAP_OAUTH_CLIENT_SECRET: 'hunter2',
  }
  const IMAP_OAUTH_SCOPE = 'https://outlook.office365.com/.default'

  it('sign in to the mailbox with tokens where a client is given and no password', () => {
    const client = { tokenUrl: tokens.IMAP_OAUTH_TOKEN_URL, clientId: 'the-hub', clientSecret: 'hunter2' }

    expect(loadConfig({ ...mailbox, ...tokens, IMAP_OAUTH_SCOPE }).mailIn.imap).toMatchObject({
      user: 'hub@council.example',
      password: null,
      oauth: { ...client, scope: IMAP_OAUTH_SCOPE },
    })
    expect(loadConfig({ ...mailbox, ...tokens }).mailIn.imap?.oauth).toEqual({ ...client, scope: null })
    const ofThisMachine = { IMAP_OAUTH_TOKEN_URL: 'http://127.0.0.1:4000/token' }
    expect(loadConfig({ ...mailbox, ...tokens, ...ofThisMachine }).mailIn.imap?.oauth).toMatchObject({
      tokenUrl: 'http://127.0.0.1:4000/token',
    })
  })

  it.each([
    ['neither password nor tokens', mailbox, 'IMAP_URL must have a password'],
    [
      'both',
      { ...mailbox, ...tokens, IMAP_URL: 'imaps://hub:hunter2@mail.council.example/INBOX' },
      'IMAP_URL must have no password when IMAP_OAUTH_… is set: take the password out',
    ],
    ['tokens for no mailbox', { ...mailbox, ...tokens, IMAP_URL: '' }, 'IMAP_URL must be set too'],
    ...Object.keys(tokens).map(
      (name) => [`no ${name}`, { ...mailbox, ...tokens, [name]: '' }, `${name} must be set too`] as const,
    ),
  ] as const)('refuse a sign-in to the mailbox with %s', (_what, env, expected) => {
    expect(() => loadConfig(env)).toThrow(`A setting is wrong: ${expected}`)
    expect(() => loadConfig(env)).toThrow(/^(?!.*hunter2)/)
  })

  it('name all that a scope alone lacks for a sign-in to the mailbox', () => {
    const load = () => loadConfig({ ...mailbox, IMAP_OAUTH_SCOPE })

    expect(load).toThrow(/^3 settings are wrong:/)
    for (const name of Object.keys(tokens)) expect(load).toThrow(`\n  ${name} must be set too`)
  })

  it('name the provider of staff with all three of its settings, or not at all', () => {
    const provider = {
      OIDC_ISSUER: 'https://login.council.example',
      OIDC_CLIENT_ID: 'the-hub',
      OIDC_CLIENT_SECRET: 'hunter2',
    }

    expect(loadConfig({}).oidc).toBeNull()
    expect(loadConfig({ ...provider, OIDC_ROLE_MAP: 'hub=A=B; accounts=Admins;' }).oidc).toEqual({
      issuer: 'https://login.council.example',
      clientId: 'the-hub',
      clientSecret: 'hunter2',
      scope: 'openid profile email',
      rolesClaim: 'roles',
      roleMap: [
        { kind: 'role', role: 'hub', value: 'A=B' },
        { kind: 'power', power: 'accounts', value: 'Admins' },
      ],
    })
    expect(() => loadConfig({ ...provider, OIDC_CLIENT_ID: '' })).toThrow(
      /^A setting is wrong: OIDC_CLIENT_ID must be set too(?!.*hunter2)/,
    )
  })

  it('send texts by GOV.UK Notify where a key and a template are given', () => {
    const NOTIFY_API_KEY = `hub_texts-${uuid}-3d844edf-8d35-48ac-975b-e847b4f122b0`

    expect(loadConfig({}).notify).toBeNull()
    expect(loadConfig({ NOTIFY_API_KEY, NOTIFY_SMS_TEMPLATE_ID: uuid }).notify).toEqual({
      url: 'https://api.notifications.service.gov.uk',
      apiKey: NOTIFY_API_KEY,
      smsTemplateId: uuid,
    })
    expect(() => loadConfig({ NOTIFY_API_KEY })).toThrow(
      /^A setting is wrong: NOTIFY_SMS_TEMPLATE_ID must be set/,
    )
  })

  it('never repeat a secret in their message', () => {
    expect(() => loadConfig({ SMTP_URL: 'http://user:hunter2@mail.example' })).toThrow(/^(?!.*hunter2)/)
  })

  it.each([
    ['no', false],
    ['1', 1],
    ['10.0.0.0/8, 127.0.0.1', ['10.0.0.0/8', '127.0.0.1']],
  ])('take TRUST_PROXY=%s', (text, expected) => {
    expect(loadConfig({ TRUST_PROXY: text }).trustProxy).toEqual(expected)
  })
})
