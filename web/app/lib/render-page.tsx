import type { Council } from '@send-hub/shared'
import type { ReactElement } from 'react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { councilColours } from '../ui/council-colours.ts'
import type { Assets } from './assets.ts'

/** What stays the same from page to page, as HTML made once at start. */
export interface Frame {
  before: string
  after: string
}

/** One page, ready to be rendered. */
export interface Page {
  /** Without the names of the service and the council; those follow it. */
  title: string
  view: ReactElement
  frame?: Frame
  /** 200 unless given. */
  status?: number
  /** Whose small script the page loads; `passkey`: the families', and the one that talks to a passkey. */
  client: 'family' | 'staff' | 'passkey'
  /** For a page that comes alive: its name in the staff script, and what that needs to draw `view` again (JSON). */
  hydrate?: { page: string; props: object }
}

export type RenderPage = (page: Page, nonce: string) => string

/** Makes the function that turns a page into a whole HTML document. All that does not change is done here, once. */
export function createRenderer(council: Council, assets: Assets): RenderPage {
  const { serviceName, name, colours } = council
  const start = `<!doctype html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>`
  const afterTitle =
    ` – ${escapeHtml(serviceName)} – ${escapeHtml(name)}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">' +
    `<meta name="theme-color" content="${colours.brand}">` +
    '<link rel="icon" type="image/svg+xml" href="/favicon.svg">' +
    assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')
  const afterStyleNonce = `">${councilColours(colours)}</style></head><body class="govuk-template__body">`
  const { family, staff, passkey } = assets.scripts
  const endOf = { family: scriptTags(family), staff: scriptTags(staff), passkey: scriptTags(family, passkey) }

  return (page, nonce) => {
    const { before = '', after = '' } = page.frame ?? {}
    const head = `${start}${escapeHtml(page.title)}${afterTitle}<style nonce="${nonce}${afterStyleNonce}`
    return `${head}${before}${contentOf(page)}${after}${endOf[page.client](nonce)}</body></html>`
  }
}

function scriptTags(...sources: (string | null)[]): (nonce: string) => string {
  const found = sources.filter((source) => source !== null)
  return (nonce) =>
    found.map((source) => `<script type="module" nonce="${nonce}" src="${source}"></script>`).join('')
}

function contentOf({ view, hydrate }: Page): string {
  if (!hydrate) return renderToStaticMarkup(view)
  return (
    `<div id="app">${renderToString(view)}</div>` +
    `<script type="application/json" id="props">${jsonForHtml(hydrate)}</script>`
  )
}

/** React alone: what of a page its components make. For measuring what everything else costs. */
export function renderView({ view, hydrate }: Page): string {
  return hydrate ? renderToString(view) : renderToStaticMarkup(view)
}

/** JSON that can stand inside a script element: nothing in it can end the element or a line. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/>/g, '\\u003e')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
