import { Star } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { tellingProblems } from '../../stores/toasts.ts';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';
import { ratePhotos } from './edit-photos.ts';

const RATINGS = [5, 4, 3, 2, 1, 0] as const;

/** The stars of photos, as a menu inside their menu. */
export function RatingItem({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useLingui();
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={MENU_ITEM}>
        <Star size={16} className="text-ink-soft" aria-hidden />
        <span className="flex-1">
          <Trans>Stars</Trans>
        </span>
        <span aria-hidden className="text-small text-ink-faint">
          0–5
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent sideOffset={4} collisionPadding={8} className={MENU_CONTENT}>
          {RATINGS.map((rating) => (
            <DropdownMenu.Item
              key={rating}
              className={MENU_ITEM}
              aria-label={plural(rating, { 0: 'No stars', one: '# star', other: '# stars' })}
              onSelect={() => void tellingProblems(() => ratePhotos(ids, rating))}
            >
              <span className="flex gap-0.5 text-accent" aria-hidden>
                {rating === 0 ? <span className="text-ink">{t`No stars`}</span> : Array.from({ length: rating }, (_, index) => <Star key={index} size={15} fill="currentColor" />)}
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
