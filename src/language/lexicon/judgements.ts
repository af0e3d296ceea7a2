// Words that judge what they are said of. Read by the claims, which leave out what only judges.
import { words } from './word-lists.js'

/** In "It is … to", "It is … that" and "It is … for". */
export const judgingWords = words(`good better best great wonderful nice bad worse worst terrible awful horrible shameful disgraceful sad tragic right wrong
  important essential vital crucial critical imperative necessary fair unfair wise foolish stupid silly ridiculous absurd outrageous time`)
