import { kent } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { createRenderer, jsonForHtml } from './render-page.tsx'

const scripts = { family: '/assets/f.js', staff: '/assets/s.js', passkey: '/assets/p.js' }
const assets = { styles: ['/assets/main-1.css'], scripts }
const render = createRenderer(kent, assets)

test('a page is one whole document, named after itself, the service and the council', () => {
  const html = render({ title: 'Sign in', view: <h1>Sign in</h1>, client: 'family' }, 'n0nce')

  expect(html).toMatch(/^<!doctype html><html lang="en" class="govuk-template"><head><meta charset="utf-8">/)
  expect(html).toContain('<title>Sign in – SEND hub – Kent County Council</title>')
  expect(html).toContain('<link rel="stylesheet" href="/assets/main-1.css">')
  expect(html).toContain(`<meta name="theme-color" content="${kent.colours.brand}">`)
  expect(html).toMatch(
    /<h1>Sign in<\/h1><script type="module" nonce="n0nce" src="\/assets\/f.js"><\/script><\/body><\/html>$/,
  )
})

test('a family’s page is plain markup, without React’s marks', () => {
  const html = render(
    {
      title: 'T',
      view: (
        <p>
          {'a'} {'b'}
        </p>
      ),
      client: 'family',
    },
    'n',
  )

  expect(html).toContain('<p>a b</p>')
})

test('a title cannot end its element', () => {
  const html = render({ title: '</title><script>alert(1)</script>', view: <p />, client: 'family' }, 'n')

  expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;')
})

test('a page that comes alive carries what it needs to draw itself again', () => {
  const hydrate = { page: 'queue', props: { note: '</script><!-- \u2028' } }

  const html = render({ title: 'T', view: <p>Hi</p>, client: 'staff', hydrate }, 'n')
  const json = /<script type="application\/json" id="props">(.*?)<\/script>/.exec(html)?.[1] ?? ''

  expect(html).toContain('<div id="app"><p>Hi</p></div>')
  expect(JSON.parse(json)).toEqual(hydrate)
})

test('JSON in a page can end neither a script nor a line', () => {
  expect(jsonForHtml('</script>\u2028\u2029')).toBe('"\\u003c/script\\u003e\\u2028\\u2029"')
})

test('a page for passkeys loads the families’ script and the one for passkeys; no other page loads that', () => {
  const scriptsOf = (client: 'family' | 'passkey') =>
    render({ title: 'A page', view: <h1>A page</h1>, client }, 'n0nce').match(/src="[^"]*"/g)

  expect(scriptsOf('passkey')).toEqual(['src="/assets/f.js"', 'src="/assets/p.js"'])
  expect(scriptsOf('family')).toEqual(['src="/assets/f.js"'])
})
