/** StoreProblem is a database that must not be started on: its message says in one line why and what to do. */
export class StoreProblem extends Error {
  override name = 'StoreProblem'
}
