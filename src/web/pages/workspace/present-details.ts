import type { Article } from '../../../domain/article.js'
import { presentField, summariseErrors, type ErrorSummary, type FieldView } from '../../parts/fields.js'
import { presentWords, type WordsView } from '../../parts/language.js'
import { detailFields } from '../import/present-import.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'

export interface DetailsModel extends PageModel<'desk'> {
  title: string
  words: WordsView
  action: string
  backHref: string
  version: number
  details: FieldView[]
  errors: ErrorSummary
}

/** presentDetails draws the form for an article's title, byline, publisher, date, address and language. */
export function presentDetails({ frame, article, values, errors }: {
  frame: Frame
  article: Article
  values: Record<string, string>
  errors: Record<string, string>
}): DetailsModel {
  const details = detailFields.map((draft) => presentField('details', draft, values, errors))
  return {
    ...deskPage(frame, `Details of ${article.title}`),
    title: article.title,
    words: presentWords(article.language),
    action: `/desk/articles/${article.id}/details`,
    backHref: `/desk/articles/${article.id}`,
    version: article.version,
    details,
    errors: summariseErrors(details, errors),
  }
}
