/** Asker is for whom work is done: somebody who has an account (or the program itself), or a stranger at an address. */
export type Asker = { account: true } | { address: string }

/** WITH_ACCOUNT asks for people whom we know and for the program itself. */
export const WITH_ACCOUNT: Asker = { account: true }
