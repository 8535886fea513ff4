import { join } from 'node:path'
import type { DovecotPrograms } from './programs.ts'

interface Settings {
  dir: string
  programs: DovecotPrograms
  user: { name: string; group: string }
  imapPort: number
  lmtpPort: number
  tokens: TokenSignIn | null
}

/** Sign-in with tokens, beside the one with the password. */
export interface TokenSignIn {
  /** Where to ask whether a token is good: the answer says whose mailbox it opens, as `user`. */
  introspectionUrl: string
  /** How the token is handed over; the mail server names no other. */
  mechanism: 'xoauth2' | 'oauthbearer'
}

/** Dovecot 2.3's settings: no TLS, one user in a file, everything below `dir`. */
export function settingsOf({ dir, programs, user, imapPort, lmtpPort, tokens }: Settings): string {
  const places = programs.home
    ? `libexec_dir = ${join(programs.home, 'usr/lib/dovecot')}
mail_plugin_dir = ${join(programs.home, 'usr/lib/dovecot/modules')}
import_environment = TZ LD_LIBRARY_PATH`
    : ''
  return `base_dir = ${dir}/run
state_dir = ${dir}/run
log_path = ${dir}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
default_internal_user = ${user.name}
default_internal_group = ${user.group}
default_login_user = ${user.name}
${places}
auth_mechanisms = plain ${tokens?.mechanism ?? ''}
${tokens ? tokenPassdb(dir, tokens) : ''}
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${dir}/users
}
userdb {
  driver = passwd-file
  args = ${dir}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
auth_failure_delay = 0
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
namespace inbox {
  inbox = yes
}
`
}

const tokenPassdb = (dir: string, { mechanism }: TokenSignIn) => `passdb {
  driver = oauth2
  mechanisms = ${mechanism}
  args = ${tokenSettingsPath(dir)}
}`

export const tokenSettingsPath = (dir: string): string => join(dir, 'tokens')

/** What `tokenSettingsPath` must hold. */
export const tokenSettingsOf = ({ introspectionUrl }: TokenSignIn): string => `introspection_mode = post
introspection_url = ${introspectionUrl}
force_introspection = yes
username_attribute = user
active_attribute = active
active_value = true
timeout_msecs = 5000
`
