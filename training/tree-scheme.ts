// Trees of different corpora → one scheme: labels of Universal Dependencies 1 and 2 as one short list, names and titles
// hanging on their last word, "and" on what follows it.
import { labelNumber } from '../src/language/trees/labels.js'

/** A word of a corpus. */
export interface CorpusToken {
  text: string
  tag: string
  /** Index into the sentence; -1 for the root. */
  head: number
  label: string
}

const ours: Readonly<Record<string, string>> = {
  dobj: 'obj', nsubjpass: 'nsubj:pass', csubjpass: 'csubj', auxpass: 'aux:pass', mwe: 'fixed', neg: 'advmod',
  obl: 'nmod', 'obl:agent': 'nmod', 'obl:unmarked': 'nmod:unmarked', 'nmod:tmod': 'nmod:unmarked',
  'nmod:npmod': 'nmod:unmarked', 'obl:tmod': 'nmod:unmarked', 'obl:npmod': 'nmod:unmarked', 'nmod:desc': 'compound',
  flat: 'compound', 'flat:foreign': 'compound', 'det:predet': 'det', 'cc:preconj': 'cc', vocative: 'discourse',
  'advcl:relcl': 'acl:relcl',
}

/** labelIn gives our label for a corpus's: UD's finer ones as their plain kind, what we do not have as `dep`. */
export function labelIn(label: string): number {
  const known = labelNumber(ours[label] ?? label) ?? labelNumber(label.replace(/:.*/, ''))
  return known ?? labelNumber('dep')!
}

/** toOurScheme changes the heads of a sentence's tokens, and labels where a turned arc needs another. */
export function toOurScheme(tokens: CorpusToken[]): void {
  turnNames(tokens)
  turnDates(tokens)
  moveConjunctions(tokens)
}

/** turnNames makes the last word of a name its head ("Ann Lee": Lee), as it is in names that are compounds. */
function turnNames(tokens: CorpusToken[]): void {
  for (let first = 0; first < tokens.length; first += 1) {
    const last = tokens.findLastIndex(({ head, label }) => head === first && label.startsWith('flat'))
    if (last <= first) continue
    const { head, label } = tokens[first]!
    for (const token of tokens) if (token.head === first) token.head = last
    Object.assign(tokens[last]!, { head, label })
    Object.assign(tokens[first]!, { head: last, label: 'compound' })
  }
}

/** turnDates makes the month the head of its day ("June 2"). */
function turnDates(tokens: CorpusToken[]): void {
  for (let day = 1; day < tokens.length; day += 1) {
    const month = tokens[day - 1]!
    if (tokens[day]!.tag !== 'CD' || month.head !== day || month.label !== 'nmod:unmarked' || month.tag !== 'NNP') continue
    const { head, label } = tokens[day]!
    for (const token of tokens) if (token.head === day) token.head = day - 1
    Object.assign(month, { head, label })
    Object.assign(tokens[day]!, { head: day - 1, label: 'nummod' })
  }
}

/** moveConjunctions hangs "and" on the conjunct that follows it, where version 1 has it on the first. */
function moveConjunctions(tokens: CorpusToken[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const { head, label } = tokens[at]!
    if (label !== 'cc' || head < 0 || head > at) continue
    const next = tokens.findIndex((token, other) => other > at && token.head === head && token.label === 'conj')
    if (next >= 0) tokens[at]!.head = next
  }
}
