/** The page's window, as far as the preload uses it: this project's other sources run in Node and know no DOM. */
declare const window: { readonly origin: string; postMessage(message: unknown, targetOrigin: string, transfer: never[]): void };
