import type { Media, MediaDeps } from './media/locate-media.ts';

/** The window's pictures. The room is loaded with the first one: a question on the command line needs none of it. */
export function createMediaAccess(deps: MediaDeps): Pick<Media, 'locate'> & { close(): Promise<void> } {
  let opening: Promise<Media> | null = null;
  const media = async (): Promise<Media> => {
    const { createMedia } = await import('./media/locate-media.ts');
    return createMedia(deps);
  };
  return {
    locate: async (request) => await (await (opening ??= media())).locate(request),
    async close() {
      const open = await opening;
      opening = null; // A picture that is asked for later opens it anew.
      open?.close();
    },
  };
}
