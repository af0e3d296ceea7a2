import { z } from 'zod'
import { canonicalLanguage } from '../../domain/language.js'
import { parseInput } from '../parse-input.js'

const line = (name: string, most: number) =>
  z.string().trim().max(most, `${name} can have at most ${most} characters.`)
// An empty field of a form and a missing one say the same: the article does not say.
const optional = <T extends z.ZodType<string, string>>(inner: T) =>
  z
    .string()
    .nullish()
    .transform((value) => value?.trim() || null)
    .pipe(z.nullable(inner))

/** ArticleDate is the date that an article gives itself: ISO 8601, a day or an instant with its offset, kept as written. */
export const ArticleDate = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })], 'Write the date as year-month-day, for example 2026-03-01.',
)

/** ArticleAddress is where an article was published: a whole http or https address of at most 2,000 characters. */
export const ArticleAddress = line('An address', 2000).refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  'Write the whole address, beginning with https:// or http://.',
)

/** LanguageTag is a BCP 47 tag, kept in its canonical spelling: "pt_br" is "pt-BR". */
export const LanguageTag = z
  .string()
  .refine((tag) => canonicalLanguage(tag) !== null, 'Write the language as a tag, for example en, ar or pt-BR; leave it empty where it is not known.')
  .transform((tag) => canonicalLanguage(tag)!)

/** ArticleDetails is what an article says of itself, as typed or read: the one place that says what is taken. */
export const ArticleDetails = z.object({
  title: line('A title', 300).min(1, 'Give the article a title.'),
  byline: optional(line('A byline', 300)),
  publisher: optional(line('A publisher', 200)),
  publishedOn: optional(ArticleDate),
  url: optional(ArticleAddress),
  language: optional(LanguageTag),
})
export type ArticleDetails = z.infer<typeof ArticleDetails>

/** parseDetails checks details as typed. Throws InvalidInput with a sentence per field. */
export function parseDetails(input: unknown): ArticleDetails {
  return parseInput(ArticleDetails, input)
}
