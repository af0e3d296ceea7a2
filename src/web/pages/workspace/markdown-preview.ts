import { fieldsOf } from '../../http/forms.js'
import { renderMarkdown } from '../../parts/markdown.js'
import type { Handler } from '../../http/handler.js'

/** previewMarkdown answers the sanitised HTML of what is being typed. */
export const previewMarkdown: Handler = (_web, request, response) => {
  response.type('html').send(renderMarkdown(fieldsOf(request)['text'] ?? ''))
}
