// "The council raised the tax and cut the bus": two predicates that share a subject, or have one each.
import { childNodes, labelOf, subtreeSpan } from '../../trees/tree.js'
import { conditionals } from '../../lexicon/conjunctions.js'
import { relativeTags } from '../../words/finite-tags.js'
import { verbForm } from '../../words/verb-forms.js'
import type { Item, ParsedPassage } from './clause.js'
import { auxiliariesOf, childWith, isFinite, isNegation, isVerbal, subjectOf } from './nodes.js'
import type { Departure, ItemsOf } from './departure.js'

const joining: ReadonlySet<string> = new Set(['and', 'but', 'yet', 'then', '&', ';'])
// A clause before the subject that is longer belongs to the first predicate alone.
const longestLead = 9
// Words: a plan that is shorter tells too little alone.
const leastPlan = 4

/** joinedPredicate splits `node` off the predicate `head` that it is joined to, undefined where it is one claim with it. */
export function joinedPredicate(passage: ParsedPassage, head: number, node: number): Departure | undefined {
  const { tree, words } = passage
  if (!isPredicate(passage, node) || passage.isCue(node) || (!isPlain(passage, node) && !tree.agreed[node])) return undefined
  const joint = childWith(tree, node, 'cc')
  // "It will not end crime or poverty": with "or", both are denied.
  const areDenied = joint >= 0 && words[joint]!.lower === 'or' && words[joint + 1]!.pos !== 'PUNCT' && auxiliariesOf(passage, head).some((at) => isNegation(words[at]!.lower))
  if (joint >= 0 ? !joining.has(words[joint]!.lower) && !areDenied : !isListed(passage, head)) return undefined
  // "… revealing how it grew and how it fell": what is asked or told of goes on.
  if (words[joint + 1]?.lower === 'if' || relativeTags.has(words[joint + 1]?.tag ?? '') || isPaired(passage, head)) return undefined
  const [opening] = subtreeSpan(tree, node)
  // ", in which others joined": no predicate beside the first.
  if (relativeTags.has(words[opening]!.tag) || relativeTags.has(words[opening + 1]?.tag ?? '')) return undefined
  const own = subjectOf(tree, node)
  if (own >= 0) {
    if (!isFinite(passage, node)) return sharedPassive(passage, head, node, own, joint)
    if (conditionOf(passage, head, own) >= 0) return undefined
    return { node, clause: (itemsOf) => ({ origin: 'conjunct', verb: node, items: without(itemsOf(node), joint) }) }
  }
  const top = headWithSubject(passage, head)
  const subject = subjectOf(tree, top)
  if (subject < 0 || words[subject]!.tag === 'EX' || labelOf(tree, subject) === 'csubj') return undefined
  if (lacksObject(passage, head, node, joint)) return undefined
  const condition = conditionOf(passage, top, subject)
  if (condition >= 0 && sizeOf(tree, condition) > longestLead) return undefined
  const shared = areDenied && words[node]!.tag === 'VB' ? auxiliariesOf(passage, top) : sharedAuxiliaries(passage, top, node)
  if (!shared) return undefined
  return {
    node,
    clause: (itemsOf) => ({
      origin: 'conjunct', verb: node,
      items: [...leadOf(passage, top, subject, itemsOf), ...itemsOf(subject), ...shared, ...without(itemsOf(node), joint)],
    }),
  }
}

/** "She plans to join the march and speak in Rye": two things planned, of which each is one. */
export function joinedInfinitive(passage: ParsedPassage, head: number, first: number, node: number): Departure | undefined {
  const { tree, words } = passage
  const [to, joint] = [childWith(tree, first, 'mark'), childWith(tree, node, 'cc')]
  if (words[to]?.tag !== 'TO' || words[head]!.lemma === 'be' || words[joint]?.lower !== 'and' || words[node]!.tag !== 'VB' || !tree.agreed[node]) return undefined
  if (subjectOf(tree, headWithSubject(passage, head)) !== subjectOf(tree, head) || lacksObject(passage, first, node, joint)) return undefined
  const [[start], [from, end]] = [subtreeSpan(tree, first), subtreeSpan(tree, node)]
  // "She flew here to swim and draw attention": a purpose stays with its verb.
  if (start !== head + 1 || subjectOf(tree, node) >= 0 || node - to < leastPlan || end - from < leastPlan) return undefined
  const own = childWith(tree, node, 'mark')
  return {
    node,
    clause: (itemsOf) => {
      const lead = itemsOf(head).filter((item) => typeof item !== 'number' || item < start)
      return { origin: 'conjunct', verb: head, items: [...lead, to, ...without(without(itemsOf(node), joint), own)] }
    },
  }
}

/** ", seized two cars", "and recovered £15,000": a finite verb right behind its joint is joined to a verb, whatever it hangs on. */
function isPlain({ words }: ParsedPassage, node: number): boolean {
  const before = words[node - 1]
  return /^VB[DZP]$/.test(words[node]!.tag) && before !== undefined && (before.text === ',' || joining.has(before.lower))
}

/** "Twelve people were killed and 40 injured": the second has the auxiliaries of the first. */
function sharedPassive(passage: ParsedPassage, head: number, node: number, own: number, joint: number): Departure | undefined {
  const { tree, words } = passage
  const auxiliaries = auxiliariesOf(passage, head)
  if (!/^VB[ND]$/.test(words[node]!.tag) || auxiliaries.length === 0 || childWith(tree, head, 'aux:pass') < 0) return undefined
  return {
    node,
    clause: (itemsOf) => {
      const items = without(itemsOf(node), joint)
      const at = items.findIndex((item) => typeof item === 'number' && item > own && item >= node)
      return { origin: 'conjunct', verb: node, items: [...items.slice(0, at), ...auxiliaries, ...items.slice(at)] }
    },
  }
}

function isPredicate(passage: ParsedPassage, node: number): boolean {
  return isVerbal(passage, node) || childWith(passage.tree, node, 'cop') >= 0
}

/** "A, B and C": the middle one has no "and" of its own, the last has. */
function isListed({ tree, words }: ParsedPassage, head: number): boolean {
  return childNodes(tree, head).some((child) => {
    const joint = labelOf(tree, child) === 'conj' ? childWith(tree, child, 'cc') : -1
    return joint >= 0 && joining.has(words[joint]!.lower)
  })
}

/** "not only …, but", "both … and", "neither … nor". */
function isPaired({ tree, words }: ParsedPassage, head: number): boolean {
  return childNodes(tree, head).some((child) => {
    const { lower } = words[child]!
    if (lower === 'neither' || lower === 'either' || lower === 'both') return labelOf(tree, child) !== 'det'
    return isNegation(lower) && /^(?:only|merely|just|simply)$/.test(words[child + 1]?.lower ?? '')
  })
}

/** The first of a row of predicates has the subject of all. */
function headWithSubject({ tree }: ParsedPassage, head: number): number {
  let top = head
  while (subjectOf(tree, top) < 0 && labelOf(tree, top) === 'conj' && tree.head[top]! >= 0) top = tree.head[top]!
  return top
}

/** "arrested and questioned the student": both verbs have the one object. */
function lacksObject({ tree, words }: ParsedPassage, head: number, node: number, joint: number): boolean {
  const last = joint >= 0 ? joint : node
  let before = last - 1
  while (before > head && words[before]!.pos === 'PUNCT') before -= 1
  return before === head && words[last - 1]!.pos !== 'PUNCT' && childWith(tree, node, 'obj', 'nmod', 'xcomp', 'ccomp') >= 0 &&
    childWith(tree, head, 'aux:pass') < 0 === (childWith(tree, node, 'obj', 'ccomp') >= 0)
}

/** The auxiliaries that the second verb takes from the first; undefined where it cannot stand with the subject. */
function sharedAuxiliaries(passage: ParsedPassage, head: number, node: number): Item[] | undefined {
  const { tree, words } = passage
  const auxiliaries = auxiliariesOf(passage, head)
  const { tag } = words[node]!
  if (childWith(tree, node, 'cop') >= 0 || auxiliariesOf(passage, node).some((at) => !isNegation(words[at]!.lower))) {
    return isFinite(passage, node) ? [] : undefined
  }
  if (tag === 'VBZ' || tag === 'VBP') return []
  const isNegated = auxiliaries.some((at) => isNegation(words[at]!.lower))
  const form = verbForm(words[node]!)
  if (tag === 'VBD' || tag === 'VBN') {
    const takesParticiple = auxiliaries.some((at) => /^(?:be|have)$/.test(words[at]!.lemma))
    const isOwn = form === 'past' || (form === 'either' && childWith(tree, node, 'obj') >= 0 && !auxiliaries.some((at) => words[at]!.lemma === 'have'))
    if (!takesParticiple || isOwn) return form === 'participle' ? undefined : []
    return isNegated ? undefined : auxiliaries
  }
  if (auxiliaries.length === 0 || isNegated) return undefined
  const last = words[auxiliaries[auxiliaries.length - 1]!]!
  if (tag === 'VB') return last.tag === 'MD' || last.lemma === 'do' ? auxiliaries : undefined
  if (tag === 'VBG') return last.lemma === 'be' ? auxiliaries : undefined
  return undefined
}

/** "If prices rise, …", "As the firms grow, …" before a subject: it holds for all that follows; -1 where none stands there. */
function conditionOf({ tree, words }: ParsedPassage, head: number, subject: number): number {
  return childNodes(tree, head).find((child) => {
    const mark = child < subject && labelOf(tree, child) === 'advcl' ? childWith(tree, child, 'mark', 'advmod') : -1
    return mark >= 0 && (conditionals.has(words[mark]!.lower) || /^(?:as|when|once)$/.test(words[mark]!.lower))
  }) ?? -1
}

function sizeOf(tree: ParsedPassage['tree'], node: number): number {
  const [first, end] = subtreeSpan(tree, node)
  return end - first
}

/** What stands before the subject and says when or where holds for all predicates that share it. */
function leadOf({ tree, words }: ParsedPassage, head: number, subject: number, itemsOf: ItemsOf): Item[] {
  const lead: Item[] = []
  for (const child of childNodes(tree, head)) {
    if (child >= subject) break
    const label = labelOf(tree, child)
    if (label !== 'nmod' && label !== 'nmod:unmarked' && label !== 'advcl') continue
    const items = itemsOf(child)
    if (items.length <= longestLead && words[child]!.pos !== 'PRON') lead.push(...items)
  }
  return lead
}

function without(items: Item[], node: number): Item[] {
  return node < 0 ? items : items.filter((item) => item !== node)
}
