import type { Actor } from '../../domain/permission.js'
import { z } from 'zod'
import { WITH_ACCOUNT } from '../../domain/asker.js'
import { articleFormats, type Article, type Revision } from '../../domain/article.js'
import { StoreBusy } from '../../domain/errors.js'
import { settleLanguage } from '../../domain/language.js'
import type { Document } from '../../intake/document.js'
import { maximumTextLength, normaliseText, textHash } from '../../intake/normalise.js'
import type { ArticleContext } from '../../language/article.js'
import { detectLanguage } from '../../language/other-languages/detect-language.js'
import { ArticleDetails, LanguageTag } from './article-details.js'
import { parseInput } from '../parse-input.js'
import type { Desk } from '../desk.js'
import { permit } from '../permit.js'
import { rowsOfClaims } from '../../storage/rows-of-claims.js'
import { sourceFinder } from '../sources/find-source.js'
import { proposeClaims } from '../claims/propose-claims.js'
import { refuseSameText, writeArticle, type NewArticle } from './write-article.js'

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
  // Before the splitter works for somebody who may not.
  permit(actor, 'import_article')
  return importParsed(desk, actor, parseInput(ArticleInput, input))
}

/** importParsed does so with what was checked already; `alongside` is written with the article, or not at all. Throws what that throws, too. */
export async function importParsed(
  desk: Desk, actor: Actor, { text, language: said, ...particulars }: ParsedArticle, alongside?: NewArticle['alongside'],
): Promise<ImportedArticle> {
  permit(actor, 'import_article')
  const sha256 = textHash(text)
  await refuseSameText(desk.store.articles, sha256)

  const parts = await desk.split(text, contextOf(particulars), WITH_ACCOUNT)
  const details = { ...particulars, language: said === undefined ? settleLanguage(null, parts.language) : said }
  const names = parts.attributions.flatMap(({ hops }) => hops.map(({ name }) => name))

  // All is prepared before it is written, for while it is nobody else can write: only where somebody brought in one of the
  // sources meanwhile, it is prepared again.
  for (let round = 0; round < ROUNDS; round += 1) {
    const { article, revision } = draftOf(desk, details, { text, sha256 })
    const sources = await sourceFinder(desk, desk.store, article.id, names)
    const claims = await proposeClaims(desk, article, text, parts, sources.find)
    const after = { ...details, revision: revision.id, sha256, claims: claims.length }
    const isWritten = await writeArticle(desk, actor, {
      article, revision, sources,
      claims: await rowsOfClaims(claims, revision.id, desk.newId),
      ...(alongside && { alongside }),
      event: { activity: 'import', subjectType: 'article', subjectId: article.id, before: null, after },
    })
    if (isWritten) return { articleId: article.id, title: article.title, claimCount: claims.length }
  }
  throw new StoreBusy()
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
