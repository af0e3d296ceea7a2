// "Founded in 1990, the festival …", "KDM, owned by Vexo, …": a participle that tells what was done to somebody.
import { labelOf, noHead, subtreeSpan } from '../../trees/tree.js'
import { hasUnchangingPast, verbForm } from '../../words/verb-forms.js'
import type { ParsedPassage } from './clause.js'
import { auxiliariesOf, childWith, isFinite, isNegation, isPlural, subjectOf } from './nodes.js'
import { nameOf, type Departure } from './departure.js'

// These open phrases that tell of nobody, or of no more than that somebody was asked.
const idle: ReadonlySet<string> = new Set(`given compared based provided granted supposed judged asked pressed reached contacted depending
  said followed including led joined made`.split(/\s+/))
const lasting: ReadonlySet<string> = new Set(['known', 'located', 'situated', 'regarded', 'considered', 'surrounded', 'seen', 'called', 'owned',
  'aimed', 'designed', 'intended', 'meant', 'based'])

/** participle splits the phrase `node` off what it tells of, undefined where it stays. */
export function participle(passage: ParsedPassage, head: number, node: number): Departure | undefined {
  const { tree, words } = passage
  const word = words[node]!
  if (word.tag === 'VBG') return progressive(passage, head, node)
  if (word.tag !== 'VBN' || idle.has(word.lower) || hasUnchangingPast(word) || !tree.agreed[node]) return undefined
  const form = verbForm(word)
  if (form !== 'either' && form !== 'participle') return undefined
  if (childWith(tree, node, 'aux', 'aux:pass', 'mark', 'nsubj', 'nsubj:pass', 'obj') >= 0) return undefined
  const [first, end] = subtreeSpan(tree, node)
  if (first !== node || end - first < 3) return undefined
  const subject = labelOf(tree, node) === 'acl' ? behindNoun(passage, head, first, end) : beforeClause(passage, head, first, end)
  if (subject < 0 || words[subject]!.pos === 'PRON' && words[subject]!.lower === 'it') return undefined
  const be = beFor(passage, head, subject, word.lower)
  return {
    node,
    clause: (itemsOf) => ({
      origin: 'participle', verb: node,
      items: [...nameOf(passage, subject, itemsOf(subject)).filter((item) => typeof item !== 'number' || item < first || subject > node), be, ...itemsOf(node)],
    }),
  }
}

/** "The fair opened on Friday, drawing thousands": behind the comma, what the subject was doing. */
function progressive(passage: ParsedPassage, head: number, node: number): Departure | undefined {
  const { tree, words } = passage
  const [first, end] = subtreeSpan(tree, node)
  const subject = subjectOf(tree, head)
  if (labelOf(tree, node) !== 'advcl' || tree.head[head] !== noHead.root || subject < 0 || subject > head) return undefined
  if (first !== node || end - first < 5 || node < head || words[node - 1]?.text !== ',') return undefined
  if (idle.has(words[node]!.lower) || childWith(tree, node, 'aux', 'mark', 'nsubj', 'obj') === -1 || !tree.agreed[node]) return undefined
  if (childWith(tree, node, 'aux', 'mark', 'nsubj') >= 0 || words[subject]!.tag === 'EX') return undefined
  // "The plan would cut fares, allowing more to travel": what only could be has no effect yet.
  if (auxiliariesOf(passage, head).some((at) => words[at]!.tag === 'MD' || isNegation(words[at]!.lower))) return undefined
  const be = beFor(passage, head, subject, words[node]!.lower)
  return {
    node,
    clause: (itemsOf) => ({ origin: 'participle', verb: node, items: [...nameOf(passage, subject, itemsOf(subject)), be, ...itemsOf(node)] }),
  }
}

/** "KDM, owned by Vexo, lacked": right behind the noun, between commas. */
function behindNoun({ words, tree }: ParsedPassage, head: number, first: number, end: number): number {
  const isBetween = words[first - 1]?.text === ',' && (words[end] === undefined || words[end].pos === 'PUNCT')
  if (!isBetween || first - 2 !== head || labelOf(tree, head) === 'conj') return -1
  return /^(?:NOUN|PROPN)$/.test(words[head]!.pos) ? head : -1
}

/** "Founded in 1990, the festival continues": first in the sentence, the subject right behind its comma. */
function beforeClause({ words, tree }: ParsedPassage, head: number, first: number, end: number): number {
  const subject = subjectOf(tree, head)
  if (first !== 0 || words[end]?.text !== ',' || subject < 0 || tree.head[head] !== noHead.root) return -1
  return subtreeSpan(tree, subject)[0] === end + 1 ? subject : -1
}

function beFor(passage: ParsedPassage, head: number, subject: number, verb: string): string {
  const many = isPlural(passage, subject)
  const isPast = passage.words[head]!.tag === 'VBD' || (!isFinite(passage, head) && passage.words.some(({ tag }) => tag === 'VBD'))
  if (lasting.has(verb) && !isPast) return many ? 'are' : 'is'
  return many ? 'were' : 'was'
}
