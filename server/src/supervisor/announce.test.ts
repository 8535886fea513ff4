import { describe, expect, it } from 'vitest'
import { loadConfig } from '../config.ts'
import { announcement } from './announce.ts'

const signIns = [
  {
    who: 'Mother of Ada',
    email: 'ada.parent@example.test',
    side: 'family' as const,
    shows: 'a draft to check',
  },
  { who: 'Joe, hub', email: 'joe@example.test', side: 'staff' as const, shows: 'the queue' },
]

describe('what npm start prints', () => {
  it('says where to go and whom to sign in as', () => {
    const text = announcement(loadConfig({ PORT: '8123' }), '/data/inbox', signIns)

    expect(text).toContain('http://localhost:8123/\n')
    expect(text).toContain('http://localhost:8123/staff\n')
    expect(text).toContain('http://localhost:8123/dev/inbox ')
    expect(text).toMatch(/ada\.parent@example\.test +Mother of Ada: a draft to check/)
    expect(text).toMatch(/joe@example\.test +Joe, hub: the queue/)
  })

  it('names no inbox and nobody to sign in as where real mail and a real council are', () => {
    const config = loadConfig({ DATABASE_URL: 'postgres://db.example/hub', SMTP_URL: 'smtp://mail.example' })

    const text = announcement(config, null, [])

    expect(text).not.toMatch(/inbox|Sign in|Data/)
  })
})
