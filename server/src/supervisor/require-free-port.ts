import { createServer } from 'node:net'
import { SetupFault } from '../platform/setup-fault.ts'

/** @throws SetupFault when the hub can't listen there */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, host, port)))
  server.listen(port, host, () => server.close(() => resolve()))
  await promise
}

/** Why nothing can listen there, and what to do about it. */
export function listenFault(error: NodeJS.ErrnoException, host: string, port: number): SetupFault {
  return new SetupFault(explain(error, host, port))
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use: stop the program that uses it, or set PORT to another number.`
  }
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to a number from 1024.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST ${host} is not an address of this machine: set HOST to one that is, such as 127.0.0.1.`
  }
  return `Port ${port} on ${host} can't be used: ${message}.`
}
