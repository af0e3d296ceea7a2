import { fieldsOf } from '../forms.js'
import { renderMarkdown } from '../markdown.js'
import type { Handler } from '../web.js'

/** previewMarkdown answers the sanitised HTML of what is being typed. */
export const previewMarkdown: Handler = (_web, request, response) => {
  response.type('html').send(renderMarkdown(fieldsOf(request)['text'] ?? ''))
}
