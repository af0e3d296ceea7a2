import type { RequestHandler, Response } from 'express'
import multer from 'multer'
import { IntakeError } from '../../intake/intake-error.js'
import { maximumSourceSize } from '../../intake/normalise.js'

// A megabyte of text is at most three in UTF-8; HTML around it may be larger.
const LIMITS = { fileSize: maximumSourceSize, files: 1, fieldSize: 4_000_000, fields: 20, parts: 21 }

const readUpload = multer({ storage: multer.memoryStorage(), limits: LIMITS }).single('file')

/**
 * readUploadForm reads a form with a file into memory. A file that is too large does not end the request: the fields that
 * came before it are kept for the page that says so, and refusedUpload answers the problem.
 */
export const readUploadForm: RequestHandler = (request, response, next) => {
  readUpload(request, response, (error: unknown) => {
    const isTooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'
    if (isTooLarge) response.locals['refusedUpload'] = new IntakeError('too-large', TOO_LARGE)
    next(isTooLarge ? undefined : error)
  })
}

const TOO_LARGE = 'This file is over 5 MB; at most 5 MB are read, 1 MB of it text. Import it in parts.'

/** refusedUpload answers why the file of this request was not taken, or null. */
export function refusedUpload(response: Response): IntakeError | null {
  return (response.locals['refusedUpload'] as IntakeError | undefined) ?? null
}
