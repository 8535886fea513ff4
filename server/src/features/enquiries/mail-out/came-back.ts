/**
 * For `address`, SQL in lower case: whether mail to it came back and nobody has checked it since. Source of the rule: no
 * mail goes there until somebody has (docs/decisions/0027).
 */
export const mailCameBack = (
  address: string,
) => `(exists (select from enquiries o join staff_tasks t on t.enquiry_id = o.id
    where o.family_member_id is null and lower(o.contact ->> 'email') = ${address} and o.contact ->> 'email' is not null
      and t.kind = 'check-address' and t.done_at is null)
  or exists (select from family_members a where a.email = ${address} and a.mail_stopped_at is not null))`
