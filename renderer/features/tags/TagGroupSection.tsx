import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { sayNames } from '../../ui/say-names.ts';
import { tagQuestion } from './describe-tag.ts';
import type { TagGroup } from './sort-tags.ts';
import { TagRow } from './TagRow.tsx';

/** The tags below one, as in "Animals". */
export function TagGroupSection({ group: { head, members }, tags }: { readonly group: TagGroup; readonly tags: ReadonlyMap<string, TagInfo> }) {
  const { t } = useLingui();
  const ask = useNavigation((store) => store.ask);
  const title = head === null ? t`Your own` : sayNames(head.names);
  return (
    <section aria-label={title} className="pb-6">
      <h2 className="flex min-h-11 items-center text-body font-semibold">
        {head === null ? (
          title
        ) : (
          <button type="button" onClick={() => ask({ text: tagQuestion(head) })} className="-ml-2 flex h-8 items-center gap-2 rounded-lg px-2 hover:bg-sunken">
            {title}
            <span className="text-small font-normal text-ink-soft tabular-nums">{plural(head.photos, { one: '# photo', other: '# photos' })}</span>
          </button>
        )}
      </h2>
      {members.length > 0 && (
        <ul aria-label={title} className="grid grid-cols-[repeat(auto-fill,minmax(min(270px,100%),1fr))] gap-2">
          {members.map((tag) => {
            const parent = tag.parent === null || tag.parent === head?.id ? undefined : tags.get(tag.parent);
            return <TagRow key={tag.id} tag={tag} parent={parent} />;
          })}
        </ul>
      )}
    </section>
  );
}
