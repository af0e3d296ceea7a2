import type { Request, Response } from 'express'
import { WITH_ACCOUNT } from '../../../domain/asker.js'
import { articleFormats } from '../../../domain/article.js'
import { InvalidInput, SameText, SplitFailed, SplitterBusy } from '../../../domain/errors.js'
import { articleInput, contextOf, type ArticleInput } from '../../../desk/articles/import-article.js'
import { sendArticle, WAITED_FOR } from '../../../desk/imports/send-article.js'
import type { Document } from '../../../intake/document.js'
import { IntakeError } from '../../../intake/intake-error.js'
import { textHash } from '../../../intake/normalise.js'
import { textOfFile, type TextInput } from '../../../intake/read-document.js'
import { answerProblem, isUnsaved } from '../../http/problems.js'
import { fieldsOf, pick } from '../../http/forms.js'
import { presentImport, type ImportModel } from './present-import.js'
import { refusedUpload } from '../../http/uploads.js'
import { frameOf, sendPage, signedIn, type Handler, type Web } from '../../http/handler.js'

export const showImport: Handler = (web, request, response) => {
  draw(web, request, response, { step: 'paste', values: {}, errors: {}, duplicate: null })
}

/** previewImport reads what was pasted or chosen and shows what the document says of itself, to be edited and saved. */
export const previewImport: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const document = await web.desk.read(brought(request, response, typed), WITH_ACCOUNT)
    const same = await web.desk.store.articles.findByText(textHash(document.text))
    const values = filled(document, typed)
    const duplicate = same && { id: same.id, title: same.title }
    draw(web, request, response, { step: 'details', values, errors: {}, duplicate, ...(!same && (await counted(web, document, values['publishedOn'] || null))) })
  } catch (error) {
    if (!(error instanceof IntakeError || error instanceof SplitterBusy)) throw error
    const field = request.file || refusedUpload(response) ? 'file' : 'text'
    const { status, message } = answerProblem(web, response, error)
    draw(web, request, response, { step: 'paste', values: typed, errors: { [field]: message }, duplicate: null }, status)
  }
}

export const saveImport: Handler = async (web, request, response) => {
  const typed = fieldsOf(request)
  try {
    const sent = await sendArticle(web.desk, signedIn(response), { ...(typed as object) } as ArticleInput)
    response.redirect(303, 'articleId' in sent ? `/desk/articles/${sent.articleId}?notice=imported` : `/desk/imports/${sent.importId}`)
  } catch (error) {
    if (error instanceof SameText) {
      const duplicate = { id: error.articleId, title: error.title }
      draw(web, request, response, { step: 'details', values: typed, errors: {}, duplicate }, 409)
    } else if (error instanceof InvalidInput) {
      draw(web, request, response, { step: 'details', values: typed, errors: error.fields, duplicate: null }, 422)
    } else if (error instanceof SplitterBusy || error instanceof SplitFailed || isUnsaved(error)) {
      const { status, message } = answerProblem(web, response, error)
      draw(web, request, response, { step: 'details', values: typed, errors: { text: message }, duplicate: null }, status)
    } else throw error
  }
}

function brought(request: Request, response: Response, typed: Record<string, string>): TextInput {
  const { file } = request
  const refused = refusedUpload(response)
  if (refused) throw refused.problem
  const url = typed['url'] || undefined
  if (file && file.size > 0) {
    return textOfFile({ bytes: file.buffer, filename: file.originalname, mediaType: file.mimetype, ...(url && { url }) })
  }
  const format = pick(typed['format'], articleFormats) ?? 'plain'
  return { text: typed['text'] ?? '', format, ...(url && { url }) }
}

function filled(document: Document, typed: Record<string, string>): Record<string, string> {
  const found = Object.entries(articleInput(document)).map(([name, value]): [string, string] => [name, String(value ?? '')])
  const { url, publishedOn } = typed
  const values = Object.fromEntries(found)
  // An address that was typed is the one meant; a day was typed (on the split page) for want of one in the text.
  return { ...values, ...(url && { url }), ...(publishedOn && !values['publishedOn'] && { publishedOn }) }
}

// With all that the import will tell the splitter, so that as many are found then. What is not waited for then is not now.
async function counted(web: Web, { text, url, publisher }: Document, publishedOn: string | null): Promise<Pick<ImportModel, 'sentences' | 'claims'>> {
  if (text.length > WAITED_FOR) return {}
  try {
    const { sentences, claims } = await web.desk.split(text, contextOf({ url, publisher, publishedOn }), WITH_ACCOUNT)
    return { sentences: sentences.length, claims: claims.length }
  } catch (error) {
    if (error instanceof SplitterBusy || error instanceof SplitFailed) return {}
    throw error
  }
}

function draw(web: Web, request: Request, response: Response, drawn: ImportModel, status = 200): void {
  sendPage(web, response, 'articles/new', presentImport({ frame: frameOf(web, request, response), ...drawn }), status)
}
