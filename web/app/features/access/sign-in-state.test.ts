import { expect, test } from 'vitest'
import { safePath, sideOf } from './sign-in-state.ts'

test('after signing in people go on to the page they asked for', () => {
  expect(safePath('/cases/0190a000-0000-7000-8000-000000000001', 'family')).toBe(
    '/cases/0190a000-0000-7000-8000-000000000001',
  )
  expect(safePath('/staff/enquiries?queue=mine&page=2', 'staff')).toBe('/staff/enquiries?queue=mine&page=2')
})

test('nobody is led to another site, to the other side, or round in a circle', () => {
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'evil',
    '',
    '/a\nb',
    undefined,
  ]
  const notPages = [
    '/sign-in',
    '/sign-in/code',
    '/sign-out',
    '/api/session',
    '/dev/inbox',
    '/staff/enquiries',
  ]

  for (const to of [...elsewhere, ...notPages]) expect(safePath(to, 'family'), String(to)).toBe('/')
  expect(safePath('/cases/1', 'staff')).toBe('/staff')
})

test('staff’s addresses are those below /staff', () => {
  expect(['/staff', '/staff/cases', '/staffing', '/'].map(sideOf)).toEqual([
    'staff',
    'staff',
    'family',
    'family',
  ])
})
