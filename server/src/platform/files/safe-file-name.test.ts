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
})
