// A frame → the smaller claims that could be made of its draft: the core, and the core with some of what is said besides.
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import type { Draft, Part } from './drafts.js'
import type { Frame } from './frames.js'
import type { Phrase } from './phrases.js'

/** Candidate: one wording that a draft may take. */
export interface Candidate {
  parts: Part[]
  /** What it keeps of the draft's leads and phrases. */
  leads: number
  kept: Phrase[]
}

const linking = words('be become seem remain appear look feel stay prove sound go get keep')
// These say enough without what follows.
const selfContained = words(`die resign rise fall leave win lose happen occur arrive begin start end close open vote testify
  retire sink collapse crash explode survive escape return emerge increase decrease drop grow expand shrink meet marry work play
  score sail travel kill arrest injure wound fire charge convict acquit jail sentence shoot rescue elect appoint hire release build
  publish launch found sell ban approve reject`)
const passive = words('was were is are been being be')
const needy = words(`be ask tell base use know call name make set expect believe give put take say think consider describe
  suppose aim mean involve have do get force allow require tie link relate associate`)
const framing = words('when after before while as because since although though whereas until once')
const leaning = words('that which who whom whose where what whether how why')
const mostPhrases = 8
const mostCore = 3

/** candidatesOf gives the wordings that a draft may take, itself first. */
export function candidatesOf(tokens: readonly Token[], draft: Draft, { leads, head, rest, phrases }: Frame): Candidate[] {
  const all = [...leads, ...head, ...rest]
  const found: Candidate[] = [{ parts: all, leads: leads.length, kept: phrases }]
  const most = Math.min(phrases.length, mostPhrases)
  const least = leastOf(tokens, phrases, draft.verb)
  const stands = phrases.length > 1 && isComplete(tokens, draft.verb)
  const add = (kept: Phrase[], lead: number): void => {
    if ((kept.length === 0 && phrases.length > 0 && !stands) || found.some((other) => isSame(other, lead, kept))) return
    const parts = [...leads.slice(0, lead), ...head, ...kept.map((phrase): Part => [markedFrom(tokens, phrase), phrase.to])]
    found.push({ parts, leads: lead, kept })
  }
  for (let core = least; core <= Math.min(mostCore, most); core += 1) {
    const base = phrases.slice(0, core)
    if (leads.length > 0) add(base, leads.length)
    let claimed = false
    for (let at = core; at < most; at += 1) {
      const phrase = phrases[at]!
      // "joined the team despite being accused of fraud in May": of the two, the accusing was in May.
      const belongs = claimed && !phrase.parted
      claimed = (claimed && !phrase.parted) || holdsVerb(tokens, phrase)
      if (belongs || (at > core && leans(tokens, phrase))) continue
      add([...base, phrase], 0)
      for (const item of itemsOf(tokens, phrase)) add([...base, ...item], 0)
    }
  }
  for (let end = least; end <= most; end += 1) add(phrases.slice(0, end), 0)
  return found
}

// An apposition keeps the comma before it.
function markedFrom(tokens: readonly Token[], { parted, type, from }: Phrase): number {
  return parted && type === 'aside' && tokens[from - 1]?.text === ',' ? from - 1 : from
}

// What says something of the words right before it: "…, a plea", "… built in May", "… that runs it".
function leans(tokens: readonly Token[], { type, from }: Phrase): boolean {
  return type === 'aside' || type === 'participle' || (type === 'clause' && leaning.has(tokens[from]!.lower))
}

function holdsVerb(tokens: readonly Token[], { from, to }: Phrase): boolean {
  for (let at = from; at < to; at += 1) if (tokens[at]!.pos === 'VERB') return true
  return false
}

// How many phrases the verb cannot do without: its object, what "is" is, what was "refused to" be done.
function leastOf(tokens: readonly Token[], phrases: readonly Phrase[], at: number): number {
  const [first] = phrases
  const verb = tokens[at]!
  if (!first || first.parted) return 0
  if (first.type === 'object' || linking.has(verb.lemma) || leans(tokens, first)) return 1
  if (first.type === 'time' || first.type === 'adverb' || (first.type === 'clause' && framing.has(tokens[first.from]!.lower))) return 0
  return first.type === 'preposition' && isComplete(tokens, at) ? 0 : 1
}

// "died", "was promoted": they need nothing more.
function isComplete(tokens: readonly Token[], at: number): boolean {
  const { lemma, lower } = tokens[at]!
  if (selfContained.has(lemma)) return true
  let before = at - 1
  while (tokens[before]?.pos === 'ADV') before -= 1
  return passive.has(tokens[before]?.lower ?? '') && !lower.endsWith('ing') && !needy.has(lemma)
}

// "over the hills and the moor": each with the preposition that they share.
function itemsOf(tokens: readonly Token[], { type, from, parted, items }: Phrase): Phrase[][] {
  if (items.length < 2) return []
  return items.map(([start, end]): Phrase[] => {
    const item: Phrase = { type, from: start, to: end, parted, items: [] }
    const shares = type === 'preposition' && start > from && tokens[start]!.pos !== 'ADP'
    return shares ? [{ type, from, to: from + 1, parted, items: [] }, item] : [item]
  })
}

function isSame({ leads, kept }: Candidate, otherLeads: number, other: readonly Phrase[]): boolean {
  if (leads !== otherLeads || kept.length !== other.length) return false
  for (let at = 0; at < kept.length; at += 1) if (kept[at]!.from !== other[at]!.from || kept[at]!.to !== other[at]!.to) return false
  return true
}
