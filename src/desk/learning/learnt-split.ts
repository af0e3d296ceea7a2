// The splitter of a desk: what the desk taught is used from the next text on, by every process of the server.
import { learntNames, type Learnt, type LearntName } from '../../language/learning/learnt-models.js'
import type { Store } from '../../storage/store.js'
import type { SplitText } from '../../threads/threads.js'

/** withLearnt makes a splitter use the newest of what the desk taught: it looks before each text. */
export function withLearnt({ learntModels }: Pick<Store, 'learntModels'>, split: SplitText): SplitText {
  const known = new Map<LearntName, { id: string; bytes: Uint8Array }>()
  const learntNow = async (): Promise<Learnt> => {
    const learnt: Learnt = {}
    for (const name of learntNames) {
      const id = await learntModels.newestId(name)
      if (id === null) continue
      let newest = known.get(name)
      if (newest?.id !== id) {
        const row = await learntModels.newest(name)
        if (!row) continue
        newest = { id: row.id, bytes: row.bytes }
        known.set(name, newest)
      }
      learnt[name] = newest.bytes
    }
    return learnt
  }
  return async (text, context, asks) => split(text, context, asks, await learntNow())
}
