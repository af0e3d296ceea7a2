// The dependency tree of some words, and what is asked of it.
import { labels } from './labels.js'
import type { TreeLabel } from './labels.js'

/** Heads that are no word. */
export const noHead = { root: -1, outside: -2 } as const

/** A tree over the words from..from+size-1 of a list; nodes are numbered from 0, relative to `from`. */
export interface Tree {
  from: number
  size: number
  /** The node that each depends on; noHead.root for the one root, noHead.outside for marks, which are not in the tree. */
  head: Int32Array
  /** Index into `labels`. */
  label: Uint8Array
  /** 1 where the parser that reads from the end gives the same head; it reads when first asked. */
  readonly agreed: Uint8Array
  /** By how much the arc won over the next best step, in the model's own units. */
  margin: Float32Array
}

/** Nodes below each node, in text order: those of `node` are nodes[first[node]] up to but not nodes[first[node + 1]]. */
export interface Children {
  first: Int32Array
  nodes: Int32Array
}

const childrenKnown = new WeakMap<Tree, Children>()

/** childrenOf gives what hangs on each node; worked out once for each tree. */
export function childrenOf(tree: Tree): Children {
  let children = childrenKnown.get(tree)
  if (!children) childrenKnown.set(tree, children = readChildren(tree))
  return children
}

function readChildren({ size, head }: Tree): Children {
  const first = new Int32Array(size + 1)
  for (let node = 0; node < size; node += 1) if (head[node]! >= 0) first[head[node]! + 1]! += 1
  for (let node = 0; node < size; node += 1) first[node + 1]! += first[node]!
  const next = first.slice(0, size)
  const nodes = new Int32Array(first[size]!)
  for (let node = 0; node < size; node += 1) {
    const above = head[node]!
    if (above < 0) continue
    nodes[next[above]!] = node
    next[above]! += 1
  }
  return { first, nodes }
}

/** childNodes gives what hangs on one node, in text order. */
export function childNodes(tree: Tree, node: number): Int32Array {
  const { first, nodes } = childrenOf(tree)
  return nodes.subarray(first[node]!, first[node + 1]!)
}

/** labelOf gives what a node is to its head. */
export function labelOf(tree: Tree, node: number): TreeLabel {
  return labels[tree.label[node]!]!
}

/** rootOf gives the root, or -1 where no word is in the tree. */
export function rootOf(tree: Tree): number {
  return tree.head.indexOf(noHead.root)
}

/**
 * subtreeSpan gives the first node of what hangs together below `node`, itself included, and one past the last. Trees are
 * projective: of the words between, only marks are not below it. Time is linear in the depth.
 */
export function subtreeSpan(tree: Tree, node: number): [first: number, end: number] {
  const { first, nodes } = childrenOf(tree)
  let left = node
  while (first[left]! < first[left + 1]! && nodes[first[left]!]! < left) left = nodes[first[left]!]!
  let right = node
  while (first[right]! < first[right + 1]! && nodes[first[right + 1]! - 1]! > right) right = nodes[first[right + 1]! - 1]!
  return [left, right + 1]
}

/** yieldOf gives the nodes below `node`, itself included, in text order, without marks. */
export function yieldOf(tree: Tree, node: number): number[] {
  const [first, end] = subtreeSpan(tree, node)
  const out: number[] = []
  for (let at = first; at < end; at += 1) if (tree.head[at] !== noHead.outside) out.push(at)
  return out
}
