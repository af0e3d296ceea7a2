// What requests to the API are parsed with, and described by in /api/openapi.json.
import { z } from 'zod'
import { ArticleDate } from '../../desk/articles/article-details.js'
import { ArticleInput } from '../../desk/articles/import-article.js'
import { waysToAnchor } from '../../desk/claims/anchor-claim.js'
import { ChainsInput } from '../../desk/claims/chains-input.js'
import { MOST_AT_ONCE } from '../../desk/claims/act-on-many.js'
import { articleFormats } from '../../domain/article.js'
import { sourcings } from '../../domain/attribution.js'
import { stages } from '../../domain/stage.js'
import { dismissalReasons, reasonsForMany } from '../../domain/dismissal.js'
import { stances } from '../../domain/evidence.js'
import { CURSOR_PATTERN } from '../../domain/page.js'
import { publicationRules } from '../../domain/publication-rules.js'
import { takings } from '../../domain/second-check.js'
import { LONGEST_SEARCH } from '../../domain/search.js'
import { sourceKinds } from '../../domain/source.js'
import { verificationStatuses } from '../../domain/verdict.js'
import { maximumSourceSize, maximumTextLength } from '../../intake/normalise.js'
import { offset } from './schemas.js'

export const PageQuery = z.object({
  after: z.string().regex(CURSOR_PATTERN, 'after is the cursor that a page answered as next.').optional(),
  limit: z.coerce.number('limit is a number from 1 to 100.').int().min(1).max(100).default(20),
})

export const SourceQuery = z.object({
  article: z.string('Say in which article the source is named.').meta({ description: 'The article in which the source is named: those that only it knows are found too.' }),
  query: z.string('Say what to look for.').max(LONGEST_SEARCH, `query can have at most ${LONGEST_SEARCH} characters.`).meta({ description: 'Words of any of its names.' }),
})

export const SourcesQuery = PageQuery.extend({
  after: z.string().max(400, 'after is the cursor that a page answered as next.').optional(),
  query: z.string().max(LONGEST_SEARCH, `query can have at most ${LONGEST_SEARCH} characters.`).default('').meta({ description: 'Words of any of its names; then the newest come first.' }),
  kind: z.enum(sourceKinds).optional(),
})

export const ClaimRequest = z
  .object({
    text: z.string(),
    anchors: z.array(z.object({
      exact: z.string().meta({ description: 'Words of the article, in whatever typography.' }),
      start: offset.nullable().default(null).meta({ description: 'Where they stand; left out where they stand only once.' }),
    })),
  })
  .meta({ id: 'ClaimRequest' })

export const ArticleRequest = ArticleInput.partial({ title: true, format: true }).extend({
  title: ArticleInput.shape.title.optional().meta({ description: 'Taken from the document where it is left out.' }),
  // The document with its markup; that its text is not too long is seen once it is read.
  text: z.string('Send the document’s text.').max(maximumSourceSize, 'A document can have at most 5,000,000 UTF-16 code units.'),
  format: z.enum(articleFormats).default('plain'),
})

export const VersionRequest = z.object({
  version: z.int('Send the version that you saw.').min(1).meta({ description: 'The version that the change is drawn from.' }),
})
export const PublicationRequest = VersionRequest.extend({
  reasons: z.partialRecord(z.enum(publicationRules), z.string()).default({}).meta({ description: 'Why it is published all the same, by the rule that stops it.' }),
})
export const EmbargoRequest = PublicationRequest.extend({
  day: z.string().default('').meta({ description: 'YYYY-MM-DD' }),
  time: z.string().default('').meta({ description: 'HH:MM' }),
  zone: z.string().default('UTC').meta({ description: 'An IANA time zone, of which the clocks show that day and time.' }),
})
export const RetractionRequest = VersionRequest.extend({ reason: z.string().default('') })
export const ManyRequest = z.object({
  filter: z.object({ stage: z.enum(stages).optional(), status: z.enum(verificationStatuses).optional(), sourcing: z.enum(sourcings).optional() }).default({})
    .meta({ description: 'Which claims; undecided ones only, but where a stage is named.' }),
  claims: z.array(z.object({ id: z.string(), version: z.int().min(1) })).min(1).max(MOST_AT_ONCE)
    .meta({ description: 'The claims that you saw, in article order, each at its version: where these are others by now, nothing is done.' }),
})
export const AssignManyRequest = z.object({
  assignee: z.string().default('').meta({ description: 'The id or the e-mail address of who is to work on them.' }),
  dueOn: z.string().nullable().default(null).meta({ description: 'The day by which, YYYY-MM-DD.' }),
  claims: z.array(z.object({ id: z.string(), from: z.string().nullable().default(null).meta({ description: 'Who worked on it when you saw it, by id; null: nobody.' }) })).min(1).max(MOST_AT_ONCE),
})
export const UndoManyRequest = z.object({ batch: z.string().default('').meta({ description: 'What it was called that was done to many.' }) })
export const DismissManyRequest = ManyRequest.extend({ reason: z.enum(reasonsForMany).nullable().default(null) })
export const WordingRequest = VersionRequest.extend({
  text: z.string().default(''),
  note: z.string().default('').meta({ description: 'Why, for readers; needed where they could see the claim.' }),
})
export const DismissalRequest = VersionRequest.extend({
  reason: z.enum(dismissalReasons).nullable().default(null),
  duplicateOf: z.string().nullable().default(null).meta({ description: 'Of a duplicate: the claim of the article that says it.' }),
})
export const MergeRequest = VersionRequest.extend({
  text: z.string().default('').meta({ description: 'How all of it is worded.' }),
  others: z.array(z.object({ id: z.string(), version: z.int().min(1) })).default([]).meta({ description: 'The claims that go into it, each at the version that you saw.' }),
})
export const SplitClaimRequest = VersionRequest.extend({
  texts: z.array(z.string()).default([]).meta({ description: 'The claims, two at least. Where one is the wording of the claim itself, it stays; else it is dismissed.' }),
})
export const AnchorsRequest = VersionRequest.extend({
  anchors: z.array(z.object({
    exact: z.string().meta({ description: 'Words of the article, in whatever typography.' }),
    start: offset.nullable().default(null).meta({ description: 'Where they stand; left out where they stand only once.' }),
    prefix: z.string().default('').meta({ description: 'In the place of start: words that stand right before them.' }),
  })).default([]),
  how: z.enum(waysToAnchor).default('replace').meta({ description: 'replace: the claim stands in these passages alone; extend: in these too.' }),
  note: z.string().default('').meta({ description: 'Why, for readers; needed where they could see the claim.' }),
})
export const AttributionsRequest = VersionRequest.extend({
  chains: ChainsInput.shape.chains.meta({ description: 'All chains of the claim, each from its origin on. A source is given by its id, or by a name and its kind; without the kind, it is the one that goes by the name. A chain of which nothing differs stays as it is.' }),
  noSource: ChainsInput.shape.noSource.meta({ description: 'Without a chain: the article itself says it. Else nobody has said yet who does.' }),
})
export const SourceRequest = VersionRequest.extend({
  name: z.string().optional(),
  kind: z.enum(sourceKinds).optional(),
  role: z.string().nullable().optional().meta({ description: '“mayor of Vellbridge”; readers are told it.' }),
  aliases: z.array(z.string()).optional().meta({ description: 'All of its own other names (`desk.otherNames`), without those that came with a source merged into it.' }),
  sameAs: z.string().nullable().optional().meta({ description: 'An https address; readers are told it.' }),
  reliability: z.string().nullable().optional().meta({ description: 'Never leaves the desk.' }),
}).meta({ description: 'What is left out stays as it is; `null` takes it away.' })
export const OtherSourceRequest = VersionRequest.extend({
  other: z.object({ id: z.string(), version: z.int('Send the version that you saw.').min(1) }).meta({ description: 'The other source, at the version that you saw.' }),
})

export const CommentRequest = z.object({
  body: z.string().default('').meta({ description: 'Markdown. An @ and a name, or an e-mail address, asks that person.' }),
  replyTo: z.string().nullable().default(null).meta({ description: 'A comment of the thread that it answers.' }),
})
export const EmergencyRequest = VersionRequest.extend({ emergency: z.string().default('').meta({ description: 'Why no other editor can decide on it now; the desk reads it for ever.' }) })
export const NoteRequest = VersionRequest.extend({ note: z.string().default('') })
export const EvidenceRequest = VersionRequest.extend({
  stance: z.string().default('').meta({ description: stances.join(', ') }),
  url: z.string().default('').meta({ description: 'Where it was found; left out of a document that has no address.' }),
  title: z.string().default('').meta({ description: 'The page’s own where it is left out.' }),
  quote: z.string().default('').meta({ description: 'Words of the page, in whatever typography; kept as the page has them.' }),
  note: z.string().default('').meta({ description: 'Never leaves the desk.' }),
  page: z.string().default('').meta({ description: 'The page’s text or HTML, in which the quote must stand: it is kept.' }),
  snapshot: z.string().default('').meta({ description: 'In the place of the page: the SHA-256 of one that is kept already.' }),
  isPage: z.boolean().default(false).meta({ description: 'That it is the page that is meant, though it looks like an error page, a sign-in or a request for consent.' }),
})
export const AssignmentRequest = z.object({
  assignee: z.string().nullable().default(null).meta({ description: 'The id or the e-mail address of who is to work on it; null: nobody.' }),
  dueOn: z.string().nullable().default(null).meta({ description: 'The day by which, YYYY-MM-DD.' }),
  from: z.string().nullable().optional().meta({ description: 'The id of who worked on it when you asked, null: nobody; sent, nobody else is replaced.' }),
})

export const VerdictRequest = VersionRequest.extend({
  status: z.string().default('').meta({ description: verificationStatuses.join(', ') }),
  rationale: z.string().default('').meta({ description: 'Markdown.' }),
  asOf: z.string().default('').meta({ description: 'The day on which it held, YYYY-MM-DD.' }),
  deskNote: z.string().default('').meta({ description: 'Markdown; never leaves the desk.' }),
  recheckOn: z.string().default('').meta({ description: 'The day on which to look again, YYYY-MM-DD; left out where it cannot go stale.' }),
  withoutEvidence: z.string().default('').meta({
    description: 'Why it rests on no evidence: needed where none is pinned to the claim, but for unverified and unverifiable.',
  }),
})
export const SecondCheckQuery = PageQuery.extend({
  list: z.enum(['own', 'asked', 'differing', 'closed'], 'list is own, asked, differing or closed.').default('own'),
})
export const AskRequest = VersionRequest.extend({ checker: z.string().default('').meta({ description: 'Who is asked, by id.' }) })
export const OpinionRequest = VersionRequest.extend({
  status: VerdictRequest.shape.status, rationale: VerdictRequest.shape.rationale, asOf: VerdictRequest.shape.asOf,
})
export const DecisionRequest = VersionRequest.extend({
  took: z.string().default('').meta({ description: takings.join(', ') }),
  note: z.string().default('').meta({ description: 'Why.' }),
  status: z.string().default('').meta({ description: 'Of a third.' }),
  rationale: z.string().default('').meta({ description: 'Of a third; Markdown.' }),
  asOf: z.string().default('').meta({ description: 'Of a third: the day on which it held, YYYY-MM-DD.' }),
})

export const SplitRequest = z.object({
  text: z.string('Send the text to split.').max(maximumTextLength, 'A text can have at most 1,000,000 UTF-16 code units.')
    .meta({ description: 'Without a token at most 100,000 UTF-16 code units, in a body of at most 700 kB.' }),
  url: z.string().max(2_000).optional(),
  publisher: z.string().max(200).optional(),
  date: ArticleDate.optional().meta({
    description: 'Of the article, a day or an instant: then “on Tuesday” is a date, counted from the day that is written, whatever the offset.',
  }),
})
