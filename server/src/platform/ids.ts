import { v7 } from 'uuid'

/** A new UUIDv7: sorts by the moment it was made, so new rows lie together in their index. */
export const newId = (): string => v7()
