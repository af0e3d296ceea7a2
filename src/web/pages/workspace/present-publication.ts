import type { Article } from '../../../domain/article.js'
import type { ClaimCount } from '../../../domain/listing.js'
import { isPublicStage } from '../../../domain/stage.js'
import { presentRetraction, type RetractionView } from '../../parts/article-heading.js'
import { deskPage, type Frame, type PageModel } from '../../parts/page.js'
import { inFull, labelOfSourcing, plural } from '../../parts/tally.js'

export interface PublicationModel extends PageModel<'desk'> {
  title: string
  heading: string
  backHref: string
  retraction: RetractionView | null
  /** What speaks against it, or null. */
  warning: string | null
  seen: { count: string; label: string }[]
  unseen: { count: string; label: string }[]
  /** Null where there is nothing to publish any more. */
  publish: { action: string; version: number; label: string } | null
}

/** presentPublication draws what an editor is asked before an article is published; `counts` are of all its claims. */
export function presentPublication({ frame, article, counts }: {
  frame: Frame
  article: Article
  counts: ClaimCount[]
}): PublicationModel {
  const path = `/desk/articles/${article.id}`
  const again = article.publication === 'retracted'
  const count = (keep: (group: ClaimCount) => boolean) =>
    counts.filter(keep).reduce((sum, group) => sum + group.count, 0)
  const line = (number: number, label: string) => ({ count: inFull(number), label })
  const seen = ({ stage }: ClaimCount) => isPublicStage(stage)
  const accepted = count(seen)
  const proposed = count(({ stage }) => stage === 'proposed')
  return {
    ...deskPage(frame, again ? 'Publish again' : 'Publish'),
    title: article.title,
    heading: again ? 'Publish this article again?' : 'Publish this article?',
    backHref: path,
    retraction: presentRetraction(article),
    warning: accepted > 0 ? null : `No claim is accepted: readers will see the text and none of its ${plural(count(() => true), 'claim')}.`,
    seen: [
      line(accepted, 'Accepted or further: readers will see these'),
      line(count(({ stage }) => stage === 'approved'), 'of them with an approved verdict'),
      line(count(({ stage }) => stage === 'awaiting_approval'), 'of them with a verdict that waits for an editor'),
      line(count((group) => seen(group) && group.sourcing === 'none'), `of them: ${labelOfSourcing('none').toLowerCase()}`),
    ],
    unseen: [
      line(proposed, 'Proposed and not decided on: readers will not see these'),
      line(count(() => true) - accepted - proposed, 'Dismissed or withdrawn'),
    ],
    publish: article.publication === 'published'
      ? null
      : { action: `${path}/publication`, version: article.version, label: again ? 'Publish again' : 'Publish' },
  }
}
