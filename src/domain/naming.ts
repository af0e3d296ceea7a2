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
  const known = colleagues.map((person) => ({ person, folded: foldName(person.name) }))
  const found = [...text.matchAll(AT)].map(({ index }) => meantBy(text.slice(index + 1, index + 1 + LONGEST).split('\n', 1)[0]!, known))
  const people = [...new Map(found.flatMap((one) => (typeof one === 'string' ? [] : [[one.id, one] as const]))).values()]
  const problems = [...new Set(found.filter((one) => typeof one === 'string'))]
  if (people.length > MOST_NAMED) problems.push(`A comment can name at most ${MOST_NAMED} people with an @.`)
  return { people, problems }
}

interface Known {
  person: Colleague
  folded: string
}

// The person, or what to mend.
function meantBy(text: string, known: readonly Known[]): Colleague | string {
  const address = ADDRESS.exec(text)?.[0]
  if (address !== undefined) return known.find(({ person }) => foldText(person.email) === foldText(address))?.person ?? `Nobody here has the address ${address}. ${OTHERWISE}`
  const words = text.split(/\s+/, MOST_WORDS).filter((word) => word !== '')
  for (let count = words.length; count > 0; count -= 1) {
    const name = foldName(words.slice(0, count).join(' '))
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
  const near = known.filter(({ folded }) => folded.split(' ')[0] === foldName(words[0] ?? '')).slice(0, MOST_OFFERED)
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
