import { InvalidInput } from '../../domain/errors.js'
import { LONGEST_FOR_ANYONE } from '../http/split-limit.js'
import { endpoint, type Endpoint } from './endpoint.js'
import { SplitRequest } from './requests.js'
import { SplitSchema } from './schemas.js'

/** What the API makes of a text that it does not keep. */
export const splitEndpoints: Endpoint[] = [
  endpoint({
    method: 'post', path: '/split', summary: 'Split a text into sentences, claims and attributions; nothing is kept', may: 'split',
    status: 200, large: true, body: SplitRequest, answer: SplitSchema,
    handle: async ({ web, actor, asks, body: { text, date, ...context } }) => {
      // Splitting a megabyte takes a second of a processor: whoever asks for that says who they are.
      if (actor === null && text.length > LONGEST_FOR_ANYONE) {
        throw new InvalidInput({ text: 'Without a token a text can have at most 100,000 UTF-16 code units.' })
      }
      return web.desk.split(text, { ...context, ...(date !== undefined && { publishedAt: date }) }, asks)
    },
  }),
]
