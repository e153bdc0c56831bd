/** The SQL files: all of them run, and all but the flattening ones are SQL that two engines understand. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = new URL('../../src/fold/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));

describe('the SQL of the fold', () => {
  test('has no file that nobody runs', () => {
    const code = readFileSync(new URL('queries.ts', FOLDER), 'utf8').replace('window-${window}', 'window-sentence');
    const windows = ['window-paragraph.sql', 'window-document.sql'];
    expect(files.filter((file) => !code.includes(`'${file}'`) && !code.includes(`\`${file}\``))).toEqual(
      windows.sort(),
    );
  });

  for (const file of files) {
    const sql = readFileSync(new URL(file, FOLDER), 'utf8');
    const statement = sql.replace(/^--.*$/gm, '');

    test(`${file} is one SELECT that opens with its one job`, () => {
      expect(sql).toMatch(/^-- \S/);
      expect(statement.trim()).toMatch(/^SELECT\s[^;]*$/);
    });

    if (sql.startsWith('-- Flattening (DuckDB)')) continue;
    test(`${file} keeps to what DuckDB and Spark SQL share, and computes no fraction`, () => {
      expect(statement).not.toMatch(
        /"|::|\[|\b(unnest|explode|list_\w+|qualify|filter|using|avg|ln|log)\b|\/|\b\d+\.\d/i,
      );
    });
  }
});
