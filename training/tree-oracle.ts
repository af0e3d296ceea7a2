// What each step costs: how many arcs of the right tree can no longer be made after it, from wherever the parser has got to
// (the dynamic oracle of Goldberg and Nivre for the arc-hybrid system, 2013).
import { steps } from '../src/language/trees/configuration.js'
import type { Configuration } from '../src/language/trees/configuration.js'

/** A right tree: heads with the number of nodes for the root, and what hangs on each node. */
export interface RightTree {
  heads: Int32Array
  labels: Uint8Array
  first: Int32Array
  children: Int32Array
}

export function rightTree(heads: Int32Array, labels: Uint8Array): RightTree {
  const size = heads.length
  const first = new Int32Array(size + 2)
  for (const head of heads) first[head + 1]! += 1
  for (let node = 0; node <= size; node += 1) first[node + 1]! += first[node]!
  const next = first.slice()
  const children = new Int32Array(size)
  for (let node = 0; node < size; node += 1) {
    const head = heads[node]!
    children[next[head]!] = node
    next[head]! += 1
  }
  return { heads, labels, first, children }
}

/** readCosts writes what each step costs; `hung[node]` is not 0 for nodes that have their head. */
export function readCosts(state: Configuration, { heads, first, children }: RightTree, hung: Uint8Array, costs: Int32Array): void {
  const { depth, next, nodes: { size } } = state
  const last = depth > 0 ? state.stack[depth - 1]! : -1
  costs.fill(0)
  if (last >= 0) {
    const head = heads[last]!
    let waiting = 0
    for (let at = first[last]!; at < first[last + 1]!; at += 1) if (children[at]! >= next) waiting += 1
    const before = depth > 1 ? state.stack[depth - 2]! : -1
    costs[steps.left] = waiting + Number(head > next || (head === before && before >= 0))
    costs[steps.right] = waiting + Number(head >= next)
  }
  if (next < size) {
    const head = heads[next]!
    let cost = Number(head < next && !hung[head] && head !== last)
    for (let at = first[next]!; at < first[next + 1]!; at += 1) {
      const child = children[at]!
      if (child < next && !hung[child]) cost += 1
    }
    costs[steps.shift] = cost
  }
}
