import { z } from 'zod'
import { onOneLine } from '../../domain/one-line.js'

/** claimText takes the wording of a claim: one sentence on one line. */
export const claimText = z
  .string()
  .transform(onOneLine)
  .pipe(z.string().min(1, 'Write the claim as one sentence that stands alone.').max(2_000, 'A claim can have at most 2,000 characters.'))
