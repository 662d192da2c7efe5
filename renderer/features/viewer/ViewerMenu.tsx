import { Ellipsis } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { PhotoMenu, type MenuPlace } from '../actions/PhotoMenu.tsx';

export interface ViewerMenuProps {
  readonly id: string;
  /** Where the other button of the mouse opens it too. */
  readonly frame: RefObject<HTMLElement | null>;
}

/** Everything else that can be done with the open photo. */
export function ViewerMenu({ id, frame }: ViewerMenuProps) {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<MenuPlace | null>(null);
  useEffect(() => {
    const element = frame.current;
    const onContextMenu = (event: MouseEvent): void => {
      if (!(event.target instanceof Element) || !event.target.closest('[data-stage]') || event.target.closest('video, [data-over-stage]')) return;
      event.preventDefault();
      setPlace({ x: event.clientX, y: event.clientY, ids: [id], index: 0 });
    };
    element?.addEventListener('contextmenu', onContextMenu);
    return () => element?.removeEventListener('contextmenu', onContextMenu);
  }, [frame, id]);
  return (
    <>
      <IconButton
        ref={button}
        label={t`More`}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setPlace({ x: left, y: bottom, ids: [id], index: 0 });
        }}
      >
        <Ellipsis size={20} />
      </IconButton>
      <PhotoMenu place={place} onClose={() => setPlace(null)} onClosed={() => button.current?.focus()} />
    </>
  );
}
