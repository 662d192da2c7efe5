import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { PhotoTags } from '../../../shared/contract/tag-schemas.ts';
import { api } from '../../api/client.ts';
import { useTags } from '../../stores/tags.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { sayNames } from '../../ui/say-names.ts';
import { sayTag } from './change-tags.ts';

/** Photos whose tags are read at most: the contract's largest request. */
const READ_AT_MOST = 10_000;

/** Which of the tags that photos bear is taken off them. */
export function RemoveTagDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [read, setRead] = useState<readonly PhotoTags[]>([]);
  useEffect(() => {
    let isLate = false;
    void tellingProblems(async () => {
      const answer = await api.tags.of.query({ ids: ids.slice(0, READ_AT_MOST) });
      if (!isLate) setRead(answer);
    });
    return () => {
      isLate = true;
    };
  }, [ids]);
  const borne = [...Map.groupBy(read.flatMap(({ id, tags }) => tags.map((tag) => ({ ...tag, id }))), ({ tag }) => tag)]
    .map(([tag, on]) => ({ tag, names: on[0]?.names ?? { en: tag, de: tag }, ids: on.map(({ id }) => id) }))
    .toSorted((a, b) => b.ids.length - a.ids.length);
  return (
    <Modal title={plural(ids.length, { one: 'Take a tag off # photo', other: 'Take a tag off # photos' })} isOpen onClose={onClose}>
      <PickList
        label={t`Tags`}
        placeholder={t`Find a tag`}
        empty={t`These photos bear no tag.`}
        options={borne.map(({ tag, names, ids: on }) => ({ value: tag, label: sayNames(names), words: [names.en, names.de], note: plural(on.length, { one: 'on # photo', other: 'on # photos' }) }))}
        onPick={(tag) => {
          const found = borne.find((each) => each.tag === tag);
          onClose();
          // The person's own tag is simply taken back; of one that is read from pictures they say that it is wrong.
          const isOwn = useTags.getState().tags?.find((each) => each.id === tag)?.kind === 'own' || tag.startsWith('own-');
          if (found) void tellingProblems(() => sayTag(found.ids, { id: tag, names: found.names }, isOwn ? null : false));
        }}
      />
    </Modal>
  );
}
