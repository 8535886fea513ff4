import { content, type Options, shared, testFixtures } from './fixtures.ts'
import type { HeadingLevel } from './markup.ts'
import { SummaryList } from './summary-list.tsx'

interface ActionsOptions {
  classes?: string
  items?: (Options & { href: string; visuallyHiddenText?: string })[]
}

interface RowOptions {
  key: Options
  value: Options
  classes?: string
  actions?: ActionsOptions
}

interface CardOptions extends Options {
  title?: Options & { headingLevel?: HeadingLevel }
  actions?: ActionsOptions
}

interface SummaryListOptions extends Options {
  rows: (RowOptions | false | null | '')[]
  card?: CardOptions
}

testFixtures<SummaryListOptions>('summary-list', ({ rows, card, ...options }) => (
  <SummaryList {...shared(options)} rows={rows.map((row) => row && toRow(row))} card={card && toCard(card)} />
))

function toRow({ key, value, classes, actions }: RowOptions) {
  return {
    key: content(key),
    value: content(value),
    actions: toActions(actions),
    className: classes,
    keyClassName: key.classes,
    valueClassName: value.classes,
    actionsClassName: actions?.classes,
  }
}

function toCard({ title, actions, ...card }: CardOptions) {
  return {
    ...shared(card),
    title: content(title),
    titleClassName: title?.classes,
    headingLevel: title?.headingLevel,
    actions: toActions(actions),
    actionsClassName: actions?.classes,
  }
}

function toActions(actions: ActionsOptions | undefined) {
  return actions?.items?.map(({ href, visuallyHiddenText, ...item }) => ({
    ...shared(item),
    href,
    hiddenText: visuallyHiddenText,
    text: content(item),
  }))
}
