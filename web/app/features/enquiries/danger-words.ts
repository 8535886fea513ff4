export { speaksOfDanger } from '@send-hub/shared'
