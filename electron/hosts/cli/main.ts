import { EXIT } from './exit-code.ts';
import { readArguments } from './read-arguments.ts';
import { restartFrugallyIfNeeded } from './restart-frugally.ts';
import { runCli } from './run-cli.ts';
import { startEncoderIfAsked } from './start-encoder.ts';
import { surroundingsOfProcess } from './surroundings.ts';

restartFrugallyIfNeeded();
startEncoderIfAsked(process.argv.slice(2));

const interrupt = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    interrupt.abort();
    if (process.stderr.isTTY) process.stderr.write('\nStopping; what is done is kept. Ctrl-C again stops at once.\n');
  });
}
// What is written to a reader that went away (`albumen search … | head`) fails where it is written; without a listener
// the same error would end the process with a trace.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const exitCode = await runCli(readArguments(), surroundingsOfProcess(interrupt.signal));
// Native threads and children of the engine must not hold the shell's prompt back.
process.exit(exitCode);
