// The models of the package with what a desk taught them.
import { learntWorthOf } from './claims/learnt-worth.js'
import { readModelBytes } from './models/model-file.js'
import { shippedModels, type SplitModels } from './split-models.js'

/** Learnt is what a desk keeps of what it taught, by name: a model file's bytes each. */
export type Learnt = Partial<Record<LearntName, Uint8Array>>

export const learntNames = ['check-worthiness'] as const
export type LearntName = (typeof learntNames)[number]

/** modelsWith gives the shipped models with the corrections on top. Throws an Error where the bytes are no model. */
export function modelsWith(learnt: Learnt): SplitModels {
  const bytes = learnt['check-worthiness']
  const learntWorth = bytes && learntWorthOf(readModelBytes(bytes))
  return { ...shippedModels(), ...(learntWorth && { learntWorth }) }
}
