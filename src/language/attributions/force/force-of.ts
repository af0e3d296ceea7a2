// Whether the words of an attribution assert their content, keep it beside its cue, or take it back.
import { interrogatives, relativePronouns } from '../../lexicon/pronouns.js'
import { evidenceNouns, keepingVerbs, moodVerbs, shares } from '../../lexicon/forces.js'
import { datasetNouns, documentNouns } from '../../lexicon/source-nouns.js'
import type { FoundAttribution } from '../attribution.js'
import type { Draft } from '../drafts.js'
import type { Sheet } from '../models/sheet.js'
import { followsCue, headOfCue, isTakenBack, startOf } from './taken-back.js'

type Force = FoundAttribution['force']

/** How far an attribution may stand, in drafts, from the one whose words hold it. */
const sight = 12
const leadsRelative: ReadonlySet<string> = new Set([...relativePronouns, 'where'])

/**
 * forcesOf gives the force of each draft of an article, in their order. What stands within words that are taken back is
 * taken back with them: "denied reports that". Linear in the drafts.
 */
export function forcesOf(sheet: Sheet, drafts: Draft[]): Force[] {
  const own = drafts.map((draft): Force => isTakenBack(sheet, draft) ? 'doubt' : keepsWords(sheet, draft) ? 'attitude' : 'report')
  return own.map((force, index) => {
    for (let at = Math.max(0, index - sight); at < drafts.length && at <= index + sight; at += 1) {
      if (at !== index && own[at] === 'doubt' && holds(sheet, drafts[at]!, drafts[index]!)) return 'doubt'
    }
    return force
  })
}

/** Whether the cue of one draft stands in the content of another, in one sentence, and not beside it: "tweets in which he said". */
function holds({ sentenceOf, tokens }: Sheet, outer: Draft, inner: Draft): boolean {
  const at = inner.cue[0]![0]
  if (leadsRelative.has(tokens[startOf(inner) - 1]?.lower ?? '')) return false
  return sentenceOf[at] === sentenceOf[outer.cue[0]![0]] && outer.content.some(([first, end]) => at >= first && at < end)
}

/** Whether the content says less, or other, without its cue: "vowed to", "the poll shows", "explained how". */
function keepsWords(sheet: Sheet, draft: Draft): boolean {
  if (draft.type === 'stance' || draft.type === 'intent') return true
  const { lemma } = sheet.tokens[headOfCue(sheet.tokens, draft)]!
  const isQuoted = sheet.quote[draft.content[0]![0]]! >= 0
  if (keepingVerbs.has(lemma)) return true
  if (moodVerbs.has(lemma) && !isQuoted) return true
  if (lemma === 'suggest' && isThing(sheet, draft)) return true
  if (isUnsaidNoun(sheet, draft) || isShare(sheet, draft)) return true
  return asksIndirectly(sheet, draft) || demands(sheet, draft)
}

/** A document or data, which suggest but do not speak. */
function isThing({ tokens, headOf }: Sheet, { source: [own] }: Draft): boolean {
  if (!own) return false
  const { lower } = tokens[headOf[own[0]]!]!
  return documentNouns.has(lower) || datasetNouns.has(lower) || evidenceNouns.has(lower)
}

/** "There were suggestions that": nobody vouches for it, nor is it said to be so. */
function isUnsaidNoun({ tokens }: Sheet, { source, cue, isCertain }: Draft): boolean {
  return source.length === 0 && !isCertain && tokens[cue[0]![1] - 1]!.tag.startsWith('NN')
}

/** "52 percent of voters said": how many say so is what a poll found. */
function isShare({ tokens }: Sheet, { source: [own] }: Draft): boolean {
  if (!own) return false
  for (let at = own[0]; at < Math.min(own[1], own[0] + 5); at += 1) if (shares.has(tokens[at]!.lower)) return true
  return false
}

/** "explained how the firm hid the leak": no assertion without the verb. */
function asksIndirectly(sheet: Sheet, draft: Draft): boolean {
  const [at, end] = draft.content[0]!
  if (!followsCue(draft) || sheet.quote[at]! >= 0 || !interrogatives.has(sheet.tokens[at]!.lower)) return false
  return sheet.tokens[at]!.lower !== 'what' || !goesOn(sheet.tokens, at, end)
}

/** "noted what began as a joke had grown": what … is the subject of an assertion. */
function goesOn(tokens: Sheet['tokens'], first: number, end: number): boolean {
  let finite = 0
  for (let at = first + 1; at < end && !/^(?:,|and|that|which|who|if|when|because|as if)$/.test(tokens[at]!.lower); at += 1) {
    if (/^(?:VB[DZP]|MD)$/.test(tokens[at]!.tag) && !/^(?:VB[DZP]|MD)$/.test(tokens[at - 1]!.tag)) finite += 1
  }
  return finite > 1
}

/** "there needs to be a law": what somebody calls for is no fact. */
function demands({ tokens }: Sheet, { content: [own] }: Draft): boolean {
  let at = own![0]
  while (at < own![1] && /^(?:that|“|"|'')$/.test(tokens[at]!.lower)) at += 1
  if (tokens[at]?.lower !== 'there') return false
  return /^(?:needs?|ought|has|must|should)$/.test(tokens[at + 1]?.lower ?? '') && /^(?:to|be)$/.test(tokens[at + 2]?.lower ?? '')
}
