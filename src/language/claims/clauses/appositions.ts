// "the site, a spinoff of 4chan, …": an apposition that says what something is. Offices, ages and credentials stay inside.
import { childNodes, labelOf, subtreeSpan } from '../../trees/tree.js'
import { thirdPersonPossessives } from '../../lexicon/pronouns.js'
import { articles } from '../../lexicon/determiners.js'
import { officeNouns } from '../../lexicon/offices.js'
import type { ParsedPassage } from './clause.js'
import { isPlural, isVerbal } from './nodes.js'
import { nameOf, type Departure } from './departure.js'

const openers: ReadonlySet<string> = new Set([...articles, ...thirdPersonPossessives, 'one'])

/** apposition splits the phrase `node` off the noun `head`, undefined where it stays. */
export function apposition(passage: ParsedPassage, head: number, node: number): Departure | undefined {
  const { tree, words } = passage
  const [first, end] = subtreeSpan(tree, node)
  if (node < head || words[first - 1]?.text !== ',' || !openers.has(words[first]!.lower) || !tree.agreed[node]) return undefined
  const { pos, lemma } = words[node]!
  if (pos !== 'NOUN' || officeNouns.has(lemma) || isVerbal(passage, node)) return undefined
  if (!/^(?:NOUN|PROPN)$/.test(words[head]!.pos)) return undefined
  // "Lee, a baker, and Orr" is a list as likely as not; what follows must close the apposition.
  const after = words[end]
  if (after && after.pos !== 'PUNCT') return undefined
  if (after?.text === ',' && words[end + 1]?.pos === 'CCONJ') return undefined
  if (childNodes(tree, head).some((child) => labelOf(tree, child) === 'conj')) return undefined
  if (labelOf(tree, head) === 'conj' || childNodes(tree, node).some((child) => labelOf(tree, child) === 'conj')) return undefined
  const be = isPlural(passage, head) ? 'are' : 'is'
  return {
    node,
    clause: (itemsOf) => ({
      origin: 'apposition', verb: -1,
      items: [...nameOf(passage, head, itemsOf(head)).filter((item) => typeof item === 'number' && item < first), be, ...itemsOf(node)],
    }),
  }
}
