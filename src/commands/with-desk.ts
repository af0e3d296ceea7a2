import { readConfig } from '../config.js'
import { openDesk, type Desk } from '../desk/desk.js'

/** withDesk opens the desk on the database of the environment, runs the work and closes it again; `threads`: see openDesk. */
export async function withDesk(work: (desk: Desk) => Promise<void>, threads?: number): Promise<void> {
  const desk = await openDesk(readConfig(process.env).databaseUrl, threads)
  try {
    await work(desk)
  } finally {
    await desk.store.close()
  }
}
