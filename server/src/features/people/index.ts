export { addStaffMember, type NewStaffMember, type StaffRole, staffRoles } from './add-staff-member.ts'
export { findStaffMember, firstNameOf, listColleagues, type StaffMember } from './staff.store.ts'
