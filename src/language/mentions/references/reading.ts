// What the references of an article are read with.
import type { Quotes } from '../../sentences/quotes.js'
import type { Mentions } from '../mentions.js'
import type { Callings } from './names.js'
import type { Holders } from './offices.js'
import type { Phrase } from './phrases.js'
import type { ToldPersons } from './told-persons.js'
import type { Towns } from './towns.js'
import type { WordedText } from './worded-text.js'

/** What the phrases of an article are read with. */
export interface Reading extends WordedText {
  mentions: Mentions
  callings: Callings
  holders: Holders
  persons: ToldPersons
  event: Phrase | undefined
  towns: Towns
  /** The number of the first town among `References.chains`; the others follow. */
  townChain: number
  quotes: Quotes
}
