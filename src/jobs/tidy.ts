import { z } from 'zod'
import { tidyUp } from '../desk/tidy-up.js'
import { PROGRAM } from '../domain/permission.js'
import { kindOf } from './kind.js'

/** What nobody comes back to is taken away. */
export const tidyJob = kindOf({
  name: 'tidy',
  atOnce: 1,
  every: 10 * 60_000,
  payload: z.record(z.string(), z.never()),
  run: (desk) => tidyUp(desk, PROGRAM),
})
