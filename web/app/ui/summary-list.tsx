import type { ComponentProps, ReactNode } from 'react'
import { cx, type Falsy, type HeadingLevel, type LinkItem, numbered } from './markup.ts'

interface Action extends LinkItem {
  /** What "Change" changes, for those who hear the link alone. */
  hiddenText?: string
}

interface SummaryRow {
  key: ReactNode
  value: ReactNode
  actions?: readonly Action[] | undefined
  className?: string
  keyClassName?: string
  valueClassName?: string
  actionsClassName?: string
}

interface SummaryCard extends Omit<ComponentProps<'div'>, 'title'> {
  title?: ReactNode
  titleClassName?: string
  headingLevel?: HeadingLevel
  actions?: readonly Action[] | undefined
  actionsClassName?: string
}

interface SummaryListProps extends ComponentProps<'dl'> {
  rows: readonly (SummaryRow | Falsy)[]
  /** A frame with a title around the list. */
  card?: SummaryCard | undefined
}

/** Facts and their names, one to a line, each perhaps with a way to change it. */
export function SummaryList({ rows, card, className, ...rest }: SummaryListProps) {
  const present = numbered(rows)
  const anyActions = present.some(({ item }) => item.actions?.length)
  const list = (
    <dl className={cx('govuk-summary-list', className)} {...rest}>
      {present.map(({ item, place }) => (
        <Row key={place} row={item} hasGap={anyActions && !item.actions} cardTitle={card?.title} />
      ))}
    </dl>
  )
  return card ? <Card {...card}>{list}</Card> : list
}

function Row({ row, hasGap, cardTitle }: { row: SummaryRow; hasGap: boolean; cardTitle: ReactNode }) {
  return (
    <div
      className={cx(
        'govuk-summary-list__row',
        hasGap && 'govuk-summary-list__row--no-actions',
        row.className,
      )}
    >
      <dt className={cx('govuk-summary-list__key', row.keyClassName)}>{row.key}</dt>
      <dd className={cx('govuk-summary-list__value', row.valueClassName)}>{row.value}</dd>
      {row.actions && row.actions.length > 0 && (
        <dd className={cx('govuk-summary-list__actions', row.actionsClassName)}>
          {row.actions.length === 1 ? (
            <ActionLinks actions={row.actions} cardTitle={cardTitle} />
          ) : (
            <ul className="govuk-summary-list__actions-list">
              <ActionLinks
                actions={row.actions}
                cardTitle={cardTitle}
                itemClassName="govuk-summary-list__actions-list-item"
              />
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

function Card(props: SummaryCard) {
  const { title, titleClassName, headingLevel = 2, actions = [], actionsClassName, ...rest } = props
  const { className, children, ...outer } = rest
  const Heading = `h${headingLevel}` as const
  const Actions = actions.length > 1 ? 'ul' : 'div'
  const itemClassName = actions.length > 1 ? 'govuk-summary-card__action' : undefined
  return (
    <div className={cx('govuk-summary-card', className)} {...outer}>
      <div className="govuk-summary-card__title-wrapper">
        {title && <Heading className={cx('govuk-summary-card__title', titleClassName)}>{title}</Heading>}
        {actions.length > 0 && (
          <Actions className={cx('govuk-summary-card__actions', actionsClassName)}>
            <ActionLinks actions={actions} cardTitle={title} itemClassName={itemClassName} />
          </Actions>
        )}
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  )
}

interface ActionLinksProps {
  actions: readonly Action[]
  cardTitle: ReactNode
  /** Set when the links are items of a list. */
  itemClassName?: string | undefined
}

function ActionLinks({ actions, cardTitle, itemClassName }: ActionLinksProps) {
  return numbered(actions).map(({ item: { text, hiddenText, className, ...link }, place }) => {
    const anchor = (
      <a key={place} className={cx('govuk-link', className)} {...link}>
        {text}
        {(hiddenText || cardTitle) && (
          <span className="govuk-visually-hidden">
            {hiddenText && ` ${hiddenText}`}
            {cardTitle && <> ({cardTitle})</>}
          </span>
        )}
      </a>
    )
    return itemClassName ? (
      <li key={place} className={itemClassName}>
        {anchor}
      </li>
    ) : (
      anchor
    )
  })
}
