import { content, type Options, shared, testFixtures } from './fixtures.ts'
import type { HeadingLevel } from './markup.ts'
import { Panel } from './panel.tsx'

interface PanelOptions extends Options {
  titleText?: string
  titleHtml?: string
  headingLevel?: HeadingLevel
  actions?: Options & { items?: (Options & { href?: string; type?: 'button' | 'submit' })[] }
}

testFixtures<PanelOptions>('panel', ({ actions, titleText, titleHtml, headingLevel, ...options }) => (
  <Panel
    {...shared(options)}
    title={content({ text: titleText, html: titleHtml })}
    headingLevel={headingLevel}
    isInterruption={options.classes?.includes('govuk-panel--interruption')}
    actions={
      actions &&
      (actions.items ?? []).map((item) => ({
        ...shared(item),
        text: item.text,
        ...(item.href && { href: item.href }),
        ...(item.type && { type: item.type }),
      }))
    }
    actionsProps={shared(actions)}
  >
    {content(options)}
  </Panel>
))
