// The API's words as zod schemas: what answers are typed by, and what /api/openapi.json is written from; requests.ts has those of requests.
import { z } from 'zod'
import { anchorStates } from '../../domain/anchor.js'
import { publications } from '../../domain/article.js'
import { attributionModes, sourceSearches, sourcings, standings } from '../../domain/attribution.js'
import { claimKinds } from '../../domain/claim.js'
import { dismissed } from '../../domain/dismissal.js'
import { stances } from '../../domain/evidence.js'
import { directions } from '../../domain/language.js'
import { stages } from '../../domain/stage.js'
import { comparisons } from '../../domain/quantity.js'
import { secondCheckStates, takings } from '../../domain/second-check.js'
import { doubts } from '../../domain/snapshot.js'
import { sourceKinds } from '../../domain/source.js'
import { verdictDecisions, verificationStatuses } from '../../domain/verdict.js'
import { sentenceTypes } from '../../language/split-result.js'

const id = z.string().meta({ description: 'A ULID.', example: '01JQZ8Y6T3W4R5E6Q7A8S9D0F1' })
const instant = z.iso.datetime().meta({ description: 'An instant in UTC.' })
export const offset = z.int().min(0).meta({ description: 'UTF-16 code units into the text; spans are half open.' })
const range = z.array(offset).length(2).meta({ description: '[start, end), in UTF-16 code units.' })

const confidence = z.number().min(0).max(1).meta({
  description: 'The chance that a fact-checker keeps the claim as it stands, learnt from claims that were judged one by one; null where a person wrote it.',
})
const sureness = z.number().min(0).max(1).meta({ description: 'How sure the splitter is that the source said it; null where a person wrote it.' })
const reasons = z.array(z.string()).meta({ description: 'What speaks for it, a reason in words each.' })

const decider = z.string().meta({ description: 'The rule or the model that settled it: “rule verb”, “model attributions”.' })

const OpenReferenceSchema = z
  .object({ words: z.string(), candidates: z.array(z.string()) })
  .meta({ id: 'OpenReference', description: 'Words of which it is open whom or what they mean; candidates by name, the likeliest first.' })

const QuantitySchema = z
  .object({ value: z.number(), unit: z.string().nullable(), comparison: z.enum(comparisons), of: z.number().nullable(), span: range })
  .meta({ id: 'Quantity', description: 'A number that the claim states; `of`: the whole that it is a part of.' })

const TimeSchema = z
  .object({ span: range, start: z.iso.date().nullable(), end: z.iso.date().nullable() })
  .meta({ id: 'Time', description: 'When, as the claim says it: dates inclusive, null where the text does not tell.' })

export const SourceSchema = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(sourceKinds),
    aliases: z.array(z.string()).optional(),
    role: z.string().nullable().optional().meta({ description: 'What it is or does: “mayor of Vellbridge”. Of one source, not in lists.' }),
    sameAs: z.string().nullable().optional().meta({ description: 'Who or what it is elsewhere: an https address. Of one source, not in lists.' }),
    desk: z
      .object({ version: z.int(), otherNames: z.array(z.string()), mergedNames: z.array(z.string()).meta({ description: 'Those that came with a source merged into it.' }), reliability: z.string().nullable(), mergedInto: id.nullable() })
      .optional()
      .meta({ description: 'What only the desk reads; only for requests with a token.' }),
  })
  .meta({ id: 'Source' })

export const ListedSourceSchema = SourceSchema.extend({ claimCount: z.int().meta({ description: 'In how many claims it stands.' }) })

export const SourcesSchema = z
  .object({ items: z.array(SourceSchema), isMore: z.boolean().meta({ description: 'Whether there are more than these ten.' }) })
  .meta({ id: 'Sources' })

const HopSchema = z
  .object({
    source: SourceSchema,
    mention: z.string(),
    mentionStart: offset.nullable(),
    mentionEnd: offset.nullable(),
    cue: z.string().nullable().meta({ description: 'The words by which this hop says it; null where it has none of its own.' }),
    cueStart: offset.nullable(),
    cueEnd: offset.nullable(),
    mode: z.enum(attributionModes),
    standing: z.enum(standings),
  })
  .meta({ id: 'Hop' })

const AnchorSchema = z
  .object({
    start: offset,
    end: offset,
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    state: z.enum(anchorStates),
    score: z.number(),
  })
  .meta({ id: 'Anchor', description: 'W3C TextPosition and TextQuote selectors of one stretch of the text.' })

const VerdictSchema = z
  .object({
    id,
    number: z.int(),
    status: z.enum(verificationStatuses),
    rationale: z.string().meta({ description: 'Markdown.' }),
    asOf: z.iso.date(),
    author: z.string(),
    createdAt: instant,
    decision: z.enum(verdictDecisions).nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decisionNote: z.string().nullable().meta({ description: 'Only for requests with a token.' }),
    isSelfApproved: z.boolean().meta({ description: 'Whether its own author approved it, an admin in an emergency.' }),
    selfApproval: z.string().nullable().optional().meta({ description: 'Why its own author did; only for requests with a token.' }),
    deskNote: z.string().nullable().optional().meta({ description: 'Markdown; only for requests with a token.' }),
    recheckOn: z.iso.date().nullable().optional().meta({ description: 'The day on which to look again; only for requests with a token.' }),
    withoutEvidence: z.string().nullable().optional().meta({ description: 'Why it rests on no evidence; only for requests with a token.' }),
  })
  .meta({ id: 'Verdict' })

const EvidenceSchema = z
  .object({
    id,
    stance: z.enum(stances),
    title: z.string(),
    url: z.string().nullable(),
    quote: z.string().meta({ description: 'As it stands in the page.' }),
    snapshot: z.string().meta({ description: 'The SHA-256 of the page’s bytes as they were kept.' }),
    retrievedAt: instant.meta({ description: 'When the page was brought here.' }),
    doubt: z.enum(doubts).nullable().optional().meta({ description: 'What the page looks like, where somebody said that it is the one that is meant all the same; only for requests with a token.' }),
    note: z.string().optional().meta({ description: 'Only for requests with a token.' }),
    pinnedBy: z.string().optional().meta({ description: 'Only for requests with a token.' }),
    createdAt: instant.optional().meta({ description: 'Only for requests with a token.' }),
  })
  .meta({ id: 'Evidence' })

export const ClaimSchema = z
  .object({
    id,
    articleId: id,
    number: z.int().meta({ description: 'By which people name it in its article, from 1. It stays.' }),
    text: z.string(),
    kind: z.enum(claimKinds),
    checkworthiness: z.number(),
    confidence: confidence.nullable(),
    why: reasons,
    quantities: z.array(QuantitySchema),
    times: z.array(TimeSchema),
    sourcing: z.enum(sourcings).meta({
      description:
        'named or unnamed: what its origin is. Without one: none where the article was searched and names nobody, unsure where somebody seems to have said it, not_looked_for in a language that is not read for who said what.',
    }),
    status: z.enum(verificationStatuses).meta({ description: 'Of the approved verdict; unverified without one.' }),
    verdict: VerdictSchema.nullable().meta({ description: 'The newest approved verdict.' }),
    publicSince: instant.nullable().meta({ description: 'Since when readers could see it; then it keeps its address for ever.' }),
    withdrawnAt: instant.nullable().meta({ description: 'When editors took it back; null while it stands. Lists for readers leave it out.' }),
    withdrawalNote: z.string().nullable().meta({ description: 'Why, for readers.' }),
    anchors: z.array(AnchorSchema),
    attributions: z.array(
      z.object({
        mode: z.enum(attributionModes), confidence: sureness.nullable(), why: reasons, decidedBy: decider.nullable(), hops: z.array(HopSchema),
      }),
    ),
    parts: z
      .array(z.object({ text: z.string(), anchors: z.array(AnchorSchema) }))
      .meta({ description: 'Smaller assertions inside the claim.' }),
    evidence: z.array(EvidenceSchema).optional().meta({
      description: 'Of one claim, not in lists: without a token what its approved verdict was approved with, with one all that is pinned to it.',
    }),
    open: z.array(OpenReferenceSchema).optional().meta({ description: 'What is unclear in its words; only for requests with a token.' }),
    desk: z
      .object({
        stage: z.enum(stages),
        status: z.enum(verificationStatuses),
        version: z.int(),
        dismissedAs: z.enum(dismissed).nullable().meta({ description: 'Null where nobody said why, or where it stands.' }),
        duplicateOf: id.nullable().meta({ description: 'The claim that a duplicate repeats.' }),
        assignee: z.object({ id, name: z.string(), dueOn: z.string().nullable().meta({ description: 'The day by which, YYYY-MM-DD.' }) }).nullable()
          .meta({ description: 'Who works on it; null: nobody yet.' }),
        recheckOn: z.string().nullable().meta({ description: 'When to look again, as its last approved verdict says, YYYY-MM-DD.' }),
        secondCheck: id.nullable().meta({ description: 'The second check that is open; to who writes it, verdicts, status and evidence are as if nobody had judged the claim.' }),
        verdicts: z.array(VerdictSchema),
      })
      .optional()
      .meta({ description: 'Where the work stands; only for requests with a token.' }),
  })
  .meta({ id: 'Claim' })

export const SecondCheckSchema = z
  .object({
    id, claimId: id, claimVersion: z.int(),
    state: z.enum(secondCheckStates).meta({ description: 'asked: the second opinion is not written; differing: an editor has to decide; agreed, adjudicated or cancelled: closed.' }),
    checker: z.string(), askedBy: z.string(), askedAt: instant,
    first: VerdictSchema.nullable().meta({ description: 'Null to who must not see it.' }),
    second: z.object({ status: z.enum(verificationStatuses), rationale: z.string(), asOf: z.iso.date(), doneAt: instant }).nullable(),
    took: z.enum(takings).nullable(), note: z.string().nullable(),
    verdictId: id.nullable().meta({ description: 'The verdict that went on to be approved.' }),
    closedBy: z.string().nullable(), closedAt: instant.nullable(),
  })
  .meta({ id: 'SecondCheck' })

const agreement = {
  agreed: z.int(), raw: z.number().nullable().meta({ description: 'The share of agreement; null where nothing was compared.' }),
  kappa: z.number().nullable().meta({ description: 'Cohen’s kappa (1960); null where it is not defined.' }),
}
export const AgreementSchema = z
  .object({
    count: z.int().meta({ description: 'How many claims two looked at.' }), ...agreement,
    byStatus: z.array(z.object({ status: z.enum(verificationStatuses), firsts: z.int(), seconds: z.int(), ...agreement })).meta({ description: 'Each status against all others.' }),
  })
  .meta({ id: 'Agreement' })

export const ArticleSchema = z
  .object({
    id,
    title: z.string(),
    byline: z.string().nullable(),
    publisher: z.string().nullable(),
    publishedOn: z.string().nullable().meta({
      description: 'The date that the document gives itself, a day or an instant with the offset that it wrote. Its day is the one written: the first ten characters.',
    }),
    url: z.string().nullable(),
    language: z.string().nullable().meta({ description: 'A BCP 47 tag in its canonical spelling; null where it is not known.' }),
    direction: z.enum(directions).meta({ description: 'From which side the title, the text and the claims are written: what HTML calls dir.' }),
    publication: z.enum(publications),
    publishedAt: instant.nullable(),
    retractedAt: instant.nullable(),
    retractionReason: z.string().nullable(),
    version: z.int(),
    claimCount: z.int().optional().meta({ description: 'Claims that readers see; in lists only.' }),
    revision: z
      .object({ number: z.int(), sha256: z.string(), text: z.string() })
      .optional()
      .meta({ description: 'The text; not in lists.' }),
  })
  .meta({ id: 'Article' })

export const CommentSchema = z
  .object({
    id,
    author: z.string(),
    body: z.string().meta({ description: 'Markdown, as typed; empty where its words were removed.' }),
    createdAt: instant,
    removed: z.object({ by: z.string(), reason: z.string(), at: instant }).nullable().meta({ description: 'Who removed its words for good, and why.' }),
  })
  .meta({ id: 'Comment' })

export const ThreadSchema = CommentSchema.extend({
  version: z.int().meta({ description: 'Of the thread: counts what was done to it.' }),
  resolved: z.object({ by: z.string(), at: instant }).nullable().meta({ description: 'Who said that nothing is left to say; null while it is open.' }),
  replies: z.array(CommentSchema).meta({ description: 'All answers, in order.' }),
}).meta({ id: 'Thread' })

export const MentionSchema = CommentSchema.extend({ claimId: id, articleId: id }).meta({ id: 'CommentMention' })
export const SeenSchema = z.object({ id })

export const SplitClaimSchema = z.object({
  claim: ClaimSchema, claims: z.array(ClaimSchema).meta({ description: 'Those that are new, in the order of their wordings.' }),
})

export const ChangedClaimsSchema = z.object({
  claim: ClaimSchema, others: z.array(ClaimSchema).meta({ description: 'Those that were changed with it.' }),
})

export const ManySchema = z.object({
  count: z.int().meta({ description: 'How many claims it was.' }), batch: id.meta({ description: 'What all of it is called, to be undone.' }),
})
export const AssignedManySchema = ManySchema.extend({
  taken: z.int().meta({ description: 'How many others took since you saw them, and which stay theirs.' }),
  same: z.int().meta({ description: 'How many were theirs already, by that day.' }),
  left: z.int().meta({ description: 'How many are not to be assigned any more, or not by you.' }),
})
export const UndoneManySchema = z.object({
  undone: z.int().meta({ description: 'How many claims are as they were.' }), left: z.int().meta({ description: 'How many were touched since, and stay.' }),
})

/** pageOf is a list with the cursor of what follows: pass it as ?after=. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

const spanSchema = z.object({ start: offset, end: offset })

export const SplitSchema = z
  .object({
    language: z.string().meta({ description: 'A BCP 47 tag; und where it is not known.' }),
    sentences: z.array(z.object({ start: offset, end: offset, type: z.enum(sentenceTypes) })),
    claims: z.array(
      z.object({
        text: z.string(),
        kind: z.enum(claimKinds),
        checkworthiness: z.number(),
        confidence,
        why: reasons,
        quantities: z.array(QuantitySchema),
        times: z.array(TimeSchema),
        anchors: z.array(spanSchema),
        attributions: z.array(z.int()).meta({ description: 'Indexes into attributions.' }),
        sourceSearch: z.enum(sourceSearches).meta({
          description: 'What it means where it has no attribution: searched (the text names nobody), unsure, not_looked_for (a language that is not read).',
        }),
        parts: z.array(z.object({ text: z.string(), anchors: z.array(spanSchema) })),
        open: z.array(OpenReferenceSchema),
      }),
    ),
    attributions: z.array(
      z.object({
        content: z.array(range),
        cue: z.array(range),
        source: z.array(range),
        mode: z.enum(attributionModes),
        confidence: sureness,
        why: reasons,
        decidedBy: decider,
        hops: z.array(z.object({ name: z.string(), kind: z.enum(sourceKinds), mention: range.nullable(), cue: range.nullable() })),
      }),
    ),
  })
  .meta({ id: 'Split' })

/**
 * ProblemSchema is an error as RFC 9457 problem+json, with members of our own: `fields` says per field what to mend,
 * `articleId` which article has this text already, `version` at which version the thing is now.
 */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
    articleId: id.optional(),
    version: z.int().optional(),
  })
  .meta({ id: 'Problem' })
