// Words that frame a sentence and are no part of what it says.
import { words } from './word-lists.js'

/** What stands in capitals before a colon and speaks no words; read by sentences/speaker-labels.ts. */
export const mutedLabels = words(`update updated breaking exclusive note notes watch photo photos image picture video correction
  clarification related more source sources summary contact fact check read listen live opinion analysis review editor warning
  advertisement caption credit graphic map explainer factbox timeline background results result score scores date time place where
  when who what why how subject re from to cc headline byline dateline title tags topics category key points highlights
  conclusion introduction methods recap developing alert claim verdict rating ruling false true misleading file`)

/** Small words inside a label ("MINISTER FOR HEALTH", "Head of Water"); read by sentences/speaker-labels.ts. */
export const labelJoints = words('of for the and de van von der al bin')
