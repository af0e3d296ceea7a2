// The door to the splitter for everything that serves people: long texts are split beside the event loop.
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { SplitFailed, SplitterBusy } from '../domain/errors.js'
import type { ArticleContext } from '../language/article.js'
import { modelsWith, type Learnt } from '../language/learning/learnt-models.js'
import { split } from '../language/split.js'
import type { Split } from '../language/split-result.js'
import { startablePath } from '../project.js'
import { createWorkerPool, JobFailed, PoolFull, type PoolOptions } from './worker-pool.js'

/** Texts up to so many UTF-16 code units are split at once: that is done before a thread would have the text. */
export const SPLIT_AT_ONCE = 20_000

/** SplitText is `split` of the language room, without holding the event loop, with what the desk taught. Throws SplitterBusy, SplitFailed. */
export type SplitText = (text: string, context?: ArticleContext, learnt?: Learnt) => Promise<Split>

/** What a thread is sent. */
export interface SplitJob {
  text: string
  context: ArticleContext
  learnt: Learnt
}

const LIMITS: PoolOptions = {
  threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
  waiting: 16,
  limitMs: 60_000,
}

/** createSplitter makes a splitter whose threads start with the first long text. */
export function createSplitter(limits: Partial<PoolOptions> = {}): SplitText {
  const entry = pathToFileURL(startablePath('splitting', 'split-worker'))
  const inThread = createWorkerPool<SplitJob, string[]>(entry, { ...LIMITS, ...limits })
  return async (text, context = {}, learnt = {}) => {
    if (text.length <= SPLIT_AT_ONCE) return split(text, context, modelsWith(learnt))
    try {
      return await unpackSplit(await inThread({ text, context, learnt }))
    } catch (error) {
      if (error instanceof PoolFull) throw new SplitterBusy()
      if (error instanceof JobFailed) throw new SplitFailed(error.reason === 'too-slow', { cause: error })
      throw error
    }
  }
}

const ITEMS_AT_ONCE = 1_000
const LISTS = ['sentences', 'claims', 'attributions'] as const

/** packSplit writes a split as JSON in parts that are each read in milliseconds. */
export function packSplit(whole: Split): string[] {
  const parts: string[] = [JSON.stringify({ ...whole, sentences: [], claims: [], attributions: [] })]
  for (const list of LISTS) {
    for (let from = 0; from < whole[list].length; from += ITEMS_AT_ONCE) {
      parts.push(JSON.stringify({ [list]: whole[list].slice(from, from + ITEMS_AT_ONCE) }))
    }
  }
  return parts
}

/** unpackSplit reads what packSplit wrote; other work gets its turn between the parts. */
async function unpackSplit([head, ...parts]: string[]): Promise<Split> {
  const whole = JSON.parse(head!) as Split
  for (const part of parts) {
    await setImmediate()
    const { sentences = [], claims = [], attributions = [] } = JSON.parse(part) as Partial<Split>
    whole.sentences.push(...sentences)
    whole.claims.push(...claims)
    whole.attributions.push(...attributions)
  }
  return whole
}
