import type { ComponentProps, ReactNode } from 'react'
import { cx, type Falsy, numbered } from './markup.ts'

interface CellProps extends ComponentProps<'td'> {
  /** Digits of equal width, to the right. */
  isNumeric?: boolean
}
/** Words or a number, or the properties of the cell that holds them. */
type Cell = CellProps | string | number

interface TableProps extends ComponentProps<'table'> {
  caption?: ReactNode
  captionClassName?: string
  head?: readonly Cell[] | undefined
  rows: readonly (readonly Cell[] | Falsy)[]
  /** The first cell of each row names it. */
  firstCellIsHeader?: boolean
}

/** Facts to compare, in rows and columns. */
export function Table(props: TableProps) {
  const { caption, captionClassName, head, rows, firstCellIsHeader, className, ...rest } = props
  return (
    <table className={cx('govuk-table', className)} {...rest}>
      {caption && <caption className={cx('govuk-table__caption', captionClassName)}>{caption}</caption>}
      {head && (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {cells(head).map(({ item, place }) => (
              <Header key={place} scope="col" {...item} />
            ))}
          </tr>
        </thead>
      )}
      <tbody className="govuk-table__body">
        {numbered(rows).map((row) => (
          <tr key={row.place} className="govuk-table__row">
            {cells(row.item).map(({ item, place }) =>
              place === 1 && firstCellIsHeader ? (
                <Header key={place} scope="row" {...item} />
              ) : (
                <Data key={place} {...item} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cells(row: readonly Cell[]) {
  return numbered(row.map((cell): CellProps => (typeof cell === 'object' ? cell : { children: cell })))
}

function Header({ isNumeric, className, ...rest }: CellProps) {
  return (
    <th
      className={cx('govuk-table__header', isNumeric && 'govuk-table__header--numeric', className)}
      {...rest}
    />
  )
}

function Data({ isNumeric, className, ...rest }: CellProps) {
  return (
    <td className={cx('govuk-table__cell', isNumeric && 'govuk-table__cell--numeric', className)} {...rest} />
  )
}
