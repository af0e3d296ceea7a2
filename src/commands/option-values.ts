import { z } from 'zod'
import { ArticleAddress, ArticleDate } from '../desk/articles/article-details.js'
import { WrongUsage } from './command-error.js'

const orNothing = <T extends z.ZodType>(inner: T) => inner.nullish().transform((value) => value ?? undefined)

/** OptionalDate is a day or an instant of ISO 8601 that may be left out, of an option or a member. */
export const OptionalDate = orNothing(z.string('expected a string').pipe(ArticleDate))

/** OptionalAddress is a web address that may be left out, of an option or a member. */
export const OptionalAddress = orNothing(z.string('expected a string').pipe(ArticleAddress))

/** checkOptions refuses a value that an option does not take, of those in `shape`, by its name. Throws WrongUsage. */
export function checkOptions<Shape extends z.ZodRawShape>(shape: Shape, options: object): void {
  const result = z.object(shape).safeParse(options)
  if (result.success) return
  const issue = result.error.issues[0]!
  const name = String(issue.path[0])
  const given: unknown = Reflect.get(options, name)
  throw new WrongUsage(`option --${name} got ${JSON.stringify(given)}. ${issue.message}`)
}
