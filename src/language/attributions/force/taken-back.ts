// Words that take back what they attribute, doubt it or leave it open: "denied that", "falsely claimed", "few doctors say".
import { negations, nobodies } from '../../lexicon/negation.js'
import { conditions, doubtVerbs, falseAdverbs, falseWords, lying, modals, proofNouns, silentVerbs } from '../../lexicon/forces.js'
import { finiteTags } from '../../words/finite-tags.js'
import { verbGroupStart } from '../../words/noun-phrases.js'
import type { Token } from '../../words/token.js'
import type { Draft } from '../drafts.js'
import type { Sheet } from '../models/sheet.js'

/** How far, in tokens, a word may stand from the cue that it belongs to. */
const reach = 8
const leads: ReadonlySet<string> = new Set(['when', 'whenever', 'in', 'by', 'to'])

/** isTakenBack says whether the wording of a draft denies or doubts its content, or leaves it open. */
export function isTakenBack(sheet: Sheet, draft: Draft): boolean {
  const { tokens } = sheet
  const head = headOfCue(tokens, draft)
  if (!isVerb(tokens, draft, head)) return isNegated(sheet, draft, head) || isFalseNoun(sheet, draft, head)
  return deniesByVerb(sheet, draft, head) || isNegated(sheet, draft, head) || isUnsaid(tokens, head) || isNobody(sheet, draft) ||
    isSupposed(sheet, draft) || isCalledFalse(sheet, draft) || isLie(sheet, head) || opensDoubt(sheet, draft)
}

/** headOfCue gives the last full verb of a cue, or its last word. */
export function headOfCue(tokens: Token[], { cue }: Draft): number {
  const [first, end] = cue[0]!
  for (let at = end - 1; at >= first; at -= 1) if (tokens[at]!.tag.startsWith('V')) return at
  return end - 1
}

/** "Doctors doubt that": what the tagger takes for a noun is a verb where the source stands right before it. */
function isVerb(tokens: Token[], { source: [own] }: Draft, head: number): boolean {
  return tokens[head]!.tag.startsWith('V') || (own?.[1] === head && doubtVerbs.has(tokens[head]!.lemma) && !/^[’']s?$/.test(tokens[head - 1]!.text))
}

/** followsCue says whether the content stands behind the cue, as a clause does. */
export const followsCue = ({ cue, content }: Draft): boolean => content[0]![0] >= cue[0]![1]

/** isNobody says whether the words of the source are nobody's: "nobody", "few doctors", "no evidence was found". */
export function isNobody({ tokens, sentenceOf }: Sheet, { source: [own], cue }: Draft): boolean {
  if (!own || sentenceOf[own[0]] !== sentenceOf[cue[0]![0]]) return false
  const [first, end] = own
  for (let at = first; at < Math.min(end, first + 2); at += 1) {
    if (nobodies.has(tokens[at]!.lower) && tokens[at - 1]?.lower !== 'a' && !/^(?:,|\d+)$/.test(tokens[at + 1]?.text ?? '')) return true
  }
  if (tokens.slice(first, end).some(({ lower }) => lower === 'nor')) return true
  // "hardly any doctors say", "neither Ruiz nor the firm said", "nor did the firm say", "not all doctors say"
  for (let at = first - 1; at >= 0 && first - at <= 4 && sentenceOf[at] === sentenceOf[first]; at -= 1) {
    const { lower, pos } = tokens[at]!
    if (nobodies.has(lower)) return tokens[at - 1]?.lower !== 'a'
    if (lower === 'not' && tokens[at - 1]?.pos !== 'AUX' && tokens[at - 1]?.pos !== 'VERB') return true
    if (pos !== 'AUX' && pos !== 'ADV' && pos !== 'DET') return false
  }
  return false
}

/** "denied that", "dismissed reports that", "asked whether"; "dismissed the plan" says nothing that could be so. */
function deniesByVerb({ tokens, quote }: Sheet, { content }: Draft, head: number): boolean {
  const { lemma } = tokens[head]!
  if (!doubtVerbs.has(lemma)) return false
  if (lemma === 'ask' && quote[content[0]![0]]! >= 0) return false
  return content.some(([first, end]) => tokens.slice(first, end).some(({ tag, lower }) => finiteTags.has(tag) || lower === 'that'))
}

/** "did not say", "could say", "has no evidence": in the verb group or the words of the cue. */
function isNegated({ tokens, sentences, sentenceOf }: Sheet, { cue }: Draft, head: number): boolean {
  const { firstToken } = sentences[sentenceOf[head]!]!
  for (let at = tokens[head]!.tag.startsWith('V') ? verbGroupStart(tokens, head, firstToken) : head; at < head; at += 1) {
    const { lower } = tokens[at]!
    if (negates(tokens, at)) return true
    if (modals.has(lower)) return true
  }
  return cue.some(([first, end]) => {
    for (let at = first; at < end; at += 1) if (at !== head && negates(tokens, at)) return true
    return false
  })
}

/** "not said", but not "not only said" nor "left no doubt that". */
function negates(tokens: Token[], at: number): boolean {
  const next = tokens[at + 1]?.lower
  return negations.has(tokens[at]!.lower) && next !== 'only' && next !== 'doubt'
}

/** "refused to say", "stopped short of saying". */
function isUnsaid(tokens: Token[], head: number): boolean {
  const link = tokens[head - 1]?.lower
  if (link !== 'to' && link !== 'of') return silentVerbs.has(tokens[head - 1]?.lemma ?? '') && tokens[head]!.tag === 'VBG'
  return silentVerbs.has(tokens[head - 2]?.lemma ?? '') || (tokens[head - 2]?.lower === 'short' && silentVerbs.has(tokens[head - 3]?.lemma ?? ''))
}

/** "If Ruiz says that rents rose, the bank will act". */
function isSupposed({ tokens, sentenceOf }: Sheet, draft: Draft): boolean {
  if (!followsCue(draft)) return false
  const start = startOf(draft)
  const before = tokens[start - 1]
  if (before === undefined || sentenceOf[start - 1] !== sentenceOf[start]) return false
  const opens = start === 1 || sentenceOf[start - 2] !== sentenceOf[start]
  return conditions.has(before.lower) || (opens && before.lower === 'should')
}

/** "falsely claimed", "said, incorrectly, that", "Without evidence, Lee said", "Lee said, offering no proof, that". */
function isCalledFalse({ tokens, sentences, sentenceOf }: Sheet, draft: Draft): boolean {
  const [cueStart, cueEnd] = draft.cue[0]!
  const { firstToken, endToken } = sentences[sentenceOf[cueStart]!]!
  const start = Math.max(firstToken, Math.min(startOf(draft), cueStart))
  const isContent = (at: number): boolean => draft.content.some(([first, end]) => at >= first && at < end)
  const judges = (at: number): boolean => !isContent(at) && (falseAdverbs.has(tokens[at]!.lower) || opensLack(tokens, at))
  const from = start - firstToken <= reach + 2 ? firstToken : start
  for (let at = Math.max(from, cueStart - 3 * reach); at < cueEnd; at += 1) if (judges(at)) return true
  for (let at = cueEnd; at < Math.min(endToken, cueEnd + reach) && !isContent(at); at += 1) if (judges(at)) return true
  // "Lee said that the vote was rigged, without evidence."
  const last = draft.content.at(-1)![1]
  for (let at = Math.max(draft.content.at(-1)![0], last - reach); at < Math.min(endToken, last + reach); at += 1) {
    if (tokens[at]!.text === ',' && (falseAdverbs.has(tokens[at + 1]?.lower ?? '') || opensLack(tokens, at + 1))) return sentenceOf[last - 1] === sentenceOf[cueStart]
  }
  return false
}

/** "without (offering any) evidence", "offering no proof", "with little evidence". */
function opensLack(tokens: Token[], at: number): boolean {
  const lower = tokens[at]?.lower
  if (lower !== 'without' && lower !== 'no' && lower !== 'little' && lower !== 'scant') return false
  for (let look = at + 1; look < at + (lower === 'without' ? 5 : 3); look += 1) {
    if (proofNouns.has(tokens[look]?.lower ?? '')) return true
    if (/^[,.;:“”"]$/.test(tokens[look]?.text ?? '.')) return false
  }
  return false
}

/** "lied when he said", "was wrong to say". */
function isLie({ tokens, sentenceOf }: Sheet, head: number): boolean {
  for (let at = head - 1; at > 0 && head - at <= reach && sentenceOf[at] === sentenceOf[head]; at -= 1) {
    const { text, lower } = tokens[at]!
    if (/^[,;:“”"]$/.test(text)) return false
    if (lying.has(lower) && leads.has(tokens[at + 1]!.lower)) return true
  }
  return false
}

/** "asked whether the dam holds", "found no evidence that it leaks". */
function opensDoubt({ tokens, quote }: Sheet, draft: Draft): boolean {
  const [at, end] = draft.content[0]!
  if (!followsCue(draft) || quote[at]! >= 0) return false
  const { lower } = tokens[at]!
  if (lower === 'whether' || lower === 'if') return true
  if (draft.type === 'speech' || draft.type === 'address' || draft.type === 'thought') return false
  for (let look = at; look < Math.min(end, at + 4); look += 1) {
    if (opensLack(tokens, look)) return true
  }
  return false
}

/** "false claims that", "retracted his claim that", "the claim that it leaks is untrue". */
function isFalseNoun({ tokens, sentenceOf, sentences }: Sheet, draft: Draft, head: number): boolean {
  const start = Math.min(startOf(draft), head)
  for (let at = Math.max(0, head - 3); at < head; at += 1) if (falseWords.has(tokens[at]!.lower)) return true
  // "contrary to reports that", "no truth to claims that"
  if (/^(?:contrary|truth)$/.test(tokens[start - 2]?.lower ?? '') && tokens[start - 1]!.pos !== 'VERB') return true
  for (let at = start - 1; at >= 0 && start - at <= 3 && sentenceOf[at] === sentenceOf[head]; at -= 1) {
    if (doubtVerbs.has(tokens[at]!.lemma) && tokens[at]!.tag.startsWith('V')) return true
    if (/^(?:ADP|PUNCT)$/.test(tokens[at]!.pos)) break
  }
  const [, last] = draft.content.at(-1)!
  const { endToken } = sentences[sentenceOf[head]!]!
  let isBeing = false
  for (let at = Math.max(head, last - 5); at < Math.min(endToken, last + reach); at += 1) {
    const { lemma, lower, pos } = tokens[at]!
    if (isBeing && falseWords.has(lower)) return true
    isBeing = lemma === 'be' || (isBeing && (pos === 'ADV' || pos === 'DET' || pos === 'AUX' || pos === 'ADJ'))
  }
  return false
}

/** startOf gives where source and cue begin, the source where it stands before the cue. */
export function startOf({ source: [own], cue }: Draft): number {
  const [at] = cue[0]!
  return own && own[0] < at ? own[0] : at
}
