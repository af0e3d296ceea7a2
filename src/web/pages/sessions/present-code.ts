import { presentField, type FieldView } from '../../parts/fields.js'
import { readerPage, type Frame, type PageModel } from '../../parts/page.js'

export interface CodeModel extends PageModel<'reader'> {
  code: FieldView
  next: string
}

/** presentCode draws the second step of signing in: the form for a code. */
export function presentCode({ frame, next, error }: { frame: Frame; next: string; error: string | null }): CodeModel {
  const hint = 'Six digits from your app, or one of your backup codes'
  return {
    ...readerPage(frame, 'Your code'),
    code: presentField('code', { name: 'code', label: 'Code', hint, required: true }, {}, error === null ? {} : { code: error }),
    next,
  }
}
