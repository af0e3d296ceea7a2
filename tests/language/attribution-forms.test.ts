import { findAttributions } from '../../src/language/attributions/find-attributions.js'
import { findSentences } from '../../src/language/sentences.js'
import { findMentions } from '../../src/language/sources/find-mentions.js'
import { tokenize } from '../../src/language/tokens.js'
import type { FoundAttribution } from '../../src/language/article.js'
import { describe, expect, test } from 'vitest'

function attributionsOf(text: string): FoundAttribution[] {
  const tokens = tokenize(text)
  const sentences = findSentences(text, tokens)
  return findAttributions(text, tokens, sentences, findMentions(tokens, sentences))
}

/** "source | cue | content" of each; parts of one are joined with " … ". */
function lines(text: string): string[] {
  const words = (ranges: [number, number][]): string => ranges.map(([start, end]) => text.slice(start, end)).join(' … ')
  return attributionsOf(text).map(({ source, cue, content }) => `${words(source)} | ${words(cue)} | ${words(content)}`)
}

describe('the forms that an attribution takes in news', () => {
  test.each([
    ['The harbour master, Ada Finch, said the crane had failed twice.',
      'The harbour master, Ada Finch, | said | the crane had failed twice'],
    ['“The crane failed twice,” Finch, the harbour master, said on Tuesday.',
      'Finch, the harbour master, | said | “The crane failed twice,”'],
    ['The crane, Finch said, had failed twice since March.',
      'Finch | said | The crane … had failed twice since March'],
    ['“The crane,” Finch said, “had failed twice.”', 'Finch | said | “The crane,” … “had failed twice.”'],
    ['Asked about the crane, Finch said it had failed twice.', 'Finch | said | it had failed twice'],
    ['Finch said on Tuesday in a radio interview that the crane had failed twice.',
      'Finch | said | that the crane had failed twice'],
    ['In a statement on Friday, the company said it had sold 300 buses.',
      'the company | said | it had sold 300 buses'],
    ['The company said in a statement that it had sold 300 buses.',
      'The company | said | that it had sold 300 buses'],
    ['The company announced it would close its plant in Rye.',
      'The company | announced | it would close its plant in Rye'],
    ['Osei testified that he had never met the donor.', 'Osei | testified | that he had never met the donor'],
    ['Under oath, Osei testified he never met the donor.', 'Osei | testified | he never met the donor'],
    ['Osei, testifying before a committee, said the fund was empty.',
      'Osei, testifying before a committee, | said | the fund was empty'],
    ['The fund was empty, Osei testified on Monday.', 'Osei | testified | The fund was empty'],
    ['Economists argue that rents will fall next year.', 'Economists | argue | that rents will fall next year'],
    ['Rents will fall next year, economists argue.', 'economists | argue | Rents will fall next year'],
    ['According to Osei, the fund was empty.', 'Osei | According to | the fund was empty'],
    ['The fund, according to Osei, was empty by June.', 'Osei | according to | The fund … was empty by June'],
    ['The fund was empty by June, according to documents seen by the Harbour Times.',
      'documents seen by the Harbour Times | according to | The fund was empty by June'],
    ['The mayor has sold her shares, per two people briefed on the sale.',
      'two people briefed on the sale | per | The mayor has sold her shares'],
    ['The mayor has sold her shares, the Harbour Times reported on Sunday, citing two aides.',
      'the Harbour Times | reported | The mayor has sold her shares'],
    ['The Harbour Times reported that the mayor had sold her shares, citing unnamed aides.',
      'The Harbour Times | reported | that the mayor had sold her shares'],
    ['Reuters reported on Sunday that the mayor had sold her shares.',
      'Reuters | reported | that the mayor had sold her shares'],
    ['The mayor sold her shares, Reuters reports.', 'Reuters | reports | The mayor sold her shares'],
    ['A source told Reuters the mayor had sold her shares.', 'A source | told | the mayor had sold her shares'],
    ['Sources close to the mayor told Radio Costa that she had sold her shares.',
      'Sources close to the mayor | told | that she had sold her shares'],
    ['The mayor had sold her shares, a person close to her told the Daily Beacon.',
      'a person close to her | told | The mayor had sold her shares'],
    ['It is alleged that the mayor sold her shares.', ' | is alleged | that the mayor sold her shares'],
    ['The mayor was said to have sold her shares.', ' | was said | The mayor … to have sold her shares'],
    ['The mayor is believed to have sold her shares.', ' | is believed | The mayor … to have sold her shares'],
    ['The mayor allegedly sold her shares.', ' | allegedly | The mayor … sold her shares'],
    ['It was reported in May that the mayor had sold her shares.',
      ' | was reported | that the mayor had sold her shares'],
    ['“I sold my shares,” the mayor wrote on Twitter.', 'the mayor | wrote | “I sold my shares,”'],
    ['The mayor tweeted: “I sold my shares.”', 'The mayor | tweeted | “I sold my shares.”'],
    ['The mayor tweeted that she had sold her shares.', 'The mayor | tweeted | that she had sold her shares'],
    ['The mayor denied that she had sold her shares.', 'The mayor | denied | that she had sold her shares'],
    ['The mayor’s lawyer, Ben Okafor, said she had sold nothing.',
      'The mayor’s lawyer, Ben Okafor, | said | she had sold nothing'],
    ['Ben Okafor, a lawyer for the mayor, told reporters she had sold nothing.',
      'Ben Okafor, a lawyer for the mayor, | told | she had sold nothing'],
    ['A lawyer for the mayor said she had sold nothing.', 'A lawyer for the mayor | said | she had sold nothing'],
    ['The mayor’s office said she had sold nothing.', 'The mayor’s office | said | she had sold nothing'],
    ['Police in Rye said three cars were stolen.', 'Police in Rye | said | three cars were stolen'],
    ['Three cars were stolen, police said.', 'police | said | Three cars were stolen'],
    ['Witnesses said they saw smoke.', 'Witnesses | said | they saw smoke'],
    ['The Ministry of Health says 40 people have died.', 'The Ministry of Health | says | 40 people have died'],
    ['Forty people have died, the health ministry says.', 'the health ministry | says | Forty people have died'],
    ['The ministry’s figures show that 40 people have died.',
      'The ministry’s figures | show | that 40 people have died'],
    ['A survey by the Rye Institute found that 60 percent of drivers speed.',
      'A survey by the Rye Institute | found | that 60 percent of drivers speed'],
    ['The survey suggests 60 percent of drivers speed.', 'The survey | suggests | 60 percent of drivers speed'],
    ['The letter, dated May 3, says the rent was paid.', 'The letter, dated May 3, | says | the rent was paid'],
    ['The court ruled that the sale was void.', 'The court | ruled | that the sale was void'],
    ['Finch described the plan as “reckless.”', 'Finch | described | the plan as “reckless.”'],
    ['Finch said the plan was “reckless” and would “cost lives.”',
      'Finch | said | the plan was “reckless” and would “cost lives.”'],
    ['“It will fail,” said Finch. “It always does.”', 'Finch | said | “It will fail,” … “It always does.”'],
    ['“It will fail,” she added.', 'she | added | “It will fail,”'],
    ['“It will fail,” says Nina Holt, who lives nearby.', 'Nina Holt, who lives nearby | says | “It will fail,”'],
    ['Nina Holt, 34, said her street floods every spring.', 'Nina Holt, 34, | said | her street floods every spring'],
    ['“My street floods every spring,” said Nina Holt, 34, a nurse from Rye.',
      'Nina Holt, 34, a nurse from Rye | said | “My street floods every spring,”'],
    ['Professor Lars Dahl of Rye University estimates that the repair will cost 3 million crowns.',
      'Professor Lars Dahl of Rye University | estimates | that the repair will cost 3 million crowns'],
    ['The repair will cost 3 million crowns, estimates Lars Dahl, a professor at Rye University.',
      'Lars Dahl, a professor at Rye University | estimates | The repair will cost 3 million crowns'],
    ['Dahl believes the repair will cost 3 million crowns.',
      'Dahl | believes | the repair will cost 3 million crowns'],
    ['Dahl warned the council that the bridge could fall.', 'Dahl | warned | that the bridge could fall'],
    ['Some residents said they had not been told.', 'Some residents | said | they had not been told'],
    ['One official, speaking on condition of anonymity, said the talks had failed.',
      'One official, speaking on condition of anonymity, | said | the talks had failed'],
    ['The talks have failed, one official said, speaking on condition of anonymity.',
      'one official | said | The talks have failed'],
    ['Chief Executive Mona Reyes said profits rose 12%.', 'Chief Executive Mona Reyes | said | profits rose 12%'],
    ['Mona Reyes, chief executive of Blue Kite, said profits rose 12%.',
      'Mona Reyes, chief executive of Blue Kite, | said | profits rose 12%'],
    ['The charity Open Hand said it had fed 900 families.', 'The charity Open Hand | said | it had fed 900 families'],
    ['In an interview with the BBC, Reyes said profits rose 12%.', 'Reyes | said | profits rose 12%'],
    ['Reyes told the BBC’s Today programme that profits rose 12%.', 'Reyes | told | that profits rose 12%'],
    ['Reyes told the Financial Times newspaper that profits rose 12%.', 'Reyes | told | that profits rose 12%'],
    ['Reyes told a meeting of investors that profits rose 12%.', 'Reyes | told | that profits rose 12%'],
    ['Reyes told me she would resign.', 'Reyes | told | she would resign'],
    ['He told the committee: “I knew nothing.”', 'He | told | “I knew nothing.”'],
    ['The report concludes that the dam was unsafe.', 'The report | concludes | that the dam was unsafe'],
    ['The dam was unsafe, a report by the coroner concluded.',
      'a report by the coroner | concluded | The dam was unsafe'],
    ['Inspectors concluded the dam was unsafe.', 'Inspectors | concluded | the dam was unsafe'],
    ['Neighbours complained that the dam leaked.', 'Neighbours | complained | that the dam leaked'],
    ['The minister confirmed the dam leaks.', 'The minister | confirmed | the dam leaks'],
    ['The minister, Ola Berg, confirmed on Monday that the dam leaks.',
      'The minister, Ola Berg, | confirmed | that the dam leaks'],
    ['Berg promised to mend the dam.', 'Berg | promised | to mend the dam'],
    ['Berg insisted the dam was safe and that nobody was at risk.',
      'Berg | insisted | the dam was safe and that nobody was at risk'],
    ['Berg said that the dam was safe and that nobody was at risk.',
      'Berg | said | that the dam was safe and that nobody was at risk'],
    ['Berg admitted that, in 2019, the dam had leaked.', 'Berg | admitted | that, in 2019, the dam had leaked'],
    ['As Berg said, the dam is safe.', 'Berg | said | the dam is safe'],
    ['Berg claims the dam is safe.', 'Berg | claims | the dam is safe'],
    ['Berg’s claim that the dam is safe was rejected by engineers.', 'Berg’s | claim | that the dam is safe'],
    ['Engineers rejected Berg’s claim.', 'Engineers | rejected | Berg’s claim'],
    ['Officials say it is unclear who opened the gates.', 'Officials | say | it is unclear who opened the gates'],
    ['Berg refused to say who opened the gates.', 'Berg | refused | to say who opened the gates'],
    ['The Rye Gazette has learned that Berg will resign.', 'The Rye Gazette | has learned | that Berg will resign'],
    ['An internal memo obtained by the Rye Gazette shows that Berg will resign.',
      'An internal memo obtained by the Rye Gazette | shows | that Berg will resign'],
    ['Berg will resign, people familiar with the matter say.',
      'people familiar with the matter | say | Berg will resign'],
    ['Berg will resign, according to people familiar with the matter.',
      'people familiar with the matter | according to | Berg will resign'],
    ['Berg will resign, several Norwegian newspapers reported.',
      'several Norwegian newspapers | reported | Berg will resign'],
    ['State media said the king had died.', 'State media | said | the king had died'],
    ['The king has died, state television reported.', 'state television | reported | The king has died'],
    ['The palace said the king had died.', 'The palace | said | the king had died'],
    ['The White House said the talks went well.', 'The White House | said | the talks went well'],
    ['The U.S. State Department said on Monday the talks went well.',
      'The U.S. State Department | said | the talks went well'],
    ['Democrats in the Senate said the talks went badly.', 'Democrats in the Senate | said | the talks went badly'],
    ['Ruiz said: “We will pay.” She did not say when.', 'Ruiz | said | “We will pay.”'],
    ['“We will pay,” Ruiz told reporters Monday. “But not in May.” She gave no figure.',
      'Ruiz | told | “We will pay,” … “But not in May.”'],
    ['The council, which owns the bridge, said it would pay.',
      'The council, which owns the bridge, | said | it would pay'],
    ['A study by Rye University and the BBC found that 40 percent of bridges are unsafe.',
      'A study by Rye University and the BBC | found | that 40 percent of bridges are unsafe'],
    ['Ruiz thinks the bridge is safe.', 'Ruiz | thinks | the bridge is safe'],
    ['Many residents fear the bridge is unsafe.', 'Many residents | fear | the bridge is unsafe'],
    ['Ruiz, whose firm built the bridge, has long argued that it is safe.',
      'Ruiz, whose firm built the bridge, | has long argued | that it is safe'],
    ['Speaking to the BBC on Monday, Ruiz said the bridge was safe.', 'Ruiz | said | the bridge was safe'],
    ['The bridge is safe, Ruiz told the Rye Gazette in an interview.', 'Ruiz | told | The bridge is safe'],
    ['The bridge is safe, the council insists.', 'the council | insists | The bridge is safe'],
    ['The council insists the bridge is safe.', 'The council | insists | the bridge is safe'],
    ['The bridge is “completely safe,” according to the council.',
      'the council | according to | The bridge is “completely safe,”'],
    ['Two former aides, who spoke on condition of anonymity, told the Rye Gazette that Ruiz knew.',
      'Two former aides, who spoke on condition of anonymity, | told | that Ruiz knew'],
    ['The trouble began in March, people with knowledge of it told CNN.',
      'people with knowledge of it | told | The trouble began in March'],
    ['Insurers put the damage at €40 million, two people familiar with the estimates said.',
      'two people familiar with the estimates | said | Insurers put the damage at €40 million'],
    ['Mara Lind resigned in May. She told the newspaper she was tired.', 'She | told | she was tired'],
    ['Ana Ruiz met the BBC on Monday. She told the BBC the port was full.', 'She | told | the port was full'],
    ['ABC News spoke to three aides. The network reported that the minister had quit.',
      'The network | reported | that the minister had quit'],
    ['The Harbour Times saw the letter. The paper said the port would close.',
      'The paper | said | the port would close'],
    ['Police said two people were hurt.', 'Police | said | two people were hurt'],
    ['The minister said taxes would fall.', 'The minister | said | taxes would fall'],
    ['A spokeswoman said the bridge was safe.', 'A spokeswoman | said | the bridge was safe'],
    ['Officials briefed on the talks said the deal was close.',
      'Officials briefed on the talks | said | the deal was close'],
    ['A study published in May found that prices fell.', 'A study published in May | found | that prices fell'],
    ['Councillor Ruth Adeyemi, who chairs the finance committee, said the vote was fair.',
      'Councillor Ruth Adeyemi, who chairs the finance committee, | said | the vote was fair'],
    ['The auditors found that the cost had risen.', 'The auditors | found | that the cost had risen'],
    ['Most people said the port was clean.', 'Most people | said | the port was clean'],
    ['Two police officers said the port was clean.', 'Two police officers | said | the port was clean'],
    ['Nurses said the ward was full.', 'Nurses | said | the ward was full'],
    ['Residents of Rye said the ward was full.', 'Residents of Rye | said | the ward was full'],
    ['Prosecutors said the mayor took bribes.', 'Prosecutors | said | the mayor took bribes'],
    ['Its managers warned that the wards would run out of money.',
      'Its managers | warned | that the wards would run out of money'],
    ['A regulator said the fund was short of money.', 'A regulator | said | the fund was short of money'],
    ['Berg will resign, according to the papers.', 'the papers | according to | Berg will resign'],
  ])('%s', (text, expected) => {
    expect(lines(text)).toEqual([expected])
  })

  test.each([
    'Nobody said the bridge was safe.',
    'Nobody outside the ministry can say yet.',
    'Ana Ruiz had written it to keep the bridge.',
    'The council dismissed Olga Brandt, the harbour master.',
    'Chen Mei posted a photo of her flooded shop.',
  ])('no attribution: %s', (text) => {
    expect(lines(text)).toEqual([])
  })

  test('the items of a list belong to the one who reported them', () => {
    expect(lines('The coast guard reported the following damage:\n\n- 17 boats sank in Rye\n- Two piers were lost'))
      .toEqual(['The coast guard | reported | 17 boats sank in Rye … Two piers were lost'])
  })

  test('a quotation without a cue goes on with the last speaker', () => {
    const text = '“The bridge is old,” Ada Finch said. It was built in 1901.\n\n“We tested it twice. It failed.”'
    expect(lines(text)).toEqual([
      'Ada Finch | said | “The bridge is old,”', 'Ada Finch | said | “We tested it twice. It failed.”'])
  })

  test('a quotation below a heading has no speaker', () => {
    expect(lines('“The bridge is old,” Ada Finch said.\n\n## What we heard\n\n“We tested it twice. It failed.”'))
      .toEqual(['Ada Finch | said | “The bridge is old,”'])
  })
})
