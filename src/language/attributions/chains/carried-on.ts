// Who speaks on, and through whom: "he added" is the last speaker's, whatever man was spoken of; what Lee "further
// asserted" came as what he said before did; anonymous sources are those of the outlet that the article relies on.
import type { FoundAttribution } from '../attribution.js'
import { words } from '../../lexicon/word-lists.js'
import type { Mentions } from '../../mentions/mentions.js'
import type { SplitHop } from '../../split-result.js'
import type { Token } from '../../words/token.js'
import { headOfCue } from '../force/taken-back.js'
import type { Draft } from '../drafts.js'
import type { Sheet } from '../models/sheet.js'

const goingOn = words('add continue go conclude')
const further = words('further also added adds continued continues')
/** How far back the words that somebody goes on with may stand, in drafts and in sentences. */
const draftsBack = 4
const sentencesBack = 3
const anonymous = /^(?:another |one |two |several |other |the )?sources?$/i

/**
 * lastSpeakers gives the hops of each draft where a pronoun that goes on ("he added") would name somebody of whom the words
 * before only speak: the speaker of those words instead. Linear in the drafts.
 */
export function lastSpeakers(sheet: Sheet, drafts: Draft[], forces: FoundAttribution['force'][], hops: SplitHop[][], mentions: Mentions): SplitHop[][] {
  const settled: SplitHop[][] = []
  drafts.forEach((draft, index) => {
    const [own] = hops[index]!
    const isOpen = own?.kind === 'unnamed' && /^(?:he|she)$/i.test(own.name)
    const isOn = goesOn(sheet, draft)
    const before = isOpen || isOn ? draftBefore(sheet, drafts, forces, index, isOpen) : -1
    const speaker = before < 0 ? undefined : settled[before]!.find(({ cue }) => cue !== null)
    const isSpokenOf = before >= 0 && isOn && isAbout(sheet, drafts, before, draft, mentions)
    const pronoun = isOn ? sheet.tokens[draft.source[0]![0]]!.lower : own?.name ?? ''
    if (own && speaker && own.name !== speaker.name && (isSpokenOf || isOpen && isOne(speaker)) && mayBe(pronoun, speaker.name, mentions)) {
      settled.push([{ ...own, name: speaker.name, kind: speaker.kind }, ...hops[index]!.slice(1).filter(({ name }) => name !== speaker.name)])
    } else settled.push(hops[index]!)
  })
  return settled
}

/** "he added", "she went on", the source a pronoun and nothing else. */
function goesOn({ tokens }: Sheet, draft: Draft): boolean {
  const [own] = draft.source
  if (!own || own[1] - own[0] !== 1 || !/^(?:he|she)$/.test(tokens[own[0]]!.lower)) return false
  return goingOn.has(tokens[headOfCue(tokens, draft)]!.lemma)
}

/**
 * The last report, or where `any` is so, the last whose speaker it names, before a draft that stands near it; or -1. In its
 * own sentence whoever does something counts as well: "Lee criticised the firm, but added".
 */
function draftBefore({ sentenceOf }: Sheet, drafts: Draft[], forces: FoundAttribution['force'][], index: number, any: boolean): number {
  const at = sentenceOf[drafts[index]!.cue[0]![0]]!
  for (let look = index - 1; look >= 0 && index - look <= draftsBack; look -= 1) {
    const apart = at - sentenceOf[drafts[look]!.cue[0]![0]]!
    if (apart > sentencesBack) return -1
    if ((forces[look] === 'report' || ((any || apart === 0) && forces[look] === 'attitude')) && drafts[look]!.source.length > 0) return look
  }
  return -1
}

/** Whether the pronoun of a draft means somebody who says nothing in the words before it: they speak of him, or had named him before. */
function isAbout({ tokens }: Sheet, drafts: Draft[], before: number, { source: [own] }: Draft, mentions: Mentions): boolean {
  const meant = mentions.meant.get(own![0])
  if (!meant) return false
  const { source: [speaker], content } = drafts[before]!
  const holds = (at: number): boolean => at < speaker![0] || content.some(([first, end]) => at >= first && at < end)
  if ('phrase' in meant) return holds(meant.phrase[0])
  for (let at = own![0] - 1; at >= 0 && own![0] - at < 120; at -= 1) {
    const mention = mentions.mentions[mentions.byToken[at]!]
    if (mention?.entity === meant.entity && tokens[at]!.pos !== 'PRON') return holds(at)
  }
  return false
}

/** Whether a person of that name may be called he or she, as far as the article says. */
function mayBe(pronoun: string, name: string, { entities }: Mentions): boolean {
  const gender = entities.find((entity) => entity.name === name)?.gender
  return gender === undefined || gender === (/^he$/i.test(pronoun) ? 'male' : 'female')
}

/** One human being, as far as is known: not the police, no report. */
const isOne = ({ kind }: SplitHop): boolean => kind === 'person' || kind === 'unnamed'

/** carryOn gives the hops of each draft with the outlet that its words came through like those before. Linear in the drafts. */
export function carryOn(tokens: Token[], sheet: Sheet, drafts: Draft[], hops: SplitHop[][]): SplitHop[][] {
  const outlets = new Set<string>()
  let outlet: SplitHop | undefined
  return hops.map((chain, index) => {
    const [own] = chain
    let carried = chain
    if (own && chain.length === 1 && own.kind !== 'publication') {
      if (own.kind === 'unnamed' && anonymous.test(own.name) && outlets.size === 1 && outlet) carried = [own, outlet]
      else if (isFurther(tokens, drafts[index]!)) carried = [own, ...through(sheet, drafts, hops, index, own)]
    }
    for (const hop of chain) {
      if (hop.kind !== 'publication') continue
      outlets.add(hop.name)
      outlet = { ...hop, mention: null, cue: null }
    }
    return carried
  })
}

const isFurther = (tokens: Token[], { cue }: Draft): boolean =>
  cue.some(([first, end]) => tokens.slice(first, end).some(({ lower }) => further.has(lower)))

/** The outlets through which the same source spoke shortly before. */
function through({ sentences, sentenceOf }: Sheet, drafts: Draft[], hops: SplitHop[][], index: number, { name }: SplitHop): SplitHop[] {
  const paragraph = (at: number): number => sentences[sentenceOf[drafts[at]!.cue[0]![0]]!]!.paragraph
  for (let look = index - 1; look >= 0 && index - look <= draftsBack && paragraph(index) - paragraph(look) <= 1; look -= 1) {
    if (hops[look]![0]?.name !== name) continue
    return hops[look]!.slice(1).filter(({ kind }) => kind === 'publication').map((hop) => ({ ...hop, mention: null, cue: null }))
  }
  return []
}
