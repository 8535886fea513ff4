import { compile, type HtmlToTextOptions } from 'html-to-text'

/** A page of this many characters has said what it has to say; what is beyond is in the mail as it came. */
const longestHtml = 1_000_000

const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: longestHtml, maxDepth: 200, maxChildNodes: 20_000 },
  selectors: [
    // A link may lie about where it leads, and a picture may tell its sender that somebody looked: only words are kept.
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'h4', options: { uppercase: false } },
    { selector: 'h5', options: { uppercase: false } },
    { selector: 'h6', options: { uppercase: false } },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
    { selector: 'hr', format: 'block' },
    ...[
      'head',
      'title',
      'style',
      'script',
      'template',
      'object',
      'embed',
      'iframe',
      'svg',
      'input',
      'audio',
      'video',
    ].map((selector) => ({ selector, format: 'skip' })),
  ],
}
const convert = compile(options)

/** The words of a mail that was written as a page. Nothing is fetched, run or kept but its text. */
export function wordsOfHtml(html: string): string {
  return convert(html.slice(0, longestHtml))
}
