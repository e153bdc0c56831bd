import { expect, it } from 'vitest';
import { statementsOf } from './marked.ts';

const CASES: readonly (readonly [marked: string, ...statements: string[]])[] = [
  ['⟦Mia Stone|Person⟧ is a senior engineer at ⟦Bluefern|Organization⟧.', 'Mia Stone WORKS_FOR Bluefern'],
  ['⟦Mia Stone|Person⟧, an architect at ⟦Bluefern|Organization⟧, agreed.', 'Mia Stone WORKS_FOR Bluefern'],
  ['⟦Tom Reed|Person⟧, president of ⟦Bluefern|Organization⟧, said so.', 'Tom Reed LEADS Bluefern'],
  [
    '⟦Bluefern|Organization⟧, ⟦Redmoss|Organization⟧, and ⟦Greyfin|Organization⟧ joined the ⟦Open Grid Alliance|Organization⟧.',
    'Bluefern MEMBER_OF Open Grid Alliance',
    'Redmoss MEMBER_OF Open Grid Alliance',
    'Greyfin MEMBER_OF Open Grid Alliance',
  ],
  ['⟦Bluefern|Organization⟧ was founded by ⟦Tom Reed|Person⟧.', 'Tom Reed FOUNDED Bluefern'],
  ['⟦Tom Reed|Person⟧ founded ⟦Bluefern|Organization⟧.', 'Tom Reed FOUNDED Bluefern'],
  ['⟦Bluefern|Organization⟧ released ⟦Meadow|Product⟧ last week.', 'Bluefern CREATED Meadow'],
  ['⟦Meadow|Product⟧ was created by ⟦Mia Stone|Person⟧.', 'Mia Stone CREATED Meadow'],
  ['⟦Bluefern|Organization⟧ organized ⟦GridConf|Event⟧.', 'Bluefern CREATED GridConf'],
  ['⟦Meadow|Product⟧ is maintained by ⟦Bluefern|Organization⟧.', 'Bluefern MAINTAINS Meadow'],
  ['⟦Bluefern|Organization⟧ contributes to ⟦Meadow|Product⟧.', 'Bluefern CONTRIBUTES_TO Meadow'],
  [
    '⟦Meadow|Product⟧ was donated to the ⟦Open Grid Foundation|Organization⟧.',
    'Meadow DONATED_TO Open Grid Foundation',
  ],
  [
    '⟦Meadow|Product⟧ is a sandbox project of the ⟦Open Grid Foundation|Organization⟧.',
    'Meadow HOSTED_BY Open Grid Foundation',
  ],
  ['⟦Redmoss|Organization⟧ is a subsidiary of ⟦Bluefern|Organization⟧.', 'Redmoss PART_OF Bluefern'],
  ['⟦Meadow|Product⟧ is built on ⟦Clover|Product⟧.', 'Meadow BASED_ON Clover'],
  [
    '⟦Meadow|Product⟧ integrates with ⟦Clover|Product⟧ and ⟦Barley|Product⟧.',
    'Meadow INTEGRATES_WITH Clover',
    'Meadow INTEGRATES_WITH Barley',
  ],
  ['⟦Meadow|Product⟧ is an alternative to ⟦Clover|Product⟧.', 'Meadow COMPETES_WITH Clover'],
  ['⟦Bluefern|Organization⟧ uses ⟦Clover|Product⟧ for its shops.', 'Bluefern USES Clover'],
  ['⟦Meadow|Product⟧ is written in ⟦Rust|Product⟧.', 'Meadow USES Rust'],
  ['⟦Bluefern|Organization⟧ partnered with ⟦Redmoss|Organization⟧.', 'Bluefern PARTNERS_WITH Redmoss'],
  ['⟦Bluefern|Organization⟧ acquired ⟦Redmoss|Organization⟧.', 'Bluefern ACQUIRED Redmoss'],
  ['⟦Redmoss|Organization⟧ was acquired by ⟦Bluefern|Organization⟧.', 'Bluefern ACQUIRED Redmoss'],
  ['⟦Bluefern|Organization⟧ invested in ⟦Redmoss|Organization⟧.', 'Bluefern INVESTED_IN Redmoss'],
  ['⟦Bluefern|Organization⟧ is headquartered in ⟦Oslo|Location⟧.', 'Bluefern LOCATED_IN Oslo'],
  ['⟦Mia Stone|Person⟧ spoke at ⟦GridConf|Event⟧.', 'Mia Stone PARTICIPATED_IN GridConf'],
  ['⟦Mia Stone|Person⟧ wrote ⟦Meadow Notes|Work⟧.', 'Mia Stone AUTHORED Meadow Notes'],
  ['⟦Bluefern|Organization⟧ plans to acquire ⟦Redmoss|Organization⟧.', '(planned) Bluefern ACQUIRED Redmoss'],
  ['⟦Bluefern|Organization⟧ never acquired ⟦Redmoss|Organization⟧.', '(negated) Bluefern ACQUIRED Redmoss'],
  ['⟦Bluefern|Organization⟧ reportedly acquired ⟦Redmoss|Organization⟧.', '(reported) Bluefern ACQUIRED Redmoss'],
  [
    '⟦Mia Stone|Person⟧ works at ⟦Bluefern|Organization⟧. She wrote ⟦Meadow Notes|Work⟧.',
    'Mia Stone WORKS_FOR Bluefern',
    'Mia Stone AUTHORED Meadow Notes',
  ],
  // A word inside a longer word is no trigger.
  ['⟦Bluefern|Organization⟧ overused ⟦Redmoss|Organization⟧.'],
  ['⟦Bluefern|Organization⟧ likes ⟦Redmoss|Organization⟧.'],
];

it.each(CASES)('%s', (marked, ...statements) => {
  expect(statementsOf(marked)).toEqual(statements.sort());
});
