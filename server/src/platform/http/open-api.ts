import type { FastifyPluginAsync } from 'fastify'

/** The description of the API, made from the routes themselves, and a plain page of it. */
export const openApiRoutes: FastifyPluginAsync = async (app) => {
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  )

  app.get('/api/docs', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    const { paths = {} } = app.swagger() as { paths?: Record<string, Record<string, { tags?: string[] }>> }
    const rows = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { tags = [] }]) => ({
        path,
        method: method.toUpperCase(),
        tags,
      })),
    )
    return reply.type('text/html; charset=utf-8').send(docsPage(rows))
  })
}

/** Paths come from our own routes, but are escaped all the same. */
function docsPage(rows: { path: string; method: string; tags: string[] }[]): string {
  const cells = rows
    .map(
      ({ path, method, tags }) =>
        `<tr><td>${method}</td><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(tags.join(', '))}</td></tr>`,
    )
    .join('\n')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>API of the SEND hub</title></head><body><main><h1>API of the SEND hub</h1>
<p>The whole description, with every field, is <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
Other systems send <code>Authorization: Bearer</code> with a token from <code>npm run hub -- token create</code>.</p>
<table><thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">Part</th></tr></thead><tbody>
${cells}
</tbody></table></main></body></html>`
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
