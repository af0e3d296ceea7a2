// A participle that opens a sentence tells of the subject that follows: "Accused of fraud, the judge …".
import { words } from '../lexicon/word-lists.js'
import { firstVerb, type Assembly } from './assembly.js'
import { isPlural } from './chunk.js'
import { isPast, wasFor } from './be-forms.js'
import type { Segment } from './segments.js'
import { hasUnchangingPast } from '../words/verb-forms.js'

// These open phrases that tell of nobody, or of no more than that somebody was asked.
const idle = words('given compared based provided granted supposed judged asked pressed reached contacted depending said')
// "Known for its hills, the town draws …": what holds with a verb of the present.
const lasting = words('known located situated regarded considered surrounded seen')
const vague = words('it there this that')

/** noteOpener keeps a participle that a sentence begins with until its subject is known. */
export function noteOpener(assembly: Assembly, segment: Segment): void {
  const { chunks, tokens } = assembly
  const { mood, auxiliary, head } = chunks[firstVerb(chunks, segment)]!
  const isFirst = segment.lead === 'none' && chunks[segment.from]!.type === 'verb' && segment.endToken - segment.firstToken > 1
  if (!isFirst || auxiliary || (mood !== 'either' && mood !== 'participle')) return
  if (!idle.has(tokens[head]!.lower) && !hasUnchangingPast(tokens[head]!)) assembly.opener = segment
}

/** tellOpener says of the subject of a clause what the participle before it says. */
export function tellOpener(assembly: Assembly, opener: Segment, clause: Segment): void {
  const { chunks, tokens } = assembly
  const subject = chunks[clause.subject]!
  if (clause.lead !== 'comma' || vague.has(tokens[subject.from]!.lower)) return
  const verb = chunks[firstVerb(chunks, opener)]!.head
  const isStill = lasting.has(tokens[verb]!.lower) && !isPast(tokens, chunks[clause.verb]!)
  const be = isStill ? (isPlural(subject, tokens) ? 'are' : 'is') : wasFor(assembly, clause.subject)
  let last = clause.verb
  while (chunks[last - 1]!.type !== 'noun') last -= 1
  assembly.drafts.push({
    origin: 'participial', verb,
    parts: [[subject.from, chunks[last - 1]!.to], be, [opener.firstToken, opener.endToken]],
  })
}
