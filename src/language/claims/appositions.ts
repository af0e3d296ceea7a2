// What a phrase beside a name says of it: "Ann Lee, the mayor, …", "her sister, Ann Lee", "Ann Lee, 37, …",
// "goalkeeper Ann Lee".
import type { Token } from '../words/token.js'
import { words } from '../lexicon/word-lists.js'
import { isPlural, type Chunk } from './chunk.js'
import type { Draft, Part } from './drafts.js'
import type { Segment } from './segments.js'

type Range = readonly [from: number, to: number]

const roles = words(`mother father sister brother wife husband widow son daughter uncle aunt cousin girlfriend
  boyfriend fiancee partner boss star chief head chair captain coach pilot judge nurse model artist agent attorney
  aide ally candidate nominee critic veteran guard host king queen prince princess mayor chef colonel champion
  surgeon midfielder striker defender keeper winger forward back journalist official expert spokesman spokeswoman
  spokesperson chairman chairwoman congressman congresswoman cop student native graduate analyst economist activist
  strategist lobbyist diplomat rapper singer teammate opener fan mum dad mom grandmother grandfather teenager boy
  girl man woman player secretary general deputy founder president governor`)
// Somebody's: "a girlfriend" says nothing.
const relations = words(`mother father sister brother wife husband widow son daughter uncle aunt cousin girlfriend
  boyfriend fiancee partner boss aide ally friend neighbour neighbor teammate mum dad mom grandmother grandfather`)
const definite = words('the his her their its')
const owners = words('DET PART PRON')
const roleEnding = /(?:er|or|ist|ian|man|woman|ant|ent|ee)$/
const notRoles = words(`number paper letter order member matter water power offer river center centre winter summer
  september october november december corner floor error color colour honor factor sector tower computer newspaper
  committee government president moment event department statement parliament agreement movement apartment current
  recent former other never after under over restaurant percent document investment incident continent payment
  tournament employment equipment environment settlement announcement`)

/** explainSubject: "The letter, a plea, was …" says that the letter is a plea; "Ann Lee, 37, …" that she is 37. */
export function explainSubject(
  tokens: readonly Token[], chunks: readonly Chunk[], subject: readonly Range[], noun: number, aside: Segment,
): Draft | undefined {
  const name = chunks[noun]!
  if (!(isAge(tokens, aside) && isName(tokens, name)) && !isDescription(tokens, chunks[aside.from]!)) return undefined
  // "Reports about Ann Lee, the mayor, …": the mayor is the name right before.
  const last = chunks[aside.from - 2]
  if (last && last !== name && isName(tokens, last) && isRole(tokens[chunks[aside.from]!.head]!)) {
    return { origin: 'apposition', parts: [[last.from, last.to], 'is', [aside.firstToken, aside.endToken]], verb: -1 }
  }
  const be = isPlural(name, tokens) ? 'are' : 'is'
  return { origin: 'apposition', parts: [...subject, be, [aside.firstToken, aside.endToken]], verb: -1 }
}

// ", 37, …"
function isAge(tokens: readonly Token[], { from, to, firstToken, endToken }: Segment): boolean {
  const { pos, text } = tokens[firstToken]!
  return to - from === 1 && endToken - firstToken === 1 && pos === 'NUM' && /^\d{1,3}$/.test(text)
}

/** nameSubject: "The mayor, Ann Lee, …" says that Ann Lee is the mayor; the name is the better subject. */
export function nameSubject(
  tokens: readonly Token[], chunks: readonly Chunk[], subject: readonly Range[], noun: number,
  asides: readonly Segment[],
): Draft | undefined {
  const [aside] = asides
  const named = chunks[aside!.from]!
  const role = chunks[noun]!
  const [, age] = asides
  if (asides.length > 2 || (age && !isAge(tokens, age)) || aside!.to - aside!.from > 1 || !isName(tokens, named)) return undefined
  const isIndefinite = /^an?$/.test(tokens[role.from]!.lower) && named.to - named.from > 1
  if (!isRole(tokens[role.head]!) || !(isDefinite(tokens, role) || isIndefinite)) return undefined
  return { origin: 'apposition', parts: [[named.from, named.to], 'is', ...subject], verb: -1 }
}

/** explainLast: "… King's widow, Ann Lee" and "… Ann Lee, the mayor of Ashford": of the noun phrase before the comma. */
export function explainLast(tokens: readonly Token[], chunks: readonly Chunk[], aside: Segment): Draft | undefined {
  const before = chunks[aside.from - 2]
  const after = chunks[aside.from]!
  if (aside.lead !== 'comma' || before?.type !== 'noun') return undefined
  const whole: Range = [aside.firstToken, aside.endToken]
  if (isName(tokens, before) && !isName(tokens, after) && isRole(tokens[after.head]!) && isDescription(tokens, after)) {
    return { origin: 'apposition', parts: [[before.from, before.to], 'is', whole], verb: -1 }
  }
  const only = aside.to - aside.from === 1
  const named = only && isName(tokens, after) && after.to - after.from > 1
  if (named && isRole(tokens[before.head]!) && isDefinite(tokens, before)) {
    return { origin: 'apposition', parts: [whole, 'is', [before.from, before.to]], verb: -1 }
  }
  return undefined
}

function isDescription(tokens: readonly Token[], noun: Chunk): boolean {
  const { lower, pos } = tokens[noun.from]!
  if (noun.type !== 'noun') return false
  return lower === 'a' || lower === 'an' || lower === 'the' || (pos !== 'PROPN' && isRole(tokens[noun.head]!))
}

function isName(tokens: readonly Token[], { from, head, type }: Chunk): boolean {
  return type === 'noun' && tokens[head]!.pos === 'PROPN' && tokens[from]!.pos === 'PROPN'
}

function isDefinite(tokens: readonly Token[], { from, head }: Chunk): boolean {
  if (definite.has(tokens[from]!.lower)) return true
  for (let at = from; at < head; at += 1) if (tokens[at]!.pos === 'PART') return true
  return false
}

/** isRole tells a noun for what a person is or does: "goalkeeper", "widow". */
export function isRole({ lower, pos }: Token): boolean {
  return pos === 'NOUN' && (roles.has(lower) || (lower.length > 4 && roleEnding.test(lower) && !notRoles.has(lower)))
}

/** titledName gives the token where the name begins in a noun phrase such as "goalkeeper Ann Lee", -1 in any other. */
export function titledName(tokens: readonly Token[], { type, from, to, head }: Chunk): number {
  if (type !== 'noun' || to - from < 3 || tokens[head]!.pos !== 'PROPN' || head !== to - 1) return -1
  let name = head
  while (name > from && tokens[name - 1]!.pos === 'PROPN') name -= 1
  return head - name < 1 || name === from || !isRole(tokens[name - 1]!) ? -1 : name
}

/** describeNames: "goalkeeper Ann Lee" says that Ann Lee is a goalkeeper. One draft a noun phrase. */
export function describeNames(tokens: readonly Token[], chunks: readonly Chunk[]): Draft[] {
  const drafts: Draft[] = []
  for (const chunk of chunks) {
    const name = titledName(tokens, chunk)
    if (name < 0) continue
    const { from, to } = chunk
    const article = articleFor(tokens, from, name)
    if (relations.has(tokens[name - 1]!.lower) && article !== '') continue
    const the = tokens[from]!.lower === 'the' ? 1 : 0
    const role: Part[] = article === '' ? [[from, name]] : [article, [from + the, name]]
    drafts.push({ origin: 'title', parts: [[name, to], 'is', ...role], verb: -1 })
  }
  return drafts
}

function articleFor(tokens: readonly Token[], from: number, to: number): string {
  if (/^[A-Z]/.test(tokens[to - 1]!.text)) return ''
  if (tokens[from]!.lower === 'the' && to - from > 1) return articleFor(tokens, from + 1, to)
  for (let at = from; at < to; at += 1) if (owners.has(tokens[at]!.pos)) return ''
  return /^[aeiou]/i.test(tokens[from]!.lower) ? 'an' : 'a'
}
