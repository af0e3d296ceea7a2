/**
 * endOnSignal stops the program when it is asked to. The first signal ends it with 0: all that was begun is done, or left to others.
 * The second is somebody who does not want to wait; what it breaks off is told by the code that a program ended by that signal has.
 */
export function endOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15]] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(128 + number)
      isStopping = true
      void stop().then(() => process.exit(0))
    })
  }
}
