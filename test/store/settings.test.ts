import { expect, test } from 'vitest';
import { WenmaiError } from '../../src/errors.ts';
import { neo4jSettings, sendsPasswordInClear } from '../../src/store/settings.ts';

const DEFAULT = { uri: 'neo4j://localhost:7687', username: 'neo4j', password: null, database: 'neo4j' };

const settled = [
  ['nothing', {}, {}, {}],
  [
    'the environment',
    {},
    { NEO4J_URI: 'bolt://db:1', NEO4J_USERNAME: 'ada', NEO4J_PASSWORD: 'x', NEO4J_DATABASE: 'd' },
    { uri: 'bolt://db:1', username: 'ada', password: 'x', database: 'd' },
  ],
  [
    'options over the environment',
    { uri: 'bolt://here', username: 'me', database: 'mine' },
    { NEO4J_URI: 'bolt://db', NEO4J_USERNAME: 'ada', NEO4J_DATABASE: 'd' },
    { uri: 'bolt://here', username: 'me', database: 'mine' },
  ],
  ['NEO4J_AUTH with a slash in the password', {}, { NEO4J_AUTH: 'ada/a/b' }, { username: 'ada', password: 'a/b' }],
  ['NEO4J_AUTH of none', {}, { NEO4J_AUTH: 'none' }, {}],
  [
    'NEO4J_PASSWORD over NEO4J_AUTH',
    {},
    { NEO4J_AUTH: 'ada/old', NEO4J_PASSWORD: 'new' },
    { username: 'ada', password: 'new' },
  ],
] as const;
for (const [what, given, environment, expected] of settled) {
  test(`neo4jSettings() takes ${what}`, () => {
    expect(neo4jSettings(given, environment)).toEqual({ ...DEFAULT, ...expected });
  });
}

const refused = [
  ['no scheme', { uri: 'localhost:7687' }, {}],
  ['another scheme', { uri: 'http://localhost:7474' }, {}],
  ['no host', { uri: 'bolt://' }, {}],
  ['a login in the address', { uri: 'bolt://neo4j:secret@localhost' }, {}],
  ['half a login', {}, { NEO4J_AUTH: 'secret' }],
] as const;
for (const [what, given, environment] of refused) {
  test(`neo4jSettings() refuses ${what}, without repeating a secret`, () => {
    const settle = () => neo4jSettings(given, environment);
    expect(settle).toThrow(WenmaiError);
    expect(settle).toThrow(expect.objectContaining({ code: 'invalid-option' }));
    expect(settle).not.toThrow(/secret/u);
  });
}

const clear = [
  ['neo4j://db.example:7687', 'x', true],
  ['bolt://10.0.0.7', 'x', true],
  ['bolt://127.0.0.1.example', 'x', true],
  ['bolt://10.0.0.7', null, false],
  ['neo4j+s://db.example', 'x', false],
  ['bolt+ssc://db.example', 'x', false],
  ['bolt://localhost:7687', 'x', false],
  ['bolt://127.0.0.1', 'x', false],
  ['bolt://[::1]:7687', 'x', false],
] as const;
for (const [uri, password, expected] of clear) {
  test(`sendsPasswordInClear() is ${expected} for ${uri} with ${password === null ? 'no password' : 'a password'}`, () => {
    expect(sendsPasswordInClear({ ...DEFAULT, uri, password })).toBe(expected);
  });
}
