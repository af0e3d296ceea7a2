import type { FoundInside } from '../../../desk/reading/search.js'
import type { Article } from '../../../domain/article.js'
import { presentSourceKind } from '../../parts/chains.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import type { IconName } from '../../parts/icons.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'
import { filterQuery } from './workspace-filter.js'

interface FoundLists {
  words: WordsView
  claims: { id: string; number: number; wording: string; href: string }[]
  sources: { name: string; icon: IconName; cited: string; href: string }[]
  /** That nothing was found, or that there is more than is listed; "" where neither is so. */
  told: string
}

export interface FoundModel extends PageModel<'desk'>, FoundLists {
  title: string
  backHref: string
  action: string
  query: FieldView
  errors: ErrorSummary
  hasClaims: boolean
  hasSources: boolean
}

export interface FoundFragmentModel extends FoundLists {
  layout: null
}

/** presentFoundOptions draws what was found for the palette; nothing where nothing was typed. */
export function presentFoundOptions(article: Article, found: FoundInside | null): FoundFragmentModel {
  return { layout: null, ...listsOf(article, found) }
}

/** presentFound draws it as a page, with the field to look again. */
export function presentFound({ frame, article, query, found, error }: {
  frame: Frame
  article: Article
  query: string
  found: FoundInside | null
  error: string | null
}): FoundModel {
  const errors: Record<string, string> = error === null ? {} : { query: error }
  const field = presentField('found', { name: 'query', label: 'A claim or a source', hint: 'Words of it, or the number of a claim' }, { query }, errors)
  const lists = listsOf(article, found)
  return {
    ...deskPage(frame, 'Find in the article', { styles: ['/assets/workspace.css'] }),
    ...lists,
    title: article.title, backHref: `/desk/articles/${article.id}`, action: `/desk/articles/${article.id}/found`,
    query: field, errors: summariseErrors([field], errors), hasClaims: lists.claims.length > 0, hasSources: lists.sources.length > 0,
  }
}

function listsOf({ id: articleId, language }: Article, found: FoundInside | null): FoundLists {
  const path = `/desk/articles/${articleId}`
  const { claims, sources } = found ?? { claims: { items: [], isMore: false }, sources: { items: [], isMore: false } }
  return {
    words: presentWords(language),
    claims: claims.items.map(({ id, number, text }) => ({ id, number, wording: text, href: `${path}${filterQuery({}, id)}#claim-${id}` })),
    sources: sources.items.map(({ id, name, kind, claims: count }) => ({
      name, icon: presentSourceKind(kind).icon, cited: `in ${plural(count, 'claim')}`, href: `${path}${filterQuery({ source: id })}#claims`,
    })),
    told: found === null ? '' : toldOf(found),
  }
}

function toldOf({ claims, sources }: FoundInside): string {
  if (claims.items.length + sources.items.length === 0) return 'No claim and no source of this article holds that.'
  return [
    ...(claims.isMore ? [`The first ${plural(claims.items.length, 'claim')} are listed: there are more.`] : []),
    ...(sources.isMore ? [`The first ${plural(sources.items.length, 'source')} are listed: there are more.`] : []),
    ...(claims.isMore || sources.isMore ? ['Type more of it.'] : []),
  ].join(' ')
}
