import { can } from '../../domain/permission.js'
import { readerPage, type Frame, type PageModel } from './page.js'

export interface ErrorModel extends PageModel<'reader'> {
  status: number
  title: string
  message: string
  action: ErrorAction
}

/** ErrorAction is where an error page leads; in a new tab where the page itself is still needed. */
interface ErrorAction {
  href: string
  label: string
  isNewTab: boolean
}

/** presentError says what went wrong and where to go from here: the desk or the front page, unless `action` leads elsewhere. */
export function presentError({ frame, status, title, message, action }: {
  frame: Frame
  status: number
  title: string
  message: string
  action?: ErrorAction
}): ErrorModel {
  return {
    ...readerPage(frame, title),
    status,
    title,
    message,
    action: action ?? wayOut(frame),
  }
}

function wayOut({ actor, path }: Frame): ErrorAction {
  return path.startsWith('/desk') && can(actor, 'see_desk')
    ? { href: '/desk', label: 'Go to the desk', isNewTab: false }
    : { href: '/', label: 'Go to the published articles', isNewTab: false }
}
