// The weights behind the attributions: which word is a cue, what its spans are, how far the content goes on, and which
// of the proposals to accept. How they were made: src/language/models/attributions.md.
import { readModel, tableOf, type Table } from '../../models/model-file.js'
import type { Trees } from './boosted-trees.js'
import type { FeatureList } from './feature-list.js'

/** Weights of hashed features: int8 with a scale. */
export interface Weights {
  values: Int8Array
  scale: number
  /** 2^bits rows. */
  bits: number
}

/** Weights of several columns. */
export interface WideWeights extends Weights {
  /** The same bytes, four columns to a number, the first in its lowest bits. */
  quads: Int32Array
}

export interface AttributionModel {
  cues: Weights
  /** Four columns: outside, cue, source, content. */
  tokens: WideWeights
  /** Sixteen columns: from label, to label. */
  steps: WideWeights
  extension: Weights
  acceptance: Trees
  /** Lemma and tag (hashed) → how often it was looked at, and how often it was a cue. */
  known: Map<number, readonly [looked: number, cues: number]>
  /** Proposals below are not followed up; attributions below are not accepted. */
  leastCueChance: number
  threshold: number
}

let shipped: AttributionModel | undefined

/** attributionModel gives the model that ships with the package, read once. */
export function attributionModel(): AttributionModel {
  shipped ??= loadModel()
  return shipped
}

function loadModel(): AttributionModel {
  const file = readModel('attributions')
  const header = file.header as { scales: Record<string, number>; bits: Record<string, number>; depth: number;
    bias: number; leastCueChance: number; threshold: number }
  const weights = (name: string): Weights =>
    ({ values: tableOf(file, name, 'Int8Array'), scale: header.scales[name]!, bits: header.bits[name]! })
  const keys = tableOf(file, 'knownKeys', 'Int32Array')
  const looked = tableOf(file, 'knownLooked', 'Uint16Array')
  const cues = tableOf(file, 'knownCues', 'Uint16Array')
  const known = new Map<number, readonly [number, number]>()
  keys.forEach((key, index) => known.set(key, [looked[index]!, cues[index]!]))
  return {
    cues: weights('cues'), tokens: wide(weights('tokens')), steps: wide(weights('steps')), extension: weights('extension'), known,
    acceptance: { depth: header.depth, bias: header.bias, features: tableOf(file, 'treeFeatures', 'Uint8Array'),
      thresholds: tableOf(file, 'treeThresholds', 'Float32Array'), leaves: tableOf(file, 'treeLeaves', 'Float32Array') },
    leastCueChance: header.leastCueChance, threshold: header.threshold,
  }
}

/** packModel gives the header and tables of a model as the file holds them: int8 with a scale per table. */
export function packModel(model: AttributionModel): { header: Record<string, unknown>; tables: Record<string, Table> } {
  const scales: Record<string, number> = {}
  const bits: Record<string, number> = {}
  const tables: Record<string, Table> = {}
  for (const name of ['cues', 'tokens', 'steps', 'extension'] as const) {
    const { values, scale } = model[name]
    tables[name] = values
    scales[name] = scale
    bits[name] = model[name].bits
  }
  const known = [...model.known].sort(([a], [b]) => a - b)
  const most = 65_535
  const { depth, bias, features, thresholds, leaves } = model.acceptance
  Object.assign(tables, { knownKeys: Int32Array.from(known, ([key]) => key),
    knownLooked: Uint16Array.from(known, ([, [looked]]) => Math.min(most, looked)),
    knownCues: Uint16Array.from(known, ([, [, cues]]) => Math.min(most, cues)),
    treeFeatures: features, treeThresholds: thresholds, treeLeaves: leaves })
  return { header: { scales, bits, depth, bias, leastCueChance: model.leastCueChance, threshold: model.threshold }, tables }
}

/** toInt8 rounds 2^bits rows of weights to 255 steps; the rare ones beyond the range are cut off. */
export function toInt8(values: Float32Array, bits: number): Weights {
  let most = 0
  for (const value of values) most = Math.max(most, Math.abs(value))
  const scale = Math.min(most, 4) / 127 || 1
  return { values: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))), scale, bits }
}

/** wide is weights whose columns are read four at a time. */
export function wide(weights: Weights): WideWeights {
  const { buffer, byteOffset, length } = weights.values
  return { ...weights, quads: new Int32Array(buffer, byteOffset, length / 4) }
}

/** chanceOf scores a list of features by weights: a probability. */
export function chanceOf({ values, scale }: Weights, { rows, size }: FeatureList): number {
  let sum = 0
  for (let at = 0; at < size; at += 1) sum += values[rows[at]!]!
  return 1 / (1 + Math.exp(-sum * scale))
}
