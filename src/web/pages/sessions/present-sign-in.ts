import { presentField, type FieldView } from '../../parts/fields.js'
import { readerPage, type Frame, type PageModel } from '../../parts/page.js'

export interface SignInModel extends PageModel<'reader'> {
  email: FieldView
  password: FieldView
  next: string
  error: string | null
  demo: { accounts: { email: string; role: string }[] } | null
}

/** presentSignIn draws the sign-in form; `demo` lists the demo's accounts where they are the only ones. */
export function presentSignIn({ frame, values, error, demo }: {
  frame: Frame
  values: { email: string; next: string }
  error: string | null
  demo: { accounts: { email: string; role: string }[] } | null
}): SignInModel {
  return {
    ...readerPage(frame, 'Sign in'),
    email: presentField('sign-in', { name: 'email', label: 'E-mail', required: true }, { email: values.email }, {}),
    password: presentField('sign-in', { name: 'password', label: 'Password', required: true }, {}, {}),
    next: values.next,
    error,
    demo,
  }
}
