// Irregular verbs by what their spelling says of the form. Read by words/.
import { words } from './word-lists.js'

export const pastOnly = words(`was were went did saw took gave knew wrote drove spoke broke chose stole ate fell forgot grew drew threw flew began
  sang sank wore tore swore rose rode shook froze forbade woke bit became came ran undertook withdrew blew overthrew
  underwent arose awoke overcame oversaw foresaw mistook rang swam shrank sprang drank bore hid slew strove forgave`)
export const participleOnly = words(`been done gone seen taken given known shown written driven spoken broken chosen stolen eaten fallen forgotten grown
  drawn thrown flown begun sung sunk worn torn sworn risen ridden shaken frozen forbidden proven woken bitten beaten
  undergone overtaken undertaken mistaken withdrawn blown lain overthrown arisen awoken overseen foreseen rung swum
  shrunk sprung drunk born borne hidden slain striven forgiven rewritten sewn mown laden clad`)
/** Their past is spelled like the dictionary form, so the spelling alone never says which it is. */
export const unchanging = words(`read set put cut hit let shut cost hurt quit split spread bid rid shed thrust burst cast broadcast forecast upset
  beset`)
export const pastOrParticiple: ReadonlySet<string> = new Set([...unchanging,
  ...words(`said told made held found left lost led met paid sent spent sold won kept felt built bought brought caught taught
  thought fought sought heard stood understood withstood sat dealt meant dreamt slept swept wept crept lent bent fed
  fled bled bred sped slid hung swung stuck struck stung dug shot shone laid had got rebuilt resold repaid retold
  foretold withheld upheld overheard misled mistook became spun strung clung flung ground wound bound learnt burnt spelt`)])
