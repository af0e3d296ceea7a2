// What runs in the threads: a job comes in, what was done goes out. Each kind of work is loaded with its first job.
import { parentPort } from 'node:worker_threads'
import type { Done, Job } from './threads.js'

parentPort!.on('message', async (job: Job) => {
  parentPort!.postMessage(job.kind === 'read' ? await read(job) : await splitText(job))
})

async function splitText({ text, context, learnt }: Extract<Job, { kind: 'split' }>): Promise<Done> {
  const [{ split }, { modelsWith }, { packSplit }] = await Promise.all([
    import('../language/split.js'), import('../language/learning/learnt-models.js'), import('./packed-split.js'),
  ])
  return { parts: packSplit(split(text, context, modelsWith(learnt))) }
}

async function read({ input }: Extract<Job, { kind: 'read' }>): Promise<Done> {
  const [{ readText }, { IntakeError }] = await Promise.all([
    import('../intake/read-document.js'), import('../intake/intake-error.js'),
  ])
  try {
    return { document: readText(input) }
  } catch (error) {
    // An error loses its class on its way out of a thread.
    if (error instanceof IntakeError) return { refused: { reason: error.reason, message: error.message } }
    throw error
  }
}
