// The weights behind trees: those of the steps for reading from the start and from the end, and those of the labels.
import { tableOf } from '../models/model-file.js'
import type { Model } from '../models/model-file.js'
import { stepCount } from './configuration.js'
import { labels } from './labels.js'
import { makeTagNumbers } from './nodes.js'
import type { TagNumbers } from './nodes.js'

/** A table of int8 weights: a row for each value of `mask`, a column for each outcome. */
export interface WeightTable {
  weights: Int8Array
  mask: number
}

/**
 * The weights of the steps: those of a row in one number, a byte each, the first lowest, with 128 added, so that many rows
 * are read and summed up fast.
 */
export interface StepTable {
  rows: Int32Array
  mask: number
}

export interface TreeModel {
  tagNumber: TagNumbers
  /** The steps of the parser that reads from the start. */
  forward: StepTable
  /** Those of its twin, which reads from the end. */
  backward: StepTable
  /** The labels but for the root's, which needs no choice: column 0 is label 1. */
  labels: WeightTable
}

export const labelColumns = labels.length - 1

/** treeModelOf reads a model file's content; it throws where tables are missing or of another shape. */
export function treeModelOf(model: Model): TreeModel {
  const header = model.header as { pairs: string[]; labels: string[] }
  if (header.labels.join() !== labels.join()) throw new Error('The labels do not fit this program: train again')
  const read = (name: string, columns: number): WeightTable => {
    const weights = tableOf(model, name, 'Int8Array')
    const rows = weights.length / columns
    // Rows are found by a mask.
    if (!Number.isInteger(Math.log2(rows))) throw new Error(`The table ${name} does not fit this program: train again`)
    return { weights, mask: rows - 1 }
  }
  return {
    tagNumber: makeTagNumbers(header.pairs),
    forward: packed(read('forward', stepCount)),
    backward: packed(read('backward', stepCount)),
    labels: read('labels', labelColumns),
  }
}

function packed({ weights, mask }: WeightTable): StepTable {
  const rows = new Int32Array(mask + 1)
  for (let row = 0, at = 0; row <= mask; row += 1, at += stepCount) {
    rows[row] = (weights[at]! + 128) | (weights[at + 1]! + 128) << 8 | (weights[at + 2]! + 128) << 16
  }
  return { rows, mask }
}
