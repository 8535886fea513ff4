import fp from 'fastify-plugin'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures of one feature that are read anew each time somebody asks for them. */
export interface Figures<Name extends string = string> {
  /** What each says, by its name at `/metrics`. */
  help: Readonly<Record<Name, string>>
  /** Null: there is none at present, and it is left out. */
  read(): Promise<Record<Name, number | null>>
}

/** Counts and times answers by route pattern and status; `/metrics` shows them to a token with `metrics:read`. */
export const metrics = fp<{ figures: readonly Figures[] }>(async (app, { figures }) => {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [register],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  const readFigures = figures.map((each) => figuresIn(register, each))
  app.get(
    '/metrics',
    { config: { access: { staff: false, service: 'metrics:read' } } },
    async (_request, reply) => {
      await Promise.all(readFigures.map((read) => read()))
      return reply.type(register.contentType).send(await register.metrics())
    },
  )
})

/** Answers what brings them up to date. */
function figuresIn(register: Registry, { help, read }: Figures): () => Promise<void> {
  const gauges = Object.entries(help).map(
    ([name, text]) => [name, new Gauge({ name, help: text, registers: [register] })] as const,
  )
  return async () => {
    const values = await read()
    for (const [name, gauge] of gauges) {
      const value = values[name] ?? null
      if (value === null) gauge.remove()
      else gauge.set(value)
    }
  }
}
