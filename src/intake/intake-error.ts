/** IntakeReason says why a document was turned away, for callers that choose a status code or a form field by it. */
export type IntakeReason = 'empty' | 'binary' | 'not-utf8' | 'too-large' | 'no-article' | 'unsupported'

/** IntakeError turns a document away. Its message is for the person who brought it: what is wrong, then what to do. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError'
  readonly reason: IntakeReason

  constructor(reason: IntakeReason, message: string) {
    super(message)
    this.reason = reason
  }
}
