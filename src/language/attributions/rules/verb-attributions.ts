// Attributions whose cue is a verb: "she said …", "…, said Lee", "he told CNN that …", "critics, arguing that …".
import { extensionLimit, isTime, listenerVerbs, readAside, withName } from './aside-attributions.js'
import { contentAfter, quotesAfter } from './content.js'
import { afterCiting, citesBefore } from './citing-asides.js'
import { negativePronouns } from '../../lexicon/negation.js'
import { formsOfBe } from '../../lexicon/auxiliaries.js'
import { isVerdict, startsClause } from './clause-openings.js'
import { cueVerb, type CueVerb } from '../../lexicon/cue-verbs.js'
import { readPassive } from './passives.js'
import { opensQuote, quoteAt, type Draft, type Scene } from '../drafts.js'
import { subjectBefore, verbGroupStart, type TokenRange } from '../../words/noun-phrases.js'
import { phraseAfter } from './phrase-after.js'
import { times } from '../../lexicon/calendar.js'
import { words } from '../../lexicon/word-lists.js'

const participleLeads = words(', by while')
const nobody: ReadonlySet<string> = new Set([...negativePronouns, 'no'])
/** Takes a thing without "that" more often than words: "posted a photo", "read the letter". */
const markedOnly = words('post read point email repeat rule')
const listMark = /^[-*•–]$/
const notDone = words('refuse refused refuses decline declined declines fail failed fails')
const anonymity = words('named identified quoted anonymous anonymity names')

export interface SentenceState {
  /** The verb that the sentence's first subject goes with, -1 before one was seen. */
  mainVerb: number
  lastSource: TokenRange | undefined
}

/** readVerbCue gives the attribution that the verb at `at` makes, or undefined. */
export function readVerbCue(scene: Scene, at: number, state: SentenceState): Draft | undefined {
  const { tokens, first } = scene
  const cue = cueVerb(tokens[at]!.lower)
  if (!cue) return undefined
  if (quoteAt(scene, at)) return undefined
  // "in answer to questions", "devoted to asking": after "to", these are no finite verbs.
  if (tokens[at - 1]?.lower === 'to' && cue.form !== 'base') return undefined
  const groupStart = verbGroupStart(tokens, at, first)
  const passive = isPassive(tokens, groupStart, at, cue)
  if (passive) return readPassive(scene, at, groupStart)
  if (isAnonymity(tokens, at)) return undefined
  // "refused to say": the refusal is read, and nothing was said.
  if (tokens[at - 1]?.lower === 'to' && notDone.has(tokens[at - 2]?.lower ?? '')) return undefined
  const subject = findSubject(scene, at, groupStart, cue, state)
  // "As Lee said, CONTENT"
  const opens = subject && subject[0] - 1 === first && tokens[first]!.lower === 'as'
  if (opens && tokens[at + 1]?.text === ',') {
    const content = contentAfter(scene, at + 2, false)
    return content && { content: [content], cue: [[groupStart, at + 1]], source: [subject], type: cue.type }
  }
  const speaks = cue.type === 'speech' || cue.type === 'address'
  // "CONTENT, court records show.": a finding that ends its clause.
  const ends = at + 1 === scene.end || tokens[at + 1]?.text === ','
  const concludes = cue.type === 'finding' && ends && subject !== undefined &&
    tokens[subject[0] - 1]?.text === ','
  if (speaks || concludes) {
    const aside = readAside(scene, at, groupStart, subject, cue)
    if (aside) return aside
  }
  if (subject && nobody.has(tokens[subject[0]]!.lower)) return undefined
  if (!subject || (cue.type === 'thought' && isWriter(tokens, subject))) return undefined
  return readClause(scene, at, groupStart, subject, cue)
}

/** "I think", "we know" outside quotations: the writer's own thought is attributed to nobody. */
function isWriter(tokens: Scene['tokens'], [first, end]: TokenRange): boolean {
  return end - first === 1 && /^(?:i|we|you)$/.test(tokens[first]!.lower)
}

/** "asked not to be named": about the source, no words of it. */
function isAnonymity(tokens: Scene['tokens'], at: number): boolean {
  if (!/^(?:ask|request|declin|refus|insist|want|demand)/.test(tokens[at]!.lower)) return false
  for (let look = at + 1; look < at + 6; look += 1) if (anonymity.has(tokens[look]?.lower ?? '')) return true
  return false
}

function isPassive(tokens: Scene['tokens'], start: number, at: number, cue: CueVerb): boolean {
  if (cue.form !== 'past') return false
  for (let look = start; look < at; look += 1) if (formsOfBe.has(tokens[look]!.lower)) return true
  return false
}

function findSubject(
  scene: Scene, at: number, groupStart: number, cue: CueVerb, state: SentenceState,
): TokenRange | undefined {
  const { tokens } = scene
  const finite = cue.form !== 'gerund' || groupStart < at
  if (finite) {
    const direct = subjectBefore(tokens, groupStart, scene.first)
    if (direct) return direct
  }
  const before = tokens[groupStart - 1]
  if (!before) return undefined
  const coordinated = before.pos === 'CCONJ' && finite && cue.form !== 'base'
  const loose = before.pos === 'NOUN' || before.pos === 'PROPN' || before.pos === 'CCONJ' ||
    participleLeads.has(before.lower)
  const participle = cue.form === 'gerund' && groupStart === at && loose
  if (!coordinated && !participle) return undefined
  if (participle && before.pos === 'NOUN' && tokens[groupStart - 2]?.pos !== 'ADP') {
    // "a report saying", "voters saying"
    const near = subjectBefore(tokens, groupStart, scene.first)
    if (near && cue.type !== 'stance') return near
  }
  if (state.lastSource && state.lastSource[0] >= scene.first) return state.lastSource
  if (state.mainVerb < 0 || state.mainVerb >= at) return undefined
  return subjectBefore(tokens, verbGroupStart(tokens, state.mainVerb, scene.first), scene.first)
}

/** "she said CONTENT", "they told CNN on Friday that CONTENT", "critics accused him of CONTENT". */
function readClause(
  scene: Scene, at: number, groupStart: number, subject: TokenRange, cue: CueVerb): Draft | undefined {
  const { tokens, end } = scene
  let after = at + 1
  let listener: TokenRange | undefined
  let isParted = false
  let isProgramme = false
  if (listenerVerbs.has(cue.base) && tokens[after]?.lower !== 'that') {
    const phrase = phraseAfter(tokens, after, end)
    const whole = withName(scene, after, phrase)
    const heard = whole > phrase ? whole : withoutSubject(tokens, after, whole)
    isParted = heard < phrase
    isProgramme = heard > phrase
    if (heard > after) listener = [after, heard]
    after = heard
  }
  const start = contentStart(scene, after, cue)
  const narrow = cue.type === 'stance' || cue.type === 'intent'
  const list = !narrow && start >= 0 ? listAfter(scene) : undefined
  if (list) return { content: list, cue: [[groupStart, at + 1]], source: [subject], type: cue.type }
  if (start < 0 || start >= end) return undefined
  if (!takes(scene, start, after, cue)) return undefined
  const content = contentAfter(scene, start, narrow, cue.type === 'thought')
  if (!content) return undefined
  const ranges: TokenRange[] = [content]
  if (quoteAt(scene, content[1] - 1) && (cue.type === 'speech' || cue.type === 'address')) {
    ranges.push(...quotesAfter(scene, content[1]))
  }
  const from = Math.max(groupStart, subject[1] <= at ? subject[1] : groupStart)
  const isCertain = isProgramme || (isParted && start === after) || tokens[start]!.lower === 'that' && tokens[start - 1]!.text === ',' && citesBefore(tokens, start - 1, after)
  return { content: ranges, cue: [[Math.min(from, at), at + 1]], source: [subject], type: cue.type,
    ...(listener && { listener }), ...(isCertain && { isCertain }) }
}

/** "told the Herald [exports] rose": a common noun in the plural, a verb after it, begins what was told. */
function withoutSubject(tokens: Scene['tokens'], first: number, end: number): number {
  const isSubject = end - first > 1 && tokens[end - 1]!.tag === 'NNS' && tokens[end - 2]!.pos === 'PROPN' && /^(?:VB[DPZ]|MD)$/.test(tokens[end]?.tag ?? '')
  return isSubject ? end - 1 : end
}

/** "reported the following damage:" and the items of the list below it. */
function listAfter({ tokens, sentences, index, end }: Scene): TokenRange[] | undefined {
  if (tokens[end]?.text !== ':') return undefined
  const items: TokenRange[] = []
  for (let at = index + 1; at < sentences.length && items.length < 20; at += 1) {
    const { firstToken, endToken, type } = sentences[at]!
    if (!listMark.test(tokens[firstToken]!.text) || endToken - firstToken < 3 || type === 'heading') break
    items.push([firstToken + 1, tokens[endToken - 1]!.text === '.' ? endToken - 1 : endToken])
  }
  return items.length > 0 ? items : undefined
}

/** Where the content of a clause begins: at "that", at a quotation after a colon or comma, else right after the verb. */
function contentStart(scene: Scene, from: number, cue: CueVerb): number {
  const { tokens, end } = scene
  if (opensQuote(scene, from)) return from
  for (let at = from; at < end && at - from < extensionLimit; at += 1) {
    const { text, lower, pos } = tokens[at]!
    if (lower === 'that' && (pos !== 'DET' || at === from)) return at
    if ((text === ':' || text === ',') && opensQuote(scene, at + 1)) return at + 1
    if (text === ':') return at + 1
    const cited = afterCiting(scene, at)
    if (cited > at) return cited
    // "said in a statement released by his lawyers that"
    if (pos === 'VERB' && at > from && isHandedOn(tokens, at)) continue
    if (text === ',' || pos === 'VERB' || pos === 'AUX' || opensQuote(scene, at)) break
  }
  let at = from
  while (at < end && (isTime(tokens[at]!.lower) ||
      (tokens[at]!.lower === 'on' && times.has(tokens[at + 1]?.lower ?? '')))) {
    at += 1
  }
  // "referring to the storm": the preposition belongs to the cue.
  if (cue.type === 'stance' && tokens[at]?.pos === 'ADP') at += 1
  return cue.type === 'address' && at === from && tokens[at]?.text === ',' ? -1 : at
}

function isHandedOn(tokens: Scene['tokens'], at: number): boolean {
  return tokens[at]!.tag === 'VBN' && tokens[at - 1]!.pos === 'NOUN' && tokens[at + 1]?.pos === 'ADP'
}

function takes(scene: Scene, start: number, after: number, cue: CueVerb): boolean {
  const { tokens } = scene
  const { lower, pos } = tokens[start]!
  const marked = lower === 'that' || opensQuote(scene, start) || tokens[start - 1]?.text === ':'
  if (marked) return cue.type !== 'stance' || lower !== 'that' || start === after
  if (markedOnly.has(cue.base)) return false
  if (pos === 'PUNCT' || pos === 'CCONJ') return false
  switch (cue.type) {
    case 'speech': return startsClause(scene, start)
    case 'address': return (startsClause(scene, start) && !/^(?:as|who|when)$/.test(lower)) || lower === 'to' ||
      lower === 'about' || lower === 'of'
    case 'thought': return startsClause(scene, start)
    case 'finding': return !isVerdict(scene, start) && startsClause(scene, start)
    // "dismissed James Comey": from an office, not in words.
    case 'stance': if (cue.base === 'dismiss' && pos === 'PROPN') return false
      return pos !== 'ADV' && pos !== 'PART'
    case 'intent': return lower === 'to'
  }
}
