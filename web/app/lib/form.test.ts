import { expect, test } from 'vitest'
import { ApiProblem } from './api-problem.ts'
import { FormFault, formErrorsOf, summaryOf, textsOf } from './form.ts'

const problem = (kind: string, status: number, errors?: { pointer: string; detail: string }[]) =>
  new ApiProblem({
    type: `urn:send-hub:problem:${kind}`,
    title: 'x',
    status,
    detail: 'Detail',
    instance: '1',
    ...(errors && { errors }),
  })

test('a field the API refuses is told beside that field', () => {
  const fault = formErrorsOf(problem('validation-failed', 400, [{ pointer: '/body', detail: 'Write it' }]))

  expect(fault).toEqual({ errors: [{ field: 'body', text: 'Write it' }], status: 422 })
})

test('a conflict is told on the form, with its own status', () => {
  expect(formErrorsOf(problem('conflict', 409))).toEqual({
    errors: [{ field: null, text: 'Detail' }],
    status: 409,
  })
})

test('what the form cannot help is left to the error page', () => {
  for (const [kind, status] of [
    ['not-found', 404],
    ['sign-in-required', 401],
    ['unavailable', 503],
  ] as const) {
    expect(formErrorsOf(problem(kind, status))).toBeNull()
  }
  expect(formErrorsOf(new TypeError('ours'))).toBeNull()
})

test('each error in the summary leads to its field', () => {
  const fault = new FormFault([
    { field: 'topic', text: 'Choose' },
    { field: null, text: 'Later' },
  ])

  expect(summaryOf(fault.errors)).toEqual([{ text: 'Choose', href: '#topic' }, { text: 'Later' }])
})

test('of a field sent twice the last counts, and what is no text is left out', () => {
  expect(textsOf({ a: ['1', '2'], b: 3, c: 'x' })).toEqual({ a: '2', c: 'x' })
})
