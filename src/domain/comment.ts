/** What somebody wrote about a claim. */
export interface Comment {
  id: string
  claimId: string
  authorId: string
  authorName: string
  body: string
  createdAt: Date
  /** The comment that it answers, which begins its thread; null: it begins one itself. */
  parentId: string | null
  /** By whom its words were removed for good, and why; null: they are there. */
  removed: { by: string; reason: string; at: Date } | null
}

/** Thread is a comment with what was answered to it, one level deep. */
export interface Thread extends Comment {
  parentId: null
  /** Counts what was done to it: who resolves it says at which they saw it. */
  version: number
  /** Who said that nothing is left to say; null while it is open. */
  resolved: { byId: string; by: string; at: Date } | null
  /** In order. */
  replies: Comment[]
}

/** How many answers one thread takes: all of them are read with it. */
export const MOST_REPLIES = 100

/** CommentCount is how much was said of a claim, answers too, and how many of its threads are open and resolved. */
export interface CommentCount {
  comments: number
  open: number
  resolved: number
}

/** What took a mention out of a person's queue; what only was resolved waits again once its thread is reopened. */
export type SeenBy = 'seen' | 'answered' | 'resolved'

/** Mentioned is a comment that names a person, where it stands. */
export interface Mentioned {
  comment: Comment
  claim: { id: string; text: string; articleId: string }
  article: { title: string; language: string | null }
}
