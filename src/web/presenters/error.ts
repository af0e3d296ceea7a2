import { readerPage, type Frame, type PageModel } from './page.js'

export interface ErrorModel extends PageModel<'reader'> {
  status: number
  title: string
  message: string
  action: { href: string; label: string }
}

/** presentError says what went wrong and where to go from here: the front page, unless `action` leads elsewhere. */
export function presentError({ frame, status, title, message, action }: {
  frame: Frame
  status: number
  title: string
  message: string
  action?: { href: string; label: string }
}): ErrorModel {
  return {
    ...readerPage(frame, title),
    status,
    title,
    message,
    action: action ?? { href: '/', label: 'Go to the published articles' },
  }
}
