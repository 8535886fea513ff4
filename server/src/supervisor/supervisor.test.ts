import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requireFreePort } from './require-free-port.ts'
import { type SupervisedChild, superviseChild } from './supervise-child.ts'

let dir: string
let child: SupervisedChild | undefined
const reports: string[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'send-hub-supervisor-'))
  reports.length = 0
})

afterEach(async () => {
  await child?.stop()
  child = undefined
  await rm(dir, { recursive: true, force: true })
})

const sayReady = 'process.send({ ready: "http://hub.example" })'

/** A process that writes its number down, says that it is ready and then does `rest`. */
async function supervise(rest: string, first = sayReady) {
  const script = join(dir, 'child.mjs')
  const note = `import { appendFileSync } from 'node:fs'\nappendFileSync(process.env.NOTES, process.pid + '\\n')`
  await writeFile(script, `${note}\n${first}\n${rest}\n`)
  const env = { ...process.env, NOTES: join(dir, 'notes') }
  child = superviseChild({
    name: 'test',
    script,
    env,
    output: 'inherit',
    report: (said) => reports.push(said),
  })
  return child
}

const processes = async () => (await readFile(join(dir, 'notes'), 'utf8')).trim().split('\n').map(Number)
const stayAlive = 'setInterval(() => {}, 1000)'

describe('a supervised process', () => {
  it('says when it is ready', async () => {
    const { ready } = await supervise(stayAlive)

    expect(await ready).toBe('http://hub.example')
  })

  it('is started again after it was killed, and that is said', async () => {
    await (await supervise(stayAlive)).ready
    const [first = 0] = await processes()

    process.kill(first, 'SIGKILL')

    await expect.poll(processes).toHaveLength(2)
    expect(reports).toEqual(['The test process ended (SIGKILL) and is started again.'])
  })

  it('that fails before it is ready is a fault and is not tried again', async () => {
    const { ready } = await supervise('process.exit(3)', '')

    await expect(ready).rejects.toThrow('The test process did not start (code 3).')
    expect(await processes()).toHaveLength(1)
  })

  it('is asked to finish, and is not started again', async () => {
    const finishes =
      "process.on('SIGTERM', () => { appendFileSync(process.env.NOTES, '0\\n'); process.exit() })"
    const supervised = await supervise(stayAlive, `${finishes}\n${sayReady}`)
    await supervised.ready

    await supervised.stop()

    expect((await processes()).at(-1)).toBe(0)
    expect(reports).toEqual([])
  })

  it('is replaced when its sources have changed, without a word', async () => {
    const supervised = await supervise(stayAlive)
    await supervised.ready

    supervised.restart()

    await expect.poll(processes).toHaveLength(2)
    expect(reports).toEqual([])
  })
})

describe('a port', () => {
  it('that is in use is named in one sentence', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo

    const check = requireFreePort('127.0.0.1', port)

    await expect(check).rejects.toThrow(
      `Port ${port} is already in use: stop the program that uses it, or set PORT to another number.`,
    )
    await new Promise((resolve) => server.close(resolve))
    await expect(requireFreePort('127.0.0.1', port)).resolves.toBeUndefined()
  })

  it('on an address of another machine is refused', async () => {
    await expect(requireFreePort('192.0.2.1', 0)).rejects.toThrow(
      /^HOST 192\.0\.2\.1 is not an address of this machine/,
    )
  })
})
