// Nouns that say whether a person is a woman or a man. Titles by gender stand in names.ts.
import { words } from './word-lists.js'

export const femaleNouns = words(`woman mother sister wife widow daughter aunt girlfriend girl spokeswoman chairwoman congresswoman actress queen
  princess grandmother mum mom saleswoman policewoman businesswoman waitress`)
export const maleNouns = words(`man father brother husband widower son uncle boyfriend boy spokesman chairman congressman actor king prince
  grandfather dad policeman businessman salesman fireman fisherman priest monk`)
