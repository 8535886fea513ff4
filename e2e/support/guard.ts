import type { BrowserContext } from '@playwright/test'

/** What no page of the hub may do, whatever the journey is about; gathered while it runs. */
export function watchFor(context: BrowserContext, origin: string): string[] {
  const faults: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin)
      faults.push(`asked another host: ${url.host}`)
  })
  context.on('console', (message) => {
    // Any line: the design system writes its errors as plain ones.
    if (!isAnswerThatRefuses(message.text()) && !isForgetting(message.text()))
      faults.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => {
    faults.push(`script: ${error.error().message}`)
  })
  return faults
}

/** Chromium tells what signing out made it forget. */
function isForgetting(text: string): boolean {
  return text.startsWith('Clear-Site-Data header on ')
}

/** Chromium writes a line for every page whose status is 4xx: a form that came back, a page that is not there. */
function isAnswerThatRefuses(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4\d\d/.test(text)
}
