import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/language/read-article.js'
import { labelNumber } from '../../src/language/trees/labels.js'
import { isInTree } from '../../src/language/trees/nodes.js'
import { parseTree } from '../../src/language/trees/parse.js'
import { noHead } from '../../src/language/trees/tree.js'
import { treeModelOf } from '../../src/language/trees/tree-model.js'
import { trainTrees } from '../../training/tree-training.js'
import type { TreeSentence } from '../../training/tree-sentences.js'

/** A sentence with the head and the label of each word: the head's place, -1 for the root's. */
function treeOf(text: string, ...arcs: [head: number, label: string][]): TreeSentence {
  const words = readArticle(text).tokens.slice()
  return {
    words,
    heads: Int32Array.from(words, (word, at) => (isInTree(word) ? arcs[at]![0] : noHead.outside)),
    labels: Uint8Array.from(words, (word, at) => (isInTree(word) ? labelNumber(arcs[at]![1])! : 0)),
    counted: Uint8Array.from(words, (word) => Number(isInTree(word))),
  }
}

const whole = (text: string): TreeSentence => treeOf(text, [1, 'det'], [2, 'nsubj'], [noHead.root, 'root'], [4, 'det'], [2, 'obj'])
const placed = (text: string): TreeSentence => treeOf(text, [1, 'nsubj'], [noHead.root, 'root'], [3, 'case'], [1, 'nmod'])

const sentences = [
  whole('The council sold the library.'), whole('The mayor closed the school.'), whole('A driver left the bridge.'),
  placed('Wages fell in Dalby.'), placed('Rents rose in Ashford.'), placed('Prices fell in Morton.'),
]
const options = { rows: 2 ** 12, backwardRows: 2 ** 12, labelRows: 2 ** 10, epochs: 8, seed: 7 }

describe('training on trees', () => {
  const trained = trainTrees(sentences, options)

  it('learns their shape, also of words that it has not seen', () => {
    const model = treeModelOf(trained)
    for (const { words, heads, labels } of [...sentences, whole('The farmer bought the tractor.'), placed('Costs rose in Kelsing.')]) {
      const tree = parseTree(model, words)
      expect([...tree.head]).toEqual([...heads])
      expect([...tree.label]).toEqual([...labels])
      expect([...tree.agreed]).toEqual(words.map((word) => Number(isInTree(word))))
    }
  })

  it('gives the same model each time', () => {
    expect(trainTrees(sentences, options)).toEqual(trained)
  })

  it('tells how it goes', () => {
    const lines: string[] = []
    trainTrees(sentences, { ...options, epochs: 2, tell: (line) => lines.push(line) })
    expect(lines[0]).toBe('6 sentences, 0 crossing arcs lifted in 0 of them')
    expect(lines.filter((line) => line.startsWith('epoch'))).toHaveLength(4)
  })
})
