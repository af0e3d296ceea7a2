import { z } from 'zod'
import { InvalidInput } from '../../domain/errors.js'
import type { Json } from '../../domain/event.js'
import { onOneLine } from '../../domain/one-line.js'
import type { Actor } from '../../domain/permission.js'
import { foldName, sourceKinds, type OtherName, type SourceDetails } from '../../domain/source.js'
import type { NewNames, SourceChange } from '../../storage/source-details.js'
import type { Transaction } from '../../storage/store.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'
import { permit } from '../permit.js'
import { expectVersion, must, sourceIn, tellOfSource } from './change-source.js'

/** How long a name or a role can be, and the notes (UTF-16 code units); and how many other names a source can have. */
const LONGEST_NAME = 300
const LONGEST_NOTES = 10_000
const MOST_NAMES = 50

const line = (what: string) => z.string().transform(onOneLine).pipe(z.string().max(LONGEST_NAME, `${what} can have at most ${LONGEST_NAME} characters.`))
const maybe = <T extends z.ZodType<string, string>>(inner: T) => z.string().nullable().transform((text) => text?.trim() || null).pipe(z.nullable(inner)).optional()

const SourceInput = z.object({
  name: line('A name').pipe(z.string().min(1, 'Give the source a name.')).optional(),
  kind: z.enum(sourceKinds, 'Choose what the source is.').optional(),
  role: maybe(line('A role')),
  aliases: z.array(line('Another name')).max(MOST_NAMES, `A source can have at most ${MOST_NAMES} other names.`)
    .transform((names) => [...new Map(names.filter((name) => name !== '').map((name) => [foldName(name), name])).values()]).optional(),
  sameAs: maybe(z.string().max(2_000, 'An address can have at most 2,000 characters.').refine(
    (value) => URL.canParse(value) && new URL(value).protocol === 'https:', 'Write the whole address, beginning with https://.',
  )),
  reliability: maybe(z.string().max(LONGEST_NOTES, 'Notes can have at most 10,000 characters.')),
})
/** SourceInput is what is known of a source, as typed; what is left out stays. `aliases`: its other names, but for those that came with a source merged into it. */
export type SourceInput = z.input<typeof SourceInput>
type Given = z.output<typeof SourceInput>
type Checked = { [Field in keyof Given]-?: Exclude<Given[Field], undefined> }

// What readers are told; what else there is only the desk reads.
const TOLD: readonly (keyof Checked)[] = ['name', 'kind', 'role', 'aliases', 'sameAs']

/**
 * editSource changes what is known of a source. Under another name it stands under it everywhere at once, and keeps the old one as
 * another name, by which articles find it. Throws InvalidInput, NotFound, NotAllowed, StaleVersion.
 */
export async function editSource(desk: Desk, actor: Actor, sourceId: string, seen: number, input: SourceInput): Promise<void> {
  permit(actor, 'edit_source')
  const given = parseInput(SourceInput, input)
  await desk.store.write(async (tx) => {
    const source = await sourceIn(tx, sourceId)
    const own = (await tx.sources.otherNames(sourceId)).filter(isOwn(source))
    const typed = withTheRest(given, source, own)
    const { before, after } = changesOf(source, own, typed)
    const isTold = TOLD.some((field) => field in after)
    permit(actor, 'edit_source', { wasPublic: isTold && (await tx.sources.wasPublic(sourceId)) })
    expectVersion(source, seen)
    if (Object.keys(after).length === 0) return
    await refuse(tx, source, typed)
    const { aliases: _aliases, ...changed } = after
    await must(tx.sources.edit(sourceId, seen, changed as SourceChange, namesAfter(desk, source, own, typed)), source)
    await tellOfSource(desk, tx, { source, actor, act: 'edit_source', at: desk.now() }, withoutNotes(before), { ...after, ...('reliability' in after && { reliability: true }) })
  })
}

// Its own name is no other one.
function withTheRest(given: Given, { name: was, kind, role, sameAs, reliability }: SourceDetails, own: OtherName[]): Checked {
  const { name = was, aliases = own.map((other) => other.name) } = given
  const left = { name, kind: given.kind ?? kind, aliases: aliases.filter((other) => foldName(other) !== foldName(name)) }
  const or = (typed: string | null | undefined, before: string | null) => (typed === undefined ? before : typed)
  return { ...left, role: or(given.role, role), sameAs: or(given.sameAs, sameAs), reliability: or(given.reliability, reliability) }
}

/** isOwn says which other names are a source's own to change: not those that came with another, nor its own by which it is taken for something else. */
export function isOwn({ name }: Pick<SourceDetails, 'name'>): (other: OtherName) => boolean {
  const folded = foldName(name)
  return (other) => other.mergedFromId === null && foldName(other.name) !== folded
}

type Changes = Partial<Record<keyof Checked, Json>>

function changesOf(source: SourceDetails, own: OtherName[], typed: Checked): { before: Changes; after: Changes } {
  const [before, after]: [Changes, Changes] = [{}, {}]
  for (const field of ['name', 'kind', 'role', 'sameAs', 'reliability'] as const) {
    if (source[field] === typed[field]) continue
    before[field] = source[field]
    after[field] = typed[field]
  }
  const [were, are] = [own.map(({ name }) => name), typed.aliases]
  if (were.map(foldName).sort().join('\n') !== are.map(foldName).sort().join('\n')) {
    before.aliases = were
    after.aliases = are
  }
  return { before, after }
}

// What the desk makes of a source stands with it alone, and is gone once it is taken out there: the trail says that it was changed.
function withoutNotes({ reliability: _notes, ...rest }: Changes): Changes {
  return rest
}

async function refuse(tx: Transaction, source: SourceDetails, typed: Checked): Promise<void> {
  if (source.mergedIntoId !== null) throw new InvalidInput({ name: 'This source was merged into another: change that one.' })
  if ((source.kind === 'unnamed') !== (typed.kind === 'unnamed')) {
    throw new InvalidInput({ kind: 'A source that nobody names stays one, and a named one is no unnamed one: change who says it at the claim.' })
  }
  if (source.kind === 'unnamed') refuseTelling(typed)
  if (source.articleId !== null) return
  const others = await tx.sources.knownAs([typed.name])
  const same = others.find((one) => !one.isAlias && one.source.id !== source.id && one.source.kind === typed.kind)
  if (same) throw new InvalidInput({ name: `Another source is called “${same.source.name}” already. Where it is the same, merge them.` })
}

// An address or another name would tell readers who it is.
function refuseTelling({ aliases, sameAs }: Checked): void {
  if (sameAs !== null) throw new InvalidInput({ sameAs: 'An unnamed source has no address: it would tell readers who it is.' })
  if (aliases.length > 0) throw new InvalidInput({ aliases: 'An unnamed source has no other names: they would tell who it is.' })
}

// By the old name, and by what it was taken for, articles go on finding it.
function namesAfter(desk: Desk, source: SourceDetails, own: OtherName[], typed: Checked): NewNames {
  const [was, is] = [foldName(source.name), foldName(typed.name)]
  const listed = new Set(typed.aliases.map(foldName))
  const kind = source.kind === typed.kind ? null : source.kind
  // By its own name one other kind is kept, the last; by a name that it had, what it was then.
  const overtaken = [...(was === is ? [] : [typed.name]), ...(was === is && kind === null ? [] : [source.name])]
  const without = [...own.map(({ name }) => name).filter((name) => !listed.has(foldName(name))), ...overtaken]
  const kept = source.kind !== 'unnamed' && (was !== is || kind !== null) ? [{ name: source.name, kind }] : []
  const added = [...kept, ...typed.aliases.map((name) => ({ name, kind: null }))]
  return { without, added: added.map((name) => ({ id: desk.newId(), ...name })) }
}
