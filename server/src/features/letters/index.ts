export { letterRoutes } from './letters.routes.ts'
export { lettersForFamily, lettersForStaff } from './letters.store.ts'
export { cannotPrint } from './pdf/draw-letter.ts'
export { draftLetters, type LettersToWrite, type PersonOfCase, writeLetters } from './write-letters.ts'
