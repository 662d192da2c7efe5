import { useNavigation } from '../../stores/navigation.ts';
import { useTags } from '../../stores/tags.ts';
import { useRefreshed } from '../../stores/use-refreshed.ts';
import { TagsList } from './TagsList.tsx';
import { TeachTag } from './TeachTag.tsx';

/** All tags, or the one that is being taught. */
export function TagsPage() {
  const item = useNavigation((store) => store.place.item);
  useRefreshed(() => useTags.getState().load());
  return (
    <>
      {/* It stays, unseen: Back finds it as it was left. */}
      <div hidden={item !== null} className="h-full">
        <TagsList />
      </div>
      {item !== null && <TeachTag key={item} id={item} />}
    </>
  );
}
