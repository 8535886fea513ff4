import fp from 'fastify-plugin'
import { invalid } from '../errors.ts'
import { isApiRoute } from './security-headers.ts'

/**
 * Refuses text that Postgres can't keep: the character 0, and halves of a character. Looks at bodies and queries after
 * their schemas have cut them to what is known, so a body can't be too deep to walk.
 */
export const storableText = fp(async (app) => {
  app.addHook('preHandler', async (request) => {
    if (!isApiRoute(request.routeOptions.url)) return
    requireStorable(request.body, '')
    requireStorable(request.query, '')
  })
})

/** @throws validation-failed, for the whole of a body that no schema has looked at */
export function requireStorable(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw invalid(pointer, 'Take out the characters that can’t be shown, then send it again')
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) requireStorable(inner, `${pointer}/${name}`)
  }
}
