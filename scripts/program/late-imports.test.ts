import { expect, test } from 'vitest';
import { lateImports } from './late-imports.ts';

test.each([
  ['import fs from "node:fs";', 'const fs = process.getBuiltinModule("node:fs");'],
  ['import * as os from "os";', 'const os = process.getBuiltinModule("node:os");'],
  ['import { join, sep as SEP } from "node:path";', 'const { join, sep: SEP } = process.getBuiltinModule("node:path");'],
  ['import path$1, { join } from "node:path";', 'const path$1 = process.getBuiltinModule("node:path"), { join } = path$1;'],
])('what the program imports of Node comes after the look at its version: %s', (line, expected) => {
  expect(lateImports(`first();\n${line}\nlast();`)).toBe(`first();\n${expected}\nlast();`);
});

test('a program that needs more than Node is not built', () => {
  expect(() => lateImports('import pg from "pg-native";')).toThrow(/needs? more than Node/);
});
