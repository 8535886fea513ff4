import { formatDay } from '@send-hub/shared'
import type { Held } from './gather.ts'
import { linesOf } from './plain-values.ts'

/** Of what is held, what goes out: with the place of its file in the copy. */
export interface Given extends Held {
  path: string | null
}

export interface CopyFacts {
  councilName: string
  reference: string
  childName: string
  /** The day it was made. */
  on: string
}

/**
 * The copy as a page that any browser opens: no script, nothing from outside. That something was left out is said of every
 * copy in the same words: a reader must not learn from it that there is somebody else.
 */
export function copyPage(facts: CopyFacts, given: readonly Given[]): string {
  const sections = [...Map.groupBy(given, ({ heading }) => heading)]
  const contents = sections.map(
    ([heading, items], at) =>
      `<li><a href="#part-${at + 1}">${escapeHtml(heading)}</a> (${items.length.toLocaleString('en-GB')})</li>`,
  )
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>What we hold: ${escapeHtml(facts.reference)}</title>
<style>
body { margin: 0 auto; max-width: 45rem; padding: 1rem; font: 1.1rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #fff }
h1, h2 { line-height: 1.2 } h2 { border-top: 3px solid #0b0c0c; margin-top: 2.5rem; padding-top: .75rem }
article { border-bottom: 1px solid #b1b4b6; padding: .75rem 0 }
dl { margin: 0 } dt { font-weight: bold } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; white-space: pre-line }
@media print { article { break-inside: avoid } }
</style>
</head>
<body>
<main>
<h1>What we hold about ${escapeHtml(facts.childName)}</h1>
<p>${escapeHtml(facts.councilName)} made this copy on ${escapeHtml(formatDay(facts.on))}. Its reference is ${escapeHtml(facts.reference)}.</p>
<p>It holds private things. Keep it where only you can open it.</p>
<p>The law asks us to leave out what would tell about other people. If you think that something is missing, ask us. You can also complain to the Information Commissioner.</p>
<p>The same is in the file data.json, for computers to read. Documents are in the folder files.</p>
<h2>In this copy</h2>
<ol>
${contents.join('\n')}
</ol>
${sections.map(([heading, items], at) => section(at + 1, heading, items)).join('\n')}
</main>
</body>
</html>
`
}

function section(number: number, heading: string, items: readonly Given[]): string {
  return `<section aria-labelledby="part-${number}">
<h2 id="part-${number}">${escapeHtml(heading)}</h2>
${items.map(article).join('\n')}
</section>`
}

function article(item: Given): string {
  const lines = linesOf(item).map(
    ({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`,
  )
  if (item.path)
    lines.push(
      `<dt>File</dt><dd><a href="${escapeHtml(encodeURI(item.path))}">${escapeHtml(item.path)}</a></dd>`,
    )
  return `<article><dl>${lines.join('')}</dl></article>`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
