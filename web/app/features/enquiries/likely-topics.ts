export { topicsFor } from '@send-hub/shared'
