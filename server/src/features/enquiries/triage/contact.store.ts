import { statement, type Tx } from '../../../platform/db/transaction.ts'

interface Given {
  email?: string
  phone?: string
}

/** How somebody without an account can be reached, as they gave it. */
export interface ContactNow {
  channel: string
  email: string | null
  phone: string | null
}

const readNow = statement(
  'triage.contact',
  `select channel, contact ->> 'email' as email, contact ->> 'phone' as phone from enquiries where id = $1`,
)
export async function readContact(tx: Tx, id: string): Promise<ContactNow> {
  const [row] = await tx.rows<ContactNow>(readNow, [id])
  return row ?? { channel: '', email: null, phone: null }
}

const readKeeps = statement(
  'triage.contact-keeps-who-is-known',
  `select people_of_contact(channel, contact) <@ people_of_contact(channel, $2::jsonb) as keeps from enquiries where id = $1`,
)
/** Whether everybody on whose record the address or number is would still be known by what is given now. */
export async function keepsWhoIsKnown(tx: Tx, id: string, given: Given): Promise<boolean> {
  return (await tx.rows<{ keeps: boolean }>(readKeeps, [id, given]))[0]?.keeps ?? false
}

const setContact = statement(
  'triage.set-contact',
  `update enquiries set contact = (coalesce(contact, '{}') - '{email,phone}'::text[]) || $2::jsonb, version = version + 1
   where id = $1`,
)
export async function writeContact(tx: Tx, id: string, given: Given): Promise<void> {
  await tx.rows(setContact, [id, given])
}
