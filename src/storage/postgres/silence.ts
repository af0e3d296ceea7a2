import { StoreSilent } from '../../domain/errors.js'

// What takes longer is asked about. On a machine with too much to do an answer may be late once: twice in a row nobody answers.
const LOOK_AFTER_MS = 500
const LATE_MS = 250

/** Watched waits for what the server was asked, as long as there is a server that answers. */
export type Watched = <T>(work: Promise<T>) => Promise<T>

/**
 * createWatch tells what is slow from what is not answered any more, where the connection stands and nothing comes through it:
 * while something is waited for, `read` asks the same server on another connection, once for all who wait. It throws StoreSilent where
 * there is no answer in its own time; what was waited for is given up then. `withinMs`: that time. Where it was passed by far, it was this
 * process that did not come to look.
 */
export function createWatch(read: () => Promise<unknown>, withinMs: number): Watched {
  let looking: Promise<void> | null = null
  const look = () => (looking ??= lookTwice().finally(() => (looking = null)))

  async function lookTwice(): Promise<void> {
    await lookOnce().catch(lookOnce)
  }

  async function lookOnce(): Promise<void> {
    const begun = performance.now()
    await read().catch((error: unknown) => {
      if (error instanceof StoreSilent && performance.now() - begun < withinMs + LATE_MS) throw error
    })
  }

  return async (work) => {
    let isWaited = true
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<never>((_resolve, reject) => {
      const lookLater = () => {
        timer = setTimeout(() => look().then(() => isWaited && lookLater(), reject), LOOK_AFTER_MS)
      }
      lookLater()
    })
    try {
      return await Promise.race([work, silence])
    } finally {
      isWaited = false
      clearTimeout(timer)
    }
  }
}
