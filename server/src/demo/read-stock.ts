import { demoSignIns } from './sign-ins.ts'

/** Known by an address that nobody can have: `.test` is reserved. */
const demoAddress = demoSignIns.find(({ side }) => side === 'staff')?.email

/** `nothing`: no child, no family, no staff and no enquiry. */
export type Stock = 'nothing' | 'demo' | 'other'

interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: { stock: Stock }[] }>
}

export const stockText = `select case
    when exists (select from staff_members where email = $1) then 'demo'
    when exists (select from children) or exists (select from family_members)
      or exists (select from staff_members) or exists (select from enquiries) then 'other'
    else 'nothing' end as stock`

export const stockValues = [demoAddress]

/** What the database holds, read as the owner of the tables. */
export async function readStock(client: Queryable): Promise<Stock> {
  return (await client.query(stockText, stockValues)).rows[0]?.stock ?? 'other'
}
