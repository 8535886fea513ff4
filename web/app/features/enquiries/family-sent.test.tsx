import { kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { anEnquiry } from '../../test/samples.ts'
import { SentView } from './family-sent-page.tsx'

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const draw = (body = 'When is the visit?') => {
  const messages = anEnquiry().messages.map((message) => ({ ...message, body }))
  return renderToStaticMarkup(<SentView enquiry={anEnquiry({ messages })} hub={kent.hub} />)
}

test('a promise to answer comes with who answers, and with the way to complain', () => {
  const html = draw()

  expect(textOf(html)).toContain('Thursday 7 January 2027 . Who answers: Assessment team.')
  expect(html).toContain('href="/contact#complain"')
  expect(html).not.toContain('tel:999')
})

test('words of danger are met with emergency help after sending too, and nobody is told to send again', () => {
  const text = textOf(draw('I am frightened that he will kill himself'))

  expect(text).toContain('Is someone in danger?')
  expect(text).toContain('do not wait for our answer')
  expect(text).not.toContain('You can still send')
})
