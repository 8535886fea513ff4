import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** What may be wrong about an answer of a browser with a passkey; all right unless said. */
interface Wrong {
  challenge?: string
  origin?: string
  rpId?: string
  /** The counter that the passkey shows; one more than the last if not given. */
  counter?: number
  /** Which passkey is said to answer. */
  credentialId?: string
  type?: string
  isPresent?: boolean
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()

/**
 * A passkey in software, and the browser around it: makes the answers that WebAuthn wants (attestation `none`, ES256),
 * so that tests can also make wrong ones.
 */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16)
  private readonly keys: { privateKey: KeyObject; publicKey: KeyObject }
  private readonly origin: string
  private counter = 0

  constructor(origin: string) {
    this.origin = origin
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  get credentialId(): string {
    return this.id.toString('base64url')
  }

  create(options: { challenge: string }, wrong: Wrong = {}) {
    const authData = Buffer.concat([this.head(wrong, 0x40), this.attested()])
    // {"fmt": "none", "attStmt": {}, "authData": …}, keys in the order that CTAP2 wants.
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(authData)],
    ])
    return {
      ...this.frame(wrong),
      response: {
        clientDataJSON: this.clientData('webauthn.create', options, wrong).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  show(options: { challenge: string }, wrong: Wrong = {}) {
    const authData = this.head(wrong, 0)
    const clientData = this.clientData('webauthn.get', options, wrong)
    const signed = Buffer.concat([authData, sha256(clientData)])
    return {
      ...this.frame(wrong),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(this.keys.privateKey).toString('base64url'),
      },
    }
  }

  private frame({ credentialId = this.credentialId }: Wrong) {
    return {
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
    }
  }

  private clientData(type: string, { challenge }: { challenge: string }, wrong: Wrong): Buffer {
    const { origin = this.origin } = wrong
    return Buffer.from(
      JSON.stringify({
        type: wrong.type ?? type,
        challenge: wrong.challenge ?? challenge,
        origin,
        crossOrigin: false,
      }),
    )
  }

  /** Hash of the host, flags (present, verified, and whether a key follows) and counter. */
  private head(
    { rpId = new URL(this.origin).hostname, counter, isPresent = true }: Wrong,
    more: number,
  ): Buffer {
    this.counter += 1
    const bytes = Buffer.alloc(37)
    sha256(rpId).copy(bytes)
    bytes[32] = (isPresent ? 0x05 : 0x04) | more
    bytes.writeUInt32BE(counter ?? this.counter, 33)
    return bytes
  }

  private attested(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const cose = cborMap([
      [Buffer.from([0x01]), Buffer.from([0x02])], // kty: EC2
      [Buffer.from([0x03]), Buffer.from([0x26])], // alg: ES256
      [Buffer.from([0x20]), Buffer.from([0x01])], // crv: P-256
      [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
      [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
    ])
    return Buffer.concat([Buffer.alloc(16), length, this.id, cose])
  }
}

const cborMap = (pairs: [Buffer, Buffer][]) =>
  Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flat()])
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])

function cborBytes(bytes: Buffer): Buffer {
  const head = bytes.length < 256 ? [0x58, bytes.length] : [0x59, bytes.length >> 8, bytes.length & 0xff]
  return Buffer.concat([Buffer.from(head), bytes])
}
