// I and we: somebody's own words, so that they stay; who speaks is the likeliest of whom they may mean.
import { firstPerson } from '../../lexicon/pronouns.js'
import type { SplitAttribution } from '../../split-result.js'
import type { Token } from '../../words/token.js'
import type { Mentions } from '../mentions.js'
import { fullName, type Callings } from './names.js'
import type { Reference } from './reference.js'

/** What is read of an attribution. */
export type Speech = Pick<SplitAttribution, 'content' | 'source' | 'hops' | 'cue'>

/** Whoever says a token: the name, '' where the article speaks, and the source's last character, -1 for none. */
export interface Speaking {
  name: string
  sourceEnd: number
}

const nobody: Speaking = { name: '', sourceEnd: -1 }

/** speakersOf gives for each token whoever says it, by the innermost attribution. */
export function speakersOf(tokens: readonly Token[], attributions: readonly Speech[]): readonly Speaking[] {
  const speakers = new Array<Speaking>(tokens.length).fill(nobody)
  const spans = attributions.flatMap(({ content, hops, source }) => {
    const speaking: Speaking = { name: hops[0]?.name ?? '', sourceEnd: (source[0]?.[1] ?? 0) - 1 }
    return content.map(([start, end]) => ({ start, end, speaking }))
  })
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const open: typeof spans = []
  let next = 0
  tokens.forEach(({ start }, at) => {
    while (open.length > 0 && open[open.length - 1]!.end <= start) open.pop()
    for (; next < spans.length && spans[next]!.start <= start; next += 1) open.push(spans[next]!)
    speakers[at] = open[open.length - 1]?.speaking ?? nobody
  })
  return speakers
}

/**
 * firstPersonReference marks "I", "we", "our" as open; `persons` gives a speaker by name who is a
 * person of the article, `isClear` says whether a source is known for certain, by its last character.
 */
export function firstPersonReference(
  tokens: readonly Token[], speakers: readonly Speaking[], persons: ReadonlyMap<string, NamedPerson>, isClear: (sourceEnd: number) => boolean, at: number,
): Reference | undefined {
  const { lower, text, tag } = tokens[at]!
  if (!firstPerson.has(lower) || (tag !== 'PRP' && tag !== 'PRP$') || (text === 'I' && isNumbered(tokens[at - 1])) || (lower === 'us' && text === 'US')) return undefined
  const { name: speaker, sourceEnd } = speakers[at]!
  const person = persons.get(speaker)
  return {
    firstToken: at, endToken: at + 1, kind: 'first-person', decision: { open: speaker === '' ? [] : [person?.name ?? speaker] },
    chain: person && isClear(sourceEnd) && lower !== 'we' && lower !== 'our' && lower !== 'us' && lower !== 'ours' ? person.entity : -1,
  }
}

/** A person of the article by the fullest name. */
export interface NamedPerson {
  name: string
  entity: number
}

/** namedPersons gives the persons of an article by each name that they have. */
export function namedPersons({ entities }: Mentions, { root }: Callings): ReadonlyMap<string, NamedPerson> {
  const persons = new Map<string, NamedPerson>()
  entities.forEach(({ name, kind }, index) => {
    if (kind !== 'person' || !/^\p{Lu}/u.test(name)) return
    const entity = root[index]!
    const full = entities[entity]!
    // A bare word may be no person's name.
    if (full.name.includes(' ') || full.title !== undefined || full.gender !== undefined) persons.set(name, { name: fullName(full, false), entity })
  })
  return persons
}

/** "Level I", "Part I". */
function isNumbered(before: Token | undefined): boolean {
  return before !== undefined && (before.pos === 'PROPN' || before.pos === 'NOUN') && /^\p{Lu}/u.test(before.text)
}
