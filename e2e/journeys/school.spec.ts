import { randomUUID } from 'node:crypto'
import { PupilsPage } from '../pages/pupils-page.ts'
import { dayInWords, daysAfter, daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'

/** Of their own each time: the journey is told with scripts and without. */
const address = () => `${randomUUID()}@example.test`
const parent = (name: string, relationship: string) => ({ name, relationship, email: address() })

test.describe('I am the SENCO of a school', { tag: '@nojs' }, () => {
  test('I see how far my pupils’ cases are and what my school has to do, and nothing of their families', async ({
    page,
    signInFamily,
    testData,
    fitForAll,
  }) => {
    const senco = {
      ...{ name: 'Lena Marsh', email: address() },
      ...{ relationship: 'SENCO, Hillside School', askedAs: 'Hillside School' },
    }
    const agreedOn = daysFromToday(-7)
    const { id } = await testData.caseUpTo('assessment-agreed', {
      ...{ forename: 'Zoe', surname: 'Webb', bornOn: '2016-03-01', lastStepOn: agreedOn, school: senco },
      parent: parent('Nadia Webb', 'mother'),
    })
    await testData.caseUpTo('plan-issued', {
      ...{
        forename: 'Ivy',
        surname: 'Hart',
        bornOn: '2015-03-01',
        lastStepOn: daysFromToday(-30),
        school: senco,
      },
      parent: parent('Rob Hart', 'father'),
    })
    const pupils = new PupilsPage(page)
    await signInFamily(page, senco.email)

    await test.step('my pupils come first when there is something to do', async () => {
      await page.goto('/')
      await expect(pupils.heading).toHaveText('Pupils')
      await expect(pupils.pupils.first()).toContainText('Zoe Webb')
      await expect(pupils.pupil('Zoe Webb')).toContainText('1 task')
      await expect(pupils.pupil('Ivy Hart')).toContainText('The plan is final')
      await fitForAll(page)
    })

    await test.step('I find one of them, and the name stands in no address', async () => {
      await pupils.search('webb')
      await expect(pupils.pupils).toHaveCount(1)
      expect(page.url()).not.toContain('webb')
      await fitForAll(page)
      await pupils.open('Zoe Webb')
      await expect(pupils.heading).toHaveText('We are assessing')
      await expect(pupils.task('Send us your advice for the assessment')).toContainText(
        `Due by ${dayInWords(daysAfter(agreedOn, 42))}`,
      )
      await expect(pupils.main).not.toContainText(/Nadia|mother|appeal|mediation/i)
      await fitForAll(page)
    })

    await test.step('the page of the family is not there for me', async () => {
      const answer = await page.goto(`/cases/${id}`)
      expect(answer?.status()).toBe(404)
      await fitForAll(page)
    })
  })
})
