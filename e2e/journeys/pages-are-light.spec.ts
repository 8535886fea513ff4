import { expect, test } from '../support/fixtures.ts'
import { weigh } from '../support/page-weight.ts'
import { families, staff } from '../support/people.ts'

const kB = 1000

for (const [screen, path, reader] of [
  ['the first page', '/', null],
  ['the sign-in page', '/sign-in', null],
  ['the list of my children', '/children', families.motherOfMaya],
  ['the page of a late case', '/', families.fatherOfLeo],
] as const) {
  test(`${screen} brings at most 15 kB of script and 20 kB of style to an empty browser`, async ({
    page,
    signInFamily,
  }) => {
    if (reader) await signInFamily(page, reader)

    const { script, style } = await weigh(page, path)

    expect(script).toBeGreaterThan(0)
    expect(script).toBeLessThanOrEqual(15 * kB)
    expect(style).toBeGreaterThan(0)
    expect(style).toBeLessThanOrEqual(20 * kB)
  })
}

for (const path of ['/staff/enquiries', '/staff/cases', '/staff/enquiries/new', '/staff/reports']) {
  test(`${path} brings less than 130 kB of script to an empty browser`, async ({ page, signInStaff }) => {
    await signInStaff(page, staff.joe)

    const { script } = await weigh(page, path)

    expect(script).toBeGreaterThan(0)
    expect(script).toBeLessThan(130 * kB)
  })
}
