/**
 * One table that holds something on a child, and how it goes into a copy. In the SQL `t` is the table, $1 the child and $2
 * who asks.
 */
export interface HeldSource {
  table: string
  heading: string
  /** Which rows: SQL after `from table t`. */
  rows: string
  /** What of a row goes into the copy, in this order. */
  columns: readonly string[]
  /** What else a row has, and why it tells nobody anything: working values of the hub. Ids need no reason. */
  without?: Readonly<Record<string, string>>
  /** SQL: the code of why somebody has to look at a row first; null for rows that go out as they are. */
  flag: string
  /** SQL for the family member whose it is, told to whoever decides and not in the copy. */
  person?: string
  /** SQL for the key of a file, and the name it had, where the file is there to be given. */
  file?: { key: string; name: string }
  /** Rows that come by the dozen and say little each are taken together: SQL for the kind, on which `flag` may depend. */
  together?: string
  /** What orders rows taken together, and dates those on their own. */
  at: string
}

const cases = 'select id from cases where child_id = $1'

/** SQL: of rows that belong to a case. */
export const ofCases = `where t.case_id in (${cases})`
export const ofChild = 'where t.child_id = $1'
/** What was joined to an enquiry of a case is read as part of it, also where it is on no case itself. */
export const enquiries = `select e.id from enquiries e where e.case_id in (${cases})
  or e.case_id is null and e.merged_into_id in (select m.id from enquiries m where m.case_id in (${cases}))`
export const enquiriesOfChild = `where t.id in (${enquiries})`
export const ofEnquiries = `where t.enquiry_id in (${enquiries})`
export const ofCasesOrEnquiries = `where t.case_id in (${cases}) or t.enquiry_id in (${enquiries})`

/** SQL: flagged unless the column names who asks. A row of nobody in particular is nobody's secret. */
export const unlessOwn = (column: string) =>
  `case when t.${column} is distinct from $2 then 'other-person' end`
export const ifOthers = (column: string) =>
  `case when t.${column} is not null and t.${column} <> $2 then 'other-person' end`
export const always = (reason: string) => `'${reason}'`
export const never = 'null'

/** For what the hub itself works with. */
export const working = 'a working value of the hub'
