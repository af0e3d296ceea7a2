// "Lee, who was fired in May, …": a relative clause behind a comma adds a fact of its own to what it follows.
import { childNodes, labelOf, subtreeSpan } from '../../trees/tree.js'
import type { Item, ParsedPassage } from './clause.js'
import { isFinite, isPlural, subjectOf } from './nodes.js'
import { nameOf, type Departure } from './departure.js'
import { isCrossed, isPerson, tellsOfClause } from './trailing.js'
import { finiteTags } from '../../words/finite-tags.js'
import { dashes } from '../../words/marks.js'
import { demonstratives, relativePronouns, thirdPersonSubjects } from '../../lexicon/pronouns.js'

const vague: ReadonlySet<string> = new Set([...thirdPersonSubjects, ...demonstratives, 'one', 'something', 'anyone', 'all'])
const singular: ReadonlySet<string> = new Set(['is', 'was', 'has', 'does'])
const plural: ReadonlySet<string> = new Set(['are', 'were', 'have', 'do'])

/** relativeClause splits the clause `node` off the noun `head`, undefined where it tells which one is meant or is unsure. */
export function relativeClause(passage: ParsedPassage, head: number, node: number): Departure | undefined {
  const { tree, words } = passage
  if (!isFinite(passage, node) || vague.has(words[head]!.lower) || !isNoun(passage, head)) return undefined
  const [first, end] = subtreeSpan(tree, node)
  const comma = words[first - 1]
  if (first < 2 || !comma || (comma.text !== ',' && !dashes.has(comma.text))) return undefined
  // "the jet operated by Air Norland, which …": only what stands right before the comma is sure to be meant.
  if (!isNextTo(passage, head, first) || !tree.agreed[node]) return undefined
  const relative = relativeWord(passage, first)
  // "Ruiz and Orr, who": which of them?
  if (relative < 0 || words.slice(subtreeSpan(tree, head)[0], head).some(({ pos }) => pos === 'CCONJ')) return undefined
  const antecedent = (items: Item[]): Item[] => nameOf(passage, head, items).filter((item) => typeof item === 'number' && item < first)
  const { lower } = words[relative]!
  if (lower === 'whose') {
    return {
      node,
      clause: (itemsOf) => {
        const name = antecedent(itemsOf(head))
        return { origin: 'relative', verb: node, items: [...name, possessive(passage, name), ...rest(itemsOf(node), relative)] }
      },
    }
  }
  const label = labelOf(tree, relative)
  if (tree.head[relative] !== node || relative > first || isCrossed(words, relative, end)) return undefined
  if ((lower === 'who' && !isPerson(words[head]!) && words.slice(0, head).some(isPerson)) || (lower === 'which' && label !== 'obj' && tellsOfClause(words, verbOf(passage, relative, end)))) return undefined
  if (label === 'nsubj' || label === 'nsubj:pass') {
    if (!agrees(passage, head, node) || !beginsVerb(passage, relative + 1)) return undefined
    return {
      node,
      clause: (itemsOf) => ({
        origin: 'relative', verb: node, items: [...antecedent(itemsOf(head)), ...rest(itemsOf(node), relative)],
      }),
    }
  }
  const subject = subjectOf(tree, node)
  if (label !== 'obj' || subject < 0 || lower === 'that' || end <= node) return undefined
  // Behind another comma the main clause may go on, which the tree took for more of this one.
  if (words.slice(first, end).some(({ text }) => text === ',')) return undefined
  return {
    node,
    clause: (itemsOf) => {
      const own = rest(itemsOf(node), relative)
      const behind = own.findIndex((item) => item === node) + 1
      return { origin: 'relative', verb: node, items: [...own.slice(0, behind), ...antecedent(itemsOf(head)), ...own.slice(behind)] }
    },
  }
}

function isNoun({ words }: ParsedPassage, node: number): boolean {
  const { pos } = words[node]!
  return pos === 'NOUN' || pos === 'PROPN'
}

/** Whether the words of the noun end at the comma before `first`, itself its last noun or followed by what belongs to it alone. */
function isNextTo({ tree, words }: ParsedPassage, head: number, first: number): boolean {
  let last = first - 1
  while (last > head && words[last]!.pos === 'PUNCT') last -= 1
  if (last === head) return labelOf(tree, head) !== 'conj'
  for (let at = head + 1; at <= last; at += 1) {
    if (words[at]!.pos === 'PUNCT' && words[at]!.text !== ',') return false
    // Another noun with a verb-like modifier between leaves it open which of the two is meant.
    if (/^VB/.test(words[at]!.tag)) return false
  }
  const between = childNodes(tree, head).filter((child) => child > head && child < first)
  return between.every((child) => labelOf(tree, child) === 'nmod' && tree.agreed[child] === 1 && words[last]!.pos === 'PROPN' === (words[head]!.pos === 'PROPN'))
}

/** "which opened", "who later left": where a noun follows ("which consultants put at £200,000"), that is the subject. */
function beginsVerb({ words }: ParsedPassage, at: number): boolean {
  return /^(?:VERB|AUX|ADV|PART|PUNCT)$/.test(words[at]?.pos ?? '')
}

function relativeWord({ words }: ParsedPassage, first: number): number {
  return relativePronouns.has(words[first]!.lower) ? first : -1
}

function agrees(passage: ParsedPassage, head: number, node: number): boolean {
  const { tree, words } = passage
  const verb = childNodes(tree, node).find((child) => /^(?:aux|aux:pass|cop)$/.test(labelOf(tree, child))) ?? node
  const { lower, tag } = words[verb]!
  const many = isPlural(passage, head)
  if (many && (singular.has(lower) || tag === 'VBZ')) return false
  return many || !(plural.has(lower) || tag === 'VBP') || words[head]!.pos === 'PROPN'
}

function verbOf({ words }: ParsedPassage, from: number, end: number): number {
  const verb = words.findIndex(({ tag }, at) => at > from && at < end && finiteTags.has(tag))
  return verb < 0 ? from : verb
}

function rest(items: Item[], relative: number): Item[] {
  return items.filter((item) => item !== relative)
}

/** possessive gives ’s, or ’ behind an s. */
function possessive({ words }: ParsedPassage, name: Item[]): string {
  const last = name.at(-1)
  return typeof last === 'number' && words[last]!.lower.endsWith('s') ? '’' : '’s'
}
