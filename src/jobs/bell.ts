/** Bell wakes one who waits; one that rang while nobody did is heard by the next. */
export interface Bell {
  ring(): void
  /** Answers when it rings, after so many milliseconds at the latest. */
  heard(withinMs: number): Promise<void>
}

export function createBell(): Bell {
  let hasRung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      hasRung = true
      wake?.()
    },
    async heard(withinMs) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const limit = setTimeout(resolve, withinMs)
          wake = () => {
            clearTimeout(limit)
            resolve()
          }
        })
      }
      wake = null
      hasRung = false
    },
  }
}
