// What stands before the source and belongs to what is said: "Under the plan, the ministry said, …", "With nine boats and 40
// men, the force says it guards …"; but "On Monday, she said", "With a smile, he said" tell of the saying.
import { interrogatives, subjectPronouns } from '../../lexicon/pronouns.js'
import { arrangements, causes } from '../../lexicon/prepositions.js'
import { finiteTags } from '../../words/finite-tags.js'
import { isDeterminer } from '../../words/noun-phrases.js'
import type { Token } from '../../words/token.js'
import type { Sheet } from '../models/sheet.js'
import type { ScoredDraft } from './word-accepted.js'

/** In tokens. */
const longestOpening = 24
const ofSubject: ReadonlySet<string> = new Set(['despite', 'unlike', 'with'])

/** withOpenings gives the drafts, in their order, with the phrases that open their sentences and belong to their contents. Linear in the drafts. */
export function withOpenings(sheet: Sheet, drafts: ScoredDraft[]): ScoredDraft[] {
  const cues = new Set(drafts.flatMap(({ cue }) => cue.map(([first]) => first)))
  return drafts.map((draft) => {
    const first = openingOf(sheet, draft)
    const [own] = draft.source
    if (first < 0 || !own) return draft
    for (let at = first; at < own[0]; at += 1) if (cues.has(at)) return draft
    return { ...draft, content: [[first, own[0]], ...draft.content] }
  })
}

/** Where the phrase begins that opens the sentence of a draft, before its source, and goes with its content; -1 where none does. */
function openingOf(sheet: Sheet, { source: [own], cue, content: [piece] }: ScoredDraft): number {
  const { tokens, sentences, sentenceOf, quote } = sheet
  const isInOrder = own !== undefined && piece !== undefined && own[1] <= cue[0]![0] && cue[0]![0] < piece[0]
  if (!isInOrder || tokens[own[0] - 1]?.text !== ',' || quote[piece[0]]! >= 0) return -1
  const first = sentences[sentenceOf[own[0]]!]!.firstToken
  if (own[0] - first < 3 || own[0] - first > longestOpening) return -1
  for (let at = first; at < own[0]; at += 1) if (quote[at]! >= 0 || finiteTags.has(tokens[at]!.tag)) return -1
  const start = tokens[piece[0]]!.lower === 'that' ? piece[0] + 1 : piece[0]
  if (start >= piece[1] || interrogatives.has(tokens[start]!.lower) || tokens[start]!.lower === 'to') return -1
  return belongs(tokens, first, own[0], [start, piece[1]]) ? first : -1
}

/** Whether the phrase [first, end) before the source tells of what is said, and not of the saying. */
function belongs(tokens: readonly Token[], first: number, end: number, [start, stop]: readonly [number, number]): boolean {
  const { lower } = tokens[first]!
  const phrase = tokens.slice(first + 1, end - 1)
  if (causes.has(lower)) return lower === 'given' ? phrase[0]!.lower !== 'to' : /^(?:of|to)$/.test(phrase[0]!.lower)
  if (lower === 'under') return isDeterminer(tokens[first + 1]) && phrase.some((token) => arrangements.has(token.lemma))
  // "Without the loan, Lee said, the mill would close": what would be so is told of.
  if (lower === 'without') return tokens.slice(start, stop).some((token) => /^(?:would|could)$/.test(token.lower))
  if (!ofSubject.has(lower) || !subjectPronouns.has(tokens[start]!.lower)) return false
  // "With a smile", "with Lee beside him", "with the count going on": only what is counted is told of the subject.
  return lower !== 'with' || (phrase.some(({ pos }) => pos === 'NUM') && !phrase.some(({ pos }) => pos === 'VERB' || pos === 'PROPN' || pos === 'PRON'))
}
