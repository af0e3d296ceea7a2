// The words of what the API answers and takes about the desk’s own work: queues, coverage, trails, rules.
import { z } from 'zod'
import { ArticleDetails } from '../../desk/articles/article-details.js'
import { actNames } from '../../domain/act.js'
import { markKinds } from '../../domain/coverage.js'
import { subjectTypes } from '../../domain/event.js'
import { queuesByPerson } from '../../domain/listing.js'
import { publicationRules } from '../../domain/publication-rules.js'
import { PageQuery, VersionRequest } from './requests.js'
import { ClaimSchema, offset, pageOf } from './schemas.js'

const kind = z.enum(['claim', ...markKinds, 'open'])

export const QueueQuery = PageQuery.extend({
  by: z.string().max(100).optional().meta({ description: `Only what is this person’s, by id: of ${queuesByPerson.join(', ')}.` }),
})

export const QueueSchema = pageOf(z.object({ claim: ClaimSchema, article: z.object({ id: z.string(), title: z.string() }) })).extend({
  count: z.object({ total: z.int(), isMore: z.boolean() }).meta({ description: 'How many there are in all, as far as they are counted.' }),
}).meta({ id: 'Queue' })

export const CoverageQuery = z.object({
  from: z.coerce.number('from is the number of a sentence, counted from 0.').int().min(0).default(0).meta({ description: 'The first sentence, counted from 0.' }),
  limit: z.coerce.number('limit is a number from 1 to 1000.').int().min(1).max(1_000).default(200),
})
const SentenceSchema = z
  .object({
    start: offset, end: offset, text: z.string(), kind: kind.meta({ description: '`open`: nobody has looked at it; `elsewhere`: its claim stands in another sentence.' }),
    claims: z.array(z.string()).meta({ description: 'The claims that stand in it, by id.' }), markedBy: z.string().nullable().meta({ description: 'Who said so; null where nobody had to.' }),
  })
  .meta({ id: 'CoveredSentence' })
export const CoverageSchema = z
  .object({ tally: z.record(kind, z.int()), items: z.array(SentenceSchema), next: z.int().nullable().meta({ description: 'What follows: pass it as ?from=.' }) })
  .meta({ id: 'Coverage' })
export const SentenceRequest = z.object({
  start: z.int('Say which sentence, by where it starts.').min(0), kind: z.enum([...markKinds, '']).meta({ description: 'What it is; empty takes back what was said.' }),
})

export const TrailQuery = PageQuery.extend({
  activity: z.enum(actNames).optional().meta({ description: 'What was done.' }), agent: z.string().optional().meta({ description: 'Who did it, by id; “program”: Claimtrail itself.' }),
})
export const EventSchema = z
  .object({
    id: z.string(), sequence: z.int(), at: z.iso.datetime(), activity: z.enum(actNames), agent: z.string(), subjectType: z.enum(subjectTypes), subjectId: z.string(),
    before: z.unknown(), after: z.unknown().meta({ description: 'What it changed, and into what; null where its words were removed.' }),
    previousHash: z.string(), hash: z.string(), redactedBy: z.string().nullable().meta({ description: 'The event that removed its words; null where it has them.' }),
  })
  .meta({ id: 'Event' })
export const RedactionRequest = z.object({ reason: z.string().default('') })

export const RulesSchema = z
  .object({ rules: z.array(z.enum(publicationRules)).meta({ description: 'What stops the publishing of an article until it is mended, or an editor says why.' }) })
  .meta({ id: 'Rules' })
export const RulesRequest = z.object({
  rules: z.array(z.string()), seen: z.array(z.string()).meta({ description: 'The rules in force that you saw: where they are others by now, nothing changes.' }),
})

export const DetailsRequest = VersionRequest.extend(ArticleDetails.partial().shape).meta({ description: 'What is left out stays.' })
