import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** Somebody who calls the API in process, with their cookie or token. */
export class Visitor {
  readonly headers: Record<string, string>
  private readonly app: FastifyInstance

  constructor(app: FastifyInstance, headers: Record<string, string>) {
    this.app = app
    this.headers = headers
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.call('GET', url)
  }

  post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return this.call('POST', url, body, headers)
  }

  delete(url: string): Promise<LightMyRequestResponse> {
    return this.call('DELETE', url)
  }

  call(
    method: 'GET' | 'HEAD' | 'POST' | 'DELETE' | 'PUT' | 'PATCH' | 'OPTIONS',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    return this.app.inject({
      method,
      url,
      headers: { ...this.headers, ...headers },
      ...(body !== undefined && { payload: body as object }),
    })
  }
}
