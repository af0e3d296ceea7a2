import { canonicalLanguage } from '../domain/language.js'
import type { Particulars } from './document.js'
import type { HtmlDocument } from './html-tree.js'
import { readJsonLd } from './json-ld.js'
import { joinNames, oneLine, readByline, readUrl } from './particulars.js'
import { readDate } from './publication-date.js'

/**
 * readHtmlMetadata reads what a page says about its article: schema.org JSON-LD first, then Open Graph and the other meta
 * elements, then microdata and plain elements. `url` is where the page was found; the page's own canonical address wins.
 */
export function readHtmlMetadata(document: HtmlDocument, url: string | null): Particulars {
  const meta = readMeta(document)
  const jsonLd = readJsonLd(document)
  const text = (selector: string) => oneLine(document.querySelector(selector)?.textContent)
  const attribute = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name)
  const publisher = oneLine(meta('og:site_name', 'application-name', 'dc.publisher') ?? jsonLd.publisher)
  const title =
    jsonLd.title ?? oneLine(meta('og:title', 'twitter:title', 'dc.title', 'citation_title')) ?? text('h1') ?? text('title')
  const canonical = attribute('link[rel~="canonical"]', 'href')
  return {
    title: withoutSiteName(title, publisher),
    byline:
      readByline(jsonLd.byline) ??
      readByline(meta('author', 'parsely-author', 'dc.creator', 'article:author', 'sailthru.author')) ??
      readByline(joinNames(namesIn(document))),
    publisher,
    publishedAt: readDate(
      jsonLd.publishedAt ??
        meta('article:published_time', 'og:published_time', 'parsely-pub-date', 'datepublished', 'dc.date', 'date') ??
        attribute('[itemprop="datePublished"]', 'datetime') ??
        attribute('[itemprop="datePublished"]', 'content') ??
        attribute('time[pubdate]', 'datetime') ??
        attribute('time[datetime]', 'datetime') ??
        text('time') ??
        '',
    ),
    url: readUrl(canonical, url) ?? readUrl(meta('og:url'), url) ?? readUrl(url),
    language: canonicalLanguage(document.documentElement.getAttribute('lang') ?? meta('content-language', 'og:locale')),
  }
}

function readMeta(document: HtmlDocument): (...names: string[]) => string | null {
  const values = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim()
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop')
    if (content && name && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), content)
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null
}

function namesIn(document: HtmlDocument): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('[itemprop="author"], a[rel~="author"]')) {
    const name = readByline(element.querySelector('[itemprop="name"]')?.textContent ?? element.textContent)
    if (name && name.length <= 80 && found.length < 10) found.push(name)
  }
  return found
}

function withoutSiteName(title: string | null, publisher: string | null): string | null {
  if (title === null || publisher === null || !title.endsWith(publisher)) return title
  const rest = title.slice(0, -publisher.length).trimEnd()
  return /[|\-–—:·»]$/.test(rest) ? oneLine(rest.slice(0, -1)) : title
}
