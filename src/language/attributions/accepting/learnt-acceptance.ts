// What a desk's own decisions add to the confidence of attributions: a small correction on top of it.
import type { AttributionMode } from '../../../domain/attribution.js'
import { sourceKinds, type SourceKind } from '../../../domain/source.js'
import type { FoundAttribution } from '../attribution.js'
import { probability } from '../../models/figures.js'
import { weighRow } from '../../models/learnt-weights.js'
import { hashText } from '../../words/word-types.js'

const modes: readonly AttributionMode[] = ['direct', 'indirect', 'mixed']
const cueColumns = 1 << 12
const surest = 0.995
// Below this, what the desk taught leaves the attribution out.
const leastAccepted = 0.3

/** What is looked at. */
export interface Acceptable {
  /** 0..1, as the shipped models see it. */
  confidence: number
  mode: AttributionMode
  cue: string
  /** The kinds of the chain's sources, origin first. */
  kinds: readonly SourceKind[]
}

const modesFrom = 2
const kindsFrom = modesFrom + modes.length
const lengthFrom = kindsFrom + sourceKinds.length
const longestChain = 3
const cuesFrom = lengthFrom + longestChain + 1

/** How many columns a row may have; the first is the shipped confidence as log odds. */
export const acceptanceColumns = cuesFrom + cueColumns
export const acceptanceLayout = `acceptance, ${sourceKinds.join(' ')} and ${cueColumns} cues`

/** acceptanceRow measures an attribution: its confidence, mode, source's kind, the length of its chain, the cue's words. */
export function acceptanceRow({ confidence, mode, cue, kinds }: Acceptable): [column: number, value: number][] {
  const row: [number, number][] = [[0, logOdds(confidence)], [1, 1], [modesFrom + modes.indexOf(mode), 1]]
  if (kinds[0] !== undefined) row.push([kindsFrom + sourceKinds.indexOf(kinds[0]), 1])
  row.push([lengthFrom + Math.min(kinds.length, longestChain), 1])
  const words = new Set(cue.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.slice(0, 8) ?? [])
  const columns = new Set([...words].map((word) => cuesFrom + ((hashText(word) >>> 0) % cueColumns)))
  for (const column of columns) row.push([column, 1])
  return row
}

/** acceptAsLearnt gives the attributions that stand by what the desk taught, with the confidence that it taught. */
export function acceptAsLearnt(text: string, weights: Float32Array, attributions: readonly FoundAttribution[]): FoundAttribution[] {
  return attributions
    .map((attribution) => ({ ...attribution, confidence: Math.round(probability(weighRow(weights, acceptanceRow(acceptableOf(text, attribution)))) * 100) / 100 }))
    .filter(({ confidence }) => confidence >= leastAccepted)
}

/** acceptableOf is what there is to look at in an attribution of a text. */
export function acceptableOf(text: string, { confidence, mode, cue, hops }: FoundAttribution): Acceptable {
  return { confidence, mode, cue: cue.map(([start, end]) => text.slice(start, end)).join(' … '), kinds: hops.map(({ kind }) => kind) }
}

function logOdds(confidence: number): number {
  const share = Math.min(surest, Math.max(1 - surest, confidence))
  return Math.log(share / (1 - share))
}
