import { NotAllowed, NotFound, SameText } from '../../domain/errors.js'
import type { PendingImport } from '../../domain/pending-import.js'
import type { Person } from '../../domain/permission.js'
import { ArticleInput, importSplit, splitParsed } from '../articles/import-article.js'
import type { Desk } from '../desk.js'
import { parseInput } from '../parse-input.js'

/**
 * importPending makes an article of a text that waits, in the name of whoever sent it: called again, or by two at once, it makes one.
 * Does nothing where it is one already, or was thrown away. Throws as importArticle does, and NotAllowed where that person has gone.
 */
export async function importPending(desk: Desk, importId: string): Promise<void> {
  const { pendingImports } = desk.store
  const pending = await pendingImports.find(importId)
  const input = await pendingImports.inputOf(importId)
  if (!pending || input === null) return
  const sender = await senderOf(desk, pending)
  try {
    await importSplit(desk, sender, await splitParsed(desk, sender, parseInput(ArticleInput, input)), async (tx, articleId) => {
      if (!(await tx.pendingImports.finish(importId, articleId))) throw new NotFound('import', importId)
    })
  } catch (error) {
    if (!(error instanceof NotFound || error instanceof SameText)) throw error
    // Thrown away meanwhile, or somebody else did it.
    const now = await pendingImports.find(importId)
    if (now && now.articleId === null) throw error
  }
}

async function senderOf(desk: Desk, { createdById, createdByName }: PendingImport): Promise<Person> {
  const account = await desk.store.users.account(createdById, desk.now())
  if (!account || account.disabledAt) throw new NotAllowed('import_article', `${createdByName}, who sent this text, may not work here any longer.`)
  return account.person
}
