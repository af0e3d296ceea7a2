import { Presets, SingleBar } from 'cli-progress'

/** ProgressBar shows on a terminal how far a command is; in a pipe it shows nothing. */
export interface ProgressBar {
  update(done: number, total: number): void
  stop(): void
}

/** startProgress draws a bar on stderr, where that is a terminal, until it is stopped. */
export function startProgress(label: string): ProgressBar {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage}% {value}/{total}`, stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  )
  bar.start(1, 0)
  return {
    update(done, total) {
      bar.setTotal(total)
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}
