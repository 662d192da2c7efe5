import { useEffect, useState } from 'react';

/** How far a picture has come: `ready` when it can be painted without a pause. */
export type DecodedState = 'waiting' | 'ready' | 'failed';

/** Load and decode a picture ahead of its being shown; given up when it is not wanted any more. Null loads nothing. */
export function useDecoded(src: string | null): DecodedState {
  const [done, setDone] = useState<{ readonly src: string; readonly state: DecodedState } | null>(null);
  useEffect(() => {
    if (src === null) return;
    let isLate = false;
    const image = new Image();
    image.decoding = 'async';
    image.src = src;
    const finish = (state: DecodedState): void => {
      if (!isLate) setDone({ src, state });
    };
    image.decode().then(() => finish('ready'), () => finish('failed'));
    return () => {
      isLate = true;
      // Ends the transfer of a photo that was passed by.
      if (!image.complete) image.src = '';
    };
  }, [src]);
  return done !== null && done.src === src ? done.state : 'waiting';
}
