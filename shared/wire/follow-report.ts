import { unwrapCallError } from './create-client.ts';

/** What a call that reports at its end is subscribed with. */
export interface EventObserver<Event> {
  onData(event: Event): void;
  onError(error: unknown): void;
  onComplete(): void;
}

/**
 * Wait for the report that a stream of events ends with.
 *
 * @param subscribe Begins the call.
 * @param hear Gives the report when an event is it, and null for any other.
 * @throws AlbumenError as the engine does, or `worker-failed` when the connection closes.
 */
export async function followReport<Event, Report>(subscribe: (observer: EventObserver<Event>) => unknown, hear: (event: Event) => Report | null): Promise<Report> {
  return await new Promise<Report>((resolve, reject) => {
    let report: Report | null = null;
    subscribe({
      onData(event) {
        report = hear(event) ?? report;
      },
      onError(error) {
        const reason = unwrapCallError(error);
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      },
      onComplete() {
        if (report === null) reject(new Error('The call ended without a report.'));
        else resolve(report);
      },
    });
  });
}
