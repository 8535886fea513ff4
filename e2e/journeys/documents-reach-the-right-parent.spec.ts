import { readFile } from 'node:fs/promises'
import { FamilyPapersPages } from '../pages/family-papers-pages.ts'
import { StaffDocumentPages } from '../pages/staff-document-pages.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

/** A small file that is a PDF by its content; `words` make it another one. */
const aPdf = (words: string) =>
  Buffer.from(`%PDF-1.4\n% ${words}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
const aProgram = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)])

test.describe('documents reach the right parent', { tag: '@nojs' }, () => {
  test('what I send is read by staff, and by my child’s other parent only when they give it to them', async ({
    page,
    anotherBrowser,
    mailboxOf,
    signInFamily,
    signInStaff,
    testData,
    fitForAll,
  }, { project }) => {
    const title = `Letter from Dr Rai (${project.name})`
    const content = aPdf(title)
    const { id } = await testData.caseOf(families.motherOfNina)
    const mine = new FamilyPapersPages(page)
    await signInFamily(page, families.motherOfNina)

    await page.goto(`/cases/${id}`)
    await mine.begin()
    await fitForAll(page)
    await mine.send({ name: 'letter.pdf', content: aProgram }, title)
    await expect(mine.problem).toContainText('We can’t take this type of file')
    await expect(mine.title, 'what I typed is still there').toHaveValue(title)
    await fitForAll(page)
    await mine.send({ name: 'IMG_0001', content })
    await expect(mine.heading).toHaveText('We have your document')
    await fitForAll(page)
    await page.goto(`/cases/${id}`)
    await expect(mine.papers.filter({ hasText: title })).toContainText('You sent this')
    await fitForAll(page)

    const his = new FamilyPapersPages(await anotherBrowser())
    await signInFamily(his.page, families.fatherOfNina)
    await his.page.goto(`/cases/${id}`)
    await expect(his.papers.filter({ hasText: title })).toHaveCount(0)

    const desk = new StaffDocumentPages(await anotherBrowser())
    await signInStaff(desk.page, staff.priya)
    await desk.page.goto(`/staff/cases/${id}`)
    await expect(desk.row(title)).toContainText('To read')
    await expect(desk.row(title)).toContainText('Not scanned')
    const saved = await desk.open(title)
    expect(saved.suggestedFilename()).toBe(`${title}.pdf`)
    expect(await readFile(await saved.path())).toEqual(content)

    const [hers, toHim] = [await mailboxOf(families.motherOfNina), await mailboxOf(families.fatherOfNina)]
    await desk.page.reload()
    await desk.beginRelease(title)
    await fitForAll(desk.page)
    await desk.choose('David Asante (father) alone')
    await expect(desk.heading).toHaveText('Check before you release this document')
    await expect(desk.main).toContainText(
      'I have read it, it is about Nina Barker, and it may go to David Asante (father)',
    )
    await fitForAll(desk.page)
    await desk.release()
    await expect(desk.main).toContainText('Confirm that you have read it')
    await desk.confirm()
    await expect(desk.news).toContainText('The document is released')
    await expect(desk.row(title)).toContainText('To David Asante alone, by Priya Rai')
    await fitForAll(desk.page)

    const mail = await toHim.next('There is an update for you')
    expect(mail.text).not.toMatch(/document|letter|Rai|Nina|SEN/i)
    expect(await hers.all()).toEqual([])
    await his.page.goto(`/cases/${id}`)
    await expect(his.papers.filter({ hasText: title })).toContainText('Document from us')
    const received = await his.download(title)
    expect(await readFile(await received.path())).toEqual(content)
    await desk.page.goto(`/staff/cases/${id}`)
    await expect(desk.row(title)).toContainText('David Asante (family), today')
  })

  test('a report for my child’s other parent is not there for me, and what is taken back is gone for both', async ({
    page,
    anotherBrowser,
    signInFamily,
    signInStaff,
    testData,
    fitForAll,
  }, { project }) => {
    const title = `Notes for the father (${project.name})`
    const { id } = await testData.caseOf(families.fatherOfNina)
    const desk = new StaffDocumentPages(page)
    await signInStaff(page, staff.priya)
    await page.goto(`/staff/cases/${id}`)
    await desk.beginToAdd()
    await fitForAll(page)
    await page.goBack()
    await desk.add('Advice (report of a professional)', title, { name: 'notes.pdf', content: aPdf(title) })
    await expect(desk.news).toContainText('The document is on the case')
    await desk.beginRelease(title)
    await expect(desk.main).toContainText('You have not opened this document here')
    await desk.choose('David Asante (father) alone')
    await desk.confirm()

    const his = new FamilyPapersPages(await anotherBrowser())
    await signInFamily(his.page, families.fatherOfNina)
    await his.page.goto(`/cases/${id}`)
    const address = await his.papers.filter({ hasText: title }).getByRole('link').getAttribute('href')
    const hers = new FamilyPapersPages(await anotherBrowser())
    await signInFamily(hers.page, families.motherOfNina)
    await hers.page.goto(`/cases/${id}`)
    await expect(hers.papers.filter({ hasText: title })).toHaveCount(0)
    expect((await hers.page.goto(address ?? ''))?.status()).toBe(404)

    await page.goto(`/staff/cases/${id}`)
    await desk.beginToWithdraw(title)
    await fitForAll(page)
    await page.goBack()
    await desk.withdraw(title)
    await expect(desk.news).toContainText('The document is withdrawn')
    expect((await his.page.goto(address ?? ''))?.status()).toBe(404)
    await his.page.goto(`/cases/${id}`)
    await expect(his.papers.filter({ hasText: title })).toHaveCount(0)
  })
})
