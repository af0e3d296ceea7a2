// What runs in the splitter's threads: a text comes in, its split goes out in parts.
import { parentPort } from 'node:worker_threads'
import { modelsWith } from '../language/learning/learnt-models.js'
import { split } from '../language/split.js'
import { packSplit, type SplitJob } from './split-text.js'

parentPort!.on('message', ({ text, context, learnt }: SplitJob) =>
  parentPort!.postMessage(packSplit(split(text, context, modelsWith(learnt)))))
