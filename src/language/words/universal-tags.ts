// Penn Treebank tags → universal parts of speech (universaldependencies.org/u/pos). Most tags say it by themselves; for
// the others the words around decide.
import { conditionals, contrasting, temporals } from '../lexicon/conjunctions.js'
import { formsOfBe } from '../lexicon/auxiliaries.js'
import { demonstratives, indefinitePronouns } from '../lexicon/pronouns.js'
import { words } from '../lexicon/word-lists.js'
import { finiteTags } from './finite-tags.js'

export interface PennWord {
  lower: string
  /** Penn Treebank tag. */
  tag: string
  /** What universalTags fills in. */
  pos: string
}

const direct: Readonly<Record<string, string>> = {
  NN: 'NOUN', NNS: 'NOUN', NNP: 'PROPN', NNPS: 'PROPN', JJ: 'ADJ', JJR: 'ADJ', JJS: 'ADJ',
  RB: 'ADV', RBR: 'ADV', RBS: 'ADV', WRB: 'ADV', VB: 'VERB', VBD: 'VERB', VBG: 'VERB', VBN: 'VERB', VBP: 'VERB', VBZ: 'VERB', MD: 'AUX',
  CC: 'CCONJ',
  CD: 'NUM', DT: 'DET', PDT: 'DET', WDT: 'PRON', WP: 'PRON', WP$: 'PRON', PRP: 'PRON', PRP$: 'PRON', EX: 'PRON',
  IN: 'ADP', RP: 'ADP', TO: 'PART', POS: 'PART', UH: 'INTJ', FW: 'X', LS: 'X', SYM: 'SYM', $: 'SYM', '#': 'SYM',
  '.': 'PUNCT', ',': 'PUNCT', ':': 'PUNCT', '``': 'PUNCT', "''": 'PUNCT', '-LRB-': 'PUNCT', '-RRB-': 'PUNCT',
}
const be: ReadonlySet<string> = new Set([...formsOfBe, ...words(`am 's ’s 're ’re 'm ’m ai`)])
const have = words(`have has had having 've ’ve 'd ’d`)
const does = words('do does did')
const alwaysJoins: ReadonlySet<string> = new Set([...contrasting, ...conditionals, ...words('because lest once that')])
const mayJoin: ReadonlySet<string> = new Set([...temporals, 'till', 'than'])
const negations = words(`n't n’t not`)
const standAlone: ReadonlySet<string> = new Set([...demonstratives, ...words('all some each both any another either neither half')])
const noun = /^(?:NN|JJ|CD|\$)/
const quantities = words('all both half')
const degrees = words('this that')
const farthest = 8

/** universalTags fills in `pos` of each word from its `tag` and its neighbours'. Linear in the words. */
export function universalTags(list: PennWord[]): void {
  for (let at = 0; at < list.length; at += 1) list[at]!.pos = universalTag(list, at)
}

function universalTag(list: PennWord[], at: number): string {
  const { tag, lower } = list[at]!
  const plain = direct[tag] ?? 'X'
  if (plain === 'VERB') return isAuxiliary(list, at) ? 'AUX' : 'VERB'
  if (tag === 'IN') {
    if (alwaysJoins.has(lower)) return 'SCONJ'
    return mayJoin.has(lower) && opensClause(list, at) ? 'SCONJ' : 'ADP'
  }
  // "a person close to her"
  if (tag === 'RB' && lower === 'close' && list[at + 1]?.lower === 'to') return 'ADJ'
  // "storms that strengthen this fast have …"
  if (tag === 'JJ' && isDegreed(list, at)) return 'ADV'
  if (tag === 'RB') return negations.has(lower) ? 'PART' : 'ADV'
  if (tag === 'TO') return list[at + 1]?.tag === 'VB' || /^RB/.test(list[at + 1]?.tag ?? '') ? 'PART' : 'ADP'
  if (tag === 'DT') return standAlone.has(lower) && !hasNoun(list, at) ? 'PRON' : 'DET'
  if (tag === 'WDT') return lower !== 'that' && /^(?:NN|JJ|CD)/.test(list[at + 1]?.tag ?? '') ? 'DET' : 'PRON'
  if (tag === 'CC' && lower === 'neither') return 'DET'
  if (tag === 'NN' && indefinitePronouns.has(lower)) return 'PRON'
  if (plain !== 'PUNCT' && tag !== 'POS' && tag !== 'CC' && !/[\p{L}\p{N}]/u.test(lower)) return 'SYM'
  return plain
}

function isDegreed(list: PennWord[], at: number): boolean {
  const before = list[at - 1]
  return before?.tag === 'DT' && degrees.has(before.lower) && finiteTags.has(list[at + 1]?.tag ?? '')
}

/** Whether a noun follows the determiner: "this old bridge", "all the bridges"; not "this fast has". */
function hasNoun(list: PennWord[], at: number): boolean {
  const next = list[at + 1]?.tag ?? ''
  const after = list[at + 2]?.tag ?? ''
  if (quantities.has(list[at]!.lower) && (next === 'DT' || next === 'PRP$')) return true
  if (next === 'JJ') return !finiteTags.has(after)
  return noun.test(next) || (/^(?:VBG|VBN|``|RB)/.test(next) && noun.test(after))
}

function isAuxiliary(list: PennWord[], at: number): boolean {
  const { lower } = list[at]!
  if (be.has(lower)) return true
  if (have.has(lower)) return leadsTo(list, at, /^(?:VBN|VBD)$/)
  if (does.has(lower)) return leadsTo(list, at, /^(?:VB|VBP)$/)
  return false
}

/** Whether the verb form comes next, or after adverbs and, in a question, a subject. */
function leadsTo(list: PennWord[], at: number, form: RegExp): boolean {
  for (let look = at + 1; look < list.length && look < at + farthest; look += 1) {
    const { tag } = list[look]!
    if (form.test(tag)) return true
    if (tag.startsWith('RB') || tag === 'PRP' || tag === 'CC') continue
    return false
  }
  return false
}

/** "after the vote failed": a subject and its finite verb follow. */
function opensClause(list: PennWord[], at: number): boolean {
  for (let look = at + 1; look < list.length && look < at + farthest; look += 1) {
    const { tag } = list[look]!
    if (finiteTags.has(tag)) return look > at + 1
    if (!/^(?:DT|NN|JJ|PRP|CD|POS|EX|RB|\$)/.test(tag)) return false
  }
  return false
}
