/**
 * Ignores a form that is sent again while the first time is still under way, for five seconds: a double click or an
 * impatient Enter. The server is safe without it; this spares the person an error.
 */
export function ignoreSecondSubmit(page: Document): void {
  const sent = new Map<EventTarget, number>()
  page.addEventListener('submit', (event) => {
    const form = event.target
    if (!form || event.defaultPrevented) return
    if (event.timeStamp - (sent.get(form) ?? Number.NEGATIVE_INFINITY) < 5_000) return event.preventDefault()
    sent.set(form, event.timeStamp)
  })
  // Back from the next page, out of the browser's memory: the form may be sent again.
  page.defaultView?.addEventListener('pageshow', () => sent.clear())
}
