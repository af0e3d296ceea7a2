// Gives words their Penn Treebank tags, greedily from left to right: a maximum entropy Markov model (Ratnaparkhi, "A
// maximum entropy model for part-of-speech tagging", 1996) with hashed features. A dictionary of word → possible tags,
// learnt with the weights, leaves most words no choice; the others choose among few tags.
import type { Model } from '../models/model-file.js'
import { tableOf } from '../models/model-file.js'
import { endsOf, featureCount, nextHistory, placesOf, readFeatures, rolesOf } from './tagger-features.js'
import { makeLexicon } from './tagger-lexicon.js'
import type { Lexicon, WordType } from './tagger-lexicon.js'

/** A trained tagger. */
export interface Tagger {
  lexicon: Lexicon
  /**
   * tag gives each of the words its tag. `starts[at]` is not 0 where a segment (a sentence, a heading) begins: nothing
   * is read across it. Time is linear in the words.
   */
  tag(types: readonly WordType[], starts: Uint8Array): Uint8Array
}

/** makeTagger reads a model written by training/part-of-speech.ts. */
export function makeTagger(model: Model): Tagger {
  const lexicon = makeLexicon(model)
  return { lexicon, tag: (types, starts) => tagAll(lexicon, tableOf(model, 'weights', 'Int8Array'), types, starts) }
}

function tagAll(lexicon: Lexicon, weights: Int8Array, types: readonly WordType[], starts: Uint8Array): Uint8Array {
  const out = new Uint8Array(types.length)
  const place = new Uint8Array(types.length)
  const rows = new Int32Array(featureCount)
  const ends = endsOf(lexicon)
  const none = lexicon.tags.length
  const roles = rolesOf(lexicon.tags)
  for (let from = 0; from < types.length;) {
    let to = from + 1
    while (to < types.length && !starts[to]) to += 1
    const segment = types.slice(from, to)
    const where = place.subarray(from, to)
    placesOf(segment, 0, segment.length, where)
    const history = { tag1: none, tag2: none, verbs: 0 }
    for (let at = 0; at < segment.length; at += 1) {
      const { choices } = segment[at]!
      let best = choices[0]!
      if (choices.length > 1) {
        readFeatures(segment, at, where[at]!, history, lexicon.mask, ends, rows)
        best = bestChoice(choices, rows, weights, lexicon.tags.length)
      }
      out[from + at] = best
      nextHistory(history, best, roles)
    }
    from = to
  }
  return out
}

function bestChoice(choices: Uint8Array, rows: Int32Array, weights: Int8Array, width: number): number {
  let best = 0
  let bestScore = -Infinity
  for (let index = 0; index < choices.length; index += 1) {
    const tag = choices[index]!
    let score = 0
    for (let row = 0; row < featureCount; row += 1) score += weights[rows[row]! * width + tag]!
    if (score > bestScore) {
      bestScore = score
      best = tag
    }
  }
  return best
}
