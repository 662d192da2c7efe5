import { photoUrl } from '../../../shared/photo-url.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { describeWeaker } from './describe-results.ts';

/** Results in rows, until the grid is there. */
export function ResultsGrid({ strong }: { readonly strong: number }) {
  const list = useSearch((store) => store.list);
  return (
    <div className="flex flex-wrap gap-1 overflow-y-auto px-4">
      {Array.from({ length: list.count }, (_, index) => (
        <div key={list.idAt(index)} className="contents">
          {index === strong && <h2 className="w-full py-3 text-small text-ink-soft">{describeWeaker(strong)}</h2>}
          <button type="button" data-photo-id={list.idAt(index)} onClick={() => useNavigation.getState().openPhoto(list.idAt(index))} style={{ height: 200, width: 200 * list.ratioAt(index) }}>
            <PhotoImage src={photoUrl(list.idAt(index), 'thumb')} alt="" placeholder={null} className="size-full" />
          </button>
        </div>
      ))}
    </div>
  );
}
