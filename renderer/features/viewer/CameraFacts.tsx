import { Camera } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { quoteValue } from '../../ui/quote-value.ts';
import { AskButton } from './AskButton.tsx';
import { describeExposure } from './describe-exposure.ts';
import { Fact } from './Fact.tsx';

/** Camera, lens and exposure; nothing where none is known. */
export function CameraFacts({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  const exposure = describeExposure(photo);
  if (photo.camera === null && photo.lens === null && exposure.length === 0) return null;
  return (
    <Fact icon={<Camera size={18} />} name={t`Camera`}>
      {photo.camera !== null && (
        <AskButton question={`camera:${quoteValue(photo.camera)}`} className="text-left hover:underline">
          {photo.camera}
        </AskButton>
      )}
      {photo.lens !== null && <p className="text-small text-ink-soft">{photo.lens}</p>}
      {exposure.length > 0 && <p className="text-small text-ink-soft">{exposure.join('   ')}</p>}
    </Fact>
  );
}
