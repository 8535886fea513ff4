import { isIPv4 } from 'node:net'

/** Whether a host, as a setting or an address names it, is this machine itself: nothing that is sent there leaves it. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || (isIPv4(host) && host.startsWith('127.'))
}
