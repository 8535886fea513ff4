import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Turns text into a token that only this hub can read, and back. For text that must not stand in a URL. */
export interface Sealer {
  seal(text: string): string
  /** Null when the token was not made by this hub, or was changed. */
  unseal(token: string): string | null
}

/** AES-256-GCM under a key made from `secret`. */
export function createSealer(secret: string): Sealer {
  const key = createHash('sha256').update(secret).digest()
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    unseal(token) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length < 28) return null
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return null // a changed token fails its tag: the same as no search
      }
    },
  }
}
