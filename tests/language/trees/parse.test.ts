import { describe, expect, it } from 'vitest'
import { shippedModels } from '../../../src/language/split-models.js'
import { parseTree } from '../../../src/language/trees/parse.js'
import { labelOf, noHead, rootOf, subtreeSpan, type Tree } from '../../../src/language/trees/tree.js'
import { tokenize } from '../../../src/language/words/tokens.js'
import type { Token } from '../../../src/language/words/token.js'

const model = shippedModels().trees
const read = (text: string): { words: Token[]; tree: Tree } => {
  const words = tokenize(text)
  return { words, tree: parseTree(model, words) }
}

/** One root, every word under it, no two arcs crossing. */
function faultsOf(words: readonly Token[], tree: Tree): string[] {
  const faults: string[] = []
  const inTree = words.map((_, at) => at).filter((at) => tree.head[at] !== noHead.outside)
  if (inTree.length > 0 && inTree.filter((at) => tree.head[at] === noHead.root).length !== 1) faults.push('not one root')
  for (const at of inTree) {
    let [node, steps] = [at, 0]
    while (node >= 0 && steps <= words.length) [node, steps] = [tree.head[node]!, steps + 1]
    if (node !== noHead.root) faults.push(`word ${at} does not hang on the root`)
  }
  const arcs = inTree.filter((at) => tree.head[at]! >= 0).map((at) => [Math.min(at, tree.head[at]!), Math.max(at, tree.head[at]!)] as const)
  for (const [a, b] of arcs) for (const [c, d] of arcs) if (a < c && c < b && b < d) faults.push(`arcs ${a}-${b} and ${c}-${d} cross`)
  return faults
}

describe('parseTree', () => {
  it.each([
    'The council of Dalby raised the tax on Monday, and the mayor, who had opposed it, resigned.',
    'the the the of of and and',
    'Who, what, when?',
    '',
    '...',
    '40 50 60 -- ; Kestrel',
  ])('gives a tree for “%s”', (text) => {
    const { words, tree } = read(text)
    expect(faultsOf(words, tree)).toEqual([])
  })

  it('leaves marks outside and takes any slice', () => {
    const words = tokenize('“We sank,” said Ann Lee, the captain of the ferry.')
    for (let from = 0; from < words.length; from += 1) {
      const slice = words.slice(from)
      const tree = parseTree(model, words, from)
      expect(faultsOf(slice, tree)).toEqual([])
      slice.forEach(({ pos }, at) => expect(tree.head[at] === noHead.outside).toBe(pos === 'PUNCT'))
    }
  })

  it('is the same every time', () => {
    const text = 'Kestrel sold its ferry and bought two trains that run to Dalby.'
    expect(read(text).tree).toEqual(read(text).tree)
  })

  it('takes a sentence of ten thousand words', () => {
    const { words, tree } = read('and the man said that the dog '.repeat(1500))
    expect(rootOf(tree)).toBeGreaterThanOrEqual(0)
    expect(words.length).toBe(10_500)
  })

  it.each([
    ['The council raised the tax.', 'council', 'nsubj', 'raised'],
    ['The council raised the tax.', 'tax', 'obj', 'raised'],
    ['The man who sank the ferry was jailed.', 'sank', 'acl:relcl', 'man'],
    ['The council raised the tax and cut the bus.', 'cut', 'conj', 'raised'],
    ['The ferry was sold in May.', 'ferry', 'nsubj:pass', 'sold'],
    ['Ann Lee resigned when the dam broke.', 'broke', 'advcl', 'resigned'],
  ])('“%s”: %s is %s of %s', (text, word, label, head) => {
    const { words, tree } = read(text)
    const at = words.findIndex((one) => one.text === word)
    expect([labelOf(tree, at), words[tree.head[at]!]?.text]).toEqual([label, head])
  })

  it('tells what hangs together below a word', () => {
    const { words, tree } = read('The mayor of Dalby resigned.')
    const [first, end] = subtreeSpan(tree, words.findIndex(({ text }) => text === 'mayor'))
    expect(words.slice(first, end).map(({ text }) => text).join(' ')).toBe('The mayor of Dalby')
  })
})
