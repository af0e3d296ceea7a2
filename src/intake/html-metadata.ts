import { canonicalLanguage } from '../domain/language.js'
import type { Particulars } from './document.js'
import type { HtmlDocument } from './html-tree.js'
import { readJsonLd, type JsonLdArticle } from './json-ld.js'
import { firstRead, joinNames, oneLine, readByline, readName, readUrl } from './particulars.js'
import { readDate } from './publication-date.js'

// What is longer names nobody: it is a line about the author.
const LONGEST_NAME = 80

/**
 * readHtmlMetadata reads what a page says about its article: schema.org JSON-LD first, then Open Graph and the other meta
 * elements, then microdata and plain elements. `url` is where the page was found; the page's own canonical address wins.
 */
export function readHtmlMetadata(document: HtmlDocument, url: string | null): Particulars {
  const meta = readMeta(document)
  const jsonLd = readJsonLd(document)
  const publisher = firstRead([...meta('og:site_name', 'application-name', 'dc.publisher'), jsonLd.publisher], readName)
  return {
    title: firstRead(titlesIn(document, meta, jsonLd), (text) => readTitle(text, publisher)),
    byline: firstRead(bylinesIn(document, meta, jsonLd), (names) => joinNames(names.flatMap((name) => readByline(name) ?? []))),
    publisher,
    publishedAt: firstRead(datesIn(document, meta, jsonLd), readDate),
    url: firstRead([...attributes(document, 'link[rel~="canonical"]', 'href'), ...meta('og:url'), url], (address) => readUrl(address, url)),
    language: firstRead([document.documentElement.getAttribute('lang'), ...meta('content-language', 'og:locale')], canonicalLanguage),
  }
}

/** What meta elements say under any of these names, name by name, each in the order of the page. */
type Meta = (...names: string[]) => string[]

function readMeta(document: HtmlDocument): Meta {
  const values = new Map<string, string[]>()
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim()
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop'))?.toLowerCase()
    if (!content || !name) continue
    const before = values.get(name)
    if (before) before.push(content)
    else values.set(name, [content])
  }
  return (...names) => names.flatMap((name) => values.get(name) ?? [])
}

function* titlesIn(document: HtmlDocument, meta: Meta, { title }: JsonLdArticle): Generator<string | null> {
  yield title
  yield* meta('og:title', 'twitter:title', 'dc.title', 'citation_title')
  yield* texts(document, 'h1')
  yield* texts(document, 'title')
}

/** The names that each place gives: a page with two authors may say so in two elements of one name. */
function bylinesIn(document: HtmlDocument, meta: Meta, { byline }: JsonLdArticle): string[][] {
  const metas = ['author', 'parsely-author', 'dc.creator', 'article:author', 'sailthru.author'].map((name) => meta(name))
  return [byline === null ? [] : [byline], ...metas, namesIn(document)]
}

function* datesIn(document: HtmlDocument, meta: Meta, { publishedAt }: JsonLdArticle): Generator<string | null> {
  yield publishedAt
  yield* meta('article:published_time', 'og:published_time', 'parsely-pub-date', 'datepublished', 'dc.date', 'date')
  yield* attributes(document, '[itemprop="datePublished"]', 'datetime')
  yield* attributes(document, '[itemprop="datePublished"]', 'content')
  yield* attributes(document, 'time[pubdate]', 'datetime')
  yield* attributes(document, 'time[datetime]', 'datetime')
  yield* texts(document, 'time')
}

function attributes(document: HtmlDocument, selector: string, name: string): string[] {
  return [...document.querySelectorAll(selector)].flatMap((element) => element.getAttribute(name) ?? [])
}

// One at a time: of elements within each other each holds all the text of those inside.
function* texts(document: HtmlDocument, selector: string): Generator<string | null> {
  for (const element of document.querySelectorAll(selector)) yield element.textContent
}

function namesIn(document: HtmlDocument): string[] {
  return [...document.querySelectorAll('[itemprop="author"], a[rel~="author"]')].flatMap((element) => {
    const name = readByline(element.querySelector('[itemprop="name"]')?.textContent ?? element.textContent)
    return name && name.length <= LONGEST_NAME ? [name] : []
  })
}

// A heading that says only whose page this is, as a logo does, is no title.
function readTitle(text: string, publisher: string | null): string | null {
  const title = withoutSiteName(oneLine(text), publisher)
  return title?.toLowerCase() === publisher?.toLowerCase() ? null : title
}

function withoutSiteName(title: string | null, publisher: string | null): string | null {
  if (title === null || publisher === null || !title.endsWith(publisher)) return title
  const rest = title.slice(0, -publisher.length).trimEnd()
  return /[|\-–—:·»]$/.test(rest) ? oneLine(rest.slice(0, -1)) : title
}
