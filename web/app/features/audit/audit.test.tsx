import type { AuditEntryView } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AuditPage } from './audit-page.tsx'
import { type AuditFacts, auditAsCsv, auditPageView, searchHref, searchOf } from './audit-view.ts'

const id = (last: string) => `0190a000-0000-7000-8000-${last.padStart(12, '0')}`
const entry: AuditEntryView = {
  ...{
    id: id('e1'),
    at: '2026-11-23T09:00:00Z',
    actorKind: 'staff',
    actorName: 'Joe Bell',
    actorId: id('51'),
  },
  ...{ action: 'document-released', subjectKind: 'document', subjectId: id('d1') },
  ...{ caseId: id('c1'), reference: 'SEN-7K3M-Q', childName: 'Maya Okafor', details: { to: id('f1'), n: 2 } },
}
const facts = (some: Partial<AuditFacts> = {}): AuditFacts => ({
  search: {},
  people: {
    staff: [
      { id: id('51'), name: 'Joe Bell', isActive: true },
      { id: id('52'), name: 'Zoe Vale', isActive: false },
    ],
    ...{ familyMember: null, case: 'SEN-7K3M-Q', child: null },
  },
  entries: { items: [entry], older: null },
  today: '2026-11-23',
  ...{ typed: {}, errors: [] },
  ...some,
})
const page = (some: Partial<AuditFacts> = {}) =>
  renderToStaticMarkup(<AuditPage view={auditPageView(facts(some))} />)

describe('the search of the audit', () => {
  it('says who did what, when and on whose case, in words', () => {
    const html = page({ search: { staff: id('51'), case: id('c1'), from: '2026-11-01' } })

    expect(html).toContain('by Joe Bell; on case SEN-7K3M-Q; from 2026-11-01')
    expect(html).toContain('today at 9:00am')
    expect(html).toContain('released a document')
    expect(html).toContain(`to: ${id('f1')}; n: 2`)
    expect(html).toContain('Maya Okafor')
  })

  it('offers those who left, too, and shows nothing before anything was searched for', () => {
    const html = page({ entries: null })

    expect(html).toContain('Zoe Vale (left)')
    expect(html).not.toContain('What was done</h2>')
  })

  it('says so when nothing is recorded, and leads to older pages and the newest', () => {
    expect(page({ entries: { items: [], older: null } })).toContain('Nothing of this kind is recorded.')
    const older = `2026-11-23T09:00:00.000Z_${id('e1')}`
    const html = page({ search: { before: older }, entries: { items: [entry], older } })
    expect(html).toMatch(/Newest[\s\S]*Older/)
    expect(html).toContain('audit.csv?search=yes"')
  })

  it('takes ids, codes and days from an address, and nothing else', () => {
    expect(
      searchOf({ staff: id('51'), action: 'case-read', from: 'soon', name: 'Amina', case: 'x' }),
    ).toEqual({
      staff: id('51'),
      action: 'case-read',
    })
    expect(searchHref({ staff: id('51'), action: undefined })).toBe(
      `/staff/audit?search=yes&staff=${id('51')}`,
    )
  })
})

describe('the file of a search', () => {
  it('has a line for each entry, and no formula in it', () => {
    const csv = auditAsCsv([{ ...entry, actorName: '=HYPERLINK("http://x.example")', childName: '@Maya' }])
    const [head, line] = csv.split('\r\n')

    expect(head).toBe('when,side,who,who id,code,what,case,child,about,about id,details')
    expect(line).toContain(`"'=HYPERLINK(""http://x.example"")"`)
    expect(line).toContain(",'@Maya,")
  })
})
