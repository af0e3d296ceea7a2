// What a word is to its head: Universal Dependencies, version 2, with fewer distinctions.

/**
 * The labels, in the order of their numbers. Against UD: obl is nmod (which of both it is, the head's part of speech says),
 * names and titles are compounds of their last word, and what UD has for slips and lists is dep.
 */
export const labels = [
  'root', 'nsubj', 'nsubj:pass', 'csubj', 'obj', 'iobj', 'ccomp', 'xcomp', 'nmod', 'nmod:poss', 'nmod:unmarked', 'acl',
  'acl:relcl', 'advcl', 'amod', 'nummod', 'det', 'advmod', 'aux', 'aux:pass', 'cop', 'case', 'mark', 'cc', 'conj', 'appos',
  'compound', 'compound:prt', 'fixed', 'expl', 'parataxis', 'discourse', 'dep',
] as const
export type TreeLabel = (typeof labels)[number]

const numbers = new Map<string, number>(labels.map((label, number) => [label, number]))

/** labelNumber gives a label's number, undefined where it is none of ours. */
export function labelNumber(label: string): number | undefined {
  return numbers.get(label)
}
