import { parse, stringify } from 'node:querystring'

/** KeptRow is a row of the URL table whose page is kept: its path, and the parameters of the query that it reads. */
export interface KeptRow {
  path: string
  reads: readonly string[]
}

const ID = '[0-9A-Za-z]{1,40}'
// Nothing that a page of ours leads to is as long.
const LONGEST = 300

/**
 * keptAddresses answers, for the address of a request, the one by which its page is kept: without what the page does not read, so
 * that what others append to links to us (utm_source=…) makes no page of its own. Null: no kept page is there.
 */
export function keptAddresses(rows: readonly KeptRow[]): (url: string) => string | null {
  const pages = rows.map(({ path, reads }) => ({ pattern: new RegExp(`^${path.replace(':id', ID)}$`), reads }))
  return (url) => {
    const cut = url.indexOf('?')
    const path = cut < 0 ? url : url.slice(0, cut)
    const page = pages.find(({ pattern }) => pattern.test(path))
    if (!page) return null
    const address = cut < 0 ? path : withQuery(path, url.slice(cut + 1), page.reads)
    return address.length <= LONGEST ? address : null
  }
}

// A parameter that comes twice is none to our pages.
function withQuery(path: string, query: string, reads: readonly string[]): string {
  const given = parse(query)
  const read = Object.fromEntries(reads.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])))
  const kept = stringify(read)
  return copied(kept === '' ? path : `${path}?${kept}`)
}

// A string cut from another holds all of it: sixteen kilobytes of what others append would be kept with each address.
function copied(address: string): string {
  return Buffer.from(address).toString('latin1')
}
