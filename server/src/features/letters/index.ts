export { letterRoutes } from './letters.routes.ts'
export { lettersForFamily, lettersForStaff } from './letters.store.ts'
export { cannotPrint, drawLetter } from './pdf/draw-letter.ts'
export { draftLetters, type LettersToWrite, type PersonOfCase, writeLetters } from './write-letters.ts'
