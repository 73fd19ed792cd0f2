import { globSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../set-up.mjs';

/** Entries of widgets: one file a tag. */
export const TAG_FILES: readonly string[] = globSync('widgets/partner-*.ts', { cwd: ROOT }).sort();

/** The widgets as the compiler sees them, from the entries on. */
export interface WidgetProgram {
  program: ts.Program;
  checker: ts.TypeChecker;
}

/** Reads the widgets with their types; takes some seconds. */
export function readWidgetProgram(): WidgetProgram {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, 'tsconfig/widgets.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
  );
  if (!config) throw new Error('tsconfig/widgets.json cannot be read.');
  const program = ts.createProgram(
    [...TAG_FILES, 'widgets/events.ts'].map((file) => join(ROOT, file)),
    config.options,
  );
  return { program, checker: program.getTypeChecker() };
}

/** The declaration of a class or an interface that a file of the project exports. */
export function declarationOf({ program, checker }: WidgetProgram, file: string, name: string): ts.Symbol {
  const source = program.getSourceFile(join(ROOT, file));
  const module = source && checker.getSymbolAtLocation(source);
  const found = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (!found) throw new Error(`${file} exports no ${name}.`);
  return found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
}
