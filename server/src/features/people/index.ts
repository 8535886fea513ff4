export { addStaffMember, type NewStaffMember, usualTeamOf } from './add-staff-member.ts'
export {
  type AlikeChild,
  findAlikeChildren,
  findChild,
  findPeopleByEmail,
  hasFamilyMember,
  insertChild,
  insertFamilyMember,
} from './new-people.store.ts'
export { isSameName } from './same-name.ts'
export { findStaffMember, firstNameOf, listColleagues, type StaffMember } from './staff.store.ts'
