import type { DeskSource } from '../../../desk/reading/source-pages.js'
import { isOwn } from '../../../desk/sources/edit-source.js'
import { sourceKinds, type SourceDetails } from '../../../domain/source.js'
import { presentSourceKind } from '../../parts/chains.js'
import { presentField, presentSelect, type FieldView, type SelectView } from '../../parts/fields.js'

const NAME = { name: 'name', label: 'Name', required: true, hint: 'It changes everywhere at once. The old name stays as another one, so that articles go on finding it.' }
const DESCRIPTION = { name: 'name', label: 'Description', required: true, hint: 'As the article describes the source, without saying who it is.' }
const ROLE = { name: 'role', label: 'Role', hint: 'What it is or does, for example “mayor of Vellbridge”. Readers are told it.' }
const ALIASES = { name: 'aliases', label: 'Other names', hint: 'One a line. Articles that use one of them find this source.' }
const SAME_AS = { name: 'sameAs', label: 'The same as', hint: 'Its page at Wikidata, or its own, beginning with https://. Readers are told it.' }
const RELIABILITY = { name: 'reliability', label: 'Notes on reliability', hint: 'What the desk should know before it relies on this source. These notes never leave the desk.' }

// What stands on both sides of a conflict.
const LABELS = { name: NAME.label, kind: 'Kind', role: ROLE.label, aliases: ALIASES.label, sameAs: SAME_AS.label, reliability: RELIABILITY.label }

/** sidesOf sets what was typed against what stands now. */
export function sidesOf(typed: Record<string, string>, found: Pick<DeskSource, 'source' | 'names'>): { yours: { label: string; text: string }[]; current: { label: string; text: string }[] } {
  const now = valuesOf(found)
  const side = (values: Record<string, string>) => Object.entries(LABELS).map(([name, label]) => ({ label, text: values[name] ?? '' }))
  return { yours: side(typed), current: side(now) }
}

/** valuesOf is a source as its form holds it. */
export function valuesOf({ source, names }: Pick<DeskSource, 'source' | 'names'>): Record<string, string> {
  const { name, kind, role, sameAs, reliability } = source
  return {
    name, kind, role: role ?? '', sameAs: sameAs ?? '', reliability: reliability ?? '',
    aliases: names.filter(isOwn(source)).map((other) => other.name).join('\n'),
  }
}

/** SourceForm is the fields of a source. */
export interface SourceForm {
  /** Those that readers are told. */
  told: FieldView[]
  reliability: FieldView
  /** What goes along unchanged. */
  fixed: { name: string; value: string }[]
  edit: { name: FieldView; kind: SelectView | null; role: FieldView; aliases: FieldView | null; sameAs: FieldView | null; reliability: FieldView }
}

/** presentForm fills the form of a source; of an unnamed one nothing is asked that would tell who it is. */
export function presentForm({ kind }: SourceDetails, values: Record<string, string>, errors: Record<string, string>): SourceForm {
  const field = (draft: Parameters<typeof presentField>[1]) => presentField('source', draft, values, errors)
  const reliability = field(RELIABILITY)
  const isUnnamed = kind === 'unnamed'
  const name = field(isUnnamed ? DESCRIPTION : NAME)
  const [role, aliases, sameAs] = [field(ROLE), field(ALIASES), field(SAME_AS)]
  const options = sourceKinds.filter((one) => one !== 'unnamed').map((one) => ({ value: one, label: presentSourceKind(one).label }))
  const kinds = presentSelect('source', { name: 'kind', label: 'Kind', options }, values, errors)
  return {
    reliability,
    told: isUnnamed ? [name, role] : [name, kinds, role, aliases, sameAs],
    fixed: isUnnamed ? [{ name: 'kind', value: kind }] : [],
    edit: { name, kind: isUnnamed ? null : kinds, role, aliases: isUnnamed ? null : aliases, sameAs: isUnnamed ? null : sameAs, reliability },
  }
}
