import { suggestColleagues } from '../../../desk/reading/comments.js'
import { sendPage, signedIn, type Handler } from '../../http/handler.js'

export interface NamesModel {
  layout: null
  /** `email`: where others share the name; `typed`: what is written for it. */
  options: { name: string; email: string; typed: string }[]
  isMore: boolean
}

/** showNames answers /desk/names?query=… to the page’s script: the people whose names begin so, as options of a list. */
export const showNames: Handler = async (web, request, response) => {
  const { query } = request.query
  const { people, isMore } = await suggestColleagues(web.desk.store, signedIn(response), typeof query === 'string' ? query : '')
  const options = people.map((person) => presentName(person, people))
  const model: NamesModel = { layout: null, options, isMore }
  sendPage(web, response, 'people/options', model)
}

// Those who share a name are named by their address.
function presentName({ name, email }: { name: string; email: string }, people: { name: string }[]): NamesModel['options'][number] {
  const isShared = people.filter((one) => one.name === name).length > 1
  return { name, email: isShared ? email : '', typed: isShared ? email : name }
}
