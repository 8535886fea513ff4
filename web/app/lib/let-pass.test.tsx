import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { besideItsTick, confirmsOf, LetPass } from './let-pass.tsx'

const refusal = besideItsTick({ field: 'confirms', item: 'email:f1', text: 'It has an email. Take it out' })

describe('words that give somebody away', () => {
  it('come back with a tick for each finding, beside its refusal', () => {
    const html = renderToStaticMarkup(<LetPass typed={{}} errors={[refusal]} />)

    expect(refusal.field).toBe('may-stay-email:f1')
    expect(html).toContain('name="may-stay-email:f1"')
    expect(html).toContain('It has an email. Take it out')
    expect(html).toContain('It has the email address of another adult on this case: I have looked')
    expect(html).not.toContain('checked')
  })

  it('go with what was ticked, and with nothing else', () => {
    const typed = { 'may-stay-email:f1': 'yes', 'may-stay-name:f2': undefined, body: 'yes' }

    expect(confirmsOf(typed)).toEqual(['email:f1'])
    expect(renderToStaticMarkup(<LetPass typed={typed} errors={[]} />)).toContain('checked')
  })

  it('show nothing where nothing was found', () => {
    const errors = [besideItsTick({ field: 'body', text: 'Write something' })]

    expect(renderToStaticMarkup(<LetPass typed={{ body: 'x' }} errors={errors} />)).toBe('')
  })
})
