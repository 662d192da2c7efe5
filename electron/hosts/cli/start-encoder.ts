import { startNodeWorkerEarly } from '../node-worker.ts';

/** Commands that need the encoders whatever else they find. */
const QUESTIONS: ReadonlySet<string> = new Set(['search', 'similar']);

/** Whether a command line, arguments behind the program's file, asks a question; one that only looks so costs a child that nobody uses. */
export function asksQuestion(args: readonly string[]): boolean {
  return args.some((argument) => QUESTIONS.has(argument)) && !args.includes('--help') && !args.includes('-h');
}

/** Start the encode process of a question before the engine is loaded: it takes as long as everything else that a question waits for. */
export function startEncoderIfAsked(args: readonly string[]): void {
  if (asksQuestion(args)) startNodeWorkerEarly('encode');
}
