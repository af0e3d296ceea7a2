/** CommandError ends a command with exit code 1 and its message, one line, as the reason. */
export class CommandError extends Error {
  override name = 'CommandError'
}

/** WrongUsage is a value that an option does not take: exit code 2, as for an option that does not exist. */
export class WrongUsage extends CommandError {
  override name = 'WrongUsage'
}
