import { expect, test } from 'vitest'
import { csvCell } from './csv-cell.ts'

test.each([
  ['Thanet', 'Thanet'],
  ['Folkestone, Hythe', '"Folkestone, Hythe"'],
  ['the "East"', '"the ""East"""'],
  ['-12', '-12'],
  ['-1.5', '-1.5'],
  ['=1+1', "'=1+1"],
  ['+44', "'+44"],
  ['-1+cmd', "'-1+cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['=HYPERLINK("http://x.example")', `"'=HYPERLINK(""http://x.example"")"`],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['＝1+1', "'＝1+1"],
  ['-', "'-"],
  [' =1', ' =1'],
])('%j is the cell %j, which no spreadsheet runs', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})
