import { readConfig } from '../config.js'
import { openDesk } from '../desk/desk.js'
import { endOnSignal } from '../end-on-signal.js'
import { plantRecurring } from '../jobs/kinds.js'
import { createMail } from '../mail/mail.js'
import { runJobs } from '../run-jobs.js'
import { createLog } from '../web/http/log.js'
import { print } from './streams.js'

/** runWork does jobs until it is asked to stop. What failed is logged to stderr. */
export async function runWork(): Promise<void> {
  const { databaseUrl, mail } = readConfig(process.env)
  const desk = await openDesk(databaseUrl, undefined, mail && createMail(mail))
  const log = createLog()
  await plantRecurring(desk)
  const worker = runJobs(desk, log)
  endOnSignal(async () => {
    await worker.stop()
    await desk.store.close()
    log.close()
  })
  await print('Claimtrail does jobs')
}
