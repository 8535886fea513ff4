import { expect, test } from '../support/fixtures.ts'

test('the API describes itself where the pages run too', async ({ page }) => {
  const answer = await page.request.get('/api/openapi.json')

  expect(answer.status()).toBe(200)
  expect(Object.keys((await answer.json()).paths)).toContain('/api/staff/search')
})
