import { useEffect, useState } from 'react';
import { photoUrl } from '../../../shared/photo-url.ts';
import type { Size } from './picture-view.ts';
import { turnedStyle } from './turned-style.ts';
import { useDecoded } from './use-decoded.ts';

/** From this size of a pixel on, device pixels: whoever looks so closely wants to see pixels, not a smooth guess. */
const HARD_PIXELS_FROM = 3;

export interface PictureProps {
  readonly id: string;
  /** What a screen reader says. */
  readonly alt: string;
  readonly quarterTurns: number;
  /** On the stage, CSS pixels. */
  readonly box: Size & { readonly left: number; readonly top: number };
  /** Device pixels per pixel of the picture. */
  readonly magnification: number;
  /** Nothing before the whole picture is ready, and then a slow fade: for the slideshow. */
  readonly isCalm: boolean;
  /** It makes room for the next one. */
  readonly isLeaving: boolean;
  readonly onReady: (id: string) => void;
  readonly onFailed: (id: string) => void;
}

/** A photo: its thumbnail at once, and the full picture over it as soon as that can be painted. */
export function Picture({ id, alt, quarterTurns, box, magnification, isCalm, isLeaving, onReady, onFailed }: PictureProps) {
  const display = photoUrl(id, 'display', { version: id });
  const state = useDecoded(display);
  const [isCovered, setCovered] = useState(false);
  useEffect(() => {
    if (state === 'ready') onReady(id);
    else if (state === 'failed') onFailed(id);
  }, [state, id, onReady, onFailed]);
  const style = turnedStyle(quarterTurns, box);
  const isHidden = isLeaving || (isCalm && state === 'waiting');
  return (
    <div
      className={`absolute overflow-hidden transition-opacity ease-in-out ${isCalm || isLeaving ? 'duration-1000' : 'duration-0'} ${isHidden ? 'opacity-0' : 'opacity-100'}`}
      style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      aria-hidden={isLeaving}
    >
      {!isCovered && <img src={photoUrl(id, 'thumb', { version: id })} alt={state === 'ready' ? '' : alt} draggable={false} style={style} />}
      {state === 'ready' && (
        <img
          src={display}
          alt={alt}
          draggable={false}
          decoding="sync"
          data-full
          className={isCovered ? '' : 'animate-appear'}
          // The thumbnail would shine through a picture with transparency.
          onAnimationEnd={() => setCovered(true)}
          style={{ ...style, imageRendering: magnification >= HARD_PIXELS_FROM ? 'pixelated' : 'auto' }}
        />
      )}
    </div>
  );
}
