import { describe, expect, it } from 'vitest'
import { attachment, safeFileName } from './safe-file-name.ts'

describe('the name a file is saved under', () => {
  it.each([
    ['Letter from Dr Rai', 'Letter from Dr Rai.pdf'],
    ['report.docx', 'report.pdf'],
    ['invoice.pdf.exe', 'invoice.pdf.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['..\\..\\windows\\system32', 'windows system32.pdf'],
    ['C:\\report', 'C report.pdf'],
    ['a\r\nSet-Cookie: x', 'a Set-Cookie x.pdf'],
    ['"quoted"; x="', 'quoted x=.pdf'],
    ['Übersicht – Schule', 'Übersicht – Schule.pdf'],
    ['ev\u202eild.fdp', 'ev ild.pdf'],
    ['CON', 'document.pdf'],
    ['...', 'document.pdf'],
    ['', 'document.pdf'],
    ['😀'.repeat(100), `${'😀'.repeat(80)}.pdf`],
  ])('from %j is %j', (title, name) => {
    expect(safeFileName(title, 'pdf')).toBe(name)
  })

  it('stands in the header twice, and breaks out of neither', () => {
    expect(attachment('Übersicht (alt).pdf')).toBe(
      `attachment; filename="Ubersicht (alt).pdf"; filename*=UTF-8''%C3%9Cbersicht%20%28alt%29.pdf`,
    )
    expect(attachment('a"b\\c.pdf')).toContain('filename="abc.pdf"')
  })

  it.each([
    ['quotes', 'a"; filename="b.exe'],
    ['a new line', 'a\r\nSet-Cookie: x=1\r\n\r\n<script>'],
    ['letters of the world', 'تقرير — 報告 — звіт.pdf'],
    ['half a letter', 'a\ud800b.pdf'],
    ['a percent sign', 'a%0d%0ab.pdf'],
    ['10,000 characters', 'x'.repeat(10_000)],
  ])('is one header of modest length, whatever is in the name: %s', (_, name) => {
    const header = attachment(name)

    expect(header).toMatch(
      /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/,
    )
    expect(header.length).toBeLessThan(8_000)
    expect(() => decodeURIComponent(header.split("''")[1] ?? '')).not.toThrow()
  })
})
