import { articleFormats, type ArticleFormat } from '../../../domain/article.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'

/** ImportModel is how far an import has come: what was typed or read (text, format, title, …), and what is wrong with it. */
export interface ImportModel {
  step: 'paste' | 'details'
  values: Record<string, string>
  errors: Record<string, string>
  /** The article that has this text already. */
  duplicate: { id: string; title: string } | null
  sentences?: number
  claims?: number
}

export interface ImportPage extends PageModel<'desk'> {
  isPaste: boolean
  errors: ErrorSummary
  duplicate: { href: string; title: string } | null
  text: FieldView
  file: FieldView
  formats: { value: ArticleFormat; label: string; selected: boolean }[]
  details: FieldView[]
  /** What the details step sends along unseen. */
  carried: { name: string; value: string }[]
  found: string | null
}

const FORMAT_LABELS: Record<ArticleFormat, string> = { plain: 'Plain text', markdown: 'Markdown', html: 'HTML' }

/** The fields that say where an article comes from, as the import and the details page ask for them. */
export const detailFields = [
  { name: 'title', label: 'Title', required: true },
  { name: 'byline', label: 'Byline', hint: 'Who wrote it, as the article says' },
  { name: 'publisher', label: 'Publisher' },
  { name: 'publishedOn', label: 'Published on', hint: 'Year, month, day: 2026-03-01' },
  { name: 'url', label: 'Address', hint: 'Where it stands on the web' },
  { name: 'language', label: 'Language', hint: 'A tag such as en, ar or pt-BR; empty where it is not known' },
]

/** presentImport draws the two steps of an import: a text, then what it says of itself. */
export function presentImport(model: ImportModel & { frame: Frame }): ImportPage {
  const { frame, values, errors, step, duplicate, sentences, claims } = model
  const isPaste = step === 'paste'
  const field = (draft: Parameters<typeof presentField>[1]) => presentField('import', draft, values, errors)
  const text = field({ name: 'text', label: isPaste ? 'Text of the article' : 'Text as it will be checked' })
  const file = field({ name: 'file', label: 'Or a file', hint: '.txt, .md or .html, up to 1 MB of text' })
  const details = detailFields.map(field)
  return {
    ...deskPage(frame, isPaste ? 'Import an article' : 'Check the details'),
    isPaste,
    errors: summariseErrors(isPaste ? [text, file] : [...details, text], errors),
    duplicate: duplicate && { href: `/desk/articles/${duplicate.id}`, title: duplicate.title },
    text,
    file,
    formats: articleFormats.map((value) => ({
      value,
      label: FORMAT_LABELS[value],
      selected: value === pickFormat(values['format']),
    })),
    details,
    carried: [{ name: 'format', value: pickFormat(values['format']) }],
    found: foundIn(sentences, claims),
  }
}

function pickFormat(value: string | undefined): ArticleFormat {
  return articleFormats.find((format) => format === value) ?? 'plain'
}

function foundIn(sentences: number | undefined, claims: number | undefined): string | null {
  if (sentences === undefined || claims === undefined) return null
  return `${plural(sentences, 'sentence')}, ${plural(claims, 'claim')} found`
}
