/** PendingImport is a text that somebody sent and did not wait for. */
export interface PendingImport {
  id: string
  title: string
  /** Of the text, as lower-case hex. */
  sha256: string
  /** The article that it became; null: it is none yet. */
  articleId: string | null
  createdById: string
  createdByName: string
  createdAt: Date
}

/** PENDING_IMPORTS is how many texts of one person may wait or have failed. */
export const PENDING_IMPORTS = 20
