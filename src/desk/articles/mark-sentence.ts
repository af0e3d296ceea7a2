import { z } from 'zod'
import { acts } from '../../domain/act.js'
import { markKinds, type MarkKind } from '../../domain/coverage.js'
import { wholeUpTo } from '../../domain/whole-characters.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permitPerson } from '../permit.js'
import { coverageOf } from '../reading/coverage.js'

const MarkInput = z.object({
  start: z.coerce.number('Say which sentence.').int('Say which sentence.'),
  kind: z.enum([...markKinds, ''], `A sentence is one of ${markKinds.join(', ')}, or nothing was said of it.`),
})
/** MarkInput is the offset at which the sentence begins (UTF-16 units into the newest text), and what it is; "": nobody has looked. */
export interface MarkInput {
  start: number | string
  kind: string
}

const LONGEST_TOLD = 120

/** markSentence says of a sentence without a claim what it is; said again it replaces what was said. Throws InvalidInput, NotFound, NotAllowed. */
export async function markSentence(desk: Desk, actor: Actor, articleId: string, input: MarkInput): Promise<void> {
  const { start, kind } = parseInput(MarkInput, input)
  const { revision, sentences } = await coverageOf(desk.store, actor, articleId)
  const sentence = sentences.find((one) => one.start === start)
  if (!sentence) throw new InvalidInput({ start: 'There is no such sentence in the text as it stands now. It is shown below: look again.' })
  if (sentence.kind === 'claim') throw new InvalidInput({ start: 'A claim stands in this sentence: dismiss the claim where it is none.' })
  await desk.store.write(async (tx) => {
    const person = permitPerson(actor, acts.mark_sentence.may)
    const newest = await tx.articles.newestRevision(articleId)
    if (newest?.id !== revision.id) throw new NotFound('article', articleId)
    const at = desk.now()
    const before = (await tx.sentenceMarks.ofRevision(articleId, revision.id)).find((mark) => mark.start === start)?.kind ?? null
    const after: MarkKind | null = kind || null
    if (before === after) return
    if (after === null) await tx.sentenceMarks.remove(revision.id, start)
    else await tx.sentenceMarks.set(revision.id, { start, end: sentence.end, kind: after, createdById: person.id, createdByName: person.name, createdAt: at })
    await tx.trail.append({
      id: desk.newId(), chain: articleId, at, actor, activity: 'mark_sentence', subjectType: 'article', subjectId: articleId,
      before: { kind: before }, after: { kind: after, start, words: revision.text.slice(start, wholeUpTo(revision.text, Math.min(sentence.end, start + LONGEST_TOLD))) },
    })
  }, articleId)
}
