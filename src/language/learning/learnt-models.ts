// The models of the package with what a desk taught them.
import { acceptanceColumns, acceptanceLayout } from '../attributions/accepting/learnt-acceptance.js'
import { worthColumns, worthLayout } from '../worth/learnt-worth.js'
import { learntWeights } from '../models/learnt-weights.js'
import { readModelBytes } from '../models/model-file.js'
import { shippedModels, type SplitModels } from '../split-models.js'

export const learntNames = ['check-worthiness', 'acceptance'] as const
export type LearntName = (typeof learntNames)[number]

/** Learnt is what a desk keeps of what it taught, by name: a model file's bytes each. */
export type Learnt = Partial<Record<LearntName, Uint8Array>>

/** modelsWith gives the shipped models with the corrections on top. Throws an Error where the bytes are no model. */
export function modelsWith({ 'check-worthiness': worthBytes, acceptance: acceptanceBytes }: Learnt): SplitModels {
  const worth = worthBytes && learntWeights(readModelBytes(worthBytes), worthColumns, worthLayout)
  const acceptance = acceptanceBytes && learntWeights(readModelBytes(acceptanceBytes), acceptanceColumns, acceptanceLayout)
  return { ...shippedModels(), learnt: { ...(worth && { worth }), ...(acceptance && { acceptance }) } }
}
