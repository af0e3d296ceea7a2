import { z } from 'zod'
import { acts } from '../../domain/act.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Actor } from '../../domain/permission.js'
import { instantOf, isTimeZone } from '../../domain/zoned-time.js'
import type { Desk } from '../desk.js'
import { Day } from '../day-input.js'
import { parseInput } from '../parse-input.js'
import { permit, permitPerson } from '../permit.js'
import { brokenRules, reasonsFor, ReasonsInput, type PublicationReasons } from './broken-rules.js'
import { changeArticle } from './change-article.js'
import { published } from './publish-article.js'

const EmbargoInput = z.object({
  day: Day,
  time: z.string().trim().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give the time as hours and minutes, for example 17:30.'),
  zone: z.string().trim().max(60, 'There is no such time zone.').refine(isTimeZone, 'There is no such time zone: write one like Europe/London or UTC.'),
})

/** EmbargoInput is what the clocks of a time zone show when the article is published, and why it may be. */
export interface EmbargoInput extends z.input<typeof EmbargoInput> {
  reasons?: PublicationReasons
}

// Further off it is a slip of the keyboard.
const FURTHEST_DAYS = 366

/**
 * embargoArticle has an article published at a time, and not a moment before; said again, it holds in the place of what was said before. What
 * stops publishing stops this too. Throws InvalidInput, NotFound, NotAllowed, StaleVersion.
 */
export async function embargoArticle(desk: Desk, actor: Actor, articleId: string, seen: number, { reasons: given = {}, ...input }: EmbargoInput): Promise<void> {
  const wall = parseInput(EmbargoInput, input)
  const reasons = parseInput(ReasonsInput, given)
  const until = instantOf(wall)
  if (until === null) throw new InvalidInput({ time: `The clocks in ${wall.zone} are put forward past this time on that day: choose another.` })
  await changeArticle(desk, actor, articleId, seen, 'embargo', async (article, at, tx) => {
    const person = permitPerson(actor, acts.embargo.may, article)
    if (article.publication === 'published') throw new InvalidInput({ day: 'The article is published already.' })
    if (until <= at) throw new InvalidInput({ day: 'This is past: choose a time to come, or publish it now.' })
    if (until.getTime() - at.getTime() > FURTHEST_DAYS * 86_400_000) throw new InvalidInput({ day: 'This is more than a year off.' })
    const said = reasonsFor(await brokenRules(tx, article, at), reasons)
    await tx.embargoes.set({ articleId, until, zone: wall.zone, createdById: person.id, createdByName: person.name, reasons: said })
    await tx.jobs.add({
      id: desk.newId(), kind: 'publish', payload: { articleId, until: until.toISOString() }, key: `publish:${articleId}:${until.toISOString()}`, dueAt: until, actor, at,
    })
    return { told: { until: until.toISOString(), zone: wall.zone, ...(Object.keys(said).length > 0 && { reasons: { ...said } }) } }
  })
}

/** liftEmbargo takes back that an article is published at a time. Throws InvalidInput where it is not, NotFound, NotAllowed, StaleVersion. */
export async function liftEmbargo(desk: Desk, actor: Actor, articleId: string, seen: number): Promise<void> {
  await changeArticle(desk, actor, articleId, seen, 'lift_embargo', async (_article, _at, tx) => {
    const embargo = await tx.embargoes.ofArticle(articleId)
    if (!embargo) throw new InvalidInput({ embargo: 'There is no embargo on this article any more.' })
    await tx.embargoes.remove(articleId)
    return { told: { until: null } }
  })
}

/**
 * endEmbargo publishes an article whose embargo stands for this instant; where it was lifted, or another time was said since, it does nothing.
 * What a rule says by now does not stop it any more: it was decided. Throws NotAllowed.
 */
export async function endEmbargo(desk: Desk, actor: Actor, articleId: string, until: Date): Promise<void> {
  permit(actor, 'end_embargo')
  const article = await desk.store.articles.find(articleId)
  if (!article) throw new NotFound('article', articleId)
  await changeArticle(desk, actor, articleId, article.version, 'end_embargo', async (now, at, tx) => {
    const embargo = await tx.embargoes.ofArticle(articleId)
    if (embargo?.until.getTime() !== until.getTime() || now.publication === 'published') return null
    // A job that is begun too early is tried again.
    if (at < until) throw new Error('The embargo has not ended yet.')
    await tx.embargoes.remove(articleId)
    const { createdByName: by, zone, reasons } = embargo
    return { ...published(at), told: { by, until: until.toISOString(), zone, ...(Object.keys(reasons).length > 0 && { reasons: { ...reasons } }) } }
  })
}
