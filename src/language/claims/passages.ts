// Sentences → passages: the words of one sentence that one attribution covers, or that none does.
import type { ReadArticle } from '../article.js'
import type { FoundAttribution } from '../attributions/attribution.js'
import type { ArticleSentence } from '../sentences/sentence.js'
import type { Token } from '../words/token.js'
import type { SplitAttribution, SplitHop } from '../split-result.js'
import { words } from '../lexicon/word-lists.js'
import { mendPassage } from './passage-tags.js'
import { verbForm } from '../words/verb-forms.js'

/** Passage: tokens of one sentence, in order, that have the same attributions. */
export interface Passage {
  tokens: Token[]
  /** Where each token stands among the article's tokens. */
  indexes: number[]
  /** Innermost attribution whose content this is, -1 for the article's own words. */
  attribution: number
  /** Where the sentence begins among the article's tokens, its frame left out. */
  sentenceStart: number
  /** It is all of its sentence. */
  isWhole: boolean
}

/** Which attribution's content each token of an article is in, and which tokens only frame one. */
export interface Coverage {
  /** Token → innermost attribution with that token in its content, or -1. */
  content: Int32Array
  /** Token → 1 where it is a cue or stands between cue and content ("that"). */
  cue: Uint8Array
  /** Attribution → the attribution that it stands inside of, or -1. */
  parent: Int32Array
}

// To do these is a fact of its own, whatever becomes of what was said: the claim is that it was done.
const deeds = words(`suggest hint offer refuse promise pledge vow threaten agree decline apologize apologise testify
  propose demand ask urge order accuse endorse condemn criticize criticise praise thank invite resign recuse call
  plead swear lie reject deny defend plan want hope try decide intend blame question`)
// "refused to say", "did not say", "will say": nothing was said.
const notDone = words('to not n\'t n’t never will would could can may might should must')
const conditions = words('if unless whether should until')
const longestLook = 400
const longestPassage = 400
const longestSentence = 1200
const deepest = 8

/** coverArticle finds whose words each token is: of attributions inside each other, the one that begins last. */
export function coverArticle({ tokens, attributions }: ReadArticle): Coverage {
  const content = new Int32Array(tokens.length).fill(-1)
  const cue = new Uint8Array(tokens.length)
  const parent = new Int32Array(attributions.length).fill(-1)
  const spans: { index: number; start: number; end: number }[] = []
  attributions.forEach((attribution, index) => {
    if (isDeed(attribution, tokens)) return
    for (const [start, end] of attribution.content) spans.push({ index, start, end })
    for (const [start, end] of attribution.cue) {
      // Where nobody is named, "reportedly" is all that tells the claim from a fact: it stays in the wording.
      const isAdverb = tokens[tokenFrom(tokens, start)]!.pos === 'ADV'
      if (attribution.hops.length === 0 && isAdverb) spans.push({ index, start, end })
      else markTokens(tokens, start, end, cue, 1)
    }
  })
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const open: { index: number; end: number }[] = []
  const seen = new Uint8Array(attributions.length)
  let next = 0
  for (let at = spans.length > 0 ? tokenFrom(tokens, spans[0]!.start) : tokens.length; at < tokens.length; at += 1) {
    const { start } = tokens[at]!
    while (open.length > 0 && open[open.length - 1]!.end <= start) open.pop()
    for (; next < spans.length && spans[next]!.start <= start; next += 1) {
      const { index, end } = spans[next]!
      const around = open[open.length - 1]
      if (seen[index] === 0 && around && around.index !== index) parent[index] = around.index
      seen[index] = 1
      if (end > start) open.push({ index, end })
    }
    content[at] = open.length > 0 ? open[open.length - 1]!.index : -1
  }
  return { content, cue, parent }
}

function markTokens(tokens: readonly Token[], start: number, end: number, marks: Uint8Array, value: number): void {
  for (let at = tokenFrom(tokens, start); at < tokens.length && tokens[at]!.start < end; at += 1) marks[at] = value
}

/** dissolve gives the content of a passage back to what is around it, as though nothing were attributed there. */
export function dissolve({ tokens, attributions }: ReadArticle, coverage: Coverage, { indexes, attribution }: Passage): void {
  for (const index of indexes) coverage.content[index] = coverage.parent[attribution]!
  const { cue, mode } = attributions[attribution]!
  if (mode === 'direct') return
  for (const [start, end] of cue) markTokens(tokens, start, end, coverage.cue, 0)
}

/** attributionsOf lists an attribution and those around it, as SplitClaim wants them: ascending. */
export function attributionsOf({ attributions }: ReadArticle, { parent }: Coverage, attribution: number): number[] {
  const chain: number[] = []
  for (let at = attribution; at >= 0 && chain.length < deepest; at = parent[at]!) {
    const { hops } = attributions[at]!
    // "he said, CNN reports": the chain that he → CNN makes tells all that CNN alone does.
    if (!chain.some((inner) => endsWith(attributions[inner]!.hops, hops))) chain.push(at)
  }
  return chain.sort((a, b) => a - b)
}

function endsWith(whole: readonly SplitHop[], end: readonly SplitHop[]): boolean {
  return whole.length > end.length && end.every(({ name }, at) => whole[whole.length - end.length + at]!.name === name)
}

/** cutPassages cuts a sentence into passages: the article's own words first, then each content in order. */
export function cutPassages(article: ReadArticle, coverage: Coverage, sentence: ArticleSentence): Passage[] {
  const passages = new Map<number, Passage>()
  let depth = 0
  const sentenceStart = sentence.bodyToken
  const end = Math.min(sentence.endToken, sentenceStart + longestSentence)
  for (let at = sentenceStart; at < end; at += 1) {
    const token = article.tokens[at]!
    // What stands in brackets is an aside; it is read as no part of any clause.
    if (token.text === '(' || token.text === '[') depth += 1
    if (depth === 0) {
      const attribution = coverage.content[at]!
      let passage = passages.get(attribution)
      if (attribution >= 0 && !passage && token.lower === 'that' && opensContent(article.tokens[at + 1])) continue
      if (!passage) {
        passage = { tokens: [], indexes: [], attribution, sentenceStart, isWhole: false }
        passages.set(attribution, passage)
      }
      passage.tokens.push(token)
      passage.indexes.push(at)
    }
    if ((token.text === ')' || token.text === ']') && depth > 0) depth -= 1
  }
  const [only] = passages.values()
  if (passages.size === 1) only!.isWhole = true
  return [...passages.values()].flatMap(partContent).map(finishPassage)
}

// "said that he left", but not "said that is new".
function opensContent(next: Token | undefined): boolean {
  if (!next || next.lower === '’s' || next.lower === "'s") return false
  return (next.pos !== 'VERB' && next.pos !== 'AUX') || verbForm(next) === 'gerund'
}

// "He said that it was late and that “we are tired”": two contents, of which each may be quoted.
function partContent(passage: Passage): Passage[] {
  const { tokens, indexes, attribution } = passage
  if (attribution < 0) return [passage]
  for (let at = 3; at + 3 < tokens.length; at += 1) {
    const { lower } = tokens[at]!
    if (lower === 'that' && /^(?:and|but)$/.test(tokens[at - 1]!.lower) && opensContent(tokens[at + 1])) {
      const rest = partContent({ ...passage, tokens: tokens.slice(at + 1), indexes: indexes.slice(at + 1) })
      return [{ ...passage, tokens: tokens.slice(0, at - 1), indexes: indexes.slice(0, at - 1) }, ...rest]
    }
    if (lower === 'that') return [passage]
  }
  return [passage]
}

// No reader checks a clause of hundreds of words, and the cut keeps the search within bounds.
function finishPassage(passage: Passage): Passage {
  const { tokens, indexes } = passage
  if (tokens.length <= longestPassage) return { ...passage, tokens: mendPassage(tokens) }
  return { ...passage, tokens: mendPassage(tokens.slice(0, longestPassage)), indexes: indexes.slice(0, longestPassage) }
}

// An attribution whose content is no clause ("offered to resign", "called it “a disgrace”"), or whose cue is a deed.
function isDeed(attribution: FoundAttribution, tokens: readonly Token[]): boolean {
  if (attribution.force === 'attitude' || isConditional(attribution, tokens)) return attribution.mode !== 'direct'
  const [start, end] = attribution.cue[0] ?? [0, 0]
  for (let at = tokenFrom(tokens, start); at < tokens.length && tokens[at]!.start < end; at += 1) {
    const before = tokens[at - 1]?.lower ?? ''
    if (tokens[at]!.pos !== 'VERB') continue
    if (deeds.has(tokens[at]!.lemma) || notDone.has(before)) return attribution.mode !== 'direct'
  }
  return !hasVerb(attribution, tokens) || isJudged(attribution, tokens)
}

// "If the inspectors find that …, the firm will lose its licence": nothing has been found.
function isConditional({ source }: SplitAttribution, tokens: readonly Token[]): boolean {
  const at = source.length > 0 ? tokenFrom(tokens, source[0]![0]) : 0
  return at > 0 && conditions.has(tokens[at - 1]!.lower)
}

// "the mayor's claim that crime fell is false": what is claimed is not told apart from what is told of it.
function isJudged({ cue, content, mode }: SplitAttribution, tokens: readonly Token[]): boolean {
  if (mode === 'direct' || cue.length === 0) return false
  const next = tokens[tokenFrom(tokens, content[content.length - 1]![1])]
  return tokens[tokenFrom(tokens, cue[0]![0])]!.pos === 'NOUN' && (next?.pos === 'AUX' || next?.pos === 'VERB')
}

function hasVerb({ content }: SplitAttribution, tokens: readonly Token[]): boolean {
  let looked = 0
  for (const [start, end] of content) {
    let first = true
    for (let at = tokenFrom(tokens, start); at < tokens.length && tokens[at]!.start < end; at += 1) {
      const { pos, lower } = tokens[at]!
      if (first && lower === 'to') return false
      if (pos === 'VERB' || pos === 'AUX' || (looked += 1) > longestLook) return true
      if (pos !== 'PUNCT') first = false
    }
  }
  return false
}

function tokenFrom(tokens: readonly Token[], start: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  return low
}
