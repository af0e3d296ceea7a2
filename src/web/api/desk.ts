import type { z } from 'zod'
import { changeRules, seenRules } from '../../desk/articles/change-rules.js'
import { editDetails } from '../../desk/articles/edit-details.js'
import { markSentence } from '../../desk/articles/mark-sentence.js'
import { redactableEvent, redactEvent } from '../../desk/claims/redact-event.js'
import { editableArticle, readableArticle } from '../../desk/reading/articles.js'
import { allInArticlesAsSeenBy } from '../../desk/reading/as-seen-by.js'
import { deskClaim } from '../../desk/reading/claims.js'
import { coverageOf } from '../../desk/reading/coverage.js'
import { rulesInForce } from '../../desk/reading/publication.js'
import { trailOfArticle, trailOfClaim, type Trail } from '../../desk/reading/trail.js'
import { acts } from '../../domain/act.js'
import { InvalidInput, NotFound } from '../../domain/errors.js'
import type { Event } from '../../domain/event.js'
import type { TrailFilter } from '../../domain/trail.js'
import { isByPerson, queueNames, queuesByPerson, type QueueByPerson, type QueueName } from '../../domain/listing.js'
import type { Reader } from '../../storage/store.js'
import {
  CoverageQuery, CoverageSchema, DetailsRequest, EventSchema, QueueQuery, QueueSchema, RedactionRequest, RulesRequest, RulesSchema, SentenceRequest, TrailQuery,
} from './desk-schemas.js'
import { endpoint, pageRequest, tokenHolder, type Call, type Endpoint } from './endpoint.js'
import { articleResource, claimResource } from './resources.js'
import { ArticleSchema, pageOf } from './schemas.js'

/** What the API answers about the desk’s own work; none of it is for readers. */
export const deskEndpoints: Endpoint[] = [
  endpoint({
    method: 'get', path: '/queues/:id', summary: `What waits at your desk: ${queueNames.join(', ')}`, may: 'see_desk', status: 200,
    query: QueueQuery, answer: QueueSchema,
    handle: async (call) => {
      const { web: { desk }, id } = call
      const [name, person] = [queueNames.find((one) => one === id), tokenHolder(call)]
      if (!name) throw new NotFound('queue', id)
      const at = { personId: person.id, today: desk.now().toISOString().slice(0, 10) }
      const { by, ...page } = call.query
      const { items, next, count } = by === undefined
        ? (await desk.store.claims.queues(new Map([[name, pageRequest(page)]]), at)).get(name)!
        : await desk.store.claims.queueOf(queueByPerson(name), await idOf(desk.store, by), at, pageRequest(page))
      const seen = allInArticlesAsSeenBy(person, items).map(({ claim, article }) => ({ claim: claimResource(claim, 'desk'), article: { id: article.id, title: article.title } }))
      return { items: seen, next, count }
    },
  }),
  endpoint({
    method: 'get', path: '/articles/:id/coverage', summary: 'Every sentence of an article, and what it is', may: 'see_desk', status: 200,
    query: CoverageQuery, answer: CoverageSchema, handle: readCoverage,
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.mark_sentence.resource}`, summary: acts.mark_sentence.summary, may: 'see_desk', status: 200,
    body: SentenceRequest, answer: CoverageSchema,
    handle: async (call) => {
      await markSentence(call.web.desk, tokenHolder(call), call.id, call.body)
      const { sentences } = await coverageOf(call.web.desk.store, tokenHolder(call), call.id)
      return readCoverage({ ...call, query: { from: sentences.findIndex(({ start }) => start === call.body.start), limit: 1 } })
    },
  }),
  endpoint({
    method: 'post', path: `/articles/:id/${acts.edit_details.resource}`, summary: acts.edit_details.summary, may: 'see_desk', status: 200,
    body: DetailsRequest, answer: ArticleSchema,
    handle: async (call) => {
      const { version, ...given } = call.body
      const { store } = call.web.desk
      const { title, byline, publisher, publishedOn, url, language } = await editableArticle(store, tokenHolder(call), call.id)
      await editDetails(call.web.desk, tokenHolder(call), call.id, version, { title, byline, publisher, publishedOn, url, language, ...given })
      const { article, revision } = await readableArticle(store, tokenHolder(call), call.id)
      return articleResource(article, revision)
    },
  }),
  endpoint({
    method: 'get', path: '/articles/:id/trail', summary: 'What was done to an article and its claims, the newest first', may: 'see_desk', status: 200,
    query: TrailQuery, answer: pageOf(EventSchema),
    handle: async (call) => {
      const { activity, agent, ...page } = call.query
      return pageOfTrail(await trailOfArticle(call.web.desk.store, tokenHolder(call), call.id, { activity, agent }, pageRequest(page)), { activity, agent })
    },
  }),
  endpoint({
    method: 'get', path: '/claims/:id/trail', summary: 'What was done to a claim and its verdicts, the newest first', may: 'see_desk', status: 200,
    query: TrailQuery, answer: pageOf(EventSchema),
    handle: async (call) => {
      const { activity, agent, ...page } = call.query
      const claim = await deskClaim(call.web.desk.store, tokenHolder(call), call.id)
      return pageOfTrail(await trailOfClaim(call.web.desk.store, tokenHolder(call), claim, { activity, agent }, pageRequest(page)), { activity, agent })
    },
  }),
  endpoint({
    method: 'post', path: `/events/:id/${acts.redact.resource}`, summary: acts.redact.summary, may: 'see_desk', status: 200,
    body: RedactionRequest, answer: EventSchema,
    handle: async (call) => {
      await redactEvent(call.web.desk, tokenHolder(call), call.id, call.body)
      return eventResource(await redactableEvent(call.web.desk.store, tokenHolder(call), call.id))
    },
  }),
  endpoint({
    method: 'get', path: '/rules', summary: 'What stops the publishing of an article', may: 'see_desk', status: 200, answer: RulesSchema, handle: readRules,
  }),
  endpoint({
    method: 'post', path: `/${acts.change_rules.resource}`, summary: acts.change_rules.summary, may: 'see_desk', status: 200,
    body: RulesRequest, answer: RulesSchema,
    handle: async (call) => {
      await changeRules(call.web.desk, tokenHolder(call), call.body.rules, seenRules(new Set(call.body.seen)))
      return readRules(call)
    },
  }),
]

function queueByPerson(name: QueueName): QueueByPerson {
  if (!isByPerson(name)) throw new InvalidInput({ by: `By person are these queues alone: ${queuesByPerson.join(', ')}.` })
  return name
}

async function idOf({ users }: Pick<Reader, 'users'>, userId: string): Promise<string> {
  const person = await users.find(userId)
  if (!person) throw new NotFound('user', userId)
  return person.id
}

async function readCoverage({ web, actor, id, query: { from, limit } }: Call<z.output<typeof CoverageQuery>, unknown>): Promise<z.input<typeof CoverageSchema>> {
  const { revision, sentences, tally } = await coverageOf(web.desk.store, actor, id)
  const items = sentences.slice(from, from + limit).map(({ start, end, kind, claims, markedBy }) => ({ start, end, text: revision.text.slice(start, end), kind, claims, markedBy }))
  return { tally, items, next: from + limit < sentences.length ? from + limit : null }
}

async function readRules({ web, actor }: Call<unknown, unknown>): Promise<z.input<typeof RulesSchema>> {
  return { rules: [...(await rulesInForce(web.desk.store, actor))] }
}

// What does not occur is no filter on a page; asked by a program it keeps nothing.
function pageOfTrail({ items, next, filter }: Trail, asked: TrailFilter): { items: z.input<typeof EventSchema>[]; next: string | null } {
  const isKept = filter.activity === asked.activity && filter.agent === asked.agent
  return isKept ? { items: items.map(eventResource), next } : { items: [], next: null }
}

function eventResource({ id, sequence, at, activity, agentName, subjectType, subjectId, before, after, previousHash, hash, redactedBy }: Event): z.input<typeof EventSchema> {
  return { id, sequence, at: at.toISOString(), activity, agent: agentName, subjectType, subjectId, before, after, previousHash, hash, redactedBy: redactedBy ?? null }
}
