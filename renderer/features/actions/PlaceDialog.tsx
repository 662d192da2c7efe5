import { MapPin } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useId, useState } from 'react';
import type { FoundPlace } from '../../../shared/contract/app-schemas.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { sayCountries, sayTownOrCountry } from '../../ui/say-country.ts';
import { setPlaces } from './edit-photos.ts';
import { readCoordinates, type Coordinates } from './read-coordinates.ts';
import { useFoundPlaces } from './use-found-places.ts';
import { useReadPhotos } from './use-read-photos.ts';

const PlacePicker = lazy(async () => ({ default: (await import('../../map/PlacePicker.tsx')).PlacePicker }));

/** Correct where photos were taken: by a name, by coordinates, or on the map. */
export function PlaceDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { t } = useLingui();
  const photos = useReadPhotos(ids);
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<Coordinates | null>(null);
  const fieldId = useId();
  const typed = readCoordinates(text);
  const places = useFoundPlaces(typed === null && picked === null ? text : '');
  const before = photos?.find((photo) => photo.place !== null)?.place ?? null;
  const place = picked ?? typed;

  function save(): void {
    if (place === null) return;
    onClose();
    void tellingProblems(() => setPlaces(ids, { latitude: place.latitude, longitude: place.longitude }));
  }
  function takeBack(): void {
    onClose();
    void tellingProblems(() => setPlaces(ids, null));
  }
  function choose(found: FoundPlace): void {
    setText([nameOf(found), areaOf(found)].filter((part) => part !== '').join(', '));
    setPicked({ latitude: found.latitude, longitude: found.longitude });
  }

  return (
    <Modal
      title={t`Correct the place`}
      description={t`In the library only: the files stay as they are.`}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          {photos?.some((photo) => photo.corrected.includes('place')) === true && (
            <Button look="quiet" className="mr-auto" onClick={takeBack}>
              <Trans>Back to the file's place</Trans>
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="accent" disabled={place === null} onClick={save}>
            <Trans>Correct</Trans>
          </Button>
        </>
      }
    >
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          const first = places?.[0];
          if (place !== null) save();
          else if (first) choose(first);
        }}
      >
        <label htmlFor={fieldId} className="text-small text-ink-soft">
          <Trans>A town, region or country, or coordinates</Trans>
        </label>
        <input
          id={fieldId}
          value={text}
          placeholder={sayTownOrCountry(before) ?? ''}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setPicked(null);
          }}
          className="mt-1.5 h-10 w-full rounded-lg border border-line bg-sunken px-3 text-body placeholder:text-ink-faint"
        />
        <p className="sr-only" role="status">
          {places !== null && (places.length === 0 ? t`No place has this name` : t`${places.length} places found`)}
        </p>
        {places !== null && <FoundPlaces places={places} onChoose={choose} />}
      </form>
      <div className="mt-4 h-64 overflow-hidden rounded-xl border border-line bg-sunken">
        <Suspense fallback={null}>
          <PlacePicker
            place={place ?? before}
            onPick={(point) => {
              setPicked(point);
              setText(`${point.latitude}, ${point.longitude}`);
            }}
          />
        </Suspense>
      </div>
    </Modal>
  );
}

function FoundPlaces({ places, onChoose }: { readonly places: readonly FoundPlace[]; readonly onChoose: (place: FoundPlace) => void }) {
  if (places.length === 0) {
    return (
      <p className="absolute inset-x-0 top-full z-10 mt-1 rounded-lg border border-line bg-surface px-3 py-2 text-small text-ink-soft shadow-raised">
        <Trans>No place has this name. A place that is not in the list can be set on the map.</Trans>
      </p>
    );
  }
  return (
    <ul className="absolute inset-x-0 top-full z-10 mt-1 max-h-56 overflow-y-auto rounded-lg border border-line bg-surface p-1 shadow-raised">
      {places.map((place) => (
        <li key={`${place.latitude} ${place.longitude} ${place.kind}`}>
          <button type="button" className="flex w-full items-center gap-3 rounded-md px-3 py-1.5 text-left hover:bg-sunken" onClick={() => onChoose(place)}>
            <MapPin size={15} className="shrink-0 text-ink-faint" aria-hidden />
            <span className="truncate">{nameOf(place)}</span>
            <span className="truncate text-small text-ink-soft">{areaOf(place)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ kind, name, countryCode }: FoundPlace): string {
  return kind === 'country' ? sayCountries(name, [countryCode]) : name;
}

/** What it lies in; empty for a country. */
function areaOf({ name, region, country, countryCode }: FoundPlace): string {
  return [region === name ? null : region, country === name ? null : sayCountries(country, [countryCode])].filter((area) => area !== null).join(', ');
}
