/** As much of a browser as signing in at a provider needs: it keeps cookies and follows redirects. */
export class CookieJar {
  private readonly cookies = new Map<string, string>()

  async open(
    address: string,
    form?: URLSearchParams,
  ): Promise<{ url: URL; status: number; text: string; to: URL | null }> {
    const url = new URL(address)
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    })
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie)
    const location = response.headers.get('location')
    const to = location === null ? null : new URL(location, url)
    return { url, status: response.status, text: await response.text(), to }
  }

  /** Follows redirects as long as they stay `within`. Gives the first address outside, which is not opened. */
  async follow(address: string, within: (url: URL) => boolean, form?: URLSearchParams): Promise<URL> {
    let next = await this.open(address, form)
    for (let hops = 0; hops < 12; hops += 1) {
      if (!next.to) throw new Error(`The provider stopped with ${next.status}: ${next.text.slice(0, 300)}`)
      if (!within(next.to)) return next.to
      next = await this.open(next.to.href)
    }
    throw new Error('The provider sends the browser round in circles')
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
