import type { FastifyInstance } from 'fastify'
import { addSignInPages } from './features/access/sign-in-pages.tsx'
import type { Web } from './lib/page.ts'

/** All pages, in one list. */
export function addPages(app: FastifyInstance, web: Web): void {
  addSignInPages(app, web)
}
