import { StaffAuditPage } from '../pages/staff-audit-page.ts'
import { StaffDocumentPages } from '../pages/staff-document-pages.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

test.describe('nothing goes to the wrong family unseen', { tag: '@nojs' }, () => {
  test('a file that names another child is released only with my word for each finding, and a reason', async ({
    page,
    signInStaff,
    testData,
    fitForAll,
  }, { project }) => {
    const title = `Notes of a visit (${project.name})`
    const { id } = await testData.caseOf(families.motherOfNina)
    const { reference } = await testData.caseOf(families.motherOfMaya)
    const desk = new StaffDocumentPages(page)
    await signInStaff(page, staff.priya)
    await page.goto(`/staff/cases/${id}`)
    const content = Buffer.from(`We saw her at school. See ${reference}. (${project.name})`)
    await desk.add('Something else', title, { name: 'notes.txt', content })
    await desk.beginRelease(title)
    await expect(async () => {
      await page.reload()
      await expect(desk.main).toContainText('This file does not name Nina')
    }, 'the worker looks through it').toPass()
    await expect(desk.main).toContainText('This file names 1 other child')
    await fitForAll(page)

    await desk.choose('David Asante (father) alone')
    await expect(desk.main).toContainText('Helen Barker (mother): you did not choose them')
    await fitForAll(page)
    await page.getByLabel(/^I have read it/).check()
    await desk.release()
    await expect(page.getByRole('alert')).toContainText('This file does not name the child.')
    await fitForAll(page)
    for (const tick of await page.getByRole('checkbox').all()) await tick.check()
    await page
      .getByLabel('Why may a file that names another child go?')
      .fill('Her cousin, who was there, too')
    await desk.release()
    await expect(desk.news).toContainText('The document is released')
    await expect(desk.row(title)).toContainText('Another child’s reference or UPN is in it')
  })

  test('a reply that holds another child’s reference waits for my word', async ({
    page,
    signInStaff,
    testData,
    fitForAll,
  }) => {
    const { id } = await testData.question('When will the visit be?')
    const { reference } = await testData.caseOf(families.motherOfMaya)
    const enquiry = new StaffEnquiryPage(page)
    await signInStaff(page, staff.joe)
    await page.goto(`/staff/enquiries/${id}`)
    await enquiry.sendReply(`As we said in ${reference}, it is on Monday.`)
    await expect(enquiry.news).toContainText('It has the reference or pupil number (UPN) of another child.')
    await expect(enquiry.reply).toHaveValue(`As we said in ${reference}, it is on Monday.`)
    await fitForAll(page)
    await page.getByLabel(/another child: I have looked/).check()
    await page.getByRole('button', { name: 'Send reply' }).click()
    await expect(enquiry.news).toContainText('Your reply is sent')
  })

  test('I see who opened my child’s record, and data protection staff find it in the audit', async ({
    page,
    anotherBrowser,
    signInFamily,
    signInStaff,
    testData,
    fitForAll,
  }) => {
    const { id, reference } = await testData.caseOf(families.motherOfElsie)
    const officer = await anotherBrowser()
    await signInStaff(officer, staff.joe)
    await officer.goto(`/staff/cases/${id}`)

    await signInFamily(page, families.motherOfElsie)
    await page.goto(`/cases/${id}`)
    await page.getByRole('link', { name: 'Who has looked at this' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who has looked at this')
    await expect(page.getByRole('main')).toContainText(/Joe, \w+/)
    await expect(page.getByRole('main')).not.toContainText('Marsh')
    await fitForAll(page)

    const audit = new StaffAuditPage(await anotherBrowser())
    await signInStaff(audit.page, staff.imran)
    await audit.open()
    await fitForAll(audit.page)
    await audit.search({ email: 'nobody@example.test' })
    await expect(audit.main).toContainText('Nobody here has this email address')
    await fitForAll(audit.page)
    await audit.search({ email: '', reference, action: 'case-read' })
    await expect(audit.rows.first()).toContainText('opened the case')
    await expect(audit.main).toContainText(`on case ${reference}; Opened the case`)
    expect(new URL(audit.page.url()).search, 'no name stands in the address').not.toMatch(/@|SEN-/)
    await fitForAll(audit.page)
  })
})
