import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RoleRule, type SecondFactorRule, secondFactorRules } from '@send-hub/shared'
import { z } from 'zod'
import { faultsOfMailIn, type MailInConfig, mailInOf, mailInSettings } from './mail-in-settings.ts'
import { isLoopback } from './platform/loopback.ts'
import { SetupFault } from './platform/setup-fault.ts'
import { type NotifySettings, partsOfKey } from './platform/texts/index.ts'
import { roleMapSetting } from './role-map-setting.ts'

/** The folder of the checkout: relative paths in settings start here, wherever the command was typed. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url))

/** The hub's settings, checked. Each part of the program receives the part it needs. */
export interface Config {
  /**
   * `url` is null when the hub runs its own Postgres in `dataDir`. `ownerUrl`, of the role that migrates and owns the
   * tables, is null when that is the same role.
   */
  database: { url: string | null; ownerUrl: string | null }
  /** Absolute path of the folder for files, and for the embedded database, the local inbox and logs. */
  dataDir: string
  /** The address to listen on. */
  host: string
  /** 0 means: any free port. */
  port: number
  /** Where people reach the hub: scheme, host and port, without a slash at the end. */
  publicUrl: string
  /** `smtpUrl` is null when mail goes to the local inbox; `from` is null for the council's own name. */
  mail: { smtpUrl: string | null; from: string | null }
  mailIn: MailInConfig
  /** Folder of the local inbox; null when there is none, and then /dev/inbox does not exist. */
  inboxDir: string | null
  council: 'kent'
  /** Whether an empty database is filled with invented children and families. */
  demoData: boolean
  /** For Fastify: nobody, this many proxies, or these addresses may say who the visitor is. */
  trustProxy: false | number | string[]
  limits: { signInPer15Minutes: number; writesPerMinute: number }
  /** `clamdUrl` is null when files are not scanned for viruses; `maxUploadBytes` is the largest file taken. */
  files: { clamdUrl: string | null; maxUploadBytes: number }
  /** The provider that staff sign in with; null: they sign in with codes by email. */
  oidc: OidcConfig | null
  /** Texts by GOV.UK Notify; null: none, or to the local inbox where there is one. */
  notify: NotifySettings | null
  /** Whether families must have a second factor to open papers, or only those who have one are asked. */
  secondFactor: SecondFactorRule
}

export interface OidcConfig {
  /** As the provider itself writes it. */
  issuer: string
  clientId: string
  clientSecret: string
  /** What is asked for, with spaces between. */
  scope: string
  /** Name of the claim that says what somebody may do; dots lead into objects, as in `realm_access.roles`. */
  rolesClaim: string
  roleMap: readonly RoleRule[]
}

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`)

const url = (schemes: string[], example: string) =>
  z.string().refine((text) => {
    const parsed = URL.canParse(text) ? new URL(text) : null
    return (
      parsed !== null && schemes.includes(parsed.protocol) && (parsed.hostname !== '' || parsed.search !== '')
    )
  }, `must be an address such as ${example}`)

const clamdUrl = z.string().refine((text) => {
  const parsed = URL.parse(text)
  if (parsed?.protocol === 'tcp:') return parsed.hostname !== '' && parsed.pathname === ''
  return parsed?.protocol === 'unix:' && parsed.pathname.length > 1
}, 'must be an address such as tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl')

const trustProxy = z.string().transform((text, context): Config['trustProxy'] => {
  if (text === 'no' || text === '0') return false
  if (/^[1-9]$/.test(text)) return Number(text)
  const addresses = text.split(',').map((part) => part.trim())
  if (addresses.every((part) => isIP(part.replace(/\/\d{1,3}$/, '')) !== 0)) return addresses
  context.addIssue('must be no, the number of proxies (1 to 9), or their addresses with commas between')
  return false
})

const Settings = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/name').optional(),
  DATABASE_OWNER_URL: url(
    ['postgres:', 'postgresql:'],
    'postgres://owner:password@host:5432/name',
  ).optional(),
  HUB_DATA_DIR: z.string().default('./.data'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
    .optional(),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: url(['http:', 'https:'], 'https://hub.council.example')
    .refine((text) => isOrigin(text), 'must be only scheme, host and port: no path, no question mark')
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.council.example:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'must be like: Kent County Council <no-reply@council.example>',
    )
    .optional(),
  INBOX_DIR: z.string().optional(),
  ...mailInSettings,
  COUNCIL: z.enum(['kent'], 'must be the name of a council the hub has settings for: kent').default('kent'),
  DEMO_DATA: z.enum(['yes', 'no'], 'must be yes or no').optional(),
  TRUST_PROXY: trustProxy.default(false),
  SIGN_IN_LIMIT_PER_15_MINUTES: wholeNumber(1, 1_000_000).default(10),
  WRITE_LIMIT_PER_MINUTE: wholeNumber(1, 1_000_000).default(60),
  CLAMD_URL: clamdUrl.optional(),
  MAX_UPLOAD_MB: wholeNumber(1, 1_000).default(20),
  OIDC_ISSUER: url(['https:', 'http:'], 'https://login.council.example')
    .refine((text) => isHttpsOrLoopback(text), 'must be an address that starts with https://')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(' ').includes('openid'), 'must be a list of words with openid among them')
    .default('openid profile email'),
  OIDC_ROLES_CLAIM: z.string().default('roles'),
  OIDC_ROLE_MAP: roleMapSetting.default([]),
  NOTIFY_API_KEY: z
    .string()
    .refine((text) => partsOfKey(text) !== null, 'must be an API key of GOV.UK Notify')
    .optional(),
  NOTIFY_SMS_TEMPLATE_ID: z.uuid('must be the ID of a template of GOV.UK Notify').optional(),
  NOTIFY_URL: url(['https:', 'http:'], 'https://api.notifications.service.gov.uk')
    .refine((text) => isHttpsOrLoopback(text), 'must be an address that starts with https://')
    .default('https://api.notifications.service.gov.uk'),
  SECOND_FACTOR: z.enum(secondFactorRules, `must be ${secondFactorRules.join(' or ')}`).default('if-set-up'),
})

type Environment = Record<string, string | undefined>

/**
 * Checks the settings in `env`; a setting that is empty counts as not set.
 * @throws SetupFault that lists every fault, by the name of its variable
 */
export function loadConfig(env: Environment): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw faultsOf(parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`))

  const s = parsed.data
  if (s.DATABASE_OWNER_URL && !s.DATABASE_URL) {
    throw faultsOf(['DATABASE_URL must be set when DATABASE_OWNER_URL is: the role the hub signs in with'])
  }
  // Until real mail is set up, the sign-in codes of real people can be read in the local inbox.
  const isOnThisMachineOnly = !s.DATABASE_URL || !s.SMTP_URL
  const host = s.HOST ?? (isOnThisMachineOnly ? '127.0.0.1' : '0.0.0.0')
  if (s.DATABASE_URL && !s.SMTP_URL && !isLoopback(host)) {
    throw faultsOf([`SMTP_URL must be set when HOST is ${host}: the local inbox shows everybody's mail`])
  }
  const faultsOfMail = faultsOfMailIn(s)
  if (faultsOfMail.length > 0) throw faultsOf(faultsOfMail)

  const publicUrl = (s.PUBLIC_URL ?? `http://localhost:${s.PORT}`).replace(/\/$/, '')
  return {
    database: { url: s.DATABASE_URL ?? null, ownerUrl: s.DATABASE_OWNER_URL ?? null },
    dataDir: resolve(repositoryRoot, s.HUB_DATA_DIR),
    host,
    port: s.PORT,
    publicUrl,
    mail: {
      smtpUrl: s.SMTP_URL ?? null,
      from: s.MAIL_FROM ?? null,
    },
    mailIn: mailInOf(s),
    inboxDir: s.INBOX_DIR ? resolve(repositoryRoot, s.INBOX_DIR) : null,
    council: s.COUNCIL,
    demoData: s.DEMO_DATA ? s.DEMO_DATA === 'yes' : !s.DATABASE_URL,
    trustProxy: s.TRUST_PROXY,
    limits: { signInPer15Minutes: s.SIGN_IN_LIMIT_PER_15_MINUTES, writesPerMinute: s.WRITE_LIMIT_PER_MINUTE },
    files: { clamdUrl: s.CLAMD_URL ?? null, maxUploadBytes: s.MAX_UPLOAD_MB * 1_000_000 },
    oidc: oidcOf(s),
    notify: notifyOf(s),
    secondFactor: s.SECOND_FACTOR,
  }
}

/** All three settings of the provider, or none. @throws SetupFault naming those that are missing */
function oidcOf(s: z.output<typeof Settings>): OidcConfig | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_SCOPE: scope,
    OIDC_ROLES_CLAIM: rolesClaim,
    OIDC_ROLE_MAP: roleMap,
  } = s
  if (issuer && clientId && clientSecret)
    return { issuer, clientId, clientSecret, scope, rolesClaim, roleMap }
  const given = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length === Object.keys(given).length) return null
  throw faultsOf(
    missing.map(
      (name) => `${name} must be set too: staff sign in needs all of ${Object.keys(given).join(', ')}`,
    ),
  )
}

/** @throws SetupFault when one of the two is missing */
function notifyOf({
  NOTIFY_API_KEY: apiKey,
  NOTIFY_SMS_TEMPLATE_ID: smsTemplateId,
  NOTIFY_URL,
}: z.output<typeof Settings>): NotifySettings | null {
  if (apiKey && smsTemplateId) return { url: NOTIFY_URL.replace(/\/$/, ''), apiKey, smsTemplateId }
  if (!apiKey && !smsTemplateId) return null
  const [missing, given] = apiKey
    ? ['NOTIFY_SMS_TEMPLATE_ID', 'NOTIFY_API_KEY']
    : ['NOTIFY_API_KEY', 'NOTIFY_SMS_TEMPLATE_ID']
  throw faultsOf([`${missing} must be set when ${given} is`])
}

function isHttpsOrLoopback(text: string): boolean {
  const parsed = URL.parse(text)
  return parsed === null || parsed.protocol === 'https:' || isLoopback(parsed.hostname)
}

/**
 * The environment of this process, with the settings of the `.env` file where the environment has none.
 * @throws SetupFault when there is a `.env` that can't be read
 */
export function readEnvironment(): Environment {
  const file = resolve(repositoryRoot, '.env')
  if (!existsSync(file)) return process.env
  try {
    process.loadEnvFile(file)
  } catch {
    throw new SetupFault('The settings in .env can’t be read: make it a text file that this user may read.')
  }
  return process.env
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return true // said already
  const { pathname, search, hash, username } = new URL(text)
  return pathname === '/' && search === '' && hash === '' && username === ''
}

function faultsOf(faults: string[]): SetupFault {
  if (faults.length === 1) return new SetupFault(`A setting is wrong: ${faults[0]}.`)
  return new SetupFault(
    `${faults.length} settings are wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  )
}
