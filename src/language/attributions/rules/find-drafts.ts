// Tokens → attributions: who said what, by which words.
import type { ArticleSentence } from '../../sentences/sentence.js'
import type { Token } from '../../words/token.js'
import { cueVerb } from '../../lexicon/cue-verbs.js'
import type { Draft, Rule, Scene } from '../drafts.js'
import { readSpeaker } from './labelled-speakers.js'
import { readPhraseCue } from './phrase-attributions.js'
import { findContinuations } from './continuations.js'
import { readBesideQuotation, readTitled } from './beside-quotations.js'
import { readQuoted } from './quoted-as.js'
import { findQuotes } from '../../sentences/quotes.js'
import { words } from '../../lexicon/word-lists.js'
import { readVerbCue, type SentenceState } from './verb-attributions.js'

/** Verbs that the tagger takes for nouns now and then, and that never are. */
const neverNouns = words('said says told tells wrote writes added argued argues tweeted insisted insists')

/** findDrafts gives the attributions of an article in tokens, in text order of their cues. Linear in the tokens. */
export function findDrafts(
  tokens: Token[], sentences: ArticleSentence[]): Draft[] {
  const quotes = findQuotes(tokens, sentences)
  const drafts: Draft[] = []
  sentences.forEach((sentence, index) => {
    const scene: Scene = { tokens, sentences, quotes, index, first: sentence.frame?.speaker ? sentence.bodyToken : sentence.firstToken,
      end: wordsEnd(tokens, sentence) }
    const speaker = readSpeaker(scene)
    if (speaker) drafts.push({ ...speaker, rule: 'label' })
    const titled = readTitled(scene)
    if (titled) drafts.push({ ...titled, rule: 'headline' })
    const state: SentenceState = { mainVerb: -1, lastSource: undefined }
    for (let at = scene.first; at < scene.end; at += 1) {
      const token = tokens[at]!
      const isVerb = token.pos === 'VERB' || token.pos === 'AUX'
      const mayBeVerb = isVerb || neverNouns.has(token.lower) || isMistaggedCue(tokens, at)
      const found = (mayBeVerb && (by('quoted as', readQuoted(scene, at)) ?? by('verb', readVerbCue(scene, at, state)))) ||
        (by('phrase', readPhraseCue(scene, at)) ?? by('manner', readBesideQuotation(scene, at)))
      if (found) {
        drafts.push(found)
        state.lastSource = found.source[0]
      }
      if (isVerb && state.mainVerb < 0 && quotes.byToken[at]! < 0 && followsSubject(tokens, at, scene.first)) {
        state.mainVerb = at
      }
    }
  })
  const continued = findContinuations(tokens, sentences, quotes, drafts).map((draft) => ({ ...draft, rule: 'continuation' as const }))
  return [...drafts, ...continued].sort((a, b) => a.cue[0]![0] - b.cue[0]![0])
}

const by = (rule: Rule, draft: Draft | undefined): Draft | undefined => draft && { ...draft, rule }

/** "…, CNN reports.": a name before and nothing after, so the noun is a verb; so is the one of "polls show". */
function isMistaggedCue(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  // "It is alleged that"
  if (tokens[at]!.lower === 'alleged' && before?.pos === 'AUX') return true
  if (tokens[at]!.lower === 'show' && (before?.pos === 'NOUN' || before?.pos === 'PROPN')) return true
  // "…, estimates Lars Dahl"
  const parted = before && /^[,”"]$/.test(before.text) && after?.pos === 'PROPN'
  if (parted && tokens[at]!.pos === 'NOUN' && cueVerb(tokens[at]!.lower)?.form === 'present') return true
  // "…, a lawsuit claims.": a phrase after a comma that would end in two nouns.
  const closes = before?.pos === 'NOUN' && /^\.$/.test(after?.text ?? '') && tokens[at]!.tag === 'NNS'
  const opens = closes && /^(?:a|an|the)$/.test(tokens[at - 2]?.lower ?? '') && tokens[at - 3]?.text === ','
  if (opens && cueVerb(tokens[at]!.lower)?.form === 'present') return true
  if (tokens[at]!.pos !== 'NOUN' || before?.pos !== 'PROPN' || !after || !/^(?:[.,:]|that)$/.test(after.lower)) {
    return false
  }
  return cueVerb(tokens[at]!.lower)?.form === 'present'
}

function followsSubject(tokens: Token[], at: number, first: number): boolean {
  if (at === first) return false
  const { pos, text } = tokens[at - 1]!
  return pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON' || pos === 'ADV' || text === ',' || text === ')' ||
    pos === 'NUM'
}

/** The end of a sentence without its closing mark. */
function wordsEnd(tokens: Token[], sentence: ArticleSentence): number {
  const last = tokens[sentence.endToken - 1]!.text
  return last === '.' || last === '…' || last === ':' ? sentence.endToken - 1 : sentence.endToken
}
