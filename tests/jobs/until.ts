import { setTimeout as pause } from 'node:timers/promises'

/** until answers what `look` finds, once it finds something: however slow the machine. */
export async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found) return found
    await pause(5)
  }
}
