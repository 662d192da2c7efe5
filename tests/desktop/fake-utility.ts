import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sendTo, type FakeMainPort, type ShimMessage } from './fake-ports.ts';

const SHIM = fileURLToPath(new URL('utility-shim.ts', import.meta.url));

/** Electron's UtilityProcess, as a real child of Node that runs the program by utility-shim.ts. */
export class FakeUtilityProcess extends EventEmitter {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv | undefined;
  readonly stderr: NodeJS.ReadableStream | null;
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, FakeMainPort>();
  #isGone = false;
  #nextPort = 1;

  constructor(program: string, env?: NodeJS.ProcessEnv) {
    super();
    this.program = program;
    this.env = env;
    this.#child = fork(SHIM, [program], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], ...(env && { env }) });
    this.stderr = this.#child.stderr;
    this.#child.on('message', (message: ShimMessage) => this.#hear(message));
    // Electron gives a code for a signal too. It closes no port that anybody waits on: the supervisor must do without.
    this.#child.on('close', (code, signal) => {
      this.#isGone = true;
      this.emit('exit', code ?? (signal === 'SIGKILL' ? 9 : 1));
    });
  }

  get pid(): number | undefined {
    return this.#isGone ? undefined : this.#child.pid;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  postMessage(data: unknown, transfer: readonly unknown[] = []): void {
    const ports = transfer as readonly FakeMainPort[];
    const numbers = ports.map((port) => {
      const number = this.#nextPort++;
      this.#ports.set(number, port);
      return number;
    });
    sendTo(this.#child, { kind: 'parent', data, ports: numbers });
    ports.forEach((port, index) => port.moveTo(this.#child, numbers[index] as number));
  }

  /** End it without a word; one that has ended already is left alone. */
  crash(): void {
    this.#child.kill('SIGKILL');
  }

  #hear(message: ShimMessage): void {
    if (message.kind === 'parent') this.emit('message', message.data);
    else if (message.kind === 'line') this.#ports.get(message.port)?.peer?.arrive(message.data);
    else this.#ports.get(message.port)?.peer?.end();
  }
}
