import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** A passkey as the library takes it. All of this file is done as the system. */
export interface KeptPasskey {
  id: string
  credentialId: string
  /** COSE, base64url. */
  publicKey: string
  counter: number
  transports: string[]
}

const columns = `id, credential_id as "credentialId", public_key as "publicKey", counter::float8 as counter, transports`

const readAll = statement(
  'passkeys.of-person',
  `select ${columns} from passkeys where family_member_id = $1 order by created_at, id`,
)

export async function readPasskeysOf(tx: Tx, familyMemberId: string): Promise<KeptPasskey[]> {
  return tx.rows(readAll, [familyMemberId])
}

const lockOne = statement(
  'passkeys.lock',
  `select ${columns} from passkeys where family_member_id = $1 and credential_id = $2 for update`,
)

/** Undefined: it is nobody's, or somebody else's. */
export async function lockPasskey(
  tx: Tx,
  familyMemberId: string,
  credentialId: string,
): Promise<KeptPasskey | undefined> {
  return (await tx.rows<KeptPasskey>(lockOne, [familyMemberId, credentialId]))[0]
}

const insert = statement(
  'passkeys.insert',
  `insert into passkeys (id, family_member_id, credential_id, public_key, counter, transports, label, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential_id) do nothing returning id`,
)

/** False: the credential is known already. */
export async function insertPasskey(
  tx: Tx,
  passkey: KeptPasskey & { familyMemberId: string; label: string; createdAt: Date },
): Promise<boolean> {
  const { id, familyMemberId, credentialId, publicKey, counter, transports, label, createdAt } = passkey
  const values = [id, familyMemberId, credentialId, publicKey, counter, transports, label, createdAt]
  return (await tx.rows(insert, values)).length === 1
}

const noteUse = statement(
  'passkeys.used',
  'update passkeys set counter = $2, last_used_at = $3 where id = $1',
)

export async function notePasskeyUse(tx: Tx, id: string, counter: number, now: Date): Promise<void> {
  await tx.rows(noteUse, [id, counter, now])
}

const remove = statement(
  'passkeys.remove',
  'delete from passkeys where id = $1 and family_member_id = $2 returning id',
)

/** False: it is not theirs, or not there. */
export async function deletePasskey(tx: Tx, id: string, familyMemberId: string): Promise<boolean> {
  return (await tx.rows(remove, [id, familyMemberId])).length === 1
}
