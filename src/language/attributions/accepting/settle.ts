// Where a phrase that the models cut begins and ends, when the rules see it for certain.
import type { Accepted } from './accept.js'
import { stances } from './acceptance-features.js'
import type { Draft } from '../drafts.js'
import type { ScoredDraft } from './word-accepted.js'
import type { TokenRange } from '../../words/noun-phrases.js'
import type { Sheet } from '../models/sheet.js'

/** settle words the drafts of accepted proposals by the rules where these see for certain what the models cut. */
export function settle(sheet: Sheet, accepted: Accepted[], drafts: ScoredDraft[]): ScoredDraft[] {
  return drafts.map((draft, index) => {
    const { proposal } = accepted[index]!
    const rule = sheet.drafts[proposal.rule]
    if (!rule || proposal.stance === stances.against) return draft
    if (rule.isCertain) {
      return { ...draft, content: [...rule.content, ...beyond(sheet, draft, rule)], cue: rule.cue, source: rule.source, isCertain: true }
    }
    if (proposal.stance !== stances.agreed) return draft
    const source = isCutShort(sheet, draft, rule) ? rule.source : draft.source
    return { ...draft, source, content: isOff(sheet, draft, rule) ? rule.content : draft.content }
  })
}

/** What the models add in other sentences than the cue's. */
function beyond({ sentences, sentenceOf }: Sheet, { content }: ScoredDraft, { cue, content: ruled }: Draft): TokenRange[] {
  const end = Math.max(sentences[sentenceOf[cue[0]![0]]!]!.endToken, ruled.at(-1)![1])
  return content.flatMap(([from, to]): TokenRange[] => (to > end ? [[Math.max(from, end), to]] : []))
}

/** "In a survey of [900 nurses, six in ten] said": the words belong to what stands before the subject. */
function isCutShort({ tokens, sentences, sentenceOf }: Sheet, { source: [own] }: ScoredDraft, { source: [ruled] }: Draft): boolean {
  if (!own || !ruled || ruled[0] <= own[0] || ruled[1] !== own[1] || tokens[ruled[0] - 1]!.text !== ',') return false
  const { firstToken } = sentences[sentenceOf[own[0]]!]!
  return own[0] > firstToken && tokens[firstToken]!.pos === 'ADP' && tokens[own[0] - 1]!.pos === 'ADP'
}

/** "released by [his lawyers that he was innocent]", "called it [“a disgrace” in] a tweet": a word too early or too late. */
function isOff({ tokens }: Sheet, { content }: ScoredDraft, { content: ruled }: Draft): boolean {
  const [own, theirs]: (TokenRange | undefined)[] = [content[0], ruled[0]]
  if (!own || !theirs || content.length !== 1 || ruled.length !== 1) return false
  const leads = own[0] < theirs[0] && own[1] === theirs[1] && tokens[theirs[0]]!.lower === 'that' && tokens[own[0] - 1]?.pos === 'ADP'
  return leads || (own[0] === theirs[0] && own[1] === theirs[1] + 1 && tokens[theirs[1]]!.pos === 'ADP')
}
