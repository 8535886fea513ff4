import { expect, it } from 'vitest'
import { waitUntil } from '../../../test/wait-until.ts'
import { keepLmtpOpen } from './keep-lmtp-open.ts'

it('of two workers on one machine the second says so once, and takes over when the first is gone', async () => {
  const lines: string[] = []
  const say = (fields: object, text: string) => lines.push(`${text} ${JSON.stringify(fields)}`)
  const settings = {
    ...{ host: '127.0.0.1', addresses: ['hub@council.example'], keep: async () => undefined },
    log: { info: () => undefined, warn: say },
  }
  const first = keepLmtpOpen({ ...settings, port: 0 }, 20)
  await waitUntil('the first listens', () => first.port() !== null)
  const port = first.port() ?? 0
  const second = keepLmtpOpen({ ...settings, port }, 20)
  await waitUntil('the second has said so', () => lines.length > 0)
  await first.stop()
  await waitUntil('the second listens', () => second.port() === port)
  await second.stop()

  expect(lines).toEqual([expect.stringMatching(/^another program, maybe another worker.*EADDRINUSE/)])
})
