// A passage with its tree → the clauses that each make one claim: joined predicates, "while …", relative clauses and
// appositions that add a fact leave their sentence. Where the two readings of the tree differ, nothing is split.
import { finiteTags, relativeTags } from '../../words/finite-tags.js'
import { conditionals, contrasting } from '../../lexicon/conjunctions.js'
import { childNodes, labelOf, noHead, rootOf, subtreeSpan } from '../../trees/tree.js'
import { apposition } from './appositions.js'
import type { Clause, Item, ParsedPassage } from './clause.js'
import type { Departure, ItemsOf } from './departure.js'
import { joinedInfinitive, joinedPredicate } from './joined-predicates.js'
import { childWith, isFinite, markBefore, subjectOf } from './nodes.js'
import { participle } from './participles.js'
import { relativeClause } from './relatives.js'

/** How a clause hangs on another: with its head goes no more than the clause itself. */
const reporting: ReadonlySet<string> = new Set(['advcl', 'acl', 'acl:relcl', 'parataxis', 'ccomp', 'conj', 'xcomp'])
const subjects: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM'])
const suppositions: ReadonlySet<string> = new Set([...conditionals, 'until', 'because', 'so', 'lest', 'before', 'till'])

/** readClauses gives the clauses of a passage in the order of their predicates; none where no word is finite. */
export function readClauses(passage: ParsedPassage): Clause[] {
  const { tree } = passage
  const root = rootOf(tree)
  if (root < 0) return []
  const cut = new Uint8Array(tree.size)
  const itemsOf: ItemsOf = (node) => wordsBelow(passage, node, cut)
  dropReports(passage, root, cut)
  const departures = [...predicatesBeside(passage, root), ...detailsBelow(passage, root, cut)]
  for (const { node, along } of departures) for (const gone of [node, ...along ?? []]) cut[gone] = 1
  const clauses: Clause[] = []
  if (!passage.isCue(root) && isFinite(passage, root)) {
    if (isQuestionWord(passage, root) || isSubordinate(passage, root)) return []
    if (subjectOf(tree, root) < 0 && childWith(tree, root, 'expl') < 0) return whole(passage)
    clauses.push({ origin: 'main', items: itemsOf(root), verb: root })
  }
  for (const { clause } of departures) {
    const made = clause(itemsOf)
    // "whose term ends in May" without its noun tells of nobody.
    if (made && !(typeof made.items[0] === 'number' && relativeTags.has(passage.words[made.items[0]]!.tag))) clauses.push(made)
  }
  return clauses.sort((a, b) => placeOf(a) - placeOf(b))
}

/** "After two cases were found": no more than when something happened that is told elsewhere. */
function isSubordinate({ words, tree }: ParsedPassage, root: number): boolean {
  const mark = childWith(tree, root, 'mark')
  return mark >= 0 && mark < root && tree.agreed[root] === 1 && /^(?:after|because|since|although|unless|until|if|whether|lest)$/.test(words[mark]!.lower)
}

/** "What the plan would do", "how swift the current is": no more than what somebody asks or tells. */
function isQuestionWord({ words, tree }: ParsedPassage, root: number): boolean {
  const first = words.findIndex(({ pos }) => pos !== 'PUNCT')
  return /^(?:WP|WP\$|WRB)$/.test(words[first]?.tag ?? '') && childWith(tree, root, 'csubj', 'advcl') < 0
}

/**
 * whole gives all words as one clause, where the tree does not show what is told of whom; none that only goes on, as a caption
 * does. What somebody said is a clause though it begin with "paying late" or "many".
 */
export function whole({ words }: ParsedPassage, isSaid = false): Clause[] {
  const verb = words.findIndex(({ tag }) => finiteTags.has(tag))
  if (verb < 1 || relativeTags.has(words[0]!.tag)) return []
  const hasSubject = words[0]!.tag === 'VBG' ? isSaid && isSubject(words, verb) : words.slice(0, verb).some(({ pos }, at) =>
    (subjects.has(pos) || (isSaid && pos === 'ADJ')) && !relativeTags.has(words[at + 1]?.tag ?? ''))
  return hasSubject ? [{ origin: 'whole', verb, items: words.flatMap(({ pos }, at) => (pos === 'PUNCT' ? [] : [at])) }] : []
}

/** "Selling the mill was wrong", but not "selling the mill that burned", "avoiding the questions Lee was asked". */
function isSubject(words: ParsedPassage['words'], verb: number): boolean {
  let at = verb - 1
  if (relativeTags.has(words[at]!.tag) || words[at]!.pos === 'PRON') return false
  while (at > 0 && words[at]!.pos === 'PROPN') at -= 1
  return at === verb - 1 || words[at]!.pos !== 'NOUN'
}

function placeOf({ verb, items }: Clause): number {
  return verb >= 0 ? verb : items.findLast((item) => typeof item === 'number') as number
}

/** "X filed a motion, arguing [that …]": what only tells who said the words that are gone says nothing of its own. */
function dropReports(passage: ParsedPassage, root: number, cut: Uint8Array): void {
  const { tree } = passage
  if (passage.isCue(root)) return
  for (let node = 0; node < tree.size; node += 1) {
    if (tree.head[node] === noHead.outside || !passage.isCue(node)) continue
    let top = node
    while (!reporting.has(labelOf(tree, top)) && tree.head[top]! !== root && tree.head[top]! >= 0) top = tree.head[top]!
    if (top !== root) cut[top] = 1
  }
}

/** The other predicates of a sentence, each with what it shares with the first. */
function predicatesBeside(passage: ParsedPassage, head: number): Departure[] {
  const { tree, words } = passage
  const found: Departure[] = []
  for (const child of childNodes(tree, head)) {
    const label = labelOf(tree, child)
    if (label === 'conj') {
      const departure = joinedPredicate(passage, head, child)
      const whole = departure && withWhatFollows(passage, head, departure)
      if (whole) found.push(whole, ...predicatesBeside(passage, child))
    } else if (label === 'xcomp' && head < child && subjectOf(tree, head) >= 0) {
      for (const other of childNodes(tree, child)) {
        const departure = labelOf(tree, other) === 'conj' ? joinedInfinitive(passage, head, child, other) : undefined
        if (departure) found.push(departure)
      }
    } else if (label === 'advcl' && isFinite(passage, child) && subjectOf(tree, child) >= 0) {
      const mark = childWith(tree, child, 'mark')
      if (mark < 0 || !contrasting.has(words[mark]!.lower) || !isApart(passage, child)) continue
      found.push({
        node: child,
        clause: (itemsOf) => ({ origin: 'side', verb: child, items: itemsOf(child).filter((item) => item !== mark) }),
      })
    } else if (label === 'parataxis' && isFinite(passage, child) && subjectOf(tree, child) >= 0 && !passage.isCue(child)) {
      if (!/^[;:—–-]/.test(markBefore(passage, child))) continue
      found.push({ node: child, clause: (itemsOf) => ({ origin: 'conjunct', verb: child, items: itemsOf(child) }) })
    }
  }
  return found
}

/** "He dismissed one and fired another after she refused": what stands behind the second is no word of the first. */
function withWhatFollows({ tree, words }: ParsedPassage, head: number, departure: Departure): Departure | undefined {
  const behind = [...childNodes(tree, head)].filter((child) => child > departure.node)
  if (behind.length === 0 || behind.some((child) => labelOf(tree, child) === 'conj')) return departure
  // "He was born and raised in Rye": both have it.
  if (words[head + 1]?.pos === 'CCONJ') return undefined
  return {
    ...departure, along: behind,
    clause: (itemsOf) => {
      const made = departure.clause(itemsOf)
      return made && { ...made, items: [...made.items, ...behind.flatMap((child) => itemsOf(child))] }
    },
  }
}

/** "While" that tells of a time stands without a comma: "He slept while she drove". */
function isApart({ words, tree }: ParsedPassage, node: number): boolean {
  const [first, end] = subtreeSpan(tree, node)
  return words[first - 1]?.pos === 'PUNCT' || (words[end]?.pos === 'PUNCT' && words[end]!.text === ',')
}

/** Relative clauses, appositions and participles that add a fact, wherever they stand in what is not only supposed. */
function detailsBelow(passage: ParsedPassage, root: number, cut: Uint8Array): Departure[] {
  const { tree } = passage
  const found: Departure[] = []
  const stack = [root]
  while (stack.length > 0) {
    const node = stack.pop()!
    for (const child of childNodes(tree, node)) {
      if (cut[child] || isSupposed(passage, child)) continue
      const label = labelOf(tree, child)
      const departure = label === 'acl:relcl' ? relativeClause(passage, node, child)
        : label === 'appos' ? apposition(passage, node, child)
        : label === 'acl' || label === 'advcl' ? participle(passage, node, child) : undefined
      if (departure) found.push(departure)
      stack.push(child)
    }
  }
  return found
}

function isSupposed({ words, tree }: ParsedPassage, node: number): boolean {
  const label = labelOf(tree, node)
  if (label !== 'advcl' && label !== 'ccomp') return false
  const mark = childWith(tree, node, 'mark', 'advmod')
  return mark >= 0 && suppositions.has(words[mark]!.lower)
}

function wordsBelow({ tree }: ParsedPassage, node: number, cut: Uint8Array): Item[] {
  const [first, end] = subtreeSpan(tree, node)
  const out: Item[] = []
  for (let at = first; at < end; at += 1) {
    if (tree.head[at] === noHead.outside) continue
    if (!isUnderCut(tree.head, cut, at, node)) out.push(at)
  }
  return out
}

function isUnderCut(head: Int32Array, cut: Uint8Array, at: number, top: number): boolean {
  for (let node = at; node >= 0 && node !== top; node = head[node]!) if (cut[node]) return true
  return false
}
