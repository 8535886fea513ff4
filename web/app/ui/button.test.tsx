import { Button } from './button.tsx'
import { content, type Options, shared, testFixtures } from './fixtures.ts'

interface ButtonOptions extends Options {
  href?: string
  isStartButton?: boolean
  name?: string
  type?: 'button' | 'submit'
  value?: string
  disabled?: boolean
  preventDoubleClick?: boolean
}

testFixtures<ButtonOptions>('button', ({ href, isStartButton: isStart, ...options }) => {
  if (href) {
    return (
      <Button {...shared(options)} href={href} isStart={isStart}>
        {content(options)}
      </Button>
    )
  }
  const { name, type, value, disabled, preventDoubleClick } = options
  return (
    <Button {...shared(options)} {...{ isStart, name, type, value, disabled, preventDoubleClick }}>
      {content(options)}
    </Button>
  )
})
