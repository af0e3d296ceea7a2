// The trained weights behind what is taken for an assertion, and its check-worthiness.
import { tableOf, type Model, type Table } from '../models/model-file.js'
import { buckets, wordBuckets } from './worth-hashes.js'
import { featureNames } from './worth-features.js'

/** LinearWeights turns the features of an assertion into log odds. */
export interface LinearWeights {
  /** A weight for each of featureNames. */
  named: Float32Array
  /** A weight for each column of hashFeatures, times `hashedScale`. */
  hashed: Int8Array
  hashedScale: number
  /** A weight for each column of the word table, times `wordScale`. */
  words: Int8Array
  wordScale: number
  /** Calibration (Platt 1999): the log odds that come out are slope · score + shift. */
  slope: number
  shift: number
}

export interface WorthModel {
  /** That it asserts something that can be checked. */
  assertion: LinearWeights
  /** That it is worth checking. */
  worth: LinearWeights
  /** How strongly each of featureNames, by itself, speaks for an assertion: what reasons are chosen by. */
  reasons: Float32Array
}

const parts = ['assertion', 'worth'] as const

/** worthModelOf reads a model file's content; it throws where tables are missing or of another shape. */
export function worthModelOf(model: Model): WorthModel {
  const read = (part: (typeof parts)[number]): LinearWeights => {
    const numbers = model.header[part] as Record<'hashedScale' | 'wordScale' | 'slope' | 'shift', number>
    const weights = {
      ...numbers,
      named: tableOf(model, `${part}Named`, 'Float32Array'),
      hashed: tableOf(model, `${part}Hashed`, 'Int8Array'),
      words: tableOf(model, `${part}Words`, 'Int8Array'),
    }
    const fits = weights.named.length === featureNames.length && weights.hashed.length === buckets
    if (!fits || weights.words.length !== wordBuckets) throw new Error(`The tables of ${part} do not fit this program: train again`)
    return weights
  }
  return { assertion: read('assertion'), worth: read('worth'), reasons: tableOf(model, 'reasons', 'Float32Array') }
}

/** worthTables gives the header and the tables to write for a model; worthModelOf reads them back. */
export function worthTables(model: WorthModel): { header: Record<string, unknown>; tables: Record<string, Table> } {
  const header: Record<string, unknown> = { name: 'worth' }
  const tables: Record<string, Table> = { reasons: model.reasons }
  for (const part of parts) {
    const { named, hashed, words, ...numbers } = model[part]
    header[part] = numbers
    tables[`${part}Named`] = named
    tables[`${part}Hashed`] = hashed
    tables[`${part}Words`] = words
  }
  return { header, tables }
}
