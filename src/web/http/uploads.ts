import type { RequestHandler, Response } from 'express'
import multer from 'multer'
import { IntakeError } from '../../intake/intake-error.js'
import { maximumSourceSize } from '../../intake/normalise.js'

// What is pasted may be as large as its file.
const LIMITS = { fileSize: maximumSourceSize, files: 1, fieldSize: maximumSourceSize, fields: 20, parts: 21 }

const readUpload = multer({ storage: multer.memoryStorage(), limits: LIMITS }).single('file')

/** RefusedUpload is what was too large of what a form brought, and in which field. */
export interface RefusedUpload {
  field: 'file' | 'document'
  problem: IntakeError
}

/**
 * readUploadForm reads a form with a file into memory. A file or a pasted page that is too large does not end the request: the fields
 * that came before it are kept for the page that says so, and refusedUpload answers the problem.
 */
export const readUploadForm: RequestHandler = (request, response, next) => {
  readUpload(request, response, (error: unknown) => {
    const field = tooLargeIn(error)
    if (field) response.locals['refusedUpload'] = { field, problem: new IntakeError('too-large', TOO_LARGE) } satisfies RefusedUpload
    next(field ? undefined : error)
  })
}

function tooLargeIn(error: unknown): RefusedUpload['field'] | null {
  if (!(error instanceof multer.MulterError)) return null
  if (error.code === 'LIMIT_FILE_SIZE') return 'file'
  return error.code === 'LIMIT_FIELD_VALUE' && error.field === 'document' ? 'document' : null
}

const TOO_LARGE = 'This file is over 5 MB; at most 5 MB are read, 1 MB of it text. Import it in parts.'

/** refusedUpload answers why the file or the page of this request was not taken, or null. */
export function refusedUpload(response: Response): RefusedUpload | null {
  return (response.locals['refusedUpload'] as RefusedUpload | undefined) ?? null
}
