/** Runs `work` while no other process holds the lock at `path`; takes over a lock left by a process that died. */
export declare function withLock<T>(path: string, work: () => Promise<T>): Promise<T>
/** Whether a process of this id exists (it may be another's). */
export declare function isAlive(pid: number): boolean
