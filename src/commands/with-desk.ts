import { readConfig } from '../config.js'
import { openDesk, type Desk } from '../desk/desk.js'

/** withDesk opens the desk on the database of the environment, runs the work and closes it again. */
export async function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(readConfig(process.env).databaseUrl)
  try {
    await work(desk)
  } finally {
    await desk.store.close()
  }
}
