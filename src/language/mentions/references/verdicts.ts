// "The claim is false": which claim? The one that the sentences before tell of: "Posts on Facebook claim that …".
import { claimingWords, judgedNouns, speakingWords, verdictWords } from '../../lexicon/descriptions.js'
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import type { Reference, TokenRange } from './reference.js'

/** Sentences: a claim told so far back is the one that is judged. */
const reach = 3
const longestJudged = 60
const longestVerdict = 4

/** A verdict and what it judges: tokens of both. */
export interface Judgement {
  verdict: TokenRange
  judged: TokenRange
}

/** findJudgements pairs each "The claim is false", "This is misleading" with the clause that it judges. Linear. */
export function findJudgements(tokens: readonly Token[], sentences: readonly ArticleSentence[]): Judgement[] {
  const found: Judgement[] = []
  let told: TokenRange | undefined
  // "claims that", "rumours that": "said that" is judged only as "the claim".
  let isClaimed = false
  let toldIn = -reach - 1
  sentences.forEach((sentence, index) => {
    const verdict = verdictAt(tokens, sentence)
    const isBare = verdict && verdict[1] - verdict[0] === 1
    if (verdict && told && index - toldIn <= reach && (!isBare || isClaimed)) {
      found.push({ verdict, judged: told })
      return
    }
    const clause = claimedIn(tokens, sentence)
    if (!clause) return
    isClaimed = !speakingWords.has(tokens[clause[0] - 2]!.lemma)
    told = clause
    toldIn = index
  })
  return found
}

/** "The claim", "This", where a verdict follows. */
function verdictAt(tokens: readonly Token[], { bodyToken, endToken }: ArticleSentence): TokenRange | undefined {
  const { lower } = tokens[bodyToken] ?? { lower: '' }
  if (!/^(?:the|this|that|these|those|both)$/.test(lower)) return undefined
  const noun = tokens[bodyToken + 1]?.lower ?? ''
  const end = judgedNouns.has(noun) ? bodyToken + 2 : bodyToken + 1
  if (end === bodyToken + 1 && lower !== 'this' && lower !== 'that') return undefined
  if (tokens[end]?.lemma !== 'be') return undefined
  for (let at = end + 1; at < endToken && at <= end + longestVerdict; at += 1) {
    if (verdictWords.has(tokens[at]!.lower)) return [bodyToken, end]
    if (tokens[at]!.pos !== 'ADV' && tokens[at]!.pos !== 'DET' && tokens[at]!.lower !== 'not') return undefined
  }
  return undefined
}

/** What stands behind "claim that", to the end of its clause. */
function claimedIn(tokens: readonly Token[], { bodyToken, endToken }: ArticleSentence): TokenRange | undefined {
  for (let at = endToken - 2; at > bodyToken; at -= 1) {
    const { lower, lemma } = tokens[at - 1]!
    if (tokens[at]!.lower !== 'that' || !(claimingWords.has(lower) || claimingWords.has(lemma))) continue
    // "Rumours that he left spread": the clause ends before the verb of the sentence.
    if (isSubject(tokens, bodyToken, at - 1)) return undefined
    let end = at + 1
    while (end < endToken && end - at < longestJudged && !isEnd(tokens, end)) end += 1
    return end - at > 2 && end - at < longestJudged ? [at + 1, end] : undefined
  }
  return undefined
}

function isSubject(tokens: readonly Token[], first: number, noun: number): boolean {
  if (noun - first > 2 || tokens[noun]!.pos !== 'NOUN') return false
  for (let at = first; at < noun; at += 1) if (tokens[at]!.pos !== 'DET' && tokens[at]!.pos !== 'ADJ') return false
  return true
}

function isEnd(tokens: readonly Token[], at: number): boolean {
  const { tag, text } = tokens[at]!
  return tag === '.' || text === ';' || text === '—' || text === ':'
}

/** judgementReference words a verdict's subject: "The claim that crime fell". */
export function judgementReference({ verdict: [firstToken, endToken], judged }: Judgement, content: string): Reference {
  return {
    firstToken, endToken, kind: 'description', decision: { wording: `the claim that ${content}` }, judged, antecedent: judged, chain: -1,
  }
}
