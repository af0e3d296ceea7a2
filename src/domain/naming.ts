// Whom a comment names with an @.
import { foldText } from './search.js'

/** Colleague is somebody who may sign in, as others name them. */
export interface Colleague {
  id: string
  name: string
  email: string
}

/** Naming is who is meant by the words of a comment, and what to mend where it cannot be told. */
export interface Naming {
  people: Colleague[]
  problems: string[]
}

/** How many people one comment can name. */
export const MOST_NAMED = 20

// After a letter it is part of an address, before a space or a figure a price or an hour; \@ is how Markdown writes one that is none.
const AT = /(?<![^\s([{“"'‘«*>–—])@(?=\p{L})/gu
const CODE = /(`+)(?:(?!\1)[^])*\1/gu
const ADDRESS = /^[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
// Longer names are written by their address.
const MOST_WORDS = 8
const LONGEST = 300

/** namingIn answers whom a comment names with an @: by the whole name, by its beginning where only one person's begins so, or by their address. */
export function namingIn(body: string, colleagues: readonly Colleague[]): Naming {
  const text = body.replace(CODE, (code) => ' '.repeat(code.length))
  const known = colleagues.map((person) => ({ person, folded: foldName(person.name), address: foldText(person.email) }))
  const folding = { whole: once(foldText), last: once(foldName) }
  const people = new Map<string, Colleague>()
  const problems = new Set<string>()
  for (const { index } of text.matchAll(AT)) {
    const meant = meantBy(text.slice(index + 1, index + 1 + LONGEST).split('\n', 1)[0]!, known, folding)
    if (typeof meant === 'string') problems.add(meant)
    else people.set(meant.id, meant)
    if (people.size > MOST_NAMED) problems.add(`A comment can name at most ${MOST_NAMED} people with an @.`)
    // It is refused already: a long one is not read to its end.
    if (people.size > MOST_NAMED || problems.size > MOST_NAMED) break
  }
  return { people: [...people.values()], problems: [...problems] }
}

interface Known {
  person: Colleague
  folded: string
  address: string
}

/** Folding folds a word that was typed, once however often it stands there: one inside a name, or the one that ends it. */
interface Folding {
  whole: (word: string) => string
  last: (word: string) => string
}

function once(fold: (word: string) => string): (word: string) => string {
  const folded = new Map<string, string>()
  return (word) => {
    const known = folded.get(word) ?? fold(word)
    folded.set(word, known)
    return known
  }
}

// The person, or what to mend.
function meantBy(text: string, known: readonly Known[], { whole, last }: Folding): Colleague | string {
  const address = ADDRESS.exec(text)?.[0]
  if (address !== undefined) {
    const sought = foldText(address)
    return known.find((one) => one.address === sought)?.person ?? `Nobody here has the address ${address}. ${OTHERWISE}`
  }
  const words = text.split(/\s+/, MOST_WORDS).filter((word) => word !== '')
  for (let count = words.length; count > 0; count -= 1) {
    const name = [...words.slice(0, count - 1).map(whole), last(words[count - 1]!)].join(' ').trim()
    const called = known.filter(({ folded }) => folded === name)
    if (called.length > 0) return onlyOne(called, words.slice(0, count).join(' '))
    // “@Maren Lund” does not mean the one Maren who is called otherwise.
    const begun = goesOn(words, count) ? [] : known.filter(({ folded }) => folded.startsWith(`${name} `))
    if (begun.length > 0) return onlyOne(begun, words.slice(0, count).join(' '))
  }
  return unknown(words, known)
}

function onlyOne(called: Known[], typed: string): Colleague | string {
  const [only, ...more] = called.map(({ person }) => person)
  if (more.length === 0) return only!
  const all = [only!, ...more].sort((one, other) => one.name.localeCompare(other.name))
  const areAlike = new Set(called.map(({ folded }) => folded)).size < called.length
  const shown = all.slice(0, MOST_OFFERED).map(({ name, email }) => (areAlike ? `@${email} (${name})` : `@${name}`))
  const rest = all.length > MOST_OFFERED ? `, or ${all.length - MOST_OFFERED} others` : ''
  return `“@${bare(typed)}” can be ${shown.join(' or ')}${rest}: write which one.`
}

const MOST_OFFERED = 5
const OTHERWISE = 'Write a name as it stands on the desk, or \\@ for an @ that names nobody.'

function unknown(words: string[], known: readonly Known[]): string {
  const name = bare(words.filter((_, at) => words.slice(0, at).every((_word, before) => goesOn(words, before + 1))).join(' '))
  const first = foldName(words[0] ?? '')
  const near = known.filter(({ folded }) => folded.split(' ', 1)[0] === first).slice(0, MOST_OFFERED)
  const offered = near.length > 0 ? ` Did you mean ${near.map(({ person }) => `@${person.name}`).join(' or ')}?` : ''
  return `Nobody here is called “${name}”.${offered} ${OTHERWISE}`
}

// Whether the name that ends before this word can go on with it: a name goes on with a capital letter, and ends at a comma.
function goesOn(words: readonly string[], count: number): boolean {
  const [last, next] = [words[count - 1] ?? '', words[count] ?? '']
  return /^\p{Lu}/u.test(next) && bare(last) === last
}

// As it stands in a sentence: “@Maren Edit’s,”.
function bare(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+$/u, '').replace(/['’]s$/u, '')
}

function foldName(name: string): string {
  return foldText(bare(name))
}

/** beginsName says whether somebody's name, or a later word of it, begins with what was typed. */
export function beginsName({ name }: Pick<Colleague, 'name'>, typed: string): boolean {
  const [folded, sought] = [foldText(name), foldText(typed)]
  return sought !== '' && (folded.startsWith(sought) || folded.includes(` ${sought}`))
}
