import { z } from 'zod'
import { importPending } from '../desk/imports/import-pending.js'
import { kindOf } from './kind.js'

/** A long text is split. One at a time: others who split are to find a thread. */
export const importJob = kindOf({
  name: 'import',
  atOnce: 1,
  every: null,
  payload: z.strictObject({ importId: z.string() }),
  run: (desk, { importId }) => importPending(desk, importId),
})
