export { callBackForStaff } from './callback-for-staff.ts'
export { callBackRoutes } from './callbacks.routes.ts'
export { type CallBackWork, noticeMissedCallBacks } from './missed-callbacks.ts'
