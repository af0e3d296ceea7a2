// Where the parser stands: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta, 2011), which builds a projective
// tree in two steps a word. The root stands behind the last word and takes exactly one, the last that is left.
import type { Nodes } from './nodes.js'

/** What the parser can do: hang the last word read on the next one, or on the one before; or read on. */
export const steps = { left: 0, right: 1, shift: 2 } as const
export const stepCount = 3

export interface Configuration {
  nodes: Nodes
  /** Words read that have no head yet. */
  stack: Int32Array
  depth: number
  /** The next word to read; the root behind the last. */
  next: number
  head: Int32Array
  label: Uint8Array
  /** The outermost children on each side, and those before them; `size + 1` where there is none. */
  left: Int32Array
  left2: Int32Array
  right: Int32Array
  right2: Int32Array
  leftCount: Int32Array
  rightCount: Int32Array
  /** The labels on each side, a bit each. */
  leftLabels: Int32Array
  rightLabels: Int32Array
}

/** makeConfiguration gives room for `capacity` words. */
export function makeConfiguration(nodes: Nodes, capacity: number): Configuration {
  const column = (): Int32Array => new Int32Array(capacity + 2)
  return {
    nodes, stack: column(), depth: 0, next: 0, head: column(), label: new Uint8Array(capacity + 2),
    left: column(), left2: column(), right: column(), right2: column(), leftCount: column(), rightCount: column(),
    leftLabels: column(), rightLabels: column(),
  }
}

/** begin empties the configuration for the nodes that stand in it now. */
export function begin(state: Configuration): void {
  const end = state.nodes.size + 2
  const none = end - 1
  state.depth = 0
  state.next = 0
  for (const column of [state.left, state.left2, state.right, state.right2]) column.fill(none, 0, end)
  for (const column of [state.leftCount, state.rightCount, state.leftLabels, state.rightLabels]) column.fill(0, 0, end)
  state.label.fill(0, 0, end)
}

/** isOver tells whether every word has its head. */
export function isOver(state: Configuration): boolean {
  return state.next === state.nodes.size && state.depth === 0
}

/** mayLeft: the root takes a word only when it is the only one left. */
export function mayLeft({ depth, next, nodes }: Configuration): boolean {
  return next < nodes.size ? depth > 0 : depth === 1
}

export function mayRight({ depth }: Configuration): boolean {
  return depth > 1
}

export function mayShift({ next, nodes }: Configuration): boolean {
  return next < nodes.size
}

export function shift(state: Configuration): void {
  state.stack[state.depth] = state.next
  state.depth += 1
  state.next += 1
}

/** hangLeft hangs the last word read on the next one. */
export function hangLeft(state: Configuration, label: number): void {
  state.depth -= 1
  const node = state.stack[state.depth]!
  const above = state.next
  state.head[node] = above
  state.label[node] = label
  state.left2[above] = state.left[above]!
  state.left[above] = node
  state.leftCount[above]! += 1
  state.leftLabels[above]! |= 1 << (label & 31)
}

/** hangRight hangs the last word read on the one before it on the stack. */
export function hangRight(state: Configuration, label: number): void {
  state.depth -= 1
  const node = state.stack[state.depth]!
  const above = state.stack[state.depth - 1]!
  state.head[node] = above
  state.label[node] = label
  state.right2[above] = state.right[above]!
  state.right[above] = node
  state.rightCount[above]! += 1
  state.rightLabels[above]! |= 1 << (label & 31)
}
