import { repeatWork } from '../repeat-work.ts'
import { type LmtpServer, type LmtpSettings, startLmtpServer } from './lmtp-server.ts'

const usualRetryMs = 30_000

/**
 * Listens until `stop()`. Of several workers on one machine the first has the port: the others say so once and try again
 * every half minute, so that one of them takes over when the first is gone.
 */
export function keepLmtpOpen(settings: LmtpSettings, retryMs: number = usualRetryMs) {
  const { log } = settings
  let server: LmtpServer | null = null
  let saidFault: string | null = null
  const work = repeatWork(
    'listening for mail',
    async () => {
      if (server) return retryMs
      try {
        server = await startLmtpServer(settings)
        saidFault = null
        log.info({ port: server.port }, 'mail is taken by LMTP')
      } catch (error) {
        const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException
        if (saidFault !== code) log.warn({ err: code, port: settings.port }, explain(code))
        saidFault = code
      }
      return retryMs
    },
    log,
  )
  return {
    /** Null while another has the port. */
    port: () => server?.port ?? null,
    async stop(): Promise<void> {
      await work.stop()
      await server?.stop()
    },
  }
}

const explain = (code: string) =>
  code === 'EADDRINUSE'
    ? 'another program, maybe another worker, takes mail at LMTP_LISTEN; this one goes on without and tries again'
    : 'LMTP_LISTEN can’t be listened on; the worker goes on without and tries again'
