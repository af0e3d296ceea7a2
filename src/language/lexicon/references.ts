// Nouns that need no introduction. Read by the claims, which name what others stand for or mark it as open.
import { words } from './word-lists.js'

/** Nouns that mean one thing to every reader: "the police", "the internet". */
export const uniqueThings: ReadonlySet<string> = new Set(words(`sun moon earth sky world internet public economy police weather army navy
  press media web universe climate environment law truth past future present market parliament congress senate house pope
  constitution rest majority minority average number amount share rate proportion value cost price same latter former result aim goal idea fact`))
