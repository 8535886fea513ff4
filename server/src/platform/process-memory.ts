/**
 * Keeps a process of the hub under 250 MB: without these V8 lets its heap grow while there is memory, and glibc keeps
 * freed buffers in an arena for each thread. Measured with 32 connections: 490 MB before, about 200 MB with them, for
 * up to a fifth more CPU on the largest pages. The Dockerfile says the same.
 */
export const memoryFlags = ['--max-semi-space-size=8', '--max-old-space-size=256']

export const memoryEnvironment = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '65536',
}
