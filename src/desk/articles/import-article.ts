import type { Actor } from '../../domain/permission.js'
import { z } from 'zod'
import { WITH_ACCOUNT } from '../../domain/asker.js'
import { articleFormats, type Article, type Revision } from '../../domain/article.js'
import { StoreBusy } from '../../domain/errors.js'
import { settleLanguage } from '../../domain/language.js'
import type { Document } from '../../intake/document.js'
import { maximumTextLength, normaliseText, textHash } from '../../intake/normalise.js'
import type { ArticleContext } from '../../language/article.js'
import type { Split } from '../../language/split-result.js'
import { detectLanguage } from '../../language/other-languages/detect-language.js'
import { ArticleDetails, LanguageTag } from './article-details.js'
import { parseInput } from '../parse-input.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { CLAIMS_AT_ONCE, rowsOfClaims } from '../../storage/rows-of-claims.js'
import { sourceFinder, type SourceFinder } from '../sources/find-source.js'
import { proposeClaims } from '../claims/propose-claims.js'
import { refuseSameText, writeArticles, type NewArticle, type NewArticles } from './write-article.js'

export const ArticleInput = ArticleDetails.extend({
  // A form brings its line ends as CRLF: the text that claims anchor to has one shape, whichever way it came.
  text: z
    .string()
    .transform(normaliseText)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'There is no text to check: paste an article or choose a file.')
    .refine((text) => text.length <= maximumTextLength, 'This text is longer than 1 MB. Import it in parts.'),
  format: z.enum(articleFormats, 'Say how the text is written: plain, markdown or html.'),
  // Left out or null: as its words tell. Empty: somebody says that it is not known.
  language: z
    .string()
    .nullish()
    .transform((tag) => (tag?.trim() === '' ? null : (tag ?? undefined)))
    .pipe(LanguageTag.nullable().optional()),
})
export type ArticleInput = z.input<typeof ArticleInput>
export type ParsedArticle = z.output<typeof ArticleInput>

/** articleInput is what a document that was read brings to importArticle. */
export function articleInput({ publishedAt, language, ...document }: Document): ArticleInput {
  return { ...document, publishedOn: publishedAt, language: settleLanguage(language, detectLanguage(document.text)) }
}

// How often others may bring in one of its sources while an article is prepared.
const ROUNDS = 5

export interface ImportedArticle {
  articleId: string
  title: string
  claimCount: number
}

/**
 * importArticle takes a text in: splits it into proposed claims, resolves their sources and writes all of it as a draft.
 * Throws NotAllowed, InvalidInput, SameText where the same text was brought in before, SplitterBusy or SplitFailed,
 * and StoreBusy also where others keep bringing in its sources.
 */
export async function importArticle(desk: Desk, actor: Actor, input: ArticleInput): Promise<ImportedArticle> {
  return importSplit(desk, actor, await splitForImport(desk, actor, input))
}

/** SplitArticle is a text with its claims, of which nothing is written yet. */
export interface SplitArticle {
  text: string
  sha256: string
  details: ArticleDetails & Pick<Article, 'format'>
  parts: Split
}

/**
 * splitForImport does the part of importArticle that takes long and writes nothing, so that the next text may be split while one is
 * written. Throws NotAllowed, InvalidInput, SameText, SplitterBusy or SplitFailed.
 */
export async function splitForImport(desk: Desk, actor: Actor, input: ArticleInput): Promise<SplitArticle> {
  // Before the splitter works for somebody who may not.
  permit(actor, 'import_article')
  return splitParsed(desk, actor, parseInput(ArticleInput, input))
}

/** splitParsed does so with what was checked already. */
export async function splitParsed(desk: Desk, actor: Actor, { text, language: said, ...particulars }: ParsedArticle): Promise<SplitArticle> {
  permit(actor, 'import_article')
  const sha256 = textHash(text)
  await refuseSameText(desk.store.articles, sha256)
  const parts = await desk.split(text, contextOf(particulars), WITH_ACCOUNT)
  return { text, sha256, parts, details: { ...particulars, language: said === undefined ? settleLanguage(null, parts.language) : said } }
}

/** importSplit does the rest of importArticle; `alongside` is written with the article, or not at all. Throws NotAllowed, SameText, StoreBusy. */
export async function importSplit(desk: Desk, actor: Actor, split: SplitArticle, alongside?: NewArticles['alongside']): Promise<ImportedArticle> {
  return (await write(desk, actor, [split], alongside))[0]!
}

// They are written in a twentieth of a second, in which nobody else can write.
const CLAIMS_TOGETHER = 200
const ARTICLES_TOGETHER = 20
const UNITS_TOGETHER = 200_000

/** fitTogether tells whether importTogether takes these texts: no two are the same, and none is long, nor all of them together. */
export function fitTogether(splits: SplitArticle[]): boolean {
  const counts = splits.map(({ parts }) => parts.claims.length)
  const areDifferent = new Set(splits.map(({ sha256 }) => sha256)).size === splits.length
  if (splits.length > ARTICLES_TOGETHER || splits.reduce((sum, { text }) => sum + text.length, 0) > UNITS_TOGETHER) return false
  return areDifferent && Math.max(...counts) <= CLAIMS_AT_ONCE && counts.reduce((sum, count) => sum + count, 0) <= CLAIMS_TOGETHER
}

/** importTogether does what importSplit does for several texts that fit together, all or none of them. Throws as importSplit does. */
export function importTogether(desk: Desk, actor: Actor, splits: SplitArticle[]): Promise<ImportedArticle[]> {
  return write(desk, actor, splits)
}

async function write(desk: Desk, actor: Actor, splits: SplitArticle[], alongside?: NewArticles['alongside']): Promise<ImportedArticle[]> {
  const names = splits.flatMap(({ parts }) => parts.attributions.flatMap(({ hops }) => hops.map(({ name }) => name)))

  // All is prepared before it is written, for while it is nobody else can write: only where somebody brought in one of the
  // sources meanwhile, it is prepared again.
  for (let round = 0; round < ROUNDS; round += 1) {
    const sources = await sourceFinder(desk, desk.store, names)
    const prepared: Prepared[] = []
    for (const split of splits) prepared.push(await prepare(desk, split, sources))
    const isWritten = await writeArticles(desk, actor, { articles: prepared, sources, ...(alongside && { alongside }) })
    if (isWritten) return prepared.map(({ article, claimCount }) => ({ articleId: article.id, title: article.title, claimCount }))
  }
  throw new StoreBusy()
}

interface Prepared extends NewArticle {
  claimCount: number
}

async function prepare(desk: Desk, { text, sha256, details, parts }: SplitArticle, sources: SourceFinder): Promise<Prepared> {
  const { article, revision } = draftOf(desk, details, { text, sha256 })
  const claims = await proposeClaims(desk, article, text, parts, sources.in(article.id))
  const after = { ...details, revision: revision.id, sha256, claims: claims.length }
  return {
    article, revision, claimCount: claims.length,
    claims: await rowsOfClaims(claims, revision.id, desk.newId),
    event: { activity: 'import', subjectType: 'article', subjectId: article.id, before: null, after },
  }
}

// Of another id at each round: what could not be taken back of one keeps the next from nothing.
function draftOf(
  desk: Desk, details: ArticleDetails & Pick<Article, 'format'>, words: Pick<Revision, 'text' | 'sha256'>,
): { article: Article; revision: Revision } {
  const at = desk.now()
  const id = desk.newId()
  const unpublished = { publication: 'draft', publishedAt: null, retractedAt: null, retractionReason: null } as const
  return {
    article: { ...details, ...unpublished, id, version: 1, createdAt: at, updatedAt: at },
    revision: { ...words, id: desk.newId(), articleId: id, number: 1, createdAt: at },
  }
}

/** contextOf is what the splitter is told of an article: its address, its publisher and its own date, where they are known. */
export function contextOf({ url, publisher, publishedOn }: Pick<ArticleDetails, 'url' | 'publisher' | 'publishedOn'>): ArticleContext {
  return {
    ...(url !== null && { url }),
    ...(publisher !== null && { publisher }),
    ...(publishedOn !== null && { publishedAt: publishedOn }),
  }
}
