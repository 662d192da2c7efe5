import { Ellipsis, X } from 'lucide-react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { PhotoList } from '../../stores/photo-list.ts';
import { useSelection } from '../../stores/selection.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { showKeys } from '../commands/match-keys.ts';
import { PHOTO_ACTIONS } from './photo-actions.ts';
import { PhotoMenu, type MenuPlace } from './PhotoMenu.tsx';

/** What can be done with the selected photos, at the bottom of their grid for as long as there are any. */
export function SelectionBar({ list }: { readonly list: PhotoList }) {
  const { t, i18n } = useLingui();
  const ids = useSelection((store) => store.ids);
  const clear = useSelection((store) => store.clear);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const isShown = ids.size > 0;
  useEffect(() => {
    // Messages stand above the bar while it is there.
    document.documentElement.style.setProperty('--toasts-bottom', isShown ? '6.5rem' : '');
    return () => void document.documentElement.style.removeProperty('--toasts-bottom');
  }, [isShown]);
  const chosen = [...ids];
  return (
    <>
      <p className="sr-only" role="status">
        {isShown && <Plural value={ids.size} one="# photo selected" other="# photos selected" />}
      </p>
      {isShown && (
        <div
          role="toolbar"
          aria-label={t`Selected photos`}
          className="absolute bottom-4 left-1/2 z-30 flex max-w-[calc(100%-1rem)] -translate-x-1/2 items-center gap-1 rounded-2xl bg-surface p-1.5 shadow-raised ring-1 ring-line"
        >
          <IconButton label={t`Select nothing`} shortcut="Esc" onClick={clear}>
            <X size={18} />
          </IconButton>
          <span className="pr-2 text-body font-medium whitespace-nowrap tabular-nums max-sm:text-small">
            <Trans>{formatNumber(ids.size)} selected</Trans>
          </span>
          <span aria-hidden className="h-6 w-px bg-line" />
          {PHOTO_ACTIONS.filter((action) => action.isInBar && action.isPossible(chosen)).map(({ id, title, Icon, keys, run }) => (
            <IconButton
              key={id}
              label={i18n._(title)}
              shortcut={keys[0] === undefined ? undefined : showKeys(keys[0])}
              className={id === 'photo.favourite' || id === 'photo.trash' || id === 'photo.export' ? '' : 'max-sm:hidden'}
              onClick={() => void tellingProblems(async () => await run([...useSelection.getState().ids]))}
            >
              <Icon size={18} />
            </IconButton>
          ))}
          <IconButton
            label={t`More actions`}
            aria-haspopup="menu"
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              setMenu({ x: box.left, y: box.top, ids: chosen, index: list.indexOf(chosen[0] ?? '') });
            }}
          >
            <Ellipsis size={18} />
          </IconButton>
        </div>
      )}
      <PhotoMenu place={menu} onClose={() => setMenu(null)} onClosed={() => undefined} />
    </>
  );
}
