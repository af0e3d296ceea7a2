// A clause on its way out of the one it stands in.
import { childNodes, labelOf } from '../../trees/tree.js'
import type { Clause, Item, ParsedPassage } from './clause.js'

/** A clause that leaves the one it stands in: the node below which all goes, and what it becomes. */
export interface Departure {
  node: number
  /** Nodes of the clause left that go along: what stands behind the last of several predicates tells of that one. */
  along?: readonly number[]
  clause: (items: ItemsOf) => Clause | undefined
}

/** The words below a node that have not left it. */
export type ItemsOf = (node: number) => Item[]

/** nameOf gives the words of a noun phrase without what ties it into its clause: "with Lee" → "Lee". */
export function nameOf({ tree }: ParsedPassage, head: number, items: Item[]): Item[] {
  const ties = childNodes(tree, head).filter((child) => child < head && /^(?:case|cc|mark)$/.test(labelOf(tree, child)))
  return items.filter((item) => typeof item !== 'number' || !ties.includes(item))
}
