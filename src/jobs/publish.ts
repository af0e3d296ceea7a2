import { z } from 'zod'
import { endEmbargo } from '../desk/articles/embargo-article.js'
import { PROGRAM } from '../domain/permission.js'
import { kindOf } from './kind.js'

/** An embargo ends. */
export const publishJob = kindOf({
  name: 'publish',
  atOnce: 1,
  every: null,
  payload: z.strictObject({ articleId: z.string(), until: z.iso.datetime() }),
  run: (desk, { articleId, until }) => endEmbargo(desk, PROGRAM, articleId, new Date(until)),
})
