export { findStaffMember, firstNameOf, listColleagues, type StaffMember } from './staff.store.ts'
