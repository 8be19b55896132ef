/**
 * Works on so many items at a time; starts no further one after the first that gives something else than null, and
 * returns that. For transfers: the line is used while another one waits for the disk or the server.
 */
export async function inParallel<T, E>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<E | null>,
): Promise<E | null> {
  let next = 0
  let failure: E | null = null
  const lane = async () => {
    while (failure === null) {
      const item = items[next++]
      if (item === undefined) return
      const failed = await work(item)
      if (failed !== null) failure ??= failed
    }
  }
  // All lanes end before this does, also when one of them throws: nobody may still write into a folder that is left.
  const ends = await Promise.allSettled(Array.from({ length: width }, lane))
  const thrown = ends.find((end) => end.status === 'rejected')
  if (thrown !== undefined) throw thrown.reason
  return failure
}
