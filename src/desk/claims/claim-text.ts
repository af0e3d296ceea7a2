import { z } from 'zod'

/** claimText takes the wording of a claim: one sentence on one line. */
export const claimText = z
  .string()
  .trim()
  .transform((text) => text.replace(/\s+/g, ' '))
  .pipe(z.string().min(1, 'Write the claim as one sentence that stands alone.').max(2_000, 'A claim can have at most 2,000 characters.'))
