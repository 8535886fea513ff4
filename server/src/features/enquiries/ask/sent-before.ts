import { conflict } from '../../../platform/errors.ts'

export const sentBefore = () =>
  conflict('This form was sent before, with other words. Send it again to make it a new one.')
