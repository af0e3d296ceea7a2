import type { Article } from '../../../domain/article.js'
import type { ClaimInArticle } from '../../../domain/listing.js'
import { matchesIn } from '../../../domain/search.js'
import type { Found, SearchGroup, SearchResult } from '../../../desk/reading/search.js'
import { presentHeading, type ArticleHeading } from '../../parts/article-heading.js'
import { presentStage, presentStatus, type StageBadge, type StatusBadge } from '../../parts/badges.js'
import { presentSourceKind } from '../../parts/chains.js'
import type { IconName } from '../../parts/icons.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { pluralCounted } from '../../parts/tally.js'

export interface SearchModel extends PageModel<'desk'> {
  search: { query: string; error: string | null }
  articles: GroupView<ArticleHit> | null
  claims: GroupView<ClaimHit> | null
  sources: GroupView<SourceHit> | null
  /** What was looked for in vain, in words, or null. */
  nothing: string | null
  /** From one group back to all three. */
  allHref: string | null
  nextHref: string | null
}

interface GroupView<Hit> {
  countLabel: string
  hits: Hit[]
  /** Where the rest of this group is, or null where all of it is here. */
  moreHref: string | null
  moreLabel: string
}

/** TextRun is a stretch of a text; `isMatch` where it holds a word that was looked for. */
interface TextRun {
  text: string
  isMatch: boolean
}

interface ArticleHit {
  href: string
  title: TextRun[]
  heading: ArticleHeading
}

interface ClaimHit {
  href: string
  wording: TextRun[]
  status: StatusBadge
  stage: StageBadge
  articleTitle: string
}

interface SourceHit {
  href: string
  name: TextRun[]
  kind: string
  icon: IconName
  aliases: TextRun[][]
  hasAliases: boolean
  /** The one article that knows it, or null. */
  articleTitle: string | null
}

/** presentSearch draws what was found; `result` is null where there was nothing to look for, and `error` says why. */
export function presentSearch({ frame, query, group, result, error }: {
  frame: Frame
  query: string
  group: SearchGroup | null
  result: SearchResult | null
  error: string | null
}): SearchModel {
  const groupHref = (name: SearchGroup, after?: string) =>
    `/desk?${new URLSearchParams({ query, in: name, ...(after !== undefined && { after }) }).toString()}`
  const words = result?.words ?? []
  const articles = presentGroup(result?.articles ?? null, 'article', groupHref('articles'), group, (article) => articleHit(article, words))
  const claims = presentGroup(result?.claims ?? null, 'claim', groupHref('claims'), group, (found) => claimHit(found, words))
  const sources = presentGroup(result?.sources ?? null, 'source', groupHref('sources'), group, (found) => sourceHit(found, words))
  const next = group && result?.[group]?.next
  const isNothing = result !== null && !articles && !claims && !sources
  return {
    ...deskPage(frame, query === '' ? 'Search' : `Search: ${query}`),
    search: { query, error },
    articles,
    claims,
    sources,
    nothing: isNothing ? inVain(words, group) : null,
    allHref: group === null ? null : `/desk?${new URLSearchParams({ query }).toString()}`,
    nextHref: group && next ? groupHref(group, next) : null,
  }
}

const SUBJECT: Record<SearchGroup, string> = { articles: 'No title', claims: 'No claim', sources: 'No source' }

function inVain(words: string[], group: SearchGroup | null): string {
  const subject = group === null ? 'No title, claim or source' : SUBJECT[group]
  return words.length === 1
    ? `${subject} holds “${words[0]}”. Check the spelling, or look for a part of it.`
    : `${subject} holds all of these ${words.length} words. Check the spelling, or leave one out.`
}

// Null where nothing was found, or nobody asked.
function presentGroup<Item, Hit>(
  found: Found<Item> | null, noun: string, href: string, group: SearchGroup | null, draw: (item: Item) => Hit,
): GroupView<Hit> | null {
  if (!found || found.items.length === 0) return null
  const { items, next } = found
  return {
    countLabel: pluralCounted(found, noun),
    hits: items.map(draw),
    moreHref: group === null && next !== null ? href : null,
    moreLabel: found.isMore ? `All of the ${pluralCounted(found, noun)}` : `All ${pluralCounted(found, noun)}`,
  }
}

function articleHit(article: Article, words: string[]): ArticleHit {
  return { href: `/desk/articles/${article.id}`, title: runsOf(article.title, words), heading: presentHeading(article) }
}

function claimHit({ claim, article }: ClaimInArticle, words: string[]): ClaimHit {
  return {
    href: `/desk/articles/${article.id}?claim=${claim.id}#claim-${claim.id}`,
    wording: runsOf(claim.text, words),
    status: presentStatus(claim.status),
    stage: presentStage(claim.stage),
    articleTitle: article.title,
  }
}

function sourceHit({ source, aliases, article }: NonNullable<SearchResult['sources']>['items'][number], words: string[]): SourceHit {
  const { label, icon } = presentSourceKind(source.kind)
  return {
    href: `/desk/sources/${source.id}`,
    name: runsOf(source.name, words),
    kind: label,
    icon,
    aliases: aliases.map((alias) => runsOf(alias, words)),
    hasAliases: aliases.length > 0,
    articleTitle: article?.title ?? null,
  }
}

function runsOf(text: string, words: string[]): TextRun[] {
  let at = 0
  const runs = matchesIn(text, words).flatMap(({ start, end }) => {
    const before = text.slice(at, start)
    at = end
    return [{ text: before, isMatch: false }, { text: text.slice(start, end), isMatch: true }]
  })
  return [...runs, { text: text.slice(at), isMatch: false }].filter((run) => run.text !== '')
}
