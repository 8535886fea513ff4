import { expect, it } from 'vitest'
import { isLoopback } from './loopback.ts'

it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1', new URL('http://[::1]:80').hostname])(
  '%s is this machine',
  (host) => expect(isLoopback(host)).toBe(true),
)

it.each(['127.0.0.1.example.org', '127.example.org', 'localhost.example.org', '10.0.0.1', '::', ''])(
  '"%s" is elsewhere',
  (host) => expect(isLoopback(host)).toBe(false),
)
