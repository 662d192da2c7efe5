import { useMemo, useState, type CSSProperties } from 'react';
import { placeholderUrl } from './placeholder-url.ts';

export interface PhotoImageProps {
  readonly src: string;
  /** What a screen reader says; empty where the photo is named beside it. */
  readonly alt: string;
  /** thumbhash, base64; null where there is none. */
  readonly placeholder: string | null;
  /** Quarter turns clockwise, 0 to 3. */
  readonly quarterTurns?: number;
  /** All of the picture, with bars beside it, in place of a box that it fills. */
  readonly isWhole?: boolean;
  readonly className?: string;
}

/** A thumbnail that fills its box: its placeholder first, the picture as soon as it is there, without a jump. */
export function PhotoImage({ src, alt, placeholder, quarterTurns = 0, isWhole = false, className = '' }: PhotoImageProps) {
  const [loaded, setLoaded] = useState<string | null>(null);
  const blurred = useMemo(() => (placeholder === null ? null : placeholderUrl(placeholder)), [placeholder]);
  const turn = turnStyle(quarterTurns);
  const fit = isWhole ? 'object-contain' : 'object-cover';
  return (
    <div className={`relative overflow-hidden bg-sunken ${className}`} style={{ containerType: 'size' }}>
      {blurred !== null && loaded !== src && <img src={blurred} alt="" aria-hidden className={`absolute inset-0 size-full ${fit}`} style={turn} />}
      <img
        src={src}
        alt={alt}
        decoding="async"
        draggable={false}
        onLoad={() => setLoaded(src)}
        className={`absolute inset-0 size-full ${fit} ${loaded === src ? 'opacity-100' : 'opacity-0'} transition-opacity duration-150`}
        style={turn}
      />
    </div>
  );
}

/** CSS that turns an image which fills its size container; a quarter turn swaps its sides. */
export function turnStyle(quarterTurns: number): CSSProperties | undefined {
  if (quarterTurns === 0) return undefined;
  const turn = `translate(-50%, -50%) rotate(${quarterTurns * 90}deg)`;
  const sides = quarterTurns % 2 === 1 ? { width: '100cqh', height: '100cqw' } : { width: '100cqw', height: '100cqh' };
  return { ...sides, maxWidth: 'none', inset: 'auto', left: '50%', top: '50%', transform: turn };
}
