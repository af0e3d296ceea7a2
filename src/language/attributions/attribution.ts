// An attribution as the step that finds claims reads it.
import type { Range, SplitAttribution } from '../split-result.js'

/** An attribution with what later steps ask about its cue; split(text) leaves `force` out of its answer. */
export interface FoundAttribution extends SplitAttribution {
  /**
   * `report`: somebody said, wrote, showed or believes the content, so it stands by itself. `attitude`: somebody
   * wants it, supports it or blames it ("vowed to resign", "criticized the plan"): without the cue, the content
   * asserts nothing. `doubt`: the wording takes the content back, doubts it or leaves it open ("denied that", "no
   * evidence that", "falsely claimed"): the whole clause is the claim.
   */
  force: 'report' | 'attitude' | 'doubt'
}

/** What somebody may have said, in characters: it was looked at, and was not sure enough to be an attribution. */
export interface DoubtedAttribution {
  content: Range[]
  cue: Range[]
}
