import { plural } from '@lingui/core/macro';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import type { PickOption } from '../../ui/PickList.tsx';
import { sayNames } from '../../ui/say-names.ts';
import { Cover } from '../albums/Cover.tsx';

/** A tag as an entry of a list to pick from; found by its name in either language. */
export function tagOption(tag: TagInfo): PickOption {
  return {
    value: tag.id,
    label: sayNames(tag.names),
    ...(tag.photos > 0 && { note: plural(tag.photos, { one: '# photo', other: '# photos' }) }),
    words: [tag.names.en, tag.names.de],
    icon: <Cover id={tag.coverId} className="size-9 shrink-0 rounded-md" />,
  };
}

/** Tags to pick from: the person's own first, then those that most photos bear; hidden ones are left out. */
export function tagOptions(tags: readonly TagInfo[]): readonly PickOption[] {
  return tags
    .filter((tag) => !tag.isHidden && tag.mergedInto === undefined)
    .toSorted((a, b) => Number(a.kind === 'shipped') - Number(b.kind === 'shipped') || b.photos - a.photos || sayNames(a.names).localeCompare(sayNames(b.names)))
    .map(tagOption);
}
