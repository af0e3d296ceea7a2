/** Lock lets so many pieces of work run at a time, in the order of asking. */
export interface Lock {
  /** `wait` waits for the turn: where it throws, so does this, and the work is not begun. */
  run<T>(work: () => Promise<T>, wait?: (turn: Promise<void>) => Promise<void>): Promise<T>
}

/** createLock makes one; of `places` as many run side by side. */
export function createLock(places = 1): Lock {
  const waiting: (() => void)[] = []
  let free = places

  function passOn(): void {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }

  async function inLine(wait: (turn: Promise<void>) => Promise<void>): Promise<void> {
    let come = (): void => undefined
    const turn = new Promise<void>((resolve) => (come = resolve))
    waiting.push(come)
    try {
      await wait(turn)
    } catch (error) {
      const place = waiting.indexOf(come)
      if (place === -1) passOn()
      else waiting.splice(place, 1)
      throw error
    }
  }

  return {
    async run(work, wait = (turn) => turn) {
      if (free > 0) free -= 1
      else await inLine(wait)
      try {
        return await work()
      } finally {
        passOn()
      }
    },
  }
}
