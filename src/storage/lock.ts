/** Lock lets so many pieces of work run at a time, in the order of asking. */
export interface Lock {
  run<T>(work: () => Promise<T>): Promise<T>
}

/** createLock makes one; of `places` as many run side by side. */
export function createLock(places = 1): Lock {
  const waiting: (() => void)[] = []
  let free = places
  return {
    async run(work) {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
  }
}
