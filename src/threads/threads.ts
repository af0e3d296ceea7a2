// The door to what takes long, for everything that serves people: it is done beside the event loop, in turn.
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import type { Asker } from '../domain/asker.js'
import { SplitFailed, SplitterBusy } from '../domain/errors.js'
import type { Document } from '../intake/document.js'
import { IntakeError, type IntakeReason } from '../intake/intake-error.js'
import { isQuickToRead, readText, type TextInput } from '../intake/read-document.js'
import { tooTangled } from '../intake/time-limit.js'
import type { ArticleContext } from '../language/article.js'
import { modelsWith, type Learnt } from '../language/learning/learnt-models.js'
import { split } from '../language/split.js'
import type { Split } from '../language/split-result.js'
import { startablePath } from '../project.js'
import { QueueFull } from './fair-queue.js'
import { unpackSplit } from './packed-split.js'
import { createWorkerPool, JobFailed, type PoolOptions } from './worker-pool.js'

/** Texts up to so many UTF-16 code units are split at once: that takes about 10 ms, no longer than drawing a page. */
export const SPLIT_AT_ONCE = 1_500

/**
 * SplitText is `split` of the language room, without holding the event loop, with what the desk taught. Long texts wait for
 * their turn by who asks. Throws SplitterBusy, SplitFailed.
 */
export type SplitText = (text: string, context: ArticleContext, asks: Asker, learnt?: Learnt) => Promise<Split>

/** ReadDocument is `readText` of the intake room, without holding the event loop. Throws IntakeError, SplitterBusy. */
export type ReadDocument = (input: TextInput, asks: Asker) => Promise<Document>

/** What a thread is sent. */
export type Job =
  | { kind: 'split'; text: string; context: ArticleContext; learnt: Learnt }
  | { kind: 'read'; input: TextInput }

/** What a thread answers. */
export type Done = { parts: string[] } | { document: Document } | { refused: { reason: IntakeReason; message: string } }

export interface ThreadsOptions extends PoolOptions {
  /** The longest that one text may be split, and one document read, in milliseconds. */
  splitMs: number
  readMs: number
  /** The module that the threads run. */
  entry: URL
}

export interface Threads {
  split: SplitText
  read: ReadDocument
}

/** createThreads makes the splitter and the reader of a desk; their threads start with the first long text. */
export function createThreads(options: Partial<ThreadsOptions> = {}): Threads {
  const { entry, splitMs, readMs, ...limits }: ThreadsOptions = {
    threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
    waiting: 16,
    splitMs: 60_000,
    // The reader ends by itself after 5 s, with words; this is for what cannot be ended from inside.
    readMs: 30_000,
    entry: pathToFileURL(startablePath('threads', 'thread')),
    ...options,
  }
  const run = createWorkerPool<Job, Done>(entry, limits)
  return {
    async split(text, context, asks, learnt = {}) {
      if (text.length <= SPLIT_AT_ONCE) return split(text, context, modelsWith(learnt))
      const done = await run({ kind: 'split', text, context, learnt }, { asks, limitMs: splitMs }).catch((error: unknown) => {
        throw error instanceof JobFailed ? new SplitFailed(error.reason === 'too-slow', { cause: error }) : asBusy(error)
      })
      return unpackSplit((done as Extract<Done, { parts: string[] }>).parts)
    },
    async read(input, asks) {
      if (isQuickToRead(input)) return readText(input)
      const done = await run({ kind: 'read', input }, { asks, limitMs: readMs }).catch((error: unknown) => {
        throw error instanceof JobFailed && isInput(error) ? tooTangled() : asBusy(error)
      })
      if ('refused' in done) throw new IntakeError(done.refused.reason, done.refused.message)
      return (done as Extract<Done, { document: Document }>).document
    },
  }
}

function asBusy(error: unknown): unknown {
  return error instanceof QueueFull ? new SplitterBusy(error.yours) : error
}

// A thread that was ended, or that ran out of memory, was given a document that nobody could read; any other death is ours.
function isInput({ reason, cause }: JobFailed): boolean {
  return reason === 'too-slow' || (cause as { code?: string } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
