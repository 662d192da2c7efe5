import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync } from 'rolldown/utils';
import { EMPTY_NAMES, ENTRIES, MAX_LINES, PACKAGE_OWNERS, ROOMS, type Room } from './house-rules.ts';

/** One import of one source. */
interface Import {
  /** As written. */
  readonly specifier: string;
  /** Relative imports resolved to a path below the root; null for packages. */
  readonly target: string | null;
}

/** What is wrong with a tree, one line each: `file: what, and what would be right`. Empty when the house is in order. */
export interface HouseOptions {
  /** Absolute folder that holds shared/, electron/ …. */
  readonly root: string;
  /** Files a program starts with; sources that none of them reaches are orphans. */
  readonly entries?: readonly string[];
}

/**
 * Check the arrows between the rooms, the one door of each native package, orphans, file names and lengths.
 *
 * @returns Problems sorted by file; empty when there are none.
 */
export function findHouseProblems({ root, entries = ENTRIES }: HouseOptions): string[] {
  const files = ['shared', 'electron', 'renderer', 'scripts', 'tests'].flatMap((folder) => sourcesBelow(root, folder));
  const importsOf = new Map(files.map((file) => [file, importsIn(root, file)]));
  const problems: string[] = [];
  for (const [file, imports] of importsOf) {
    problems.push(...nameProblems(file), ...lengthProblems(root, file));
    const room = roomOf(file);
    if (room === null) {
      problems.push(`${file}: lies in no room of scripts/house-rules.ts`);
      continue;
    }
    for (const found of imports) {
      const problem = found.target === null ? packageProblem(file, room, found.specifier) : arrowProblem(file, room, found.target);
      if (problem !== null) problems.push(`${file}: ${problem}`);
    }
  }
  problems.push(...orphans(importsOf, entries));
  return problems.toSorted();
}

function sourcesBelow(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1).replaceAll('\\', '/'), entry.name));
}

function importsIn(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message ?? 'unknown error'}`);
  const specifiers = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    // A computed specifier has no quotes and cannot be followed: the worker entries are named in ENTRIES instead.
    ...module.dynamicImports.flatMap(({ moduleRequest }) => /^['"`]([^'"`$]+)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1] ?? []),
  ];
  return [...new Set(specifiers)].map((specifier) => ({
    specifier,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null,
  }));
}

function roomOf(file: string): Room | null {
  const holding = ROOMS.filter((room) => isWithin(file, room.folder));
  return holding.toSorted((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || isWithin(file, 'tests');
}

function arrowProblem(file: string, room: Room, target: string): string | null {
  if (isTest(target) && !isTest(file)) return `imports the test file ${target}`;
  if (isWithin(target, room.folder) && roomOf(target)?.folder === room.folder) return null;
  // A unit test may build what it needs from any room; the arrows bind the sources.
  if (isTest(file) && !isWithin(target, 'scripts')) return null;
  if (room.mayImport.some((allowed) => isWithin(target, allowed))) return null;
  return `may not import ${target}: no arrow leads there from ${room.folder} (scripts/house-rules.ts)`;
}

function packageProblem(file: string, room: Room, specifier: string): string | null {
  const isNode = specifier.startsWith('node:') || builtinModules.includes(specifier);
  if (isNode) return room.node || isTest(file) ? null : `may not import ${specifier}: ${room.folder} runs anywhere`;
  if (isTest(file) || room.packages.includes('*')) return specifier === 'electron' ? 'may not import electron outside Electron' : null;
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  if (room.packages.includes(name)) return null;
  const owners = PACKAGE_OWNERS[name];
  if (owners === undefined) return `may not import the package ${name}: no rule of scripts/house-rules.ts allows it`;
  return owners.some((owner) => isWithin(file, owner)) ? null : `may not import ${name}; its door is ${owners.join(', ')}`;
}

function nameProblems(file: string): string[] {
  const name = posix.basename(file);
  if (EMPTY_NAMES.test(name)) return [`${file}: a name that says nothing; call it after its main export`];
  if (/^([A-Z][a-z0-9]*)+(\.test)?\.tsx$/.test(name)) return []; // A React component.
  return /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config))?\.(ts|tsx|mts)$/.test(name) ? [] : [`${file}: names are kebab-case`];
}

function lengthProblems(root: string, file: string): string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
  return lines > MAX_LINES ? [`${file}: ${lines} lines; split it at ${MAX_LINES}`] : [];
}

function orphans(importsOf: ReadonlyMap<string, readonly Import[]>, entries: readonly string[]): string[] {
  const reached = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const { target } of importsOf.get(file) ?? []) if (target !== null) queue.push(target);
  }
  const missing = entries.filter((entry) => !importsOf.has(entry)).map((entry) => `${entry}: the program's entry is not there`);
  const unreached = [...importsOf.keys()].filter((file) => !isTest(file) && !isWithin(file, 'scripts') && !reached.has(file));
  return [...missing, ...unreached.map((file) => `${file}: nothing that runs imports it`)];
}
