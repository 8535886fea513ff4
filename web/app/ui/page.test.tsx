import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Page } from './page.tsx'

const names = { councilName: 'Kent County Council', serviceName: 'SEND hub', homeUrl: '/' }

test('the skip link comes first and leads to the main landmark', () => {
  const html = renderToStaticMarkup(<Page {...names}>Hello</Page>)

  expect(html).toMatch(/^<a href="#main-content" class="govuk-skip-link"/)
  expect(html).toContain('<main class="govuk-main-wrapper" id="main-content">Hello</main>')
})

test('the council and the service are named in words, without a picture', () => {
  const html = renderToStaticMarkup(<Page {...names}>Hello</Page>)

  expect(html).toContain('Kent County Council')
  expect(html).toContain('>SEND hub</a>')
  expect(html).not.toMatch(/<(img|svg)|GOV\.UK|[Cc]rown/)
})

test('signing out is a form that posts, so that no link or prefetch can do it', () => {
  const account = { name: 'Joe Bell', url: '/account', signOutUrl: '/sign-out' }

  const html = renderToStaticMarkup(
    <Page {...names} account={account}>
      Hello
    </Page>,
  )

  expect(html).toContain('<form class="app-header__account" action="/sign-out" method="post">')
})

test('someone who is not signed in is not offered to sign out', () => {
  expect(renderToStaticMarkup(<Page {...names}>Hello</Page>)).not.toContain('Sign out')
})

test('the footer links to what the law asks for', () => {
  const html = renderToStaticMarkup(<Page {...names}>Hello</Page>)

  for (const name of ['Accessibility statement', 'Privacy', 'Cookies', 'Contact']) {
    expect(html).toContain(`>${name}</a>`)
  }
})
