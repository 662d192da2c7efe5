import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { moveAmongCards } from '../../ui/move-among-cards.ts';
import { sayNames } from '../../ui/say-names.ts';
import { Cover } from '../albums/Cover.tsx';
import { describeMeasure, describeTrust, tagQuestion } from './describe-tag.ts';
import { TagMenu } from './TagMenu.tsx';

/** One tag: its surest photo, its name, on how many photos it is, and how far it can be trusted. */
export function TagRow({ tag, parent }: { readonly tag: TagInfo; readonly parent: TagInfo | undefined }) {
  useLingui();
  const ask = useNavigation((store) => store.ask);
  const measure = describeMeasure(tag);
  return (
    <li className="flex items-center rounded-xl ring-1 ring-line ring-inset transition-colors hover:bg-surface">
      <button
        type="button"
        data-card={tag.id}
        onKeyDown={moveAmongCards}
        onClick={() => ask({ text: tagQuestion(tag) })}
        {...(measure !== '' && { title: measure })}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-xl p-1.5 text-left"
      >
        <Cover id={tag.coverId} className="size-14 shrink-0 rounded-lg" />
        <span className="min-w-0 flex-1">
          <span className="flex gap-1.5 font-medium">
            {/* Where both do not fit, the tag's own name stays whole. */}
            {parent && <span className="min-w-0 shrink-[50] truncate font-normal text-ink-faint">{sayNames(parent.names)}</span>}
            {parent && <span className="shrink-0 font-normal text-ink-faint" aria-hidden>›</span>}
            <span className="min-w-0 truncate">{sayNames(tag.names)}</span>
          </span>
          <span className="block truncate text-small text-ink-soft tabular-nums">{plural(tag.photos, { one: '# photo', other: '# photos' })}</span>
          <span className="block truncate text-small text-ink-faint">{describeTrust(tag)}</span>
        </span>
      </button>
      <TagMenu tag={tag} />
    </li>
  );
}
