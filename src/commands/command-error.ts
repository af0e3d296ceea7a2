/** CommandError ends a command with exit code 1 and its message, one line, as the reason. */
export class CommandError extends Error {
  override name = 'CommandError'
}
