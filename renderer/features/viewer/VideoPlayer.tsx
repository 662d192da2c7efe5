import type { RefObject } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import type { Size } from './picture-view.ts';
import { turnedStyle } from './turned-style.ts';

export interface VideoPlayerProps {
  readonly photo: Photo;
  /** What a screen reader calls it. */
  readonly alt: string;
  readonly box: Size & { readonly left: number; readonly top: number };
  readonly onReady: (id: string) => void;
  /** The browser cannot play it, or its file is not there. */
  readonly onFailed: (id: string) => void;
  readonly ref: RefObject<HTMLVideoElement | null>;
}

/** A video with the browser's own controls; its poster until it plays. */
export function VideoPlayer({ photo, alt, box, onReady, onFailed, ref }: VideoPlayerProps) {
  return (
    <div className="absolute overflow-hidden" style={{ left: box.left, top: box.top, width: box.width, height: box.height }}>
      {/* What a person filmed has no captions. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={ref}
        src={photoUrl(photo.id, 'display', { version: photo.id })}
        // Without ffmpeg the engine has no picture of a film.
        {...(photo.placeholder !== null && { poster: photoUrl(photo.id, 'thumb', { version: photo.id }) })}
        controls
        playsInline
        preload="metadata"
        aria-label={alt}
        style={turnedStyle(photo.quarterTurns, box)}
        onLoadedMetadata={() => onReady(photo.id)}
        onError={() => onFailed(photo.id)}
      />
    </div>
  );
}
