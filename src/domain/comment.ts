/** What somebody wrote about a claim. */
export interface Comment {
  id: string
  claimId: string
  authorId: string
  authorName: string
  body: string
  createdAt: Date
}
