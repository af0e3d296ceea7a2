// Word vectors of the training, found by the column that the product hashes a word to.
import { wordBuckets, wordColumn } from '../src/language/worth/worth-hashes.js'
import { readModelFile, tableOf, type Model, type Table } from '../src/language/models/model-file.js'
import { hashText } from '../src/language/words/word-types.js'

export interface WordVectors {
  dimensions: number
  /** Column of the word table → where its word's numbers begin in `numbers`, -1 where no word has that column. */
  starts: Int32Array
  /** Unit vectors times 127. */
  numbers: Int8Array
}

const hashCheck = 'word'

/** encodeWordVectors makes unit vectors of 8 bits each, the words in the order given, the commonest first. */
export function encodeWordVectors(
  words: readonly { word: string; numbers: readonly number[] }[],
): { header: Record<string, unknown>; tables: Record<string, Table> } {
  const dimensions = words[0]?.numbers.length ?? 0
  const hashes = new Int32Array(words.length)
  const numbers = new Int8Array(words.length * dimensions)
  words.forEach(({ word, numbers: raw }, index) => {
    hashes[index] = hashText(word)
    const norm = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0)) || 1
    raw.forEach((value, at) => { numbers[index * dimensions + at] = Math.round((value / norm) * 127) })
  })
  return { header: { name: 'word-vectors', dimensions, words: words.length, hashedAs: hashText(hashCheck) }, tables: { hashes, numbers } }
}

/** readWordVectors is wordVectorsOf for a file. */
export function readWordVectors(path: string): WordVectors {
  return wordVectorsOf(readModelFile(path))
}

/**
 * wordVectorsOf reads what encodeWordVectors made; of words that share a column, the commonest has it. Throws an Error where
 * words were hashed otherwise then.
 */
export function wordVectorsOf(model: Model): WordVectors {
  if (model.header.hashedAs !== hashText(hashCheck)) throw new Error('Words were hashed otherwise when these vectors were made: make them again')
  const dimensions = Number(model.header.dimensions)
  const starts = new Int32Array(wordBuckets).fill(-1)
  tableOf(model, 'hashes', 'Int32Array').forEach((hash, index) => {
    const column = wordColumn(hash)
    if (starts[column] === -1) starts[column] = index * dimensions
  })
  return { dimensions, starts, numbers: tableOf(model, 'numbers', 'Int8Array') }
}
