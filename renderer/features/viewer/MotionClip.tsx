import { useEffect } from 'react';
import { useLingui } from '@lingui/react/macro';
import { photoUrl } from '../../../shared/photo-url.ts';
import { useToasts } from '../../stores/toasts.ts';
import { useViewer } from '../../stores/viewer.ts';
import type { Size } from './picture-view.ts';
import { turnedStyle } from './turned-style.ts';

/** The moving part of a Live or motion photo, over the still one while it plays. */
export function MotionClip({ id, quarterTurns, box }: { readonly id: string; readonly quarterTurns: number; readonly box: Size & { readonly left: number; readonly top: number } }) {
  const { t } = useLingui();
  const isPlaying = useViewer((store) => store.isMotionPlaying);
  const setPlaying = useViewer((store) => store.setMotionPlaying);
  useEffect(() => () => setPlaying(false), [setPlaying]);
  if (!isPlaying) return null;
  return (
    <video
      src={photoUrl(id, 'motion', { version: id })}
      autoPlay
      muted
      playsInline
      aria-label={t`Moving photo`}
      className="object-cover"
      onEnded={() => setPlaying(false)}
      onError={() => {
        setPlaying(false);
        useToasts.getState().tell(t`This browser cannot play the moving part of this photo.`, { kind: 'problem' });
      }}
      style={{ ...turnedStyle(quarterTurns, box), marginLeft: box.left, marginTop: box.top }}
    />
  );
}
