import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { SearchAnswer } from '../../../shared/contract/schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { withText } from './question-changes.ts';
import { Button } from '../../ui/Button.tsx';

/** What to loosen where nothing matches, each by one click. */
export function Advice({ advice }: { readonly advice: SearchAnswer['advice'] }) {
  const { t } = useLingui();
  if (advice.length === 0) return null;
  return (
    <ul aria-label={t`What to leave out`} className="flex flex-wrap gap-2">
      {advice.map((each) => (
        <li key={each.question}>
          <Button
            onClick={() => {
              const { place, ask } = useNavigation.getState();
              ask(withText(place.question, each.question));
            }}
          >
            <span>
              {each.without === null ? <Trans>without any filter</Trans> : <Trans>without “{each.without}”</Trans>}
            </span>
            <span className="font-normal text-ink-soft">
              <Plural value={each.photos} one="# photo" other="# photos" />
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
