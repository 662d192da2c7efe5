import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { ShimMessage } from './fake-ports.ts';

// Stands in for an Electron utility process: gives a plain Node child `process.parentPort`, whose ports travel over the
// fork's channel, and runs the program that is named.
const say = (message: ShimMessage): void => void process.send?.(message);

class ShimPort extends EventEmitter {
  readonly #number: number;
  #isStarted = false;
  #waiting: unknown[] = [];

  constructor(number: number) {
    super();
    this.#number = number;
  }

  postMessage(data: unknown): void {
    say({ kind: 'line', port: this.#number, data });
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#waiting.splice(0)) this.arrive(data);
  }

  close(): void {
    say({ kind: 'close', port: this.#number });
  }

  arrive(data: unknown): void {
    // A copy as Electron makes it: a Buffer comes as a plain Uint8Array.
    if (this.#isStarted) this.emit('message', { data: structuredClone(data), ports: [] });
    else this.#waiting.push(data);
  }
}

const ports = new Map<number, ShimPort>();
const parent = new EventEmitter();
const early: { data: unknown; ports: ShimPort[] }[] = [];
parent.on('newListener', (event) => {
  if (event !== 'message') return;
  setImmediate(() => {
    for (const each of early.splice(0)) parent.emit('message', each);
  });
});

process.on('message', (message: ShimMessage) => {
  if (message.kind === 'line') ports.get(message.port)?.arrive(message.data);
  else if (message.kind === 'close') ports.get(message.port)?.emit('close');
  else {
    const opened = message.ports.map((number) => new ShimPort(number));
    message.ports.forEach((number, index) => ports.set(number, opened[index] as ShimPort));
    const event = { data: structuredClone(message.data), ports: opened };
    if (parent.listenerCount('message') === 0) early.push(event);
    else parent.emit('message', event);
  }
});
// Electron ends utility processes with main.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

Object.assign(process, {
  parentPort: Object.assign(parent, { postMessage: (data: unknown) => say({ kind: 'parent', data, ports: [] }) }),
});
const [, , program] = process.argv;
if (program === undefined) throw new Error('say which program');
await import(pathToFileURL(program).href);
