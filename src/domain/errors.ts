// What can go wrong by the rules of the trade. None of these knows HTTP: web/http/problems.ts gives each its code.

/** NotFound is a thing that does not exist, or that this actor must not know of. */
export class NotFound extends Error {
  override name = 'NotFound'
  constructor(readonly noun: string, readonly id: string) {
    super(`There is no ${noun} with the id “${id}”.`)
  }
}

/** NotAllowed is an act that the actor's role does not include. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
  constructor(readonly action: string, message: string) {
    super(message)
  }
}

/** InvalidTransition is a move that a claim at this stage cannot make; both in words: "awaiting approval", "accepting it". */
export class InvalidTransition extends Error {
  override name = 'InvalidTransition'
  constructor(readonly stage: string, readonly doing: string, message = `This claim is ${stage}: ${doing} is not possible any more.`) {
    super(message)
  }
}

/** SecondCheckOpen is a change of where a claim stands, while it, or what it repeats, is checked a second time or two opinions of it wait for an editor. */
export class SecondCheckOpen extends InvalidTransition {
  override name = 'SecondCheckOpen'
  constructor({ secondCheckId, blindTo }: { secondCheckId: string | null; blindTo: string | null }) {
    super('being checked a second time', 'changing where it stands', secondCheckId === null
      ? 'The claim that this one repeats is being checked a second time: wait for the second opinion, or have an editor take the second check back.'
      : blindTo !== null ? 'This claim is being checked a second time: wait for the second opinion, or have an editor take the second check back.'
        : 'Two opinions on this claim differ: an editor decides between them first.')
  }
}

/** StaleVersion is a change drawn from an older version than the one that stands now. */
export class StaleVersion extends Error {
  override name = 'StaleVersion'
  constructor(readonly noun: 'article' | 'claim' | 'source' | 'thread', readonly id: string, readonly seen: number, readonly current: number) {
    super(`Somebody changed this ${noun} since you opened it (you saw version ${seen}, it is now ${current}).`)
  }
}

/** TakenMeanwhile is a claim that somebody else works on since it was seen. */
export class TakenMeanwhile extends Error {
  override name = 'TakenMeanwhile'
  constructor(readonly claimId: string, readonly by: string | null) {
    super(by === null ? 'Nobody works on this claim any more.' : `${by} works on this claim since you opened it.`)
  }
}

/** NothingToUndo is an undo where nothing of one's own stands last; the message says what does. */
export class NothingToUndo extends Error {
  override name = 'NothingToUndo'
}

const INVITATION_OVER = {
  unknown: 'There is no such invitation. Look whether the link is whole; else ask whoever sent it for another.',
  accepted: 'This invitation was accepted already: each link works once. Sign in with the password that was chosen then.',
  revoked: 'This invitation was taken back. Ask whoever sent it.',
  expired: 'This invitation is more than a week old, and works no more. Ask whoever sent it for another.',
  unbacked: 'Whoever made this invitation may not invite people any more. Ask an admin of the desk for another.',
}

/** InvitationOver is a link by which nobody can make an account, or not any more. It does not hold the link. */
export class InvitationOver extends Error {
  override name = 'InvitationOver'
  constructor(readonly reason: keyof typeof INVITATION_OVER) {
    super(INVITATION_OVER[reason])
  }
}

/** MailUnsent is a mail that the mail server did not take; `isFinal`: nor will it, for there is no such person there. It does not say to whom it was. */
export class MailUnsent extends Error {
  override name = 'MailUnsent'
  constructor(reason: string, readonly isFinal: boolean, options?: ErrorOptions) {
    super(`The mail server did not take the mail${reason === '' ? '' : ` (${reason})`}.`, options)
  }
}

/** SameText is a text that was brought in before. */
export class SameText extends Error {
  override name = 'SameText'
  constructor(readonly articleId: string, readonly title: string) {
    super(`This text is already here, as “${title}”.`)
  }
}

/** InvalidInput is something typed that cannot be taken; `fields` says per field what to mend. */
export class InvalidInput extends Error {
  override name = 'InvalidInput'
  constructor(readonly fields: Record<string, string>) {
    super(Object.values(fields).join(' '))
  }
}

/** SplitterBusy is a long text that came while too many others wait, or (`yours`) another one from the same address. */
export class SplitterBusy extends Error {
  override name = 'SplitterBusy'
  /** When to try again. */
  readonly afterSeconds = 30
  constructor(readonly yours = false) {
    super(
      yours
        ? 'Another long text from your address waits for its turn. Wait half a minute, then send this one again.'
        : 'Many long texts wait for their turn just now. Wait half a minute, then send this one again.',
    )
  }
}

/** PasswordsBusy is a password that came while too many others wait to be checked. Nothing is saved. */
export class PasswordsBusy extends Error {
  override name = 'PasswordsBusy'
  /** When to try again. */
  readonly afterSeconds = 10
  constructor() {
    super('Many passwords are being checked just now. Nothing was saved: wait a few seconds, then try again.')
  }
}

/** SplitFailed is a text whose splitting broke off; `tooSlow` where it took longer than it may. */
export class SplitFailed extends Error {
  override name = 'SplitFailed'
  constructor(readonly tooSlow: boolean, options?: ErrorOptions) {
    super(`Splitting this text ${tooSlow ? 'took too long' : 'broke off'}. Nothing was saved: try again, or with a part of it.`, options)
  }
}

/** StoreBusy is a change that could not be written because another program kept the database to itself. Nothing is saved. */
export class StoreBusy extends Error {
  override name = 'StoreBusy'
  /** When to try again. */
  readonly afterSeconds = 5
  constructor(options?: ErrorOptions) {
    super('Another program is writing to the database just now. Nothing was saved: wait a few seconds, then try again.', options)
  }
}

/** StoreSilent is a question or a change that the database's server did not answer. Nothing is saved. */
export class StoreSilent extends Error {
  override name = 'StoreSilent'
  /** When to try again. */
  readonly afterSeconds = 5
  constructor(options?: ErrorOptions) {
    super('The database does not answer just now. Nothing was saved: wait a few seconds, then try again.', options)
  }
}

const NO_WRITING = {
  full: 'The server’s disk is full. Nothing was saved: tell whoever runs this server to make room, then try again.',
  refused: 'The server’s disk does not take what is written to it. Nothing was saved: tell whoever runs this server, then try again.',
}

/** StoreUnwritable is a change that the disk did not take: it is full, or refuses to be written. Nothing is saved. */
export class StoreUnwritable extends Error {
  override name = 'StoreUnwritable'
  constructor(readonly reason: keyof typeof NO_WRITING, options?: ErrorOptions) {
    super(NO_WRITING[reason], options)
  }
}

/** isStoreFailure says whether the store could not do just now what was in order. */
export function isStoreFailure(error: unknown): error is StoreBusy | StoreSilent | StoreUnwritable {
  return error instanceof StoreBusy || error instanceof StoreSilent || error instanceof StoreUnwritable
}
