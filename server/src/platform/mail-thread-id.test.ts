import { describe, expect, it } from 'vitest'
import { enquiryOfMessageId, threadMessageId, threadOfMessageId } from './mail-thread-id.ts'

const enquiryId = '0198c1f0-aaaa-7bbb-8ccc-0123456789ab'
const uniqueId = 'd2c9a0f1-1111-4222-8333-44445555abcd'
const id = threadMessageId('a key', enquiryId, uniqueId, 'hub.test')

describe('a signed Message-ID', () => {
  it('gives back the enquiry and the mail it was made for', () => {
    expect(threadOfMessageId('a key', id)).toEqual({ enquiryId, uniqueId })
    expect(enquiryOfMessageId('a key', id)).toBe(enquiryId)
  })

  it('is short enough for one line of a header, and plain ASCII', () => {
    expect(id).toMatch(/^<[\x21-\x7e]+@hub\.test>$/)
    expect(id.length).toBeLessThan(200)
  })

  it('is read without its brackets, in capitals and with another domain: mail systems do all of these', () => {
    expect(enquiryOfMessageId('a key', id.slice(1, -1))).toBe(enquiryId)
    expect(enquiryOfMessageId('a key', id.toUpperCase())).toBe(enquiryId)
    expect(enquiryOfMessageId('a key', id.replace('hub.test', 'rewritten.example'))).toBe(enquiryId)
  })

  it('says nothing under another key', () => {
    expect(enquiryOfMessageId('another key', id)).toBeNull()
  })

  it('says nothing once any character of the ids or the signature is changed', () => {
    const changeable = [...id.slice(0, id.indexOf('@'))].keys()
    for (const place of changeable) {
      const changed = `${id.slice(0, place)}${id[place] === '7' ? '8' : '7'}${id.slice(place + 1)}`
      expect(enquiryOfMessageId('a key', changed), changed).toBeNull()
    }
  })

  it('is not taken from anything else', () => {
    for (const other of ['', '<>', '<a@b>', `${id} ${id}`, `<${uniqueId}@hub.test>`, 'e.'.repeat(500)])
      expect(enquiryOfMessageId('a key', other)).toBeNull()
  })
})
