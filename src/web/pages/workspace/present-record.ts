import type { Claim } from '../../../domain/claim.js'
import type { Comment } from '../../../domain/comment.js'
import type { Event } from '../../../domain/event.js'
import type { Page } from '../../../domain/page.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { plural } from '../../parts/tally.js'
import { presentTrail, type TrailLine } from '../../parts/trail.js'
import { presentComment, type CommentView } from './card-details.js'

export interface RecordModel extends PageModel<'desk'> {
  wording: string
  backHref: string
  comments: CommentView[]
  commentsLabel: string
  earlierComments: string | null
  trail: TrailLine[]
  trailLabel: string
  earlierEvents: string | null
}

/** presentRecord draws a page of a claim's comments and one of its trail, the newest first. */
export function presentRecord({ frame, claim, comments, commentCount, history }: {
  frame: Frame
  claim: Claim
  comments: Page<Comment>
  commentCount: number
  history: Page<Event> & { count: number }
}): RecordModel {
  const href = `/desk/claims/${claim.id}/record`
  return {
    ...deskPage(frame, 'Comments and trail'),
    wording: claim.text,
    backHref: `/desk/articles/${claim.articleId}?claim=${claim.id}#claim-${claim.id}`,
    comments: comments.items.map(presentComment),
    commentsLabel: plural(commentCount, 'comment'),
    earlierComments: comments.next && `${href}?comments=${comments.next}#comments`,
    trail: presentTrail(history.items),
    trailLabel: plural(history.count, 'event'),
    earlierEvents: history.next && `${href}?events=${history.next}#trail`,
  }
}
