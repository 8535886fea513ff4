import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { Table } from './table.tsx'

interface CellOptions extends Options {
  format?: 'numeric'
  colspan?: number
  rowspan?: number
}

interface TableOptions extends Options {
  caption?: string
  captionClasses?: string
  head?: CellOptions[]
  rows: (CellOptions[] | false | null)[]
  firstCellIsHeader?: boolean
}

testFixtures<TableOptions>('table', ({ head, rows, firstCellIsHeader, ...options }) => (
  <Table
    {...shared(options)}
    caption={options.caption}
    captionClassName={options.captionClasses}
    head={head?.map(toCell)}
    rows={rows.map((row) => (row ? row.map(toCell) : row))}
    firstCellIsHeader={firstCellIsHeader}
  />
))

function toCell({ format, colspan, rowspan, ...cell }: CellOptions) {
  return {
    ...shared(cell),
    children: content(cell),
    isNumeric: format === 'numeric',
    colSpan: colspan,
    rowSpan: rowspan,
  }
}
