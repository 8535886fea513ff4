import type { WrittenDown } from '@send-hub/shared'
import type { Context, FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'

/** Which messages came or went by phone, by post or at the door, and who of us wrote down those that are not ours. */
export const writtenDownForStaff: PagePart<WrittenDown[], StaffContext> = {
  query: `select m.id as "messageId", m.channel, s.name as by from messages m
     left join staff_members s on s.id = m.recorded_by_staff_id
   where m.enquiry_id = $3 and m.channel in ('phone', 'post', 'drop-in')`,
  toView: (rows: WrittenDown[]) => rows,
}

/** The same for the family: how, never who. */
export const writtenDownForFamily: PagePart<Omit<WrittenDown, 'by'>[], FamilyContext> = {
  query: `select m.id as "messageId", m.channel from messages m
   where m.enquiry_id = $3 and m.kind = 'message' and m.channel in ('phone', 'post', 'drop-in')`,
  toView: (rows: Omit<WrittenDown, 'by'>[], _: Context) => rows,
}
