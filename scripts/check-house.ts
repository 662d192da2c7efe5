import { findHouseProblems } from './find-house-problems.ts';

// Run by `npm run lint`: prints every broken rule of house-rules.ts and fails when there is one.
const problems = findHouseProblems({ root: process.cwd() });
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`${problems.length} house rules broken (scripts/house-rules.ts)`);
  process.exitCode = 1;
}
