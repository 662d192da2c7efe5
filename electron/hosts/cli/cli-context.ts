import type { Engine } from '../../../shared/contract/engine.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import type { ExitCode } from './exit-code.ts';
import type { Surroundings } from './surroundings.ts';

/** What every command gets. */
export interface CliContext extends Surroundings {
  /** The library that the command works on: an absolute POSIX path or a URI. */
  readonly library: string;
  readonly json: boolean;
  /** A line for the person, on stderr. */
  tell(line: string): void;
  /** The engine on a library, through the contract; opened on the first call, closed when the command is over. */
  connect(library?: string): Promise<AlbumenClient>;
  /** The engine on the library itself, for a door that serves it to others; closed when the command is over. */
  openEngine(): Promise<Engine>;
  /** Close the engine on a library before the command is over, such as to remove its folder. */
  disconnect(library: string): Promise<void>;
}

/**
 * What a command ends with. The frame prints exactly one of the two: `json` with `--json`, otherwise `text`; a command
 * that wrote its answer itself, line by line, leaves both out.
 */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** One value that JSON can hold. */
  readonly json?: unknown;
  /** For a person; without the last line break. */
  readonly text?: string;
}
