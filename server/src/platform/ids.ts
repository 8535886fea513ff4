import { v5, v7 } from 'uuid'

/** A new UUIDv7: sorts by the moment it was made, so new rows lie together in their index. */
export const newId = (): string => v7()

/** Made once for the hub: names in it mean nothing anywhere else. */
const namespace = '6f1c6f0a-3b1e-4c57-9a53-6c1d0a5f9b27'

/** The same id for the same name, every time: what is done again under it is refused by its primary key. */
export const idOfName = (name: string): string => v5(name, namespace)
